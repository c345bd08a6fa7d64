import { type Doc, isArray, isDoc, type Value } from '../documents/values'
import { badRequest } from '../errors'
import { sameValue } from './compare'
import { isOfType, toRegExp } from './operators'

/** MongoDB's `$jsonSchema`: draft 4 without references and formats. A keyword about one type lets other types pass. */
type Test = (value: Value) => boolean
type Keyword = (operand: Value, schema: Doc) => Test

const number = (operand: Value): number => {
  if (typeof operand !== 'number') throw badRequest('$jsonSchema needs a number here')
  return operand
}
const names = (operand: Value): string[] => {
  if (!isArray(operand) || !operand.every((name) => typeof name === 'string')) {
    throw badRequest('$jsonSchema needs a list of names here')
  }
  return operand as string[]
}
const schemas = (operand: Value): Test[] => {
  if (!isArray(operand) || operand.length === 0) throw badRequest('$jsonSchema needs a list of schemas here')
  return operand.map(compileSchema)
}
const schemaFields = (operand: Value | undefined): [string, Test][] => {
  if (operand === undefined) return []
  if (!isDoc(operand)) throw badRequest('$jsonSchema needs an object of schemas here')
  return Object.entries(operand).map(([name, schema]) => [name, compileSchema(schema)])
}
const patternFields = (operand: Value | undefined): [RegExp, Test][] =>
  schemaFields(operand).map(([pattern, test]) => [toRegExp(pattern, ''), test])

const forNumber =
  (test: (value: number) => boolean): Test =>
  (value) =>
    typeof value !== 'number' || test(value)
const forText =
  (test: (value: string) => boolean): Test =>
  (value) =>
    typeof value !== 'string' || test(value)
const forArray =
  (test: (value: Value[]) => boolean): Test =>
  (value) =>
    !isArray(value) || test(value)
const forDoc =
  (test: (value: Doc) => boolean): Test =>
  (value) =>
    !isDoc(value) || test(value)

const jsonTypes: Record<string, string> = { boolean: 'bool', integer: 'int' }

const ofType: Keyword = (operand) => {
  const wanted = (isArray(operand) ? operand : [operand]).map((name) => jsonTypes[String(name)] ?? name)
  return (value) => wanted.some((name) => isOfType(name, value))
}

const additionalItems = (operand: Value, { items }: Doc): Test => {
  if (!isArray(items)) return () => true
  const test: Test = isDoc(operand) ? compileSchema(operand) : () => operand === true
  return forArray((list) => list.slice(items.length).every(test))
}

const itemsTest: Keyword = (operand) => {
  if (!isArray(operand)) {
    const test = compileSchema(operand)
    return forArray((list) => list.every(test))
  }
  const tests = operand.map(compileSchema)
  return forArray((list) => list.every((item, i) => tests[i]?.(item) ?? true))
}

const additionalProperties: Keyword = (operand, { properties, patternProperties }) => {
  const known = new Set(isDoc(properties) ? Object.keys(properties) : [])
  const patterns = patternFields(patternProperties).map(([pattern]) => pattern)
  const test: Test = isDoc(operand) ? compileSchema(operand) : () => operand === true
  return forDoc((doc) =>
    Object.entries(doc).every(
      ([name, value]) => known.has(name) || patterns.some((pattern) => pattern.test(name)) || test(value),
    ),
  )
}

const dependencies: Keyword = (operand) => {
  if (!isDoc(operand)) throw badRequest('$jsonSchema dependencies have to be an object')
  const tests = Object.entries(operand).map(([name, needs]): [string, (doc: Doc) => boolean] => {
    if (!isArray(needs)) return [name, compileSchema(needs)]
    const needed = names(needs)
    return [name, (doc) => needed.every((other) => Object.hasOwn(doc, other))]
  })
  return forDoc((doc) => tests.every(([name, test]) => !Object.hasOwn(doc, name) || test(doc)))
}

const keywords: Record<string, Keyword> = {
  bsonType: ofType,
  type: ofType,
  enum: (operand) => {
    if (!isArray(operand)) throw badRequest('$jsonSchema enum needs a list')
    return (value) => operand.some((one) => sameValue(one, value))
  },
  allOf: (operand) =>
    (
      (tests) => (value: Value) =>
        tests.every((test) => test(value))
    )(schemas(operand)),
  anyOf: (operand) =>
    (
      (tests) => (value: Value) =>
        tests.some((test) => test(value))
    )(schemas(operand)),
  oneOf: (operand) =>
    (
      (tests) => (value: Value) =>
        tests.filter((test) => test(value)).length === 1
    )(schemas(operand)),
  not: (operand) =>
    (
      (test) => (value: Value) =>
        !test(value)
    )(compileSchema(operand)),
  multipleOf: (operand) => forNumber((value) => value % number(operand) === 0),
  maximum: (operand, { exclusiveMaximum }) =>
    forNumber((value) => (exclusiveMaximum === true ? value < number(operand) : value <= number(operand))),
  minimum: (operand, { exclusiveMinimum }) =>
    forNumber((value) => (exclusiveMinimum === true ? value > number(operand) : value >= number(operand))),
  exclusiveMaximum: () => () => true,
  exclusiveMinimum: () => () => true,
  maxLength: (operand) => forText((text) => [...text].length <= number(operand)),
  minLength: (operand) => forText((text) => [...text].length >= number(operand)),
  pattern: (operand) => ((pattern) => forText((text) => pattern.test(text)))(toRegExp(operand, '')),
  items: itemsTest,
  additionalItems,
  maxItems: (operand) => forArray((list) => list.length <= number(operand)),
  minItems: (operand) => forArray((list) => list.length >= number(operand)),
  uniqueItems: (operand) =>
    forArray(
      (list) => operand !== true || list.every((item, i) => !list.slice(0, i).some((one) => sameValue(one, item))),
    ),
  maxProperties: (operand) => forDoc((doc) => Object.keys(doc).length <= number(operand)),
  minProperties: (operand) => forDoc((doc) => Object.keys(doc).length >= number(operand)),
  required: (operand) =>
    ((needed) => forDoc((doc) => needed.every((name) => Object.hasOwn(doc, name))))(names(operand)),
  properties: (operand) =>
    ((fields) =>
      forDoc((doc) => fields.every(([name, test]) => !Object.hasOwn(doc, name) || test(doc[name] as Value))))(
      schemaFields(operand),
    ),
  patternProperties: (operand) =>
    ((fields) =>
      forDoc((doc) =>
        Object.entries(doc).every(([name, value]) =>
          fields.every(([pattern, test]) => !pattern.test(name) || test(value)),
        ),
      ))(patternFields(operand)),
  additionalProperties,
  dependencies,
  title: () => () => true,
  description: () => () => true,
}

/** Compiles a schema; a keyword MongoDB does not know is refused. */
export function compileSchema(schema: Value): Test {
  if (!isDoc(schema)) throw badRequest('$jsonSchema needs an object')
  const tests = Object.entries(schema).map(([name, operand]) => {
    const keyword = Object.hasOwn(keywords, name) ? keywords[name] : undefined
    if (!keyword) throw badRequest(`$jsonSchema does not know '${name}'`)
    return keyword(operand, schema)
  })
  return (value) => tests.every((test) => test(value))
}
