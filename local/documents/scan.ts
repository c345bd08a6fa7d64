import { performance } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'
import type { Match } from '../query/match'
import { type SortOrder, sortDocs } from '../query/sort'
import { readStored } from './codec'
import type { Plan, Step } from './plan'
import type { Connection, Row } from './sqlite'
import type { Doc } from './values'

/** A document with its text as stored, which answers may carry without writing it again. */
export class Found {
  private read: Doc | undefined

  constructor(
    readonly id: string,
    readonly text: string,
    doc?: Doc,
  ) {
    this.read = doc
  }

  get doc(): Doc {
    this.read ??= readStored(this.text)
    return this.read
  }
}

/** Which documents, in which order, and which part of them. */
export interface Selection {
  query: Doc
  sort: SortOrder
  skip: number
  limit: number
}

export interface Effort {
  /** Gives up after so many rows: then somebody with more time has to do it. */
  mostRows: number
  /** Whether a step of SQLite may take long: then all that SQL can say of the matches is asked of it. */
  patient: boolean
}

/** After this long the other requests get their turn. */
const sliceMs = 8
const rowsPerWindow = 1000
const firstRowsAtMost = 1000

/** Lets other work happen once this piece of work has run long enough. */
function turns() {
  let end = performance.now() + sliceMs
  let rows = 0
  return {
    isOver: () => ++rows % 32 === 0 && performance.now() > end,
    async giveWay() {
      await setImmediate()
      end = performance.now() + sliceMs
    },
  }
}

class TooMuch extends Error {}

/**
 * Shows every match to `visit` until it says false. Answers false when it gave up. `want` is how many rows will probably
 * do: they are read at once.
 */
export async function scan(
  connection: Connection,
  plan: Plan,
  matches: Match,
  visit: (found: Found) => boolean,
  effort: Effort,
  want = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  const turn = turns()
  const seen = plan.steps.length > 1 || plan.steps.some(({ repeats }) => repeats) ? new Set<string>() : undefined
  let rows = 0
  const show = (row: Row): boolean => {
    if (++rows > effort.mostRows) throw new TooMuch()
    if (seen?.has(row.id)) return true
    seen?.add(row.id)
    const found = new Found(row.id, row.text)
    return !matches(found.doc) || visit(found)
  }
  const showAll = async (chunk: Iterable<Row>) => {
    for (const row of chunk) {
      if (!show(row)) return false
      if (turn.isOver()) await turn.giveWay()
    }
    return true
  }
  try {
    if (plan.steps.length === 0) {
      await eachWindow(connection, plan, async (chunk) => {
        if (!(await showAll(chunk))) return false
        await turn.giveWay()
        return true
      })
    }
    for (const step of plan.steps) if (!(await walk(connection, plan, step, showAll, effort, want))) break
    return true
  } catch (error) {
    if (error instanceof TooMuch) return false
    throw error
  }
}

/** Along an index: the first rows at once, and where these did not do, all that follow one by one. */
async function walk(
  connection: Connection,
  { filter }: Plan,
  step: Step,
  showAll: (rows: Iterable<Row>) => Promise<boolean>,
  { patient }: Effort,
  want: number,
): Promise<boolean> {
  const more = patient && filter ? ` AND ${filter.sql}` : ''
  const sql = `${step.sql}${more}${step.orderBy}`
  const args = more && filter ? [...step.args, ...filter.args] : step.args
  let skip = 0
  if (want <= firstRowsAtMost) {
    const first = connection.all<Row>(`${sql} LIMIT ?`, 1, ...args, want)
    if (!(await showAll(first))) return false
    if (first.length < want) return true
    skip = want
  }
  const rows = connection.stream(sql, args)
  try {
    return await showAll(rows.after(skip))
  } finally {
    rows.release()
  }
}

/** The whole table in windows of row numbers, so that not even a filter nobody satisfies takes long in one piece. */
async function eachWindow(
  connection: Connection,
  { table, filter }: Plan,
  show: (rows: Row[]) => Promise<boolean>,
): Promise<void> {
  const last = connection.get<{ last: number | null }>(`SELECT max(rowid) AS last FROM ${table}`)?.last ?? 0
  const condition = filter ? ` AND ${filter.sql}` : ''
  const sql = `SELECT id, doc AS text FROM ${table} WHERE rowid>? AND rowid<=?${condition} ORDER BY rowid`
  for (let from = 0; from < last; from += rowsPerWindow) {
    if (!(await show(connection.all<Row>(sql, from, from + rowsPerWindow, ...(filter?.args ?? []))))) return
  }
}

/** The documents of a selection; undefined when it gave up. */
export async function gather(
  connection: Connection,
  plan: Plan,
  matches: Match,
  { sort, skip, limit }: Selection,
  effort: Effort,
): Promise<Found[] | undefined> {
  const end = skip + limit
  let found: Found[] = []
  const best = () => sortDocs(found, sort, ({ doc }) => doc).slice(0, end)
  const visit = (item: Found) => {
    found.push(item)
    if (plan.ordered) return found.length < end
    // Only the first `end` can be wanted; the rest would only fill the memory.
    if (found.length > 1000 + 4 * end) found = best()
    return true
  }
  const isDone = await scan(connection, plan, matches, visit, effort, plan.ordered ? end : undefined)
  if (!isDone) return undefined
  return (plan.ordered ? found : best()).slice(skip, end)
}

/** How many documents match; undefined when it gave up. */
export async function countMatches(
  connection: Connection,
  plan: Plan,
  matches: Match,
  effort: Effort,
  isEverything: boolean,
): Promise<number | undefined> {
  if (plan.steps.length === 0 && isEverything) {
    return connection.get<{ total: number }>(`SELECT count(*) AS total FROM ${plan.table}`)?.total ?? 0
  }
  let total = 0
  const visit = () => {
    total++
    return true
  }
  return (await scan(connection, plan, matches, visit, effort)) ? total : undefined
}
