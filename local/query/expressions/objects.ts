import { type Doc, isArray, isDoc, type Value } from '../../documents/values'
import { badRequest } from '../../errors'
import { isReservedName } from '../paths'
import { isMissing, listOf, type Operators, ofArguments, ofPresent } from './operator'

const docOf = (name: string, value: Value): Doc => {
  if (isDoc(value)) return value
  throw badRequest(`${name} needs an object`)
}

/** The later of two equal fields wins; null and missing objects add nothing. */
export const mergeAll = (values: readonly (Value | undefined)[]): Doc =>
  Object.assign(
    {},
    ...values.filter((value) => !isMissing(value)).map((value) => docOf('$mergeObjects', value as Value)),
  )

const pairOf = (item: Value): [string, Value] => {
  const [key, value] = isArray(item) ? item : isDoc(item) ? [item.k, item.v] : []
  if (typeof key !== 'string' || value === undefined || isReservedName(key)) {
    throw badRequest('$arrayToObject needs pairs, or objects of k and v')
  }
  return [key, value]
}

export const objects: Operators = {
  $mergeObjects: ofArguments('$mergeObjects', [0, Number.POSITIVE_INFINITY], mergeAll),
  $objectToArray: ofPresent('$objectToArray', [1, 1], ([value]) =>
    Object.entries(docOf('$objectToArray', value as Value)).map(([k, v]) => ({ k, v })),
  ),
  $arrayToObject: (operand, compile) => {
    // A list written out is the list itself, unless it only wraps the one argument.
    const inner = isArray(operand) && operand.length === 1 ? (operand[0] as Value) : operand
    const list = compile(inner)
    return (scope) => {
      const value = list(scope)
      return isMissing(value) ? null : Object.fromEntries(listOf('$arrayToObject', value).map(pairOf))
    }
  },
}
