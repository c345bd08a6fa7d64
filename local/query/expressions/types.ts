import { isArray, isDoc, type Value } from '../../documents/values'
import { badRequest } from '../../errors'
import { readDate } from './date-text'
import { type Operator, type Operators, ofArguments, ofPresent } from './operator'

/** The name of a value's type in BSON. */
const typeName = (value: Value | undefined): string => {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (typeof value === 'number') {
    if (!Number.isInteger(value)) return 'double'
    return Math.abs(value) <= 0x7fffffff ? 'int' : 'long'
  }
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  if (isArray(value)) return 'array'
  if (isDoc(value)) return 'object'
  if (value instanceof Date) return 'date'
  return value instanceof RegExp ? 'regex' : 'binData'
}

const unconvertible = (name: string, value: Value) =>
  badRequest(`${name} cannot convert ${typeName(value)} in this value`)

const toNumber = (name: string, finish: (x: number) => number): Operator =>
  ofPresent(name, [1, 1], ([value]) => {
    if (typeof value === 'number') return finish(value)
    if (typeof value === 'boolean') return Number(value)
    if (value instanceof Date) return value.getTime()
    const isNumeral = typeof value === 'string' && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value)
    if (isNumeral) return finish(Number(value))
    throw unconvertible(name, value as Value)
  })

const whole = (name: string, mostBits: number) =>
  toNumber(name, (x) => {
    const cut = Math.trunc(x)
    if (!Number.isFinite(x) || Math.abs(cut) >= 2 ** mostBits) throw badRequest(`${name}: the number is too large`)
    return cut
  })

const toText = ofPresent('$toString', [1, 1], ([value]) => {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value instanceof Date) return value.toISOString()
  throw unconvertible('$toString', value as Value)
})

const toDate = ofPresent('$toDate', [1, 1], ([value]) => {
  if (value instanceof Date) return value
  const date =
    typeof value === 'number'
      ? new Date(value)
      : typeof value === 'string'
        ? readDate(value, undefined, undefined)
        : undefined
  if (!date || Number.isNaN(date.getTime())) throw unconvertible('$toDate', value as Value)
  return date
})

export const types: Operators = {
  $type: ofArguments('$type', [1, 1], ([value]) => typeName(value)),
  $isNumber: ofArguments('$isNumber', [1, 1], ([value]) => typeof value === 'number'),
  $toBool: ofPresent('$toBool', [1, 1], ([value]) => value !== false && value !== 0),
  $toDate: toDate,
  $toDouble: toNumber('$toDouble', (x) => x),
  $toInt: whole('$toInt', 31),
  $toLong: whole('$toLong', 63),
  $toString: toText,
}
