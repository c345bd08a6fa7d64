import type { PictureToSave, Saved } from './picture.types'

/** Draws a picture and lets the browser save it as a PNG where it saves everything. */
export async function savePicture({ name, width, height, draw }: PictureToSave): Promise<Saved> {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d')
  if (pen === null) return 'failed'
  draw(pen)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (blob === null) return 'failed'
  const link = document.createElement('a')
  link.download = `${name}.png`
  link.href = URL.createObjectURL(blob)
  link.click()
  // The browser reads it in its own time; it goes with the window at the latest.
  window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  return 'saved'
}
