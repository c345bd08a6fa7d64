import { isArray, isDoc, type Value } from '../../documents/values'
import { badRequest } from '../../errors'
import { sameValue } from '../compare'
import {
  isMissing,
  isTrue,
  listOf,
  numberOf,
  type Operator,
  type Operators,
  ofArguments,
  ofPresent,
  partsOf,
  wholeNumberOf,
  withVariable,
} from './operator'
import { has } from './sets'

/** Beyond this many elements a range is a mistake. */
const longestRange = 1_000_000

const variableName = (operator: string, operand: Value, fallback: string): string => {
  const name = isDoc(operand) ? operand.as : undefined
  if (name === undefined) return fallback
  if (typeof name === 'string' && /^[\p{Ll}\P{ASCII}][\w\P{ASCII}]*$/u.test(name)) return name
  throw badRequest(`${operator}: a variable's name begins with a small letter`)
}

/** An operator that visits each element under a name; null for no list. */
const overElements =
  (
    operator: string,
    body: 'in' | 'cond',
    known: readonly string[],
    answer: (list: Value[], visit: (item: Value) => Value | undefined) => Value[],
  ): Operator =>
  (operand, compile) => {
    const name = variableName(operator, operand, 'this')
    const { as: _name, ...rest } = isDoc(operand) ? operand : {}
    const parts = partsOf(operator, rest, compile, ['input', body, ...known], ['input', body])
    return (scope) => {
      const input = parts.input?.(scope)
      if (isMissing(input)) return null
      const visit = (item: Value) => parts[body]?.(withVariable(scope, name, item))
      const found = answer(listOf(operator, input), visit)
      const limit = parts.limit?.(scope)
      return isMissing(limit) ? found : found.slice(0, numberOf(operator, limit))
    }
  }

const reduce: Operator = (operand, compile) => {
  const needed = ['input', 'initialValue', 'in'] as const
  const parts = partsOf('$reduce', operand, compile, needed, needed)
  return (scope) => {
    const input = parts.input?.(scope)
    if (isMissing(input)) return null
    return listOf('$reduce', input).reduce<Value | undefined>(
      (value, item) => parts.in?.(withVariable(withVariable(scope, 'value', value), 'this', item)),
      parts.initialValue?.(scope),
    )
  }
}

const zip: Operator = (operand, compile) => {
  const { useLongestLength, ...rest } = isDoc(operand) ? operand : {}
  const parts = partsOf('$zip', rest, compile, ['inputs', 'defaults'], ['inputs'])
  return (scope) => {
    const inputs = listOf('$zip', parts.inputs?.(scope))
    if (inputs.some(isMissing)) return null
    const lists = inputs.map((input) => listOf('$zip', input))
    const defaults = parts.defaults?.(scope)
    const lengths = lists.map(({ length }) => length)
    const length = useLongestLength === true ? Math.max(...lengths) : Math.min(...lengths)
    return Array.from({ length }, (_, i) =>
      lists.map((list, which) => list[i] ?? (isArray(defaults) ? (defaults[which] ?? null) : null)),
    )
  }
}

const slice = ofPresent('$slice', [2, 3], ([value, a, b]) => {
  const list = listOf('$slice', value)
  const first = wholeNumberOf('$slice', a)
  if (b === undefined) return first < 0 ? list.slice(first) : list.slice(0, first)
  const count = wholeNumberOf('$slice', b)
  if (count <= 0) throw badRequest('$slice needs a positive count')
  const from = first < 0 ? Math.max(0, list.length + first) : first
  return list.slice(from, from + count)
})

const range = ofArguments('$range', [2, 3], ([start, end, by = 1]) => {
  const [from, to, step] = [start, end, by].map((value) => wholeNumberOf('$range', value)) as [number, number, number]
  if (step === 0) throw badRequest('$range needs a step that is not zero')
  const length = Math.max(0, Math.ceil((to - from) / step))
  if (length > longestRange) throw badRequest(`$range gives at most ${longestRange} numbers`)
  return Array.from({ length }, (_, i) => from + i * step)
})

const indexOfArray = ofArguments('$indexOfArray', [2, 4], ([value, wanted, from = 0, to]) => {
  if (isMissing(value)) return null
  const list = listOf('$indexOfArray', value)
  const end = isMissing(to) ? list.length : wholeNumberOf('$indexOfArray', to)
  const start = wholeNumberOf('$indexOfArray', from)
  if (start < 0 || end < 0) throw badRequest('$indexOfArray needs a range that is not negative')
  const found = list.findIndex((item, i) => i >= start && i < end && wanted !== undefined && sameValue(item, wanted))
  return found
})

const at = (name: string, value: Value, index: number): Value | undefined => listOf(name, value).at(index)

export const arrays: Operators = {
  $arrayElemAt: ofPresent('$arrayElemAt', [2, 2], ([list, index]) =>
    at('$arrayElemAt', list as Value, wholeNumberOf('$arrayElemAt', index)),
  ),
  $concatArrays: ofPresent('$concatArrays', [0, Number.POSITIVE_INFINITY], (lists) =>
    lists.flatMap((list) => listOf('$concatArrays', list)),
  ),
  $filter: overElements('$filter', 'cond', ['limit'], (list, visit) => list.filter((item) => isTrue(visit(item)))),
  $map: overElements('$map', 'in', [], (list, visit) => list.map((item) => visit(item) ?? null)),
  $reduce: reduce,
  $in: ofArguments('$in', [2, 2], ([value, list]) => {
    const items = listOf('$in', list)
    return value !== undefined && has(items, value)
  }),
  $indexOfArray: indexOfArray,
  $range: range,
  $reverseArray: ofPresent('$reverseArray', [1, 1], ([list]) => [...listOf('$reverseArray', list)].reverse()),
  $size: ofArguments('$size', [1, 1], ([list]) => listOf('$size', list).length),
  $slice: slice,
  $zip: zip,
}
