/** The bytes of a photo in the platform's own hand: a path in WeChat, a Blob in the browser. Opaque to everybody else. */
export type PhotoFile = string | object

/** No side is longer: enough to read a pay slip, little enough for a bad signal (about 300 kB). */
export const longestSidePx = 1600
export const jpegQuality = 0.82

export interface Chosen {
  /** Drawn anew as small JPEGs, so that nothing but the picture is in them: no place, no time, no phone. */
  files: PhotoFile[]
  /** How many could not be opened. */
  unreadable: number
  /** The phone does not let the app see photos. */
  denied: boolean
}

/**
 * Photos that wait on this phone, by ids of ours. They outlive the app, and leave the phone only when they are handed in.
 * Nothing here throws: what is not there is `null`.
 */
export interface PhotoBox {
  /** Camera or album, at most so many. Nothing chosen: no files. */
  choose(most: number): Promise<Chosen>
  /** False when the phone has no room. */
  keep(id: string, file: PhotoFile): Promise<boolean>
  file(id: string): Promise<PhotoFile | null>
  /** Where a picture on the screen finds it. */
  url(id: string): Promise<string | null>
  drop(id: string): Promise<void>
}

/** Width and height within the longest side, never larger than they were. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const share = Math.min(1, longestSidePx / Math.max(width, height, 1))
  return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) }
}
