import type { PhotoFile } from './photo.types'

/** A browser lets somebody choose a table; a mini-program sees only what came in a chat. */
export const canChooseTable = true

/** The table that somebody chose; undefined when they changed their mind. */
export function chooseTable(): Promise<PhotoFile | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = '.xlsx'
    input.addEventListener('change', () => resolve(input.files?.[0]))
    input.addEventListener('cancel', () => resolve(undefined))
    input.click()
  })
}

/** Hands over a file that the street has made. */
export function openFile(url: string, name: string): Promise<boolean> {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.target = '_blank'
  link.rel = 'noopener'
  link.click()
  return Promise.resolve(true)
}
