import { isArray, type Value } from '../../documents/values'
import { badRequest } from '../../errors'
import { compareValues } from '../compare'
import { mergeAll } from './objects'
import { isMissing, type Operator, type Operators } from './operator'
import { distinct } from './sets'

/** What a group makes of the values its documents give, in their order. */
export type Accumulator = (values: readonly (Value | undefined)[]) => Value

const numbersIn = (values: readonly (Value | undefined)[]) => values.filter((value) => typeof value === 'number')

/** Added up with what every step loses (Neumaier), so that the order of the documents does not show. */
const sum = (numbers: readonly number[]): number => {
  let total = 0
  let lost = 0
  for (const number of numbers) {
    const next = total + number
    if (Number.isFinite(next))
      lost += Math.abs(total) >= Math.abs(number) ? total - next + number : number - next + total
    total = next
  }
  return total + lost
}

const average = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : sum(numbers) / numbers.length

const deviation = (numbers: readonly number[], divisor: number): number | null => {
  const mean = average(numbers)
  if (mean === null || divisor <= 0) return null
  return Math.sqrt(sum(numbers.map((number) => (number - mean) ** 2)) / divisor)
}

const extreme =
  (direction: 1 | -1): Accumulator =>
  (values) =>
    values.reduce<Value>((best, value) => {
      if (isMissing(value)) return best
      return best === null || compareValues(value, best) * direction > 0 ? value : best
    }, null)

const present = (values: readonly (Value | undefined)[]) => values.filter((value) => value !== undefined)

export const accumulators: Readonly<Record<string, Accumulator>> = {
  $addToSet: (values) => distinct(present(values)),
  $avg: (values) => average(numbersIn(values)),
  $count: (values) => values.length,
  $first: (values) => values[0] ?? null,
  $last: (values) => values.at(-1) ?? null,
  $max: extreme(1),
  $mergeObjects: mergeAll,
  $min: extreme(-1),
  $push: present,
  $stdDevPop: (values) => ((numbers) => deviation(numbers, numbers.length))(numbersIn(values)),
  $stdDevSamp: (values) => ((numbers) => deviation(numbers, numbers.length - 1))(numbersIn(values)),
  $sum: (values) => sum(numbersIn(values)),
}

/** Outside of a group they work on one list, or on several values. */
const onList =
  (name: string): Operator =>
  (operand, compile) => {
    const accumulate = accumulators[name] as Accumulator
    const parts = (isArray(operand) ? operand : [operand]).map(compile)
    return (scope) => {
      const values = parts.map((part) => part(scope))
      const [only] = values
      return accumulate(values.length === 1 && isArray(only) ? only : values)
    }
  }

const elementOf =
  (name: string, index: 0 | -1): Operator =>
  (operand, compile) => {
    const list = compile(isArray(operand) && operand.length === 1 ? (operand[0] as Value) : operand)
    return (scope) => {
      const value = list(scope)
      if (isMissing(value)) return null
      if (!isArray(value)) throw badRequest(`${name} needs an array`)
      return value.at(index)
    }
  }

export const accumulatingExpressions: Operators = {
  ...Object.fromEntries(
    ['$avg', '$max', '$min', '$stdDevPop', '$stdDevSamp', '$sum'].map((name) => [name, onList(name)]),
  ),
  $first: elementOf('$first', 0),
  $last: elementOf('$last', -1),
}
