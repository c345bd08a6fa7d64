import { reach, splitPath } from '../query/paths'
import { rowId } from '../query/sayings'
import { encode } from './codec'
import type { Index } from './collection'
import { kindsAt } from './kinds'
import type { Argument, Connection } from './sqlite'
import { type Doc, isArray, type Value } from './values'

/**
 * MongoDB's multikey index: a document that holds an array stands in the index once for each element. Here these entries
 * lie in a table beside the index, `(owner, k0, k1, …)`, which is made when the first array is met and holds only documents
 * with arrays: the others are answered by the index itself.
 */

/** A value as `json_extract` would give it to the index, so that both are asked the same question. */
const sqlValue = (value: Value | undefined): Argument => {
  if (value === undefined || value === null) return null
  if (typeof value === 'string') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : encode(value)
  if (typeof value === 'boolean') return Number(value)
  return value instanceof Date ? encode(value) : null
}

/** What the paths of an index hold in one document: a value each, but for the first that reaches an array its elements. */
export function entriesOf(index: Index, doc: Doc): Argument[][] {
  let spread: { at: number; values: Argument[] } | undefined
  const values = index.fields.map(([path], at): Argument => {
    if (path === '_id') return rowId(doc._id as Value)
    const segments = splitPath(path)
    if (!kindsAt(doc, segments).includes('array')) return sqlValue(reach(doc, segments)[0])
    spread ??= { at, values: [...elementsAt(doc, segments)] }
    return null
  })
  const { at, values: elements } = spread ?? { at: 0, values: [] }
  return elements.map((element) => values.map((value, nth) => (nth === at ? element : value)))
}

function elementsAt(doc: Doc, segments: string[]): Set<Argument> {
  const leaves = reach(doc, segments).flatMap((leaf) => (isArray(leaf) ? leaf : [leaf]))
  const elements = new Set(leaves.map(sqlValue))
  elements.delete(null)
  return elements
}

const columnsOf = (index: Index) => index.fields.map((_field, at) => `k${at}`)

/** Belongs inside a write transaction, as all below. */
export function makeSideTable(db: Connection, index: Index): void {
  const columns = columnsOf(index)
  const keys = index.keys.map(([path, direction], at) => {
    const column = path === '_id' ? 'owner' : columns[at]
    return `${column}${direction === -1 ? ' DESC' : ''}`
  })
  db.exec(`CREATE TABLE IF NOT EXISTS ${index.side}(owner TEXT NOT NULL, ${columns.join(', ')})`)
  db.exec(`CREATE INDEX IF NOT EXISTS "k_${index.name}" ON ${index.side}(${keys.join(',')})`)
  db.exec(`CREATE INDEX IF NOT EXISTS "o_${index.name}" ON ${index.side}(owner)`)
}

export const dropSideTable = (db: Connection, name: string): void => db.exec(`DROP TABLE IF EXISTS "m_${name}"`)

export function addEntries(db: Connection, index: Index, id: string, doc: Doc): void {
  const entries = entriesOf(index, doc)
  if (entries.length === 0) return
  const places = `?${',?'.repeat(index.fields.length)}`
  for (const entry of entries) db.run(`INSERT INTO ${index.side} VALUES(${places})`, id, ...entry)
}

export function dropEntries(db: Connection, index: Index, id: string): void {
  db.run(`DELETE FROM ${index.side} WHERE owner=?`, id)
}
