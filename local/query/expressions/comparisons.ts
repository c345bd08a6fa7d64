import type { Value } from '../../documents/values'
import { compareValues } from '../compare'
import { type Operator, type Operators, ofArguments } from './operator'

/** In an expression a missing field stands below null, which a condition takes for the same. */
export const compareInExpression = (a: Value | undefined, b: Value | undefined): number =>
  a === undefined || b === undefined ? Number(b === undefined) - Number(a === undefined) : compareValues(a, b)

const comparison = (name: string, answer: (order: number) => Value): Operator =>
  ofArguments(name, [2, 2], ([a, b]) => answer(compareInExpression(a, b)))

/** Comparisons between any two values, in the order that sorting has. */
export const comparisons: Operators = {
  $cmp: comparison('$cmp', Math.sign),
  $eq: comparison('$eq', (order) => order === 0),
  $ne: comparison('$ne', (order) => order !== 0),
  $gt: comparison('$gt', (order) => order > 0),
  $gte: comparison('$gte', (order) => order >= 0),
  $lt: comparison('$lt', (order) => order < 0),
  $lte: comparison('$lte', (order) => order <= 0),
}
