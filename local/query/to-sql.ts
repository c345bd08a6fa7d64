import { encode } from '../documents/codec'
import type { Kind } from '../documents/kinds'
import type { Argument } from '../documents/sqlite'
import { type Doc, isArray, isDoc, type Value } from '../documents/values'
import type { SortOrder } from './sort'

/** What the translation has to know about a collection. */
export interface Facts {
  /** Paths that begin a declared index. */
  isIndexed(path: string): boolean
  /** Kinds ever stored at a declared path, or undefined where nobody has kept count. */
  kindsSeen(path: string): ReadonlySet<Kind> | undefined
}

export interface SqlFilter {
  /** A condition that holds for every matching document, and perhaps for others. */
  sql: string
  args: Argument[]
  /** Whether an index answers it, so that reading needs no walk through the whole table. */
  indexed: boolean
}

/** Only names that need no escaping in a JSON path are translated; others are left to the matcher. */
const plainSegment = /^[\p{L}_][\p{L}\p{N}_-]*$/u
const isPlainPath = (path: string) => path.split('.').every((segment) => plainSegment.test(segment))

const jsonPath = (path: string) =>
  `'$${path
    .split('.')
    .map((segment) => `."${segment}"`)
    .join('')}'`

export const extract = (path: string) => `json_extract(doc,${jsonPath(path)})`

/** The primary key of a document: strings as they are behind an `s`, other ids by their stored text. */
export const rowId = (id: Value): string => (typeof id === 'string' ? `s${id}` : `j${encode(id)}`)

const prefixes = (path: string) => {
  const segments = path.split('.')
  return segments.map((_, i) => segments.slice(0, i + 1).join('.'))
}

/** On a path that may hold arrays an element may match where the whole does not, so every array passes. */
const arrayGuard = (path: string, facts: Facts): string => {
  const kinds = facts.kindsSeen(path)
  if (kinds && !kinds.has('array')) return ''
  return prefixes(path)
    .map((prefix) => ` OR json_type(doc,${jsonPath(prefix)})='array'`)
    .join('')
}

/** An infinite number is stored in a wrapper; where one may be, it passes every range of numbers. */
const infinityGuard = (path: string, column: string, operator: string, operand: Value, facts: Facts): string => {
  const kinds = facts.kindsSeen(path)
  if (
    typeof operand !== 'number' ||
    (!operator.startsWith('$g') && !operator.startsWith('$l')) ||
    (kinds && !kinds.has('other'))
  )
    return ''
  return ` OR (${column} >= '{"$numberDouble":' AND ${column} < '{"$numberDouble";')`
}

const exactUpTo = 2 ** 53

/** A value SQLite compares exactly as we do; numbers with a fraction get a margin for its text-to-number conversion. */
type Bound = { from: Argument; to: Argument } | undefined
const bounds = (value: Value): Bound => {
  if (typeof value === 'number') {
    if (!Number.isFinite(value) || Math.abs(value) > exactUpTo) return undefined
    const margin = Number.isInteger(value) ? 0 : Math.abs(value) * 1e-12
    return { from: value - margin, to: value + margin }
  }
  if (typeof value === 'string') return value.includes('\0') ? undefined : { from: value, to: value }
  if (typeof value === 'boolean') return { from: Number(value), to: Number(value) }
  if (value instanceof Date) return { from: encode(value), to: encode(value) }
  return undefined
}

const equality = (column: string, value: Value): [string, Argument[]] | undefined => {
  const bound = bounds(value)
  if (!bound) return undefined
  return bound.from === bound.to
    ? [`${column} = ?`, [bound.from]]
    : [`(${column} >= ? AND ${column} <= ?)`, [bound.from, bound.to]]
}

/** Ranges stay inside their own type: numbers sort before texts in SQLite, and a date's text begins with `{"$date":"`. */
const range = (column: string, operator: string, value: Value): [string, Argument[]] | undefined => {
  const bound = bounds(value)
  if (!bound || typeof value === 'boolean') return undefined
  const upwards = operator === '$gt' || operator === '$gte'
  if (typeof value === 'number') {
    return upwards ? [`(${column} >= ? AND ${column} < '')`, [bound.from]] : [`${column} <= ?`, [bound.to]]
  }
  if (value instanceof Date) {
    return upwards
      ? [`(${column} >= ? AND ${column} < '{"$date":"~')`, [bound.from]]
      : [`(${column} <= ? AND ${column} > '{"$date":"')`, [bound.to]]
  }
  return upwards ? [`${column} >= ?`, [bound.from]] : [`(${column} <= ? AND ${column} >= '')`, [bound.to]]
}

/** The literal text every match of an anchored pattern begins with: `^/d1/s1/` → `/d1/s1/`. */
export function literalPrefix(pattern: RegExp): string {
  const { source, flags } = pattern
  if (!source.startsWith('^') || source.includes('|') || /[imsy]/.test(flags)) return ''
  let prefix = ''
  for (let i = 1; i < source.length; i++) {
    const escaped = source[i] === '\\' && /[^\p{L}\p{N}]/u.test(source[i + 1] ?? 'n')
    const character = escaped ? (source[i + 1] as string) : (source[i] as string)
    if (!escaped && /[\\^$.*+?()[\]{}]/.test(character)) break
    const after = source[escaped ? i + 2 : i + 1]
    if (after !== undefined && '*?{'.includes(after)) break
    // Half of a character outside the basic plane is not a text of its own.
    if (/\p{Surrogate}/u.test(character)) break
    prefix += character
    if (escaped) i++
  }
  return prefix
}

const beginsWith = (column: string, pattern: Value): [string, Argument[]] | undefined => {
  const prefix = pattern instanceof RegExp ? literalPrefix(pattern) : ''
  if (prefix === '' || prefix.includes('\0')) return undefined
  const last = prefix.charCodeAt(prefix.length - 1)
  const next = last === 0xd7ff ? 0xe000 : last + 1
  return [`(${column} >= ? AND ${column} < ?)`, [prefix, prefix.slice(0, -1) + String.fromCharCode(next)]]
}

const oneOf = (column: string, values: Value): [string, Argument[]] | undefined => {
  if (!isArray(values) || values.length === 0 || values.length > 500) return undefined
  const bound = values.map(bounds)
  if (!bound.every((b) => b && b.from === b.to)) return undefined
  return [`${column} IN (${bound.map(() => '?').join(',')})`, bound.map((b) => b?.from as Argument)]
}

const idCondition = (operator: string, operand: Value): [string, Argument[]] | undefined => {
  if (operator === '$eq' && !(operand instanceof RegExp)) return ['id = ?', [rowId(operand)]]
  if (operator === '$in' && isArray(operand) && operand.length <= 500 && !operand.some((v) => v instanceof RegExp)) {
    return operand.length === 0 ? ['0', []] : [`id IN (${operand.map(() => '?').join(',')})`, operand.map(rowId)]
  }
  if (typeof operand !== 'string') return undefined
  if (operator === '$gt' || operator === '$gte') return ["(id >= ? AND id < 't')", [rowId(operand)]]
  if (operator === '$lt' || operator === '$lte') return ["(id <= ? AND id >= 's')", [rowId(operand)]]
  return undefined
}

const operatorsOf = (condition: Value): [string, Value][] =>
  isDoc(condition) && Object.keys(condition).some((key) => key.startsWith('$'))
    ? Object.entries(condition)
    : [['$eq', condition]]

const columnCondition = (column: string, operator: string, operand: Value): [string, Argument[]] | undefined => {
  switch (operator) {
    case '$eq':
      return operand instanceof RegExp ? beginsWith(column, operand) : equality(column, operand)
    case '$in':
      return oneOf(column, operand)
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return range(column, operator, operand)
    default:
      return undefined
  }
}

const fieldFilters = (path: string, condition: Value, facts: Facts): SqlFilter[] => {
  if (path !== '_id' && !isPlainPath(path)) return []
  return operatorsOf(condition).flatMap(([operator, operand]) => {
    if (path === '_id') {
      const found = idCondition(operator, operand)
      return found ? [{ sql: found[0], args: found[1], indexed: true }] : []
    }
    const column = extract(path)
    const found = columnCondition(column, operator, operand)
    if (!found) return []
    const guard = arrayGuard(path, facts) + infinityGuard(path, column, operator, operand, facts)
    return [
      {
        sql: guard ? `(${found[0]}${guard})` : found[0],
        args: found[1],
        indexed: guard === '' && facts.isIndexed(path),
      },
    ]
  })
}

const join = (parts: SqlFilter[], word: 'AND' | 'OR'): SqlFilter | undefined => {
  if (parts.length === 0) return undefined
  const sql = parts.map((part) => part.sql).join(` ${word} `)
  return {
    sql: parts.length > 1 ? `(${sql})` : sql,
    args: parts.flatMap((part) => part.args),
    indexed: word === 'AND' ? parts.some((part) => part.indexed) : parts.every((part) => part.indexed),
  }
}

/** The SQL condition for a query, or undefined where nothing of it can be said in SQL. */
export function toSql(query: Doc, facts: Facts): SqlFilter | undefined {
  const parts = Object.entries(query).flatMap(([key, condition]) => {
    if (key === '$and' || key === '$or') {
      if (!isArray(condition)) return []
      const branches = condition.map((branch) => (isDoc(branch) ? toSql(branch, facts) : undefined))
      const known = branches.filter((branch) => branch !== undefined)
      if (key === '$or' && known.length < branches.length) return []
      return join(known, key === '$or' ? 'OR' : 'AND') ?? []
    }
    return key.startsWith('$') ? [] : fieldFilters(key, condition, facts)
  })
  return join(parts, 'AND')
}

const orderable: readonly Kind[] = ['number', 'string', 'boolean', 'date']

/**
 * The ORDER BY for a sort order, or undefined where SQLite might order otherwise than MongoDB: on a path nobody watches,
 * or one that has held arrays or values of two types.
 */
export function toOrderBy(order: SortOrder, facts: Facts): string | undefined {
  const columns = order.map(([path, direction]) => {
    const kinds = facts.kindsSeen(path)
    if (!kinds || kinds.size > 1 || [...kinds].some((kind) => !orderable.includes(kind))) return undefined
    if (path === '_id' && !(kinds.size === 0 || kinds.has('string'))) return undefined
    return `${path === '_id' ? 'id' : extract(path)}${direction === -1 ? ' DESC' : ''}`
  })
  if (columns.length === 0 || columns.some((column) => column === undefined)) return undefined
  return columns.join(',')
}

/** The ids a query names outright, when it names its documents by id and nothing else reaches further. */
export function namedIds(query: Doc): string[] | undefined {
  const condition = query._id
  if (condition === undefined) return undefined
  for (const [operator, operand] of operatorsOf(condition)) {
    if (operator === '$eq' && !(operand instanceof RegExp)) return [rowId(operand)]
    if (operator === '$in' && isArray(operand) && !operand.some((value) => value instanceof RegExp)) {
      return [...new Set(operand.map(rowId))]
    }
  }
  return undefined
}
