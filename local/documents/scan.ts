import { performance } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'
import type { Match } from '../query/match'
import type { SortOrder } from '../query/sort'
import { toOrderBy, toSql } from '../query/to-sql'
import { readStored } from './codec'
import type { Collection } from './collection'
import type { Connection, Row } from './sqlite'
import type { Doc } from './values'

/** A document with its text as stored, which answers may carry without writing it again. */
export interface Found {
  id: string
  doc: Doc
  text: string
}

/** After this long the other requests get their turn. */
const sliceMs = 8
const rowsPerWindow = 10_000

export interface Scan {
  /** Whether documents come in the wanted order, so that reading may stop early. */
  ordered: boolean
  /** Reads matching documents until `visit` says false. */
  run(connection: Connection, visit: (found: Found) => boolean): Promise<void>
}

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

const visitRow = (row: Row, matches: Match, visit: (found: Found) => boolean): boolean => {
  const doc = readStored(row.doc)
  return !matches(doc) || visit({ id: row.id, doc, text: row.doc })
}

/**
 * Decides how to read a query. An index answers it, or gives its order: rows are streamed. Otherwise the table is read
 * in windows of row numbers, so that not even a filter nobody satisfies holds up the other requests.
 */
export function planScan(collection: Collection, query: Doc, matches: Match, order: SortOrder): Scan {
  const filter = toSql(query, collection)
  const orderBy = order.length > 0 ? toOrderBy(order, collection) : undefined
  const ordered = order.length === 0 || orderBy !== undefined
  const select = `SELECT id, doc FROM ${collection.table} WHERE ?`

  if (filter?.indexed || (orderBy && collection.isIndexed(order[0]?.[0] as string))) {
    const condition = filter?.indexed ? ` AND ${filter.sql}` : ''
    const sql = `${select}${condition}${orderBy ? ` ORDER BY ${orderBy}` : ''}`
    return {
      ordered,
      run: (connection, visit) => stream(connection, sql, filter?.indexed ? filter.args : [], matches, visit),
    }
  }

  const condition = filter ? ` AND ${filter.sql}` : ''
  return {
    ordered: order.length === 0,
    run: (connection, visit) =>
      windows(
        connection,
        collection,
        `${select} AND rowid>? AND rowid<=?${condition} ORDER BY rowid`,
        filter?.args ?? [],
        matches,
        visit,
      ),
  }
}

type Args = NonNullable<ReturnType<typeof toSql>>['args']

async function stream(
  connection: Connection,
  sql: string,
  args: Args,
  matches: Match,
  visit: (found: Found) => boolean,
) {
  const turn = turns()
  const rows = connection.stream(sql, args)
  try {
    for (let row = rows.next(); row; row = rows.next()) {
      if (!visitRow(row, matches, visit)) return
      if (turn.isOver()) await turn.giveWay()
    }
  } finally {
    rows.release()
  }
}

async function windows(
  connection: Connection,
  collection: Collection,
  sql: string,
  args: Args,
  matches: Match,
  visit: (found: Found) => boolean,
) {
  const turn = turns()
  const last = connection.get<{ last: number | null }>(`SELECT max(rowid) AS last FROM ${collection.table}`)?.last ?? 0
  for (let from = 0; from < last; from += rowsPerWindow) {
    for (const row of connection.all<Row>(sql, 1, from, from + rowsPerWindow, ...args)) {
      if (!visitRow(row, matches, visit)) return
      if (turn.isOver()) await turn.giveWay()
    }
    if (last > rowsPerWindow) await turn.giveWay()
  }
}
