import type { Doc, Value } from '../../local/documents/values'
import { compileMatch } from '../../local/query/match'

const fits = (schema: Doc, doc: Value) => compileMatch({ $jsonSchema: schema })(doc)

describe('$jsonSchema', () => {
  it.each<[what: string, schema: Doc, fitting: Doc, other: Doc]>([
    ['fields that have to be there', { required: ['a'] }, { a: null }, { b: 1 }],
    ['types by their names', { properties: { a: { bsonType: ['int', 'string'] } } }, { a: 'x' }, { a: 1.5 }],
    ['a field that is not there fits', { properties: { a: { bsonType: 'int' } } }, {}, { a: 'x' }],
    ['bounds', { properties: { a: { minimum: 1, maximum: 5, exclusiveMaximum: true } } }, { a: 4.9 }, { a: 5 }],
    ['lengths by code points', { properties: { a: { maxLength: 2 } } }, { a: '😀中' }, { a: 'abc' }],
    ['patterns', { properties: { a: { pattern: '^x' } } }, { a: 'xy' }, { a: 'y' }],
    ['values out of a list', { properties: { a: { enum: [1, { b: 2 }] } } }, { a: { b: 2 } }, { a: 2 }],
    ['items', { properties: { a: { items: { type: 'number' }, minItems: 1 } } }, { a: [1, 2] }, { a: [1, 'x'] }],
    ['items that differ', { properties: { a: { uniqueItems: true } } }, { a: [1, 2] }, { a: [{ x: 1 }, { x: 1 }] }],
    ['no other fields', { properties: { a: {} }, additionalProperties: false }, { a: 1 }, { a: 1, b: 2 }],
    ['one of several', { oneOf: [{ required: ['a'] }, { required: ['b'] }] }, { a: 1 }, { a: 1, b: 1 }],
    ['not', { not: { required: ['a'] } }, { b: 1 }, { a: 1 }],
    ['fields that need each other', { dependencies: { a: ['b'] } }, { a: 1, b: 1 }, { a: 1 }],
  ])('%s', (_what, schema, fitting, other) => {
    expect([fits(schema, fitting), fits(schema, other)]).toEqual([true, false])
  })

  it('refuses a keyword that MongoDB does not know', () => {
    expect(() => fits({ $ref: '#/a' }, {})).toThrow("$jsonSchema does not know '$ref'")
  })
})
