import { databaseOf, refusal, startCloud } from './support/cloud'

type Database = ReturnType<typeof databaseOf>

describe('documents, through the unmodified SDK for Node', () => {
  let db: Database
  let _: Database['command']
  let number = 0
  /** A collection of its own for each test. */
  const fresh = async () => {
    const name = `things${++number}`
    await db.createCollection(name)
    return db.collection(name)
  }

  beforeAll(async () => {
    db = databaseOf(
      await startCloud({
        collections: [
          {
            name: 'indexed',
            indexes: [
              {
                fields: [
                  ['street', 1],
                  ['at', -1],
                ],
              },
            ],
          },
        ],
      }),
    )
    _ = db.command
  })

  it('gives back every kind of value as it was stored', async () => {
    const things = await fresh()
    const doc = {
      text: '小红帽 🧢 "quoted" \\ \n',
      whole: 7,
      large: 2 ** 40,
      negative: -1.5,
      yes: true,
      nothing: null,
      at: new Date(1_700_000_000_000),
      atMilli: new Date(1_700_000_000_123),
      list: [1, [2, { deep: [] }], {}],
      nested: { a: { b: { c: 'd' } } },
    }
    await things.add({ _id: 'one', ...doc })
    const { data } = await things.doc('one').get()
    expect(data).toEqual([{ _id: 'one', ...doc }])
  })

  it('mints a plain string id where none is given', async () => {
    const things = await fresh()
    const { id } = (await things.add({ n: 1 })) as unknown as { id: string }
    expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect((await things.where({ _id: id }).get()).data).toHaveLength(1)
  })

  it('refuses a second document with the same id and keeps the first', async () => {
    const things = await fresh()
    await things.add({ _id: 'one', n: 1 })
    const { code, message } = await refusal(things.add({ _id: 'one', n: 2 }))
    expect(code).toBe('DATABASE_REQUEST_FAILED')
    expect(message).toMatch(/duplicate key/)
    expect((await things.doc('one').get()).data).toEqual([{ _id: 'one', n: 1 }])
  })

  it('inserts many documents, all or none', async () => {
    const things = await fresh()
    await things.add([{ _id: 'a' }, { _id: 'b' }])
    await refusal(things.add([{ _id: 'c' }, { _id: 'a' }]))
    expect((await things.count()).total).toBe(2)
  })

  it('finds, sorts, skips, limits, counts and picks fields', async () => {
    const things = await fresh()
    await things.add([5, 3, 9, 1, 7].map((n) => ({ _id: `k${n}`, n, parity: n % 3, inner: { keep: n, drop: 0 } })))
    const page = await things
      .where({ n: _.gte(3) })
      .orderBy('n', 'desc')
      .skip(1)
      .limit(2)
      .get()
    expect(page.data.map(({ n }: { n: number }) => n)).toEqual([7, 5])
    expect((await things.where({ n: _.gt(1).and(_.lt(9)) }).count()).total).toBe(3)
    const picked = await things.where({ _id: 'k3' }).field({ 'inner.keep': true }).get()
    expect(picked.data).toEqual([{ _id: 'k3', inner: { keep: 3 } }])
    const left = await things.doc('k3').field({ inner: false, parity: false }).get()
    expect(left.data).toEqual([{ _id: 'k3', n: 3 }])
  })

  it('gives 100 documents where no limit is named, and never more than 1000', async () => {
    const things = await fresh()
    await things.add(Array.from({ length: 1100 }, (unused, n) => ({ n, unused: unused ?? null })))
    expect((await things.get()).data).toHaveLength(100)
    expect((await things.limit(5000).get()).data).toHaveLength(1000)
  })

  it('sorts pages of an indexed collection by value and id, across equal values', async () => {
    const indexed = db.collection('indexed')
    const at = (day: number) => new Date(Date.UTC(2026, 0, day))
    await indexed.add(
      Array.from({ length: 50 }, (_unused, n) => ({
        _id: `v${String(n).padStart(2, '0')}`,
        street: n % 2 ? 's1' : 's2',
        at: at(1 + (n % 5)),
      })),
    )
    const seen: string[] = []
    let last: { _id: string; at: Date } | undefined
    for (;;) {
      const place = last ? _.or([{ at: _.lt(last.at) }, { at: last.at, _id: _.lt(last._id) }]) : {}
      const { data } = await indexed
        .where(_.and([{ street: 's1' }, place]))
        .orderBy('at', 'desc')
        .orderBy('_id', 'desc')
        .limit(7)
        .get()
      if (data.length === 0) break
      seen.push(...data.map(({ _id }: { _id: string }) => _id))
      last = data.at(-1)
    }
    expect(seen).toHaveLength(25)
    expect(new Set(seen).size).toBe(25)
  })

  it('updates one document by id, many by condition, and says how many changed', async () => {
    const things = await fresh()
    await things.add([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1 },
      { _id: 'c', n: 2 },
    ])
    expect((await things.where({ n: 1 }).update({ n: _.inc(10), 'new.deep': true })).updated).toBe(2)
    expect((await things.doc('c').update({ n: 2 })).updated).toBe(0)
    expect((await things.doc('nobody').update({ n: 2 })).updated).toBe(0)
    expect((await things.where({ n: 11 }).options({ multiple: false }).update({ n: 0 })).updated).toBe(1)
    expect((await things.where({ n: 11 }).count()).total).toBe(1)
    expect((await things.doc('b').get()).data[0]).toEqual({ _id: 'b', n: 11, new: { deep: true } })
  })

  it('replaces a whole document by set, or inserts it', async () => {
    const things = await fresh()
    await things.add({ _id: 'a', old: 1 })
    expect(await things.doc('a').set({ fresh: 2 })).toMatchObject({ updated: 1 })
    expect((await things.doc('a').get()).data).toEqual([{ _id: 'a', fresh: 2 }])
    expect(await things.doc('b').set({ n: 1 })).toMatchObject({ updated: 0, upsertedId: 'b' })
    expect((await things.doc('b').get()).data).toEqual([{ _id: 'b', n: 1 }])
  })

  it('gives the document after updateAndReturn, and null when none matches', async () => {
    const things = await fresh()
    await things.add({ _id: 'a', n: 1 })
    expect(await things.where({ _id: 'a' }).updateAndReturn({ n: _.inc(1) })).toMatchObject({
      updated: 1,
      doc: { _id: 'a', n: 2 },
    })
    expect(await things.where({ _id: 'z' }).updateAndReturn({ n: _.inc(1) })).toMatchObject({ updated: 0, doc: null })
  })

  it('removes one document by id and many by condition', async () => {
    const things = await fresh()
    await things.add([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1 },
      { _id: 'c', n: 2 },
    ])
    expect((await things.doc('c').remove()).deleted).toBe(1)
    expect((await things.where({ n: 1 }).remove()).deleted).toBe(2)
    expect((await things.count()).total).toBe(0)
  })

  it('writes server dates of the moment of the request', async () => {
    const things = await fresh()
    const before = Date.now()
    await things.add({ _id: 'a', at: db.serverDate(), later: db.serverDate({ offset: 60_000 }) })
    const [doc] = (await things.doc('a').get()).data
    expect(doc.at.getTime()).toBeGreaterThanOrEqual(before)
    expect(doc.later.getTime() - doc.at.getTime()).toBe(60_000)
  })

  it('answers the query operators of the SDK', async () => {
    const things = await fresh()
    await things.add([
      { _id: 'a', n: 1, tags: ['x', 'y'], name: 'Anna', inner: { k: 1 } },
      {
        _id: 'b',
        n: 5,
        tags: ['y'],
        name: 'bert',
        items: [
          { k: 'p', q: 4 },
          { k: 'r', q: 9 },
        ],
      },
      { _id: 'c', n: null, tags: [], items: [{ k: 'p', q: 9 }] },
    ])
    const ids = async (condition: object) =>
      (await things.where(condition).orderBy('_id', 'asc').get()).data.map((d: { _id: string }) => d._id).join('')
    expect(await ids({ n: _.in([1, null]) })).toBe('ac')
    expect(await ids({ n: _.nin([1]) })).toBe('bc')
    expect(await ids({ n: _.neq(null) })).toBe('ab')
    expect(await ids({ tags: 'y' })).toBe('ab')
    expect(await ids({ tags: _.all(['x', 'y']) })).toBe('a')
    expect(await ids({ tags: _.size(0) })).toBe('c')
    expect(await ids({ tags: ['y'] })).toBe('b')
    expect(await ids({ name: /^B/i })).toBe('b')
    expect(await ids({ name: db.RegExp({ regexp: '^An' }) })).toBe('a')
    expect(await ids({ name: _.exists(false) })).toBe('c')
    expect(await ids({ items: _.elemMatch({ k: 'p', q: _.gt(5) }) })).toBe('c')
    expect(await ids({ 'items.q': 9 })).toBe('bc')
    expect(await ids({ 'inner.k': _.lte(1) })).toBe('a')
    expect(await ids({ n: (_.mod as (divisor: number, remainder: number) => object)(4, 1) })).toBe('ab')
    expect(await ids({ n: _.not(_.gt(1)) })).toBe('ac')
    expect(await ids(_.nor([{ n: 1 }, { n: 5 }]))).toBe('c')
    expect(await ids(_.or([{ n: 1 }, { 'items.k': 'r' }]))).toBe('ab')
  })

  it('runs aggregation pipelines, also over a second collection', async () => {
    const [things, places] = [await fresh(), await fresh()]
    await places.add([
      { _id: 'p1', name: 'north' },
      { _id: 'p2', name: 'south' },
    ])
    await things.add([1, 2, 3, 4].map((n) => ({ n, place: n % 2 ? 'p1' : 'p2', at: new Date(n * 1000) })))
    const $ = _.aggregate
    const grouped = await things
      .aggregate()
      .match({ n: _.gt(1) })
      .group({ _id: '$place', total: $.sum('$n') })
      .sort({ total: -1 })
      .end()
    expect(grouped.data).toEqual([
      { _id: 'p2', total: 6 },
      { _id: 'p1', total: 3 },
    ])
    const joined = await things
      .aggregate()
      .match({ n: 1 })
      .lookup({ from: `things${number}`, localField: 'place', foreignField: '_id', as: 'where' })
      .unwind('$where')
      .project({ _id: 0, name: '$where.name', at: 1 })
      .end()
    expect(joined.data).toEqual([{ name: 'north', at: new Date(1000) }])
    const counted = await things
      .aggregate()
      .match({ n: _.lte(3) })
      .count('total')
      .end()
    expect(counted.data).toEqual([{ total: 3 }])
  })

  it('says which collection does not exist, and which exists already', async () => {
    expect((await refusal(db.collection('nowhere').get())).code).toBe('DATABASE_COLLECTION_NOT_EXIST')
    expect((await refusal(db.collection('nowhere').add({ n: 1 }))).code).toBe('DATABASE_COLLECTION_NOT_EXIST')
    expect((await refusal(db.createCollection('indexed'))).code).toBe('DATABASE_COLLECTION_ALREADY_EXIST')
  })

  it('refuses what it does not serve by its name, and changes nothing', async () => {
    const things = await fresh()
    await things.add({ _id: 'a', n: 1 })
    const raw = things.options({ raw: true } as never)
    const where = await refusal(raw.where({ $where: 'true' }).get())
    expect(where).toMatchObject({ code: 'DATABASE_INVALID_OPERRATOR' })
    expect(where.message).toContain('$where')
    const pipeline = raw.aggregate as unknown as (stages: object[]) => { end(): Promise<unknown> }
    expect((await refusal(pipeline.call(raw, [{ $out: 'stolen' }]).end())).code).toBe('DATABASE_INVALID_OPERRATOR')
    expect((await refusal(things.where({ _id: 'a' }).update({ n: _.inc('one' as never) }))).code).toBe(
      'DATABASE_REQUEST_FAILED',
    )
    expect((await things.get()).data).toEqual([{ _id: 'a', n: 1 }])
  })
})
