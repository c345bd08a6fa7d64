import { type Doc, isDoc, type Value } from '../../documents/values'
import { badRequest } from '../../errors'
import { compile } from '../expressions/compile'
import type { Variables } from '../expressions/operator'

/** What the stages of one pipeline share. */
export interface Surroundings {
  variables: Variables
  /** The documents of another collection; of one that does not exist, none. */
  collection(name: string): readonly Doc[]
  /** Runs a pipeline inside of this one. */
  run(docs: readonly Doc[], stages: Value, variables: Variables): Doc[]
}

/** A stage turns documents into documents; it never changes the ones it is given. */
export type Stage = (docs: readonly Doc[], operand: Value, surroundings: Surroundings) => readonly Doc[]

/** An expression on one document of the pipeline. */
export const onDoc = (expression: Value, { variables }: Surroundings): ((doc: Doc) => Value | undefined) => {
  const evaluate = compile(expression)
  return (root) => evaluate({ root, variables })
}

export const fieldsOf = (stage: string, operand: Value): Doc => {
  if (isDoc(operand)) return operand
  throw badRequest(`${stage} needs an object`)
}

export const fieldName = (stage: string, value: Value | undefined): string => {
  if (typeof value === 'string' && value !== '' && !value.startsWith('$')) return value
  throw badRequest(`${stage} needs the name of a field`)
}

export const wholeNumber = (stage: string, value: Value | undefined, least: number): number => {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least) return value
  throw badRequest(`${stage} needs a whole number of at least ${least}`)
}
