import { encode } from '../documents/codec'
import type { Argument } from '../documents/sqlite'
import { isArray, type Value } from '../documents/values'

/** One end of a range. A natural one only keeps the range inside its own type of values. */
interface End {
  operator: '>=' | '>' | '<=' | '<'
  value: Argument
  isNatural?: true
}

/** What one operator says about a column, for every match and perhaps for other documents. */
export type Saying =
  | { kind: 'one'; value: Argument }
  | { kind: 'few'; values: Argument[] }
  | { kind: 'range'; ends: End[] }

const mostValues = 500
const exactUpTo = 2 ** 53

/** The primary key of a document: strings as they are behind an `s`, other ids by their stored text. */
export const rowId = (id: Value): string => (typeof id === 'string' ? `s${id}` : `j${encode(id)}`)

/** A value SQLite compares exactly as we do; numbers with a fraction get a margin for its text-to-number conversion. */
const bounds = (value: Value): { from: Argument; to: Argument } | undefined => {
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

const between = (from: Argument, to: Argument): Saying => ({
  kind: 'range',
  ends: [
    { operator: '>=', value: from },
    { operator: '<=', value: to },
  ],
})

const equality = (value: Value): Saying | undefined => {
  const bound = bounds(value)
  if (!bound) return undefined
  return bound.from === bound.to ? { kind: 'one', value: bound.from } : between(bound.from, bound.to)
}

/** Numbers sort before texts in SQLite, and the text of a date begins with `{"$date":"`. */
const naturalEnd = (value: Value, isUpwards: boolean): End[] => {
  if (typeof value === 'number') return isUpwards ? [{ operator: '<', value: '', isNatural: true }] : []
  if (typeof value === 'string') return isUpwards ? [] : [{ operator: '>=', value: '', isNatural: true }]
  return isUpwards
    ? [{ operator: '<', value: '{"$date":"~', isNatural: true }]
    : [{ operator: '>', value: '{"$date":"', isNatural: true }]
}

const range = (operator: string, value: Value): Saying | undefined => {
  const bound = bounds(value)
  if (!bound || typeof value === 'boolean') return undefined
  const isUpwards = operator === '$gt' || operator === '$gte'
  const end: End = isUpwards ? { operator: '>=', value: bound.from } : { operator: '<=', value: bound.to }
  return { kind: 'range', ends: [end, ...naturalEnd(value, isUpwards)] }
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

const beginsWith = (pattern: RegExp): Saying | undefined => {
  const prefix = literalPrefix(pattern)
  if (prefix === '' || prefix.includes('\0')) return undefined
  const last = prefix.charCodeAt(prefix.length - 1)
  const next = last === 0xd7ff ? 0xe000 : last + 1
  return {
    kind: 'range',
    ends: [
      { operator: '>=', value: prefix },
      { operator: '<', value: prefix.slice(0, -1) + String.fromCharCode(next) },
    ],
  }
}

const oneOf = (values: Value): Saying | undefined => {
  if (!isArray(values) || values.length === 0 || values.length > mostValues) return undefined
  const bound = values.map(bounds)
  if (!bound.every((b) => b && b.from === b.to)) return undefined
  return { kind: 'few', values: bound.map((b) => b?.from as Argument) }
}

/** About the primary key. */
export function sayOfId(operator: string, operand: Value): Saying | undefined {
  if (operator === '$eq' && !(operand instanceof RegExp)) return { kind: 'one', value: rowId(operand) }
  if (operator === '$in' && isArray(operand) && operand.length <= mostValues) {
    return operand.some((value) => value instanceof RegExp) ? undefined : { kind: 'few', values: operand.map(rowId) }
  }
  if (typeof operand !== 'string') return undefined
  const value = rowId(operand)
  if (operator === '$gt' || operator === '$gte') {
    return {
      kind: 'range',
      ends: [
        { operator: '>=', value },
        { operator: '<', value: 't', isNatural: true },
      ],
    }
  }
  if (operator === '$lt' || operator === '$lte') {
    return {
      kind: 'range',
      ends: [
        { operator: '<=', value },
        { operator: '>=', value: 's', isNatural: true },
      ],
    }
  }
  return undefined
}

/** About a column that holds the values of a path; undefined where SQL cannot say it. */
export function sayOf(operator: string, operand: Value): Saying | undefined {
  switch (operator) {
    case '$eq':
      return operand instanceof RegExp ? beginsWith(operand) : equality(operand)
    case '$in':
      return oneOf(operand)
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return range(operator, operand)
    default:
      return undefined
  }
}

const isLow = ({ operator }: End) => operator.startsWith('>')

/**
 * The SQL of what is said about one column. SQLite walks between one lower and one upper end, so a natural end gives way
 * to a real one.
 */
export function sqlOf(column: string, sayings: readonly Saying[]): [sql: string, args: Argument[]] {
  const parts: string[] = []
  const args: Argument[] = []
  for (const saying of sayings) {
    if (saying.kind === 'range') continue
    const values = saying.kind === 'one' ? [saying.value] : saying.values
    parts.push(saying.kind === 'one' ? `${column} = ?` : `${column} IN (${values.map(() => '?').join(',')})`)
    args.push(...values)
  }
  const ends = sayings.flatMap((saying) => (saying.kind === 'range' ? saying.ends : []))
  for (const side of [ends.filter(isLow), ends.filter((end) => !isLow(end))]) {
    const real = side.filter(({ isNatural }) => !isNatural)
    for (const { operator, value } of real.length > 0 ? real : side.slice(0, 1)) {
      parts.push(`${column} ${operator} ?`)
      args.push(value)
    }
  }
  return [parts.length > 1 ? `(${parts.join(' AND ')})` : (parts[0] ?? '1'), args]
}
