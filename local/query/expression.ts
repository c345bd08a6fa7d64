import { Context } from 'mingo/core'
import * as accumulator from 'mingo/operators/accumulator'
import * as expression from 'mingo/operators/expression'
import * as pipeline from 'mingo/operators/pipeline'
import * as projection from 'mingo/operators/projection'
import * as queryOperators from 'mingo/operators/query'
import * as window from 'mingo/operators/window'
import { Query } from 'mingo/query'
import type { Options } from 'mingo/types'
import type { Value } from '../documents/values'
import { badRequest, messageOf } from '../errors'

/** mingo's operators without those that run a caller's code or write to a collection. */
const { $function: _function, ...safeExpressions } = expression
const { $accumulator: _accumulator, ...safeAccumulators } = accumulator
const { $out: _out, $merge: _merge, ...safeStages } = pipeline

export const expressionContext = () =>
  Context.init({
    accumulator: safeAccumulators,
    expression: safeExpressions,
    pipeline: safeStages,
    projection,
    query: queryOperators,
    window,
  })

export type ExpressionOptions = Partial<Options>

const defaults: ExpressionOptions = { context: expressionContext(), scriptEnabled: false }

/** Compiles the operand of `$expr`. Inside a pipeline the stage's own options bring its `let` variables. */
export function compileExpression(operand: Value, options: ExpressionOptions = defaults): (doc: Value) => boolean {
  const query = new Query({ $expr: operand }, options)
  return (doc) => {
    try {
      return query.test(doc as Record<string, unknown>)
    } catch (error) {
      throw badRequest(`$expr: ${messageOf(error)}`)
    }
  }
}
