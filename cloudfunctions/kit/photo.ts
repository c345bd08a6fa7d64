import { cleanJpeg } from './photo-jpeg'
import { cleanPng } from './photo-png'

/** A photo as large as this is taken; phones shrink theirs before they send them. */
export const mostPhotoBytes = 6 * 1024 * 1024

/** More points than any phone's camera has: beyond it a small file could still fill the memory of whoever looks at it. */
const mostPixels = 120_000_000

export type CleanPhoto = { extension: 'jpg' | 'png'; bytes: Buffer }

/**
 * The picture and nothing else: no place, time, device, thumbnail, comment or profile, nothing after its end; only how it
 * is to be turned stays. Only parts that are known to draw the picture are copied, so what a maker of phones invents
 * tomorrow is left behind too. Undefined for what is not a JPEG or PNG by its own bytes, whatever it is called.
 */
export function cleanPhoto(bytes: Buffer): CleanPhoto | undefined {
  const jpeg = cleanJpeg(bytes)
  if (jpeg) return isDrawable(jpeg) ? { extension: 'jpg', bytes: jpeg.bytes } : undefined
  const png = cleanPng(bytes)
  return png && isDrawable(png) ? { extension: 'png', bytes: png.bytes } : undefined
}

const isDrawable = ({ width, height }: { width: number; height: number }): boolean =>
  width > 0 && height > 0 && width * height <= mostPixels
