import { badRequest, unknownOperator } from '../../errors'
import { cloneValue, type Doc, isDoc, type Value } from '../values'
import * as arrays from './arrays'
import * as fields from './fields'
import { splitUpdatePath } from './place'

type Compile = (segments: string[], operand: Value) => fields.Change

const operators: ReadonlyMap<string, Compile> = new Map<string, Compile>([
  ['$set', fields.set],
  ['$unset', fields.unset],
  ['$inc', fields.inc],
  ['$mul', fields.mul],
  ['$min', fields.min],
  ['$max', fields.max],
  ['$rename', fields.rename],
  ['$bit', fields.bit],
  ['$push', arrays.push],
  ['$pop', arrays.pop],
  ['$addToSet', arrays.addToSet],
  ['$pull', arrays.pull],
  ['$pullAll', arrays.pullAll],
])

/** Two operators may not touch the same field, nor a field and something inside it: the outcome would depend on luck. */
const refuseConflicts = (paths: readonly string[]) => {
  const sorted = paths.map((path) => `${path}.`).sort()
  for (const [i, path] of sorted.entries()) {
    if (i > 0 && path.startsWith(sorted[i - 1] as string)) {
      throw badRequest(`Updating the path '${path.slice(0, -1)}' would create a conflict`)
    }
  }
}

/**
 * Compiles an update made of operators. The result gives a changed copy, or throws a refusal (wrong type, path through
 * a scalar) and changes nothing.
 */
export function compileUpdate(update: Doc): (doc: Doc) => Doc {
  const changes: fields.Change[] = []
  const paths: string[] = []
  for (const [operator, operands] of Object.entries(update)) {
    const compile = operators.get(operator)
    if (!compile) {
      throw operator.startsWith('$')
        ? unknownOperator(operator)
        : badRequest(`the update operator of '${operator}' is missing`)
    }
    if (!isDoc(operands)) throw badRequest(`${operator} needs an object of fields`)
    for (const [path, operand] of Object.entries(operands)) {
      changes.push(compile(splitUpdatePath(path), operand))
      paths.push(path)
      if (operator === '$rename') paths.push(String(operand))
    }
  }
  refuseConflicts(paths)
  return (doc) => {
    const copy = cloneValue(doc)
    for (const change of changes) change(copy)
    return copy
  }
}
