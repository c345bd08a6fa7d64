import { type Doc, isArray, isDoc, type Value } from '../documents/values'
import { badRequest, unknownOperator } from '../errors'
import { compileExpression } from './expression'
import type { Variables } from './expressions/operator'
import { compileSchema } from './json-schema'
import { type LeafTest, leafTest, type Nested } from './operators'
import { reach, splitPath } from './paths'

export type Match = (doc: Value) => boolean

const startsWithOperator = (value: Value): value is Doc =>
  isDoc(value) && Object.keys(value).some((key) => key.startsWith('$'))

/**
 * Compiles a MongoDB query. Refuses operators it does not know (`$where`, geometry, …), so that a query never silently
 * means something else here than in the cloud.
 */
export function compileMatch(query: Value, variables?: Variables): Match {
  const nested: Nested = { matchDoc: (condition) => compileMatch(condition, variables), matchLeaves }

  function matchLeaves(conditions: Value): LeafTest {
    if (!isDoc(conditions)) throw badRequest('conditions have to be an object of operators')
    const tests = Object.entries(conditions).map(([operator, operand]) => {
      if (!operator.startsWith('$')) throw badRequest(`'${operator}' stands where an operator belongs`)
      return leafTest(operator, operand, conditions.$options, nested)
    })
    return (leaves) => tests.every((test) => test(leaves))
  }

  function matchField(path: string, condition: Value): Match {
    const segments = splitPath(path)
    const test = startsWithOperator(condition) ? matchLeaves(condition) : leafTest('$eq', condition, undefined, nested)
    return (doc) => test(reach(doc, segments))
  }

  function branches(operator: string, operand: Value): Match[] {
    if (!isArray(operand) || operand.length === 0) throw badRequest(`${operator} needs a non-empty array`)
    return operand.map(nested.matchDoc)
  }

  function matchTopLevel(operator: string, operand: Value): Match {
    switch (operator) {
      case '$and': {
        const tests = branches(operator, operand)
        return (doc) => tests.every((test) => test(doc))
      }
      case '$or': {
        const tests = branches(operator, operand)
        return (doc) => tests.some((test) => test(doc))
      }
      case '$nor': {
        const tests = branches(operator, operand)
        return (doc) => !tests.some((test) => test(doc))
      }
      case '$expr':
        return compileExpression(operand, variables)
      case '$jsonSchema':
        return compileSchema(operand)
      case '$comment':
        return () => true
      default:
        throw unknownOperator(operator)
    }
  }

  if (!isDoc(query)) throw badRequest('a query has to be an object')
  const tests = Object.entries(query).map(([key, condition]) =>
    key.startsWith('$') ? matchTopLevel(key, condition) : matchField(key, condition),
  )
  return (doc) => tests.every((test) => test(doc))
}
