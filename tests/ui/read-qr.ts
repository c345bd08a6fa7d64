import { readFileSync } from 'node:fs'
import path from 'node:path'

type Message = { id: number; type: string; data: unknown }
type Self = { onmessage?: (event: { data: Message }) => void; postMessage: (message: Message) => void }

/**
 * What a scanner reads from a picture of grey values (0 dark, 255 light): the decoder that the browser app itself
 * brings along, taken out of its worker. `null` when it finds no code.
 */
export function readQr(picture: { grey: number[]; width: number }): string | null {
  const { grey, width } = picture
  let read: string | null = null
  const self: Self = { postMessage: ({ data }) => (read = data as string | null) }
  new Function('self', workerText())(self)
  const data = new Uint8ClampedArray(grey.flatMap((value) => [value, value, value, 255]))
  self.onmessage?.({ data: { id: 1, type: 'decode', data: { data, width, height: grey.length / width } } })
  return read
}

/** The package hands its worker's text to a blob; a blob of ours keeps it. */
function workerText(): string {
  const file = path.join(__dirname, '../../node_modules/qr-scanner/qr-scanner-worker.min.js')
  const module = readFileSync(file, 'utf8').replace('export const createWorker=', 'return ')
  let kept = ''
  class Blob {
    constructor([text]: string[]) {
      kept = text ?? ''
    }
  }
  const create = new Function('Blob', 'Worker', 'URL', module)(Blob, class {}, { createObjectURL: () => '' })
  create()
  return kept
}

/** Paints a path of dashes (`M2 0.5h3…`, one module high) as a scanner would see it: with a white border, 6 px a module. */
export function paint(path: string, size: number): { grey: number[]; width: number } {
  const border = 4
  const pixels = 6
  const width = (size + 2 * border) * pixels
  const grey = new Array<number>(width * width).fill(255)
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)\.5h(\d+)/g)) {
    const left = (Number(x) + border) * pixels
    const top = (Number(y) + border) * pixels
    for (let row = top; row < top + pixels; row += 1)
      grey.fill(0, row * width + left, row * width + left + Number(length) * pixels)
  }
  return { grey, width }
}
