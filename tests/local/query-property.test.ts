import { join } from 'node:path'
import fc from 'fast-check'
import { Documents } from '../../local/documents/documents'
import type { Doc, Value } from '../../local/documents/values'
import { temporaryFolder } from './support/cloud'
import { matches, sorted } from './support/naive'

const words = [
  '',
  'a',
  'ab',
  'b',
  'Z',
  '中',
  '中文',
  '😀',
  '\uffff',
  '"',
  "'",
  '$x',
  '5',
  '{"$date":"',
  '[1]',
  '\u0000a',
]
const word = fc.constantFrom(...words)
const number = fc.oneof(
  fc.constantFrom(0, 1, 2, 3, 5, -1, 1.5, 0.1, 0.30000000000000004, 1e21, 2 ** 53, -(2 ** 62), 1e-7),
  fc.integer({ min: -4, max: 6 }),
)
const date = fc.constantFrom(...[0, 1, 1000, 1_700_000_000_000, 1_700_000_000_001, -1].map((ms) => new Date(ms)))
const scalar: fc.Arbitrary<Value> = fc.oneof(fc.constant(null), fc.boolean(), number, word, date)
const inner = fc.record({ x: scalar, y: scalar }, { requiredKeys: [] }) as fc.Arbitrary<Doc>
const anything: fc.Arbitrary<Value> = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 1, arbitrary: inner as fc.Arbitrary<Value> },
  {
    weight: 1,
    arbitrary: fc.array(fc.oneof(scalar, inner as fc.Arbitrary<Value>), { maxLength: 3 }) as fc.Arbitrary<Value>,
  },
)

/** What kinds of values a field holds throughout one run: where it is one kind, SQL may answer and sort. */
const kindOfField = fc.constantFrom(
  number as fc.Arbitrary<Value>,
  word as fc.Arbitrary<Value>,
  date as fc.Arbitrary<Value>,
  fc.boolean() as fc.Arbitrary<Value>,
  scalar,
  anything,
)

const docsOf = (a: fc.Arbitrary<Value>, b: fc.Arbitrary<Value>, deep: fc.Arbitrary<Value>) =>
  fc.array(
    fc.record(
      {
        a,
        b,
        c: fc.oneof(
          { weight: 5, arbitrary: fc.record({ x: deep, y: scalar }, { requiredKeys: [] }) },
          { weight: 1, arbitrary: scalar },
        ),
        items: fc.array(inner, { maxLength: 3 }),
        free: anything,
      },
      { requiredKeys: [] },
    ) as unknown as fc.Arbitrary<Doc>,
    { minLength: 5, maxLength: 25 },
  )

const field = fc.constantFrom(
  'a',
  'b',
  'c.x',
  'c.y',
  'c',
  'items.x',
  'items',
  'free',
  'free.x',
  'free.0',
  'items.0.x',
  'nothing',
  '_id',
)
const comparison = fc
  .tuple(fc.constantFrom('$eq', '$ne', '$gt', '$gte', '$lt', '$lte'), scalar)
  .map(([o, v]) => ({ [o]: v }) as Doc)
const condition: fc.Arbitrary<Value> = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 6, arbitrary: comparison as fc.Arbitrary<Value> },
  { weight: 2, arbitrary: fc.tuple(comparison, comparison).map(([l, r]) => ({ ...l, ...r })) as fc.Arbitrary<Value> },
  { weight: 1, arbitrary: anything.filter((v) => !(v instanceof Object && Object.keys(v).length === 0)) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('$in', '$nin', '$all'), fc.array(scalar, { minLength: 1, maxLength: 3 }))
      .map(([o, v]) => ({ [o]: v })) as fc.Arbitrary<Value>,
  },
  { weight: 1, arbitrary: fc.boolean().map(($exists) => ({ $exists })) as fc.Arbitrary<Value> },
  { weight: 1, arbitrary: fc.nat(3).map(($size) => ({ $size })) as fc.Arbitrary<Value> },
  { weight: 1, arbitrary: comparison.map(($not) => ({ $not })) as fc.Arbitrary<Value> },
  {
    weight: 1,
    arbitrary: fc.constantFrom(/^a/, /^中/, /b$/, /^\$x$/, /^(a|b)/, /^ab?/, /^a.?b/, /A/i) as fc.Arbitrary<Value>,
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ x: fc.oneof(scalar, comparison) })
      .map(($elemMatch) => ({ $elemMatch })) as fc.Arbitrary<Value>,
  },
)
const flat = fc.dictionary(field, condition, { minKeys: 1, maxKeys: 2 }).map((d) => ({ ...d })) as fc.Arbitrary<Doc>
const query: fc.Arbitrary<Doc> = fc.oneof(
  { weight: 5, arbitrary: flat },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('$and', '$or', '$nor'), fc.array(flat, { minLength: 1, maxLength: 3 }), flat)
      .map(([o, list, more]) => ({ [o]: list, ...more })) as fc.Arbitrary<Doc>,
  },
)
const sort = fc
  .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c.x', 'free', 'items.x', '_id'), fc.constantFrom<1 | -1>(1, -1)), {
    maxLength: 2,
    selector: ([path]) => path,
  })
  .map((columns) => columns as [string, 1 | -1][])

/** Indexes of one field and of several, over fields that hold arrays and over fields that do not. */
const declarable: [string, 1 | -1][][] = [
  [['a', 1]],
  [
    ['b', -1],
    ['a', 1],
  ],
  [['c.x', 1]],
  [['items.x', 1]],
  [
    ['free', -1],
    ['b', 1],
  ],
  [
    ['a', 1],
    ['items.x', 1],
    ['b', -1],
    ['_id', -1],
  ],
  [
    ['free.x', 1],
    ['items.y', 1],
  ],
]

const run = fc.tuple(kindOfField, kindOfField, kindOfField).chain(([a, b, deep]) =>
  fc.record({
    docs: docsOf(a, b, deep),
    more: docsOf(a, b, deep),
    indexes: fc.subarray(declarable),
    queries: fc.array(fc.record({ query, sort, skip: fc.nat(4), limit: fc.integer({ min: 1, max: 12 }) }), {
      minLength: 10,
      maxLength: 10,
    }),
  }),
)

describe('queries', () => {
  it.each<[what: string, stored: Value, condition: Value]>([
    ['numbers beyond what SQLite compares exactly', -(2 ** 62), -(2 ** 62)],
    ['fractions', 0.1 + 0.2, 0.1 + 0.2],
    ['an infinite number', Number.POSITIVE_INFINITY, { $gt: 5 }],
    ['the beginning of a text', '/d1/s1/c03', /^\/d1\/s1\//],
    ['a beginning whose last letter may be missing', 'a', /^ab?/],
    ['a beginning that is one of two', 'bc', /^ab|^bc/],
    ['a text with a zero character, by range', 'a\0z', { $gt: 'a', $lt: 'b' }],
    ['a text in quotes', `it's "so"`, `it's "so"`],
    ['dates with and without milliseconds', new Date(1000), { $gte: new Date(999), $lt: new Date(1001) }],
  ])('find %s through an index', async (_what, stored, condition) => {
    const documents = new Documents({
      file: join(temporaryFolder(), 'd.sqlite'),
      collections: [{ name: 't', indexes: [{ fields: [['a', 1]] }] }],
    })
    await documents.insert('t', [{ _id: 'hit', a: stored }, { _id: 'miss', a: '~' }, { _id: 'none' }])
    expect((await documents.find('t', { a: condition })).map(({ _id }) => _id)).toEqual(['hit'])
    await documents.close()
  })

  it('find what a plain evaluation in memory finds, in its order, whatever SQL answered', async () => {
    const folder = temporaryFolder()
    let file = 0
    await fc.assert(
      fc.asyncProperty(run, async ({ docs, more, indexes, queries }) => {
        const documents = new Documents({
          file: join(folder, `${file++}.sqlite`),
          collections: [{ name: 't', indexes: indexes.map((fields) => ({ fields })) }],
        })
        const answersAre = async (stored: Doc[], transaction?: string) => {
          const byId = [...stored].sort((one, other) => (String(one._id) < String(other._id) ? -1 : 1))
          for (const { query, sort, skip, limit } of queries) {
            const expected = byId.filter((doc) => matches(doc, query))
            const found = await documents.find('t', query, { transaction })
            expect([query, found.map(({ _id }) => _id).sort()]).toEqual([query, expected.map(({ _id }) => _id)])
            if (!transaction) expect(await documents.count('t', query)).toBe(expected.length)

            const by = Object.fromEntries([...sort, ['_id', sort.find(([path]) => path === '_id')?.[1] ?? 1]])
            const page = await documents.find('t', query, {
              sort: Object.entries(by) as [string, 1 | -1][],
              skip,
              limit,
              transaction,
            })
            const wanted = sorted(expected, by).slice(skip, skip + limit)
            expect([query, by, page.map(({ _id }) => _id)]).toEqual([query, by, wanted.map(({ _id }) => _id)])
          }
        }
        try {
          const stored = docs.map((doc, i) => ({ _id: `d${String(i).padStart(2, '0')}`, ...doc }))
          await documents.insert('t', stored)
          await answersAre(stored)

          // Arrays may be met here for the first time, while somebody still reads what was there before.
          const transaction = documents.transactions.start()
          await documents.find('t', {}, { transaction })
          const changed = [...stored]
          const writes: (() => Promise<unknown>)[] = []
          for (const [i, doc] of more.entries()) {
            const replaced = { ...doc, _id: `d${String(i * 2).padStart(2, '0')}` }
            const at = changed.findIndex(({ _id }) => _id === replaced._id)
            if (i % 3 === 2 && at >= 0) {
              changed.splice(at, 1)
              writes.push(() => documents.remove('t', { _id: replaced._id }, { multi: false }))
            } else {
              changed.splice(at < 0 ? changed.length : at, 1, replaced)
              writes.push(() => documents.replace('t', { _id: replaced._id }, replaced, { upsert: true }))
            }
          }
          await Promise.all(writes.map((write) => write()))
          await answersAre(changed)
          await answersAre(stored, transaction)
        } finally {
          await documents.close()
        }
      }),
      { numRuns: 30 },
    )
  })
})
