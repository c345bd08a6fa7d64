import { badRequest } from '../../errors'
import { compareValues, sameValue } from '../../query/compare'
import { compileMatch } from '../../query/match'
import { parseSort, sortDocs } from '../../query/sort'
import { checkFields } from '../codec'
import { cloneValue, type Doc, isArray, isDoc, type Value } from '../values'
import type { Change } from './fields'
import { findPlace, putAt, reachPlace, valueAt } from './place'

const arrayHere = (value: Value | undefined, segments: string[]): Value[] | undefined => {
  if (value === undefined || isArray(value)) return value
  throw badRequest(`The field '${segments.join('.')}' must be an array`)
}

/** `$push` and `$addToSet` take one value, or `{$each: [...]}` with modifiers. */
const eachOf = (operator: string, operand: Value, modifiers: readonly string[]): { each: Value[]; more: Doc } => {
  if (!isDoc(operand) || !Object.hasOwn(operand, '$each')) {
    checkFields(operand, 1)
    return { each: [operand], more: {} }
  }
  const { $each, ...more } = operand
  if (!isArray($each)) throw badRequest(`${operator} needs an array in $each`)
  for (const name of Object.keys(more)) {
    if (!modifiers.includes(name)) throw badRequest(`${operator} does not know '${name}'`)
  }
  checkFields($each, 1)
  return { each: $each, more }
}

const wholeNumber = (name: string, value: Value | undefined): number | undefined => {
  if (value !== undefined && (typeof value !== 'number' || !Number.isInteger(value)))
    throw badRequest(`${name} needs a whole number`)
  return value
}

const sorterOf = (order: Value | undefined): ((items: Value[]) => Value[]) => {
  if (order === undefined) return (items) => items
  if (order === 1 || order === -1) return (items) => [...items].sort((a, b) => compareValues(a, b) * order)
  const columns = parseSort(order)
  return (items) => sortDocs(items, columns, (item) => (isDoc(item) ? item : {}))
}

/** `$push`, with `$each`, `$position`, `$sort` and `$slice` applied in MongoDB's order. */
export function push(segments: string[], operand: Value): Change {
  const { each, more } = eachOf('$push', operand, ['$position', '$slice', '$sort'])
  const position = wholeNumber('$position', more.$position)
  const slice = wholeNumber('$slice', more.$slice)
  const sort = sorterOf(more.$sort)
  return (doc) => {
    const place = reachPlace(doc, segments)
    const items = [...(arrayHere(valueAt(place), segments) ?? [])]
    items.splice(position ?? items.length, 0, ...cloneValue(each))
    const sorted = sort(items)
    const kept = slice === undefined ? sorted : slice < 0 ? sorted.slice(slice) : sorted.slice(0, slice)
    putAt(place, kept)
  }
}

export function addToSet(segments: string[], operand: Value): Change {
  const { each } = eachOf('$addToSet', operand, [])
  return (doc) => {
    const place = reachPlace(doc, segments)
    const items = [...(arrayHere(valueAt(place), segments) ?? [])]
    for (const value of each) if (!items.some((item) => sameValue(item, value))) items.push(cloneValue(value))
    putAt(place, items)
  }
}

const keepIn = (doc: Doc, segments: string[], keep: (item: Value) => boolean) => {
  const place = findPlace(doc, segments)
  const items = place && arrayHere(valueAt(place), segments)
  if (place && items) putAt(place, items.filter(keep))
}

/** 1 takes the last element away, -1 the first. */
export function pop(segments: string[], operand: Value): Change {
  if (operand !== 1 && operand !== -1) throw badRequest('$pop needs 1 or -1')
  return (doc) => {
    const place = findPlace(doc, segments)
    const items = place && arrayHere(valueAt(place), segments)
    if (place && items) putAt(place, operand === 1 ? items.slice(0, -1) : items.slice(1))
  }
}

/** Takes away every element equal to a value, or matching a condition; a plain object is a condition on documents. */
export function pull(segments: string[], operand: Value): Change {
  const matches = isDoc(operand)
    ? Object.keys(operand).some((key) => key.startsWith('$') && !['$and', '$or', '$nor'].includes(key))
      ? (
          (test) => (item: Value) =>
            test({ item })
        )(compileMatch({ item: operand }))
      : (
          (test) => (item: Value) =>
            isDoc(item) && test(item)
        )(compileMatch(operand))
    : operand instanceof RegExp
      ? (
          (test) => (item: Value) =>
            test({ item })
        )(compileMatch({ item: operand }))
      : (item: Value) => sameValue(item, operand)
  return (doc) => keepIn(doc, segments, (item) => !matches(item))
}

export function pullAll(segments: string[], operand: Value): Change {
  if (!isArray(operand)) throw badRequest('$pullAll needs an array')
  return (doc) => keepIn(doc, segments, (item) => !operand.some((value) => sameValue(value, item)))
}
