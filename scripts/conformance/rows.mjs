import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { paths } from '../lib/paths.mjs'

/** One thing that was proven or not: what, how much of it, and whether it holds. */
export const row = (what, outcome, ok, details = []) => ({ what, outcome, ok, details })

const isWide = (letter) => /[\u2e80-\u9fff\uff01-\uff60]/.test(letter)
const widthOf = (text) => [...text].reduce((sum, letter) => sum + (isWide(letter) ? 2 : 1), 0)
const padded = (text, width) => text + ' '.repeat(Math.max(0, width - widthOf(text)))

/** The table of all parts; what does not hold is followed by its details. */
export function tableOf(parts) {
  const widest = Math.max(...parts.flatMap(({ rows }) => rows.map(({ what }) => widthOf(what))))
  return parts
    .map(({ title, rows }) =>
      [
        `\n${title}`,
        ...rows.flatMap(({ what, outcome, ok, details }) => [
          `  ${ok ? '✓' : '✗'} ${padded(what, widest)}  ${outcome}`,
          ...(ok ? [] : details.map((line) => `      ${line}`)),
        ]),
      ].join('\n'),
    )
    .join('\n')
}

export const reportFile = path.join(paths.dist, 'conformance.json')

export async function writeReport(parts) {
  await mkdir(paths.dist, { recursive: true })
  await writeFile(reportFile, `${JSON.stringify(parts, undefined, 2)}\n`)
}
