import { type Doc, isArray, isDoc, type Value } from '../../documents/values'
import { badRequest, unknownOperator } from '../../errors'
import { splitPath } from '../paths'
import { accumulatingExpressions } from './accumulators'
import { arithmetic } from './arithmetic'
import { arrays } from './arrays'
import { comparisons } from './comparisons'
import { conditions } from './conditions'
import { dates } from './dates'
import { objects } from './objects'
import type { Evaluate, Operators, Scope } from './operator'
import { sets } from './sets'
import { strings } from './strings'
import { types } from './types'

const operators: Operators = {
  ...accumulatingExpressions,
  ...arithmetic,
  ...arrays,
  ...comparisons,
  ...conditions,
  ...dates,
  ...objects,
  ...sets,
  ...strings,
  ...types,
}

/** The value a path leads to: an array on the way gives the list of what its documents hold. */
function follow(value: Value | undefined, segments: readonly string[], from: number): Value | undefined {
  if (from === segments.length) return value
  if (isArray(value)) {
    return value.flatMap((item) => {
      const found = isDoc(item) || isArray(item) ? follow(item, segments, from) : undefined
      return found === undefined ? [] : [found]
    })
  }
  const segment = segments[from] as string
  return isDoc(value) && Object.hasOwn(value, segment) ? follow(value[segment], segments, from + 1) : undefined
}

const compilePath = (text: string): Evaluate => {
  if (!text.startsWith('$$')) {
    const segments = splitPath(text.slice(1))
    return ({ root }) => follow(root, segments, 0)
  }
  const [name, ...segments] = splitPath(text.slice(2)) as [string, ...string[]]
  return (scope) => follow(variable(scope, name), segments, 0)
}

const variable = ({ root, variables }: Scope, name: string): Value | undefined => {
  if (Object.hasOwn(variables, name)) return variables[name]
  switch (name) {
    case 'ROOT':
    case 'CURRENT':
      return root
    case 'REMOVE':
      return undefined
    case 'NOW':
      return new Date()
    default:
      throw badRequest(`Use of undefined variable: ${name}`)
  }
}

const compileFields = (doc: Doc): Evaluate => {
  const fields = Object.entries(doc).map(([key, inner]) => [key, compile(inner)] as const)
  return (scope) => {
    const made: Doc = {}
    for (const [key, evaluate] of fields) {
      const value = evaluate(scope)
      if (value !== undefined) made[key] = value
    }
    return made
  }
}

/** Compiles an expression: a path (`$a.b`), a variable (`$$name`), an operator, or a value that is itself. */
export function compile(expression: Value): Evaluate {
  if (typeof expression === 'string' && expression.startsWith('$')) return compilePath(expression)
  if (isArray(expression)) {
    const items = expression.map(compile)
    return (scope) => items.map((item) => item(scope) ?? null)
  }
  if (!isDoc(expression)) return () => expression
  const [entry, more] = Object.entries(expression)
  if (!entry?.[0].startsWith('$')) return compileFields(expression)
  if (more) throw badRequest('an expression has exactly one operator')
  const operator = Object.hasOwn(operators, entry[0]) ? operators[entry[0]] : undefined
  if (!operator) throw unknownOperator(entry[0])
  return operator(entry[1], compile)
}
