import { badRequest } from '../../errors'
import { compareValues } from '../../query/compare'
import { checkFields } from '../codec'
import { cloneValue, type Doc, isArray, type Value } from '../values'
import { findPlace, putAt, reachPlace, removeAt, splitUpdatePath, valueAt } from './place'

/** One operator on one field: changes the document in place, or throws and leaves the update undone. */
export type Change = (doc: Doc) => void

export function set(segments: string[], operand: Value): Change {
  checkFields(operand, segments.length)
  return (doc) => putAt(reachPlace(doc, segments), cloneValue(operand))
}

export function unset(segments: string[]): Change {
  return (doc) => {
    const place = findPlace(doc, segments)
    if (place) removeAt(place)
  }
}

const arithmetic =
  (operator: string, compute: (current: number | undefined, operand: number) => number) =>
  (segments: string[], operand: Value): Change => {
    if (typeof operand !== 'number')
      throw badRequest(`Cannot ${operator} with a non-numeric argument for '${segments.join('.')}'`)
    return (doc) => {
      const place = reachPlace(doc, segments)
      const current = valueAt(place)
      if (current !== undefined && typeof current !== 'number') {
        throw badRequest(`Cannot apply ${operator} to the field '${segments.join('.')}' of non-numeric type`)
      }
      putAt(place, compute(current, operand))
    }
  }

export const inc = arithmetic('$inc', (current, operand) => (current ?? 0) + operand)
export const mul = arithmetic('$mul', (current, operand) => (current ?? 0) * operand)

const extreme =
  (replaces: (order: number) => boolean) =>
  (segments: string[], operand: Value): Change => {
    checkFields(operand, segments.length)
    return (doc) => {
      const place = reachPlace(doc, segments)
      const current = valueAt(place)
      if (current === undefined || replaces(compareValues(operand, current))) putAt(place, cloneValue(operand))
    }
  }

export const min = extreme((order) => order < 0)
export const max = extreme((order) => order > 0)

export function rename(segments: string[], operand: Value): Change {
  if (typeof operand !== 'string') throw badRequest("$rename needs the new field's name")
  const target = splitUpdatePath(operand)
  if (operand === segments.join('.')) throw badRequest('$rename needs two different names')
  return (doc) => {
    const place = findPlace(doc, segments)
    const value = place && valueAt(place)
    if (!place || value === undefined) return
    if (isArray(place.holder)) throw badRequest('$rename does not reach into arrays')
    removeAt(place)
    const destination = reachPlace(doc, target)
    if (isArray(destination.holder)) throw badRequest('$rename does not reach into arrays')
    putAt(destination, value)
  }
}

/** `{field: {and: 5}}`, `or`, `xor` on whole numbers. */
export function bit(segments: string[], operand: Value): Change {
  const [entry, more] = typeof operand === 'object' && operand !== null ? Object.entries(operand) : []
  const [name, mask] = entry ?? []
  if (
    more ||
    typeof mask !== 'number' ||
    !Number.isInteger(mask) ||
    !(name === 'and' || name === 'or' || name === 'xor')
  ) {
    throw badRequest('$bit needs one of and, or, xor with a whole number')
  }
  return (doc) => {
    const place = reachPlace(doc, segments)
    const current = valueAt(place) ?? 0
    if (typeof current !== 'number' || !Number.isInteger(current))
      throw badRequest('Cannot apply $bit to a value that is not a whole number')
    putAt(place, name === 'and' ? current & mask : name === 'or' ? current | mask : current ^ mask)
  }
}
