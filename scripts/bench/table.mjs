import { figure } from './rows.mjs'

/**
 * The one table: a part for each measure, a line for each thing, a cell for each of its figures. What is judged stands
 * beside its limit.
 */
export const tableOf = (parts) => parts.map(({ title, rows }) => [`\n${title}`, ...linesOf(rows)].join('\n')).join('\n')

function linesOf(rows) {
  const things = new Map()
  for (const row of rows) things.set(row.what, [...(things.get(row.what) ?? []), cellOf(row)])
  const lines = [...things].map(([what, cells]) => [what, ...cells])
  const columns = Math.max(0, ...lines.map(({ length }) => length))
  const widths = Array.from({ length: columns }, (_, nth) => Math.max(...lines.map((line) => widthOf(line[nth] ?? ''))))
  return lines.map((line) => `  ${line.map((cell, nth) => padded(cell, widths[nth])).join('  ')}`.trimEnd())
}

const cellOf = ({ measured, unit, limit, ok }) =>
  `${figure(measured)} ${unit}${limit === null ? '' : ` ≤${limit} ${ok ? '✓' : '✗'}`}`

/** Chinese characters and full-width signs take two places on a terminal. */
const isWide = (letter) => /[\u2e80-\u9fff\uff01-\uff60]/.test(letter)
const widthOf = (text) => [...text].reduce((sum, letter) => sum + (isWide(letter) ? 2 : 1), 0)
const padded = (text, width) => text + ' '.repeat(width - widthOf(text))
