import { encode } from 'uqr'

/** A QR code as one stroke: `size` modules wide, dark where the line of width 1 runs. */
export interface QrPicture {
  size: number
  path: string
}

/** Draws the text row by row, each run of dark modules one dash: about a kilobyte, little enough for one tap. */
export function drawQr(text: string): QrPicture {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  return { size, path: data.map(rowOf).join('') }
}

function rowOf(modules: readonly boolean[], y: number): string {
  let row = ''
  for (let x = 0; x < modules.length; x += 1) {
    if (!modules[x]) continue
    const from = x
    while (modules[x + 1]) x += 1
    row += `M${from} ${y}.5h${x - from + 1}`
  }
  return row
}
