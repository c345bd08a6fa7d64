import type { Value } from '../documents/values'
import { compile } from './expressions/compile'
import { isTrue, type Variables } from './expressions/operator'

/** Compiles the operand of `$expr`. Inside a pipeline it sees the variables of the stage around it. */
export function compileExpression(operand: Value, variables: Variables = {}): (doc: Value) => boolean {
  const evaluate = compile(operand)
  return (doc) => isTrue(evaluate({ root: doc, variables }))
}
