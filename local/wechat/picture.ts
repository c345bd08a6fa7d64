import { PNG } from 'pngjs'

/** Red, green and blue, 0 to 255 each. */
export type Ink = [red: number, green: number, blue: number]

/** Draws a square of squares as a PNG of exactly this width; what is over after whole pixels becomes a wider rim. */
export function drawSquares(
  squares: readonly (readonly boolean[])[],
  { widthPx, ink, isTransparent }: { widthPx: number; ink: Ink; isTransparent: boolean },
): Buffer {
  const scale = Math.floor(widthPx / squares.length)
  const rim = Math.floor((widthPx - scale * squares.length) / 2)
  const picture = new PNG({ width: widthPx, height: widthPx })
  const line = (y: number) => picture.data.subarray(y * widthPx * 4, (y + 1) * widthPx * 4)
  const dark = Buffer.from([...ink, 255])
  picture.data.fill(Buffer.from([255, 255, 255, isTransparent ? 0 : 255]))
  squares.forEach((row, number) => {
    const first = line(rim + number * scale)
    row.forEach((isDark, at) => {
      if (isDark) first.fill(dark, (rim + at * scale) * 4, (rim + (at + 1) * scale) * 4)
    })
    for (let copy = 1; copy < scale; copy += 1) line(rim + number * scale + copy).set(first)
  })
  // Squares pack well as they are; trying filters on each line takes ten times as long.
  return PNG.sync.write(picture, { filterType: 0, deflateStrategy: 0 })
}
