import { isArray, isDoc, type Value } from '../../documents/values'
import { badRequest } from '../../errors'

/** What an expression is evaluated against: a document, and the variables in reach (`$$name`). */
export interface Scope {
  root: Value | undefined
  variables: Variables
}
export type Variables = Readonly<Record<string, Value | undefined>>

/** A compiled expression; `undefined` is a field that is not there. */
export type Evaluate = (scope: Scope) => Value | undefined

/** Compiles what stands behind an operator. `compile` is for the expressions inside of it. */
export type Operator = (operand: Value, compile: (expression: Value) => Evaluate) => Evaluate
export type Operators = Readonly<Record<string, Operator>>

export const isMissing = (value: Value | undefined): value is null | undefined => value === undefined || value === null

/** An operator that is a function of its arguments; a single one may stand without its list. */
export const ofArguments =
  (
    name: string,
    [least, most]: readonly [least: number, most: number],
    answer: (values: readonly (Value | undefined)[]) => Value | undefined,
  ): Operator =>
  (operand, compile) => {
    const given = isArray(operand) ? operand : [operand]
    if (given.length < least || given.length > most) {
      throw badRequest(`${name} takes ${least === most ? least : `${least} to ${most}`} arguments`)
    }
    const parts = given.map(compile)
    return (scope) => answer(parts.map((part) => part(scope)))
  }

/** The same, but null as soon as one of the arguments is null or missing. */
export const ofPresent = (
  name: string,
  count: readonly [least: number, most: number],
  answer: (values: readonly Value[]) => Value | undefined,
): Operator =>
  ofArguments(name, count, (values) => (values.some(isMissing) ? null : answer(values as readonly Value[])))

/** An operator with named parts, some of which may not be left out. Gives each part compiled. */
export function partsOf<Name extends string>(
  name: string,
  operand: Value,
  compile: (expression: Value) => Evaluate,
  known: readonly Name[],
  needed: readonly Name[] = [],
): Partial<Record<Name, Evaluate>> {
  if (!isDoc(operand)) throw badRequest(`${name} needs an object`)
  for (const part of Object.keys(operand)) {
    if (!known.includes(part as Name)) throw badRequest(`${name} does not know '${part}'`)
  }
  for (const part of needed) if (operand[part] === undefined) throw badRequest(`${name} needs '${part}'`)
  return Object.fromEntries(Object.entries(operand).map(([part, inner]) => [part, compile(inner)])) as Partial<
    Record<Name, Evaluate>
  >
}

export const numberOf = (name: string, value: Value | undefined): number => {
  if (typeof value === 'number') return value
  throw badRequest(`${name} needs a number`)
}

export const wholeNumberOf = (name: string, value: Value | undefined): number => {
  if (typeof value === 'number' && Number.isInteger(value)) return value
  throw badRequest(`${name} needs a whole number`)
}

export const listOf = (name: string, value: Value | undefined): Value[] => {
  if (isArray(value)) return value
  throw badRequest(`${name} needs an array`)
}

export const textOf = (name: string, value: Value | undefined): string => {
  if (typeof value === 'string') return value
  throw badRequest(`${name} needs a text`)
}

/** What counts as true in a condition: everything but false, 0, null and what is missing. */
export const isTrue = (value: Value | undefined): boolean => !isMissing(value) && value !== false && value !== 0

export const withVariable = (scope: Scope, name: string, value: Value | undefined): Scope => ({
  root: scope.root,
  variables: { ...scope.variables, [name]: value },
})
