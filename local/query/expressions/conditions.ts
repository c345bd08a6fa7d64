import { isArray, isDoc, type Value } from '../../documents/values'
import { badRequest } from '../../errors'
import { isMissing, isTrue, type Operator, type Operators, ofArguments, partsOf } from './operator'

const many = [0, Number.POSITIVE_INFINITY] as const

/** Only the branch that is chosen is evaluated. */
const cond: Operator = (operand, compile) => {
  const [test, yes, no] = isArray(operand)
    ? operand.map(compile)
    : ((parts) => [parts.if, parts.then, parts.else])(
        partsOf('$cond', operand, compile, ['if', 'then', 'else'], ['if', 'then', 'else']),
      )
  if (!test || !yes || !no || (isArray(operand) && operand.length !== 3)) throw badRequest('$cond takes 3 arguments')
  return (scope) => (isTrue(test(scope)) ? yes(scope) : no(scope))
}

/** The first value that is there, or the last. */
const ifNull: Operator = (operand, compile) => {
  const parts = (isArray(operand) ? operand : []).map(compile)
  const last = parts.pop()
  if (!last || parts.length === 0) throw badRequest('$ifNull takes at least 2 arguments')
  return (scope) => {
    for (const part of parts) {
      const value = part(scope)
      if (!isMissing(value)) return value
    }
    return last(scope)
  }
}

const choose: Operator = (operand, compile) => {
  if (!isDoc(operand) || !isArray(operand.branches) || operand.branches.length === 0) {
    throw badRequest('$switch requires at least one branch')
  }
  const branches = operand.branches.map((branch) =>
    partsOf('$switch', branch, compile, ['case', 'then'], ['case', 'then']),
  )
  const otherwise = operand.default === undefined ? undefined : compile(operand.default)
  return (scope) => {
    const found = branches.find((branch) => isTrue(branch.case?.(scope)))
    if (found) return found.then?.(scope)
    if (otherwise) return otherwise(scope)
    throw badRequest('$switch could not find a matching branch for an input, and no default was specified')
  }
}

const until =
  (stops: boolean): Operator =>
  (operand, compile) => {
    const parts = (isArray(operand) ? operand : [operand]).map(compile)
    return (scope) => parts.some((part) => isTrue(part(scope)) === stops) === stops
  }

const literal: Operator = (operand: Value) => () => operand

/** New variables, each of which sees only those outside. */
const withVariables: Operator = (operand, compile) => {
  const { vars, in: inside } = isDoc(operand) ? operand : {}
  if (!isDoc(vars) || inside === undefined) throw badRequest("$let needs 'vars' and 'in'")
  const made = Object.entries(vars).map(([name, inner]) => [name, compile(inner)] as const)
  const body = compile(inside)
  return (scope) => {
    const own = Object.fromEntries(made.map(([name, evaluate]) => [name, evaluate(scope)]))
    return body({ root: scope.root, variables: { ...scope.variables, ...own } })
  }
}

export const conditions: Operators = {
  $and: until(false),
  $or: until(true),
  $not: ofArguments('$not', [1, 1], ([value]) => !isTrue(value)),
  $cond: cond,
  $ifNull: ifNull,
  $let: withVariables,
  $literal: literal,
  $switch: choose,
  $allElementsTrue: ofArguments('$allElementsTrue', [1, 1], ([list]) =>
    elements('$allElementsTrue', list).every(isTrue),
  ),
  $anyElementTrue: ofArguments('$anyElementTrue', [1, 1], ([list]) => elements('$anyElementTrue', list).some(isTrue)),
  $isArray: ofArguments('$isArray', many, ([value]) => isArray(value)),
}

const elements = (name: string, value: Value | undefined): Value[] => {
  if (isArray(value)) return value
  throw badRequest(`${name} needs an array`)
}
