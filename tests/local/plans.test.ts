import { join } from 'node:path'
import { Documents } from '../../local/documents/documents'
import type { Doc } from '../../local/documents/values'
import type { SortOrder } from '../../local/query/sort'
import { temporaryFolder } from './support/cloud'

const roles = ['volunteer', 'mediator', 'staff']
const person = (n: number): Doc => ({
  _id: `p${String(n).padStart(5, '0')}`,
  street: `s${n % 2}`,
  at: new Date(1_700_000_000_000 + (n % 7) * 1000),
  points: n % 50,
  path: `/d1/s${n % 2}/c${n % 10}`,
  tags: [`t${n % 5}`, `t${n % 3}`],
  roles: [{ role: roles[n % 3] as string, since: n % 4 }, ...(n % 4 === 0 ? [{ role: 'guest', since: 9 }] : [])],
  note: `note ${n % 13}`,
})

const index = (...fields: [string, 1 | -1][]) => ({ fields })
const indexes = [
  index(['points', 1]),
  index(['street', 1], ['at', -1], ['_id', -1]),
  index(['street', 1], ['roles.role', 1], ['at', -1], ['_id', -1]),
  index(['path', 1]),
  index(['tags', 1]),
]
const names = {
  points: 'i_people_points',
  street: 'i_people_street_at-__id-',
  role: 'i_people_street_roles.role_at-__id-',
  path: 'i_people_path',
  tags: 'i_people_tags',
}

describe('a plan', () => {
  let documents: Documents
  const people = Array.from({ length: 1200 }, (_unused, n) => person(n))

  beforeAll(async () => {
    documents = new Documents({
      file: join(temporaryFolder(), 'd.sqlite'),
      collections: [{ name: 'people', indexes }],
    })
    for (let from = 0; from < people.length; from += 500) {
      await documents.insert('people', people.slice(from, from + 500))
    }
  })
  afterAll(() => documents.close())

  const newest: SortOrder = [
    ['at', -1],
    ['_id', -1],
  ]
  const last = person(800)
  it.each<[what: string, query: Doc, sort: SortOrder, indexes: string[], inOrder: boolean]>([
    ['an equality', { points: 7 }, [], [names.points], true],
    ['a range', { points: { $gte: 7, $lt: 9 } }, [], [names.points], true],
    ['two equalities, of which one fills its index', { street: 's1', path: '/d1/s1/c3' }, [], [names.path], true],
    ['a range in its order', { points: { $gte: 7 } }, [['points', 1]], [names.points], true],
    ['one of several', { points: { $in: [7, 9] } }, [], [names.points], true],
    ['one of several, to be sorted', { points: { $in: [7, 9] } }, [['_id', 1]], [names.points], false],
    [
      'a choice over two indexes',
      { $or: [{ points: 7 }, { path: '/d1/s0/c2' }] },
      [],
      [names.points, names.path],
      true,
    ],
    ['the beginning of a text', { path: /^\/d1\/s1\// }, [], [names.path], true],
    ['an element of an array', { tags: 't1' }, [], [names.tags], true],
    ['one of several elements', { tags: { $in: ['t1', 't4'] } }, [], [names.tags], true],
    ['all of several elements', { tags: { $all: ['t1', 't4'] } }, [], [names.tags], true],
    ['the beginning of an element', { tags: /^t1/ }, [], [names.tags], true],
    ['a field of elements', { street: 's1', 'roles.role': 'mediator' }, [], [names.role], true],
    ['a field of elements, newest first', { street: 's0', 'roles.role': 'guest' }, newest, [names.role], true],
    [
      'an element by several conditions',
      { street: 's0', roles: { $elemMatch: { role: 'guest', since: 9 } } },
      newest,
      [names.role],
      true,
    ],
    ['a street, newest first', { street: 's1' }, newest, [names.street], true],
    [
      'a street, oldest first',
      { street: 's1' },
      [
        ['at', 1],
        ['_id', 1],
      ],
      [names.street],
      true,
    ],
    ['a street, sorted by what no index orders', { street: 's1' }, [['note', 1]], [names.street], false],
    [
      'the next page of a list',
      {
        street: 's0',
        $or: [{ at: { $lt: last.at as Date } }, { at: last.at as Date, _id: { $lt: last._id as string } }],
      },
      newest,
      [names.street],
      true,
    ],
    ['a range of ids', { _id: { $gte: 'p01190' } }, [['_id', 1]], ['_id_'], true],
    ['nothing but an order', {}, [['points', -1]], [names.points], true],
    ['a field that no index holds', { note: 'note 5' }, [], [], true],
    ['a pattern that is not anchored', { path: /c3$/ }, [], [], true],
  ])('for %s is found by explain, and finds what it should', async (_what, query, sort, wanted, inOrder) => {
    const { matches, sorted } = await import('./support/naive')
    const plan = documents.explain('people', query, sort)
    expect({ indexes: plan.indexes, inOrder: plan.inOrder, scan: plan.scan }).toEqual({
      indexes: wanted,
      inOrder,
      scan: wanted.length === 0,
    })
    const expected = people.filter((doc) => matches(doc, query))
    expect(expected.length).toBeGreaterThan(0)
    expect(await documents.count('people', query)).toBe(expected.length)
    const by = [...sort, ...(sort.some(([path]) => path === '_id') ? [] : ([['_id', 1]] as const))]
    const page = await documents.find('people', query, { sort: by, skip: 3, limit: 20 })
    expect(page.map(({ _id }) => _id)).toEqual(
      sorted(expected, Object.fromEntries(by))
        .slice(3, 23)
        .map(({ _id }) => _id),
    )
  })

  it('reads the next page from where the last one ended, however far that is', () => {
    const { sql } = documents.explain(
      'people',
      { street: 's0', $or: [{ at: { $lt: new Date(5) } }, { at: new Date(5), _id: { $lt: 'x' } }] },
      newest,
    )
    expect(sql.join()).toMatch(/"at"'\) <= \?/)
  })

  it('over documents by the thousand is carried out by another thread, with the same answer', async () => {
    const grouped = await documents.aggregate('people', [
      { $group: { _id: '$street', n: { $sum: 1 }, most: { $max: '$points' } } },
      { $sort: { _id: 1 } },
    ])
    expect(grouped).toEqual([
      { _id: 's0', n: 600, most: 48 },
      { _id: 's1', n: 600, most: 49 },
    ])
    const texts = await documents.findEncoded(
      'people',
      { note: /5$/ },
      {
        sort: [
          ['note', -1],
          ['_id', 1],
        ],
        limit: 2,
      },
    )
    expect(texts.map((text) => (JSON.parse(text) as Doc)._id)).toEqual(['p00005', 'p00018'])
    await expect(documents.find('people', { note: { $nonsense: 1 } })).rejects.toMatchObject({
      code: 'DATABASE_INVALID_OPERRATOR',
    })
    await expect(documents.aggregate('people', [{ $project: { x: { $nonsense: 1 } } }])).rejects.toMatchObject({
      code: 'DATABASE_INVALID_OPERRATOR',
    })
  })

  it('follows an element that comes, changes and goes', async () => {
    await documents.insert('people', [{ _id: 'new', street: 's9', tags: ['rare', 'rare', 'second'] }])
    const ids = async (tag: string) => (await documents.find('people', { tags: tag })).map(({ _id }) => _id)
    expect(await ids('rare')).toEqual(['new'])
    await documents.update('people', { _id: 'new' }, { $set: { tags: ['second'] } }, { multi: false })
    expect([await ids('rare'), await ids('second')]).toEqual([[], ['new']])
    await documents.update('people', { _id: 'new' }, { $set: { tags: 'second' } }, { multi: false })
    expect(await ids('second')).toEqual(['new'])
    await documents.remove('people', { tags: 'second' }, { multi: true })
    expect(await ids('second')).toEqual([])
  })
})

it('an index declared over arrays that are stored already holds their elements', async () => {
  const file = join(temporaryFolder(), 'd.sqlite')
  const before = new Documents({ file, collections: [{ name: 'people', indexes: [] }] })
  await before.insert(
    'people',
    Array.from({ length: 1200 }, (_unused, n) => person(n)),
  )
  await before.close()
  const declared = new Documents({ file, collections: [{ name: 'people', indexes }] })
  expect(await declared.count('people', { tags: 't4' })).toBe(240)
  expect(declared.explain('people', { tags: 't4' }).indexes).toEqual([names.tags])
  await declared.close()

  // Whoever opens the file without naming the collection keeps its indexes, and keeps them true.
  const bare = new Documents({ file })
  await bare.insert('people', [{ _id: 'later', tags: ['t4', 'late'], path: ['/d1/x'] }])
  expect(await bare.count('people', { tags: 'late' })).toBe(1)
  expect(await bare.count('people', { path: '/d1/x' })).toBe(1)
  expect(bare.explain('people', { path: '/d1/x' }).indexes).toEqual([names.path])
  await bare.close()
})
