/** What a table looks like: one list of columns for the template, the check and the export, in their order from `A` on. */
export type Form<K extends string> = {
  /** The name of its sheet. */
  sheet: string
  columns: readonly Column<K>[]
  /** Which column takes only which words. */
  choices: Partial<Record<K, readonly string[]>>
  /** So many rows it may have below its headers. */
  mostRows: number
}

type Column<K extends string> = { key: K; header: string; width: number }

/** `A`, `B`, … of a column. */
export const letterIn = <K extends string>(columns: readonly { key: K }[], key: K): string =>
  String.fromCharCode(65 + columns.findIndex((column) => column.key === key))

/** What is wrong with a table, named by its cell. */
export type Fault = { cell: string; message: string }
/** The same of one row, so that all of a table can be told in its order. */
export type RowFault = Fault & { row: number }

const mostTold = 200

/** The first two hundred in the order of the table, and how many there are. */
export function faultsTold(faults: RowFault[]): { problems: Fault[]; problemCount: number } {
  const ordered = [...faults].sort((a, b) => a.row - b.row || (a.cell < b.cell ? -1 : 1))
  const problems = ordered.slice(0, mostTold).map(({ cell, message }) => ({ cell, message }))
  return { problems, problemCount: faults.length }
}
