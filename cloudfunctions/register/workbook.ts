import type { CellValue, Workbook } from 'exceljs'
import { type Fault, type Form, letterIn } from './form'

/** Loaded at the first table, not when the instance is born. */
const newWorkbook = async (): Promise<Workbook> => new (await import('exceljs')).default.Workbook()

/** The texts of one row, by column; empty where nothing stands. */
type Cells<K extends string> = Record<K, string>

/** A table as an Excel file; every cell is text, so that Excel changes no code and no phone number. */
export async function writeTable<K extends string>(form: Form<K>, rows: Cells<K>[], notes: string[]): Promise<Buffer> {
  const { columns, choices, mostRows } = form
  const workbook = await newWorkbook()
  const sheet = workbook.addWorksheet(form.sheet, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(({ key, header, width }) => ({ key, header, width, style: { numFmt: '@' } }))
  sheet.getRow(1).font = { bold: true }
  sheet.addRows(rows)
  for (const { key } of columns) {
    const words = choices[key]
    if (words === undefined) continue
    const rule = { type: 'list' as const, allowBlank: true, formulae: [`"${words.join(',')}"`] }
    // One rule over the whole column; a rule for each cell makes a large file.
    const rules = sheet as unknown as { dataValidations: { add(range: string, rule: object): void } }
    rules.dataValidations.add(`${letterIn(columns, key)}2:${letterIn(columns, key)}${mostRows + 1}`, rule)
  }
  if (notes.length > 0) {
    const explained = workbook.addWorksheet('怎么填')
    explained.columns = [{ width: 90 }]
    explained.addRows(notes.map((note) => [note]))
  }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

export type Table<K extends string> = { rows: { number: number; cells: Cells<K> }[] }

/** The rows of a table as somebody filled it in; in words what it is otherwise. Empty rows are passed over. */
export async function readTable<K extends string>(form: Form<K>, file: Buffer): Promise<Table<K> | Fault> {
  const { columns, mostRows } = form
  const workbook = await newWorkbook()
  try {
    await workbook.xlsx.load(file as never)
  } catch {
    return { cell: 'A1', message: '这个文件打不开。请用模板填好，另存成 .xlsx 再传' }
  }
  const sheet = workbook.getWorksheet(form.sheet) ?? workbook.worksheets[0]
  if (sheet === undefined) return { cell: 'A1', message: '表是空的' }
  const headers = sheet.getRow(1)
  const strange = columns.findIndex(({ header }, index) => textOf(headers.getCell(index + 1).value) !== header)
  const expected = columns[strange]
  if (expected)
    return { cell: `${letterIn(columns, expected.key)}1`, message: `这一列的题目要是“${expected.header}”，请用模板填` }
  const rows: Table<K>['rows'] = []
  sheet.eachRow((row, number) => {
    if (number === 1) return
    const texts = columns.map(({ key, header }, index) => {
      const text = textOf(row.getCell(index + 1).value)
      return [key, isDay(header) ? dayIn(text) : text] as const
    })
    if (texts.some(([, text]) => text !== '')) rows.push({ number, cells: Object.fromEntries(texts) as Cells<K> })
  })
  if (rows.length === 0) return { cell: 'A2', message: '表里还没有填' }
  if (rows.length > mostRows) return { cell: `A${mostRows + 2}`, message: `一次最多 ${mostRows} 行，请分几张表` }
  return { rows }
}

const isDay = (header: string): boolean => /日期?$/.test(header)

/** A day however it was typed: `2026/3/5`, `2026年3月5日`, or the number that Excel keeps for it; anything else as it stands. */
function dayIn(text: string): string {
  // Excel counts days from the last one of 1899.
  if (/^\d{5}(\.\d+)?$/.test(text))
    return new Date(Date.UTC(1899, 11, 30 + Math.floor(Number(text)))).toISOString().slice(0, 10)
  const [, year, month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? []
  return year === undefined ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** What a person sees in a cell, without spaces around it; dates as `2026-03-05`. */
function textOf(value: CellValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  if (typeof value !== 'object') return String(value).trim()
  if ('richText' in value)
    return value.richText
      .map(({ text }) => text)
      .join('')
      .trim()
  if ('text' in value) return String(value.text).trim()
  return 'result' in value ? textOf(value.result as CellValue) : ''
}
