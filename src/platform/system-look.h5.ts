import { frameColours, type Look, type SystemLook } from './system-look.types'

const darkQuery = '(prefers-color-scheme: dark)'

/** A browser enlarges text by its own zoom, so care mode is only ever asked for by its switch. */
export const readSystem = (): SystemLook => ({
  dark: window.matchMedia?.(darkQuery).matches ?? false,
  largeText: false,
})

/** Told too when another window of this browser keeps something: what was asked for there counts here. */
export function watchSystem(changed: () => void): void {
  window.addEventListener('storage', changed)
  window.matchMedia?.(darkQuery).addEventListener?.('change', changed)
}

/** Colours what lies around the page: the rubber band, the scroll bars, the browser's own bar. */
export function paintFrame({ dark, care }: Look): void {
  const root = document.documentElement
  root.classList.toggle('theme-dark', dark)
  root.classList.toggle('care', care)
  root.style.colorScheme = dark ? 'dark' : 'light'
  let meta = document.querySelector<HTMLMetaElement>('meta[name="theme-color"]')
  if (meta === null) {
    meta = document.createElement('meta')
    meta.name = 'theme-color'
    document.head.append(meta)
  }
  meta.content = dark ? frameColours.dark : frameColours.light
}
