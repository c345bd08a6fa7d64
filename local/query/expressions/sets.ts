import type { Value } from '../../documents/values'
import { sameValue } from '../compare'
import { listOf, type Operators, ofArguments, ofPresent } from './operator'

const many = [1, Number.POSITIVE_INFINITY] as const

export const has = (list: readonly Value[], value: Value) => list.some((item) => sameValue(item, value))

/** Each value once, where it stood first. */
export const distinct = (list: readonly Value[]): Value[] => {
  const kept: Value[] = []
  const seen = new Set<Value>()
  for (const value of list) {
    // Most sets hold texts or numbers, which need no search.
    if (typeof value === 'string' || (typeof value === 'number' && !Number.isNaN(value))) {
      if (!seen.has(value)) kept.push(value)
      seen.add(value)
    } else if (!has(kept, value)) kept.push(value)
  }
  return kept
}

const covers = (a: Value[], b: Value[]) => b.every((value) => has(a, value))

/** Operators on arrays as sets: order and repetition mean nothing. */
export const sets: Operators = {
  $setDifference: ofPresent('$setDifference', [2, 2], ([a, b]) => {
    const other = listOf('$setDifference', b)
    return distinct(listOf('$setDifference', a)).filter((value) => !has(other, value))
  }),
  $setEquals: ofArguments('$setEquals', [2, Number.POSITIVE_INFINITY], (values) => {
    const [first, ...others] = values.map((value) => listOf('$setEquals', value)) as [Value[], ...Value[][]]
    return others.every((other) => covers(first, other) && covers(other, first))
  }),
  $setIntersection: ofPresent('$setIntersection', many, (values) => {
    const [first, ...others] = values.map((value) => listOf('$setIntersection', value)) as [Value[], ...Value[][]]
    return distinct(first).filter((value) => others.every((other) => has(other, value)))
  }),
  $setIsSubset: ofArguments('$setIsSubset', [2, 2], ([a, b]) =>
    covers(listOf('$setIsSubset', b), listOf('$setIsSubset', a)),
  ),
  $setUnion: ofPresent('$setUnion', many, (values) => distinct(values.flatMap((value) => listOf('$setUnion', value)))),
}
