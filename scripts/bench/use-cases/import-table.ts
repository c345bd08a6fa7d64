import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import ExcelJS from 'exceljs'
import type { AnswerOf } from '#domain/contract/index'
import { players } from '../street/cast'
import { type BenchStreet, newCommandId } from '../street/street'

const { streetStaff } = players
type Made = AnswerOf<'register', 'placeTemplate'>
type Looked = AnswerOf<'register', 'checkPlaces'>
type Step = AnswerOf<'register', 'runImport'>

/** The template, filled with new shops of one community, where phones and browsers put their files. */
async function tableOf(street: BenchStreet, dataDir: string, rows: number): Promise<string> {
  const { file } = await street.done<Made>('register', 'placeTemplate', streetStaff, {})
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load((await (await fetch(file.url)).arrayBuffer()) as never)
  const [sheet] = workbook.worksheets
  if (!sheet) throw new Error('a template without a sheet')
  const headers = (sheet.getRow(1).values as string[]).slice(1)
  const known = await street.done<AnswerOf<'place', 'areas'>>('place', 'areas', streetStaff, {})
  const community = known.areas.find(({ kind }) => kind === 'community')
  for (let nth = 0; nth < rows; nth++) {
    const cells: Record<string, string> = { 名称: `新开的店${nth}`, 类型: '商户', 社区: community?.name ?? '' }
    sheet.addRow(headers.map((header) => cells[header] ?? ''))
  }
  const folder = path.join(dataDir, 'files/incoming')
  mkdirSync(folder, { recursive: true })
  const name = `${newCommandId()}.xlsx`
  writeFileSync(path.join(folder, name), Buffer.from(await workbook.xlsx.writeBuffer()))
  return `cloud://xiaohongmao-bench.local/incoming/${name}`
}

/** From the table that was sent to its last row in the register: seconds in all, and of the longest call. */
export async function bringIn(
  street: BenchStreet,
  dataDir: string,
  rows: number,
): Promise<{ seconds: number; longestSeconds: number }> {
  const fileId = await tableOf(street, dataDir, rows)
  const startedMs = performance.now()
  const looked = await street.done<Looked>('register', 'checkPlaces', streetStaff, { fileId })
  if (looked.importId === null) throw new Error(JSON.stringify(looked.problems.slice(0, 3)))
  let longestMs = performance.now() - startedMs
  for (;;) {
    const fromMs = performance.now()
    const { done } = await street.done<Step>('register', 'runImport', streetStaff, { importId: looked.importId })
    longestMs = Math.max(longestMs, performance.now() - fromMs)
    if (done) break
  }
  return { seconds: (performance.now() - startedMs) / 1000, longestSeconds: longestMs / 1000 }
}
