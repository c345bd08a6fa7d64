import { inflateSync } from 'node:zlib'
import { readQr } from '../ui/read-qr'

/** A page of a PDF as a reader sees it: its lines of text, and the bars drawn on it in points from the top left corner. */
export type PaperPage = { lines: string[]; bars: { x: number; y: number; width: number; height: number }[] }

/** Reads back what pdfkit writes with one embedded font: enough to prove what stands on a sheet. */
export function readPdf(bytes: Buffer): PaperPage[] {
  const text = bytes.toString('latin1')
  const objects = new Map<string, { head: string; body: string }>()
  for (const [, id = '', content = ''] of text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const at = content.indexOf('stream\n')
    const head = at === -1 ? content : content.slice(0, at)
    const packed = at === -1 ? '' : content.slice(at + 7, content.lastIndexOf('\nendstream'))
    const body = head.includes('/FlateDecode') ? inflateSync(Buffer.from(packed, 'latin1')).toString('latin1') : packed
    objects.set(id, { head, body })
  }
  const all = [...objects.values()]
  const letters = lettersOf(all.find(({ body }) => body.includes('beginbfrange'))?.body ?? '')
  const order = /\/Kids \[([^\]]*)\]/.exec(all.find(({ head }) => head.includes('/Type /Pages'))?.head ?? '')?.[1] ?? ''
  return [...order.matchAll(/(\d+) 0 R/g)].map(([, id = '']) => {
    const contents = /\/Contents (\d+) 0 R/.exec(objects.get(id)?.head ?? '')?.[1] ?? ''
    return pageOf(objects.get(contents)?.body ?? '', letters)
  })
}

/** Which text each glyph of the font stands for, as the file says to those who copy from it. */
function lettersOf(map: string): string[] {
  const letters: string[] = []
  for (const [, from = '', , many = ''] of map.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/g))
    [...many.matchAll(/<([0-9a-f ]*)>/g)].forEach(([, code = ''], index) => {
      const units = code.replace(/ /g, '').match(/.{4}/g) ?? []
      letters[Number.parseInt(from, 16) + index] = String.fromCharCode(
        ...units.map((unit) => Number.parseInt(unit, 16)),
      )
    })
  return letters
}

function pageOf(content: string, letters: string[]): PaperPage {
  const lines = [...content.matchAll(/\[([^\]]*)\] TJ/g)].map(([, shown = '']) =>
    [...shown.matchAll(/<([0-9a-f]+)>/g)]
      .flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
      .map((glyph) => letters[Number.parseInt(glyph, 16)] ?? '?')
      .join(''),
  )
  const bars = [...content.matchAll(/^([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re$/gm)].map(([, ...numbers]) => {
    const [x = 0, y = 0, width = 0, height = 0] = numbers.map(Number)
    return { x, y, width, height }
  })
  return { lines, bars }
}

/** What a scanner reads in a part of a page, at two dots a point. */
export function scan(
  { bars }: PaperPage,
  part: { x: number; y: number; width: number; height: number },
): string | null {
  const dots = 2
  const [width, height] = [Math.ceil(part.width * dots), Math.ceil(part.height * dots)]
  const grey = new Array<number>(width * height).fill(255)
  const dot = (points: number) => Math.round(points * dots)
  for (const bar of bars) {
    // A cutting line is a frame and no bar.
    if (bar.height > 40) continue
    const [left, right] = [dot(bar.x - part.x), dot(bar.x + bar.width - part.x)]
    if (left < 0 || right > width) continue
    for (let row = Math.max(0, dot(bar.y - part.y)); row < Math.min(height, dot(bar.y + bar.height - part.y)); row++)
      grey.fill(0, row * width + left, row * width + right)
  }
  return readQr({ grey, width })
}
