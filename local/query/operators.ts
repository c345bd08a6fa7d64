import { isArray, isDoc, type Value } from '../documents/values'
import { badRequest, unknownOperator } from '../errors'
import { compareValues, sameType, sameValue } from './compare'
import { geoIntersects, geoWithin, near } from './geo/operators'

/** Says whether the values a path reaches (`undefined` = the field is missing) satisfy one condition. */
export type LeafTest = (leaves: readonly (Value | undefined)[]) => boolean
type ValueTest = (value: Value | undefined) => boolean

/** A leaf that is an array satisfies a comparison by one of its elements, or as a whole. */
const anyOf =
  (test: ValueTest): LeafTest =>
  (leaves) =>
    leaves.some((leaf) => test(leaf) || (isArray(leaf) && leaf.some(test)))

/** For operators that look at the leaf itself and never inside it. */
const wholly =
  (test: ValueTest): LeafTest =>
  (leaves) =>
    leaves.some(test)

export const toRegExp = (pattern: unknown, flags: unknown): RegExp => {
  const source = pattern instanceof RegExp ? pattern.source : pattern
  const wanted = flags ?? (pattern instanceof RegExp ? pattern.flags : '')
  if (typeof source !== 'string' || typeof wanted !== 'string') throw badRequest('$regex has to be a string')
  try {
    // A remembered position (g, y) would make the same document match only every other time.
    return new RegExp(source, [...new Set(wanted)].filter((flag) => 'imsu'.includes(flag)).join(''))
  } catch {
    throw badRequest('$regex is not a valid regular expression')
  }
}

const matchesPattern = (pattern: RegExp): ValueTest => {
  const compiled = toRegExp(pattern, undefined)
  return (value) =>
    typeof value === 'string'
      ? compiled.test(value)
      : value instanceof RegExp && value.source === pattern.source && value.flags === pattern.flags
}

const equals = (wanted: Value): ValueTest => {
  if (wanted instanceof RegExp) return matchesPattern(wanted)
  return (value) => sameValue(value, wanted)
}

/** Ranges compare only values of the same type; null stands for a missing field too. */
const inRange = (wanted: Value, accepts: (order: number) => boolean): LeafTest => {
  if (wanted instanceof RegExp) throw badRequest('a regular expression has no order')
  if (typeof wanted === 'number' && Number.isNaN(wanted)) {
    return anyOf((value) => typeof value === 'number' && Number.isNaN(value) && accepts(0))
  }
  return anyOf(
    (value) =>
      sameType(value, wanted) &&
      !(typeof value === 'number' && Number.isNaN(value)) &&
      accepts(compareValues(value, wanted)),
  )
}

const asList = (operator: string, wanted: Value): Value[] => {
  if (!isArray(wanted)) throw badRequest(`${operator} needs an array`)
  return wanted
}

const oneOf = (wanted: Value[]): LeafTest => {
  const tests = wanted.map(equals)
  return anyOf((value) => tests.some((test) => test(value)))
}

const typeNames: Record<string, ValueTest> = {
  double: (value) => typeof value === 'number',
  number: (value) => typeof value === 'number',
  int: (value) => Number.isInteger(value) && Math.abs(value as number) <= 0x7fffffff,
  long: (value) => Number.isInteger(value) && Math.abs(value as number) > 0x7fffffff,
  string: (value) => typeof value === 'string',
  object: isDoc,
  array: isArray,
  binData: (value) => value instanceof Uint8Array,
  bool: (value) => typeof value === 'boolean',
  date: (value) => value instanceof Date,
  null: (value) => value === null,
  regex: (value) => value instanceof RegExp,
}
const typeNumbers: Record<number, string> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  16: 'int',
  18: 'long',
}

const typeTest = (name: Value): ValueTest => {
  const known = typeof name === 'number' ? typeNumbers[name] : name
  const test = typeof known === 'string' && Object.hasOwn(typeNames, known) ? typeNames[known] : undefined
  if (!test) throw badRequest(`$type does not know ${JSON.stringify(name)}`)
  return test
}

/** Whether a value is of a type of BSON, given by its name or number. */
export const isOfType = (name: Value, value: Value): boolean => typeTest(name)(value)

const ofType = (wanted: Value): LeafTest => {
  const tests = (isArray(wanted) ? wanted : [wanted]).map(typeTest)
  return anyOf((value) => tests.some((test) => test(value)))
}

const modulo = (wanted: Value): LeafTest => {
  const [divisor, remainder] = asList('$mod', wanted)
  if (typeof divisor !== 'number' || typeof remainder !== 'number' || Math.trunc(divisor) === 0) {
    throw badRequest('$mod needs two numbers, the first not zero')
  }
  return anyOf(
    (value) =>
      typeof value === 'number' &&
      Number.isFinite(value) &&
      Math.trunc(value) % Math.trunc(divisor) === Math.trunc(remainder) + 0,
  )
}

const ofSize = (wanted: Value): LeafTest => {
  if (typeof wanted !== 'number' || !Number.isInteger(wanted) || wanted < 0) {
    throw badRequest('$size needs a whole number')
  }
  return wholly((value) => isArray(value) && value.length === wanted)
}

/** What the operators that hold whole conditions need from the matcher, which in turn needs them. */
export interface Nested {
  /** A condition on a document: `{a: 1, b: {$gt: 2}}`. */
  matchDoc(condition: Value): (doc: Value) => boolean
  /** The conditions beside one field: `{$gt: 2, $lt: 5}`. */
  matchLeaves(conditions: Value): LeafTest
}

const isOperators = (value: Value) =>
  isDoc(value) && Object.keys(value).length > 0 && Object.keys(value).every((key) => /^\$(?!and$|or$|nor$)/.test(key))

const elemMatch = (wanted: Value, nested: Nested): LeafTest => {
  if (!isDoc(wanted)) throw badRequest('$elemMatch needs an object')
  if (isOperators(wanted)) {
    const test = nested.matchLeaves(wanted)
    return wholly((value) => isArray(value) && value.some((item) => test([item])))
  }
  const test = nested.matchDoc(wanted)
  return wholly((value) => isArray(value) && value.some((item) => isDoc(item) && test(item)))
}

const all = (wanted: Value, nested: Nested): LeafTest => {
  const tests = asList('$all', wanted).map((item) =>
    isDoc(item) && Object.hasOwn(item, '$elemMatch')
      ? elemMatch(item.$elemMatch as Value, nested)
      : anyOf(equals(item)),
  )
  return (leaves) => tests.length > 0 && tests.every((test) => test(leaves))
}

const negate = (wanted: Value, nested: Nested): LeafTest => {
  if (!(wanted instanceof RegExp) && !isDoc(wanted)) throw badRequest('$not needs an operator or a regular expression')
  const test = wanted instanceof RegExp ? anyOf(equals(wanted)) : nested.matchLeaves(wanted)
  return (leaves) => !test(leaves)
}

/** The test for one `{operator: operand}` beside a field. `$options` belongs to `$regex` and tests nothing. */
export function leafTest(operator: string, operand: Value, options: Value | undefined, nested: Nested): LeafTest {
  switch (operator) {
    case '$eq':
      return anyOf(equals(operand))
    case '$ne': {
      const test = anyOf(equals(operand))
      return (leaves) => !test(leaves)
    }
    case '$gt':
      return inRange(operand, (order) => order > 0)
    case '$gte':
      return inRange(operand, (order) => order >= 0)
    case '$lt':
      return inRange(operand, (order) => order < 0)
    case '$lte':
      return inRange(operand, (order) => order <= 0)
    case '$in':
      return oneOf(asList('$in', operand))
    case '$nin': {
      const test = oneOf(asList('$nin', operand))
      return (leaves) => !test(leaves)
    }
    case '$exists': {
      const wanted = Boolean(operand)
      return (leaves) => leaves.some((leaf) => leaf !== undefined) === wanted
    }
    case '$regex':
      return anyOf(matchesPattern(toRegExp(operand, options)))
    case '$options':
      return () => true
    case '$type':
      return ofType(operand)
    case '$mod':
      return modulo(operand)
    case '$size':
      return ofSize(operand)
    case '$all':
      return all(operand, nested)
    case '$elemMatch':
      return elemMatch(operand, nested)
    case '$not':
      return negate(operand, nested)
    case '$geoWithin':
      return anyOf(geoWithin(operand))
    case '$geoIntersects':
      return anyOf(geoIntersects(operand))
    case '$nearSphere':
    case '$near':
      return anyOf(near(operator, operand))
    default:
      throw unknownOperator(operator)
  }
}
