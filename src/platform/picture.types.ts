/** What draws on both platforms' canvases, as far as we draw. */
export interface Pen {
  fillStyle: unknown
  font: string
  textAlign: unknown
  textBaseline: unknown
  fillRect(x: number, y: number, width: number, height: number): void
  fillText(text: string, x: number, y: number): void
  measureText(text: string): { width: number }
}

export interface PictureToSave {
  /** In the browser the name of the file, without its ending. */
  name: string
  width: number
  height: number
  draw(pen: Pen): void
}

/** `saved`: it lies among the person's pictures · `denied`: the phone does not allow it · `failed`: it could not be drawn. */
export type Saved = 'saved' | 'denied' | 'failed'
