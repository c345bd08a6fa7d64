import type { Kind } from '../documents/kinds'
import type { Argument } from '../documents/sqlite'
import { type Doc, isArray, isDoc, type Value } from '../documents/values'
import { toRegExp } from './operators'
import { rowId, type Saying, sayOf, sayOfId, sqlOf } from './sayings'

/** What the translation has to know about a collection. */
export interface Facts {
  /** Kinds ever stored at a declared path, or undefined where nobody has kept count. */
  kindsSeen(path: string): ReadonlySet<Kind> | undefined
}

/** A condition that holds for every matching document, and perhaps for others. */
export interface SqlFilter {
  sql: string
  args: Argument[]
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

/** An infinite number is stored in a wrapper: no comparison with it in SQL means what it should. */
export const missesInfinity = (operator: string, operand: Value): boolean =>
  typeof operand === 'number' && /^\$[gl]/.test(operator)

/** Where an infinite number may be, it passes every range of numbers. */
const infinityGuard = (path: string, column: string, operator: string, operand: Value, facts: Facts): string => {
  const kinds = facts.kindsSeen(path)
  if (!missesInfinity(operator, operand) || (kinds && !kinds.has('other'))) return ''
  return ` OR (${column} >= '{"$numberDouble":' AND ${column} < '{"$numberDouble";')`
}

const patternOf = (condition: Doc): RegExp | undefined => {
  try {
    return toRegExp(condition.$regex, condition.$options)
  } catch {
    // The matcher refuses it by name.
    return undefined
  }
}

/** The operators beside a field, each with its operand; a pattern is an equality with a regular expression. */
export const operatorsOf = (condition: Value): [string, Value][] => {
  if (!isDoc(condition) || !Object.keys(condition).some((key) => key.startsWith('$'))) return [['$eq', condition]]
  return Object.entries(condition).flatMap(([operator, operand]): [string, Value][] => {
    if (operator === '$options') return []
    if (operator === '$in' && isArray(operand) && operand.length === 1) return [['$eq', operand[0] as Value]]
    if (operator !== '$regex') return [[operator, operand]]
    const pattern = patternOf(condition)
    return pattern ? [['$eq', pattern]] : []
  })
}

/** What one operator says about a path, or about the id; undefined where SQL cannot say it. */
export const sayingOf = (path: string, operator: string, operand: Value): Saying | undefined => {
  if (path === '_id') return sayOfId(operator, operand)
  return isPlainPath(path) ? sayOf(operator, operand) : undefined
}

const fieldFilters = (path: string, condition: Value, facts: Facts): SqlFilter[] =>
  operatorsOf(condition).flatMap(([operator, operand]) => {
    const column = path === '_id' ? 'id' : extract(path)
    const saying = sayingOf(path, operator, operand)
    if (!saying) return []
    const found = sqlOf(column, [saying])
    const guard = path === '_id' ? '' : arrayGuard(path, facts) + infinityGuard(path, column, operator, operand, facts)
    return [{ sql: guard ? `(${found[0]}${guard})` : found[0], args: found[1] }]
  })

const join = (parts: SqlFilter[], word: 'AND' | 'OR'): SqlFilter | undefined => {
  if (parts.length === 0) return undefined
  const sql = parts.map((part) => part.sql).join(` ${word} `)
  return { sql: parts.length > 1 ? `(${sql})` : sql, args: parts.flatMap((part) => part.args) }
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
