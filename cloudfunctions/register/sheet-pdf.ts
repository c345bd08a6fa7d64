import { readFile } from 'node:fs/promises'
import path from 'node:path'
import fontFile from '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf'
import { assertNever } from '#domain/kernel/result'

/** What hangs at one place. */
export type Board = { code: string; name: string; where: string }
type How = { layout: 'twelve' | 'one'; origin: string | undefined; streetName: string; phone: string }
type Paper = PDFKit.PDFDocument

/** A4 upright, in points. */
const page = { width: 595.28, height: 841.89 }
const columns = 3
const rows = 4
const perSheet = columns * rows
const ink = '#1b1815'
const faint = '#6b6259'
const cutLine = '#c9c0b4'

/**
 * Codes on A4: twelve to cut apart, or one large for the board of rights, beside its third block (Order 724, 34). The font is
 * embedded with the letters that are used; the codes are drawn, so that they stay sharp at any size.
 */
export async function sheetPdf(boards: Board[], how: How): Promise<{ bytes: Buffer; pages: number }> {
  const [{ default: Document }, { encode }, font] = await Promise.all([import('pdfkit'), import('uqr'), fontBytes()])
  const paper: Paper = new Document({
    ...{ size: 'A4', margin: 0, autoFirstPage: false, font: font as never },
    info: { Title: '场所码', Author: how.streetName },
  })
  const bytes = collected(paper)
  const qr = ({ code }: Board): boolean[][] => encode(linkOf(code, how), { ecc: 'M', border: 0 }).data
  const pages = draw(paper, boards, how, qr)
  paper.end()
  return { bytes: await bytes, pages }
}

const linkOf = (code: string, { origin }: How): string => (origin === undefined ? code : `${origin}/?scene=${code}`)

let loaded: Promise<Buffer> | undefined
/** Read at the first sheet, once for the life of the instance. */
function fontBytes(): Promise<Buffer> {
  loaded ??= readFile(path.resolve(__dirname, fontFile))
  return loaded
}

function collected(paper: Paper): Promise<Buffer> {
  const chunks: Buffer[] = []
  paper.on('data', (chunk: Buffer) => chunks.push(chunk))
  return new Promise((resolve, reject) => {
    paper.on('end', () => resolve(Buffer.concat(chunks)))
    paper.on('error', reject)
  })
}

type Qr = (board: Board) => boolean[][]

function draw(paper: Paper, boards: Board[], how: How, qr: Qr): number {
  switch (how.layout) {
    case 'twelve':
      boards.forEach((board, index) => {
        if (index % perSheet === 0) paper.addPage()
        drawSmall(paper, board, how, qr(board), index % perSheet)
      })
      return Math.ceil(boards.length / perSheet)
    case 'one':
      for (const board of boards) {
        paper.addPage()
        drawLarge(paper, board, how, qr(board))
      }
      return boards.length
    default:
      return assertNever(how.layout)
  }
}

function drawSmall(paper: Paper, board: Board, { phone }: How, modules: boolean[][], nth: number): void {
  const cell = { width: page.width / columns, height: page.height / rows }
  const left = (nth % columns) * cell.width
  const top = Math.floor(nth / columns) * cell.height
  paper.rect(left, top, cell.width, cell.height).lineWidth(0.5).dash(3, { space: 3 }).stroke(cutLine).undash()
  const line = liner(paper, left + 10, cell.width - 20)
  line('工资没发、少发，扫这里', top + 14, 12)
  const side = 112
  drawQr(paper, modules, { left: left + (cell.width - side) / 2, top: top + 36, side })
  line(spaced(board.code), top + 153, 11)
  line(board.name, top + 169, 9)
  line('不用登录，不收钱，可以不留姓名', top + 184, 8, faint)
  line(`也可以打 ${phone}`, top + 195, 8, faint)
}

function drawLarge(paper: Paper, board: Board, { streetName, phone }: How, modules: boolean[][]): void {
  const line = liner(paper, 50, page.width - 100)
  line('工资没发、少发，扫这里', 60, 34)
  line('微信扫一扫，五步说清楚。不用登录，不收钱，可以不留姓名，老板看不到是谁说的。', 112, 14, faint)
  const side = 340
  drawQr(paper, modules, { left: (page.width - side) / 2, top: 160, side })
  line(spaced(board.code), 518, 26)
  line(board.name, 562, 20)
  line(board.where, 592, 13, faint)
  line('这块码和维权信息告示牌挂在一起', 636, 14)
  line(`${streetName}劳动争议调解：${phone}`, 664, 15)
  line('人社 12333 · 法律援助 12348 · 工会 12351 · 政务热线 12345', 690, 13)
  line('投诉、调解、仲裁、法律援助都不收钱，走哪条路都行。', 714, 13, faint)
}

/** Writes one line in the middle of a strip, smaller when it would not fit. */
const liner =
  (paper: Paper, left: number, width: number) =>
  (text: string, top: number, size: number, colour = ink): void => {
    const wide = paper.fontSize(size).widthOfString(text)
    paper.fontSize(Math.max(6, Math.min(size, (size * width) / wide)))
    paper.fillColor(colour).text(text, left, top, { width, align: 'center', lineBreak: false })
  }

/** `ABCD 2345`: as people read it to each other. */
const spaced = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1 ')

/** Each run of dark modules is one bar; the paper around it is the white border that scanners need. */
function drawQr(paper: Paper, modules: boolean[][], { left, top, side }: { left: number; top: number; side: number }) {
  const unit = side / modules.length
  modules.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue
      const from = x
      while (row[x + 1]) x++
      // A hair taller than its row, or some printers leave a white line between two.
      paper.rect(left + from * unit, top + y * unit, (x - from + 1) * unit, unit * 1.02)
    }
  })
  paper.fill(ink)
}
