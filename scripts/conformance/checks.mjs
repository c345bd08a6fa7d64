import { deepStrictEqual as equal, match } from 'node:assert'
import { withCloud } from './running.mjs'
import { databaseOf, refusalOf } from './sdk.mjs'

const day = (n) => new Date(Date.UTC(2026, 0, n))
const ids = ({ data }) => data.map(({ _id }) => _id)
const codeOf = async (promise) => (await refusalOf(promise))?.code

/** Small questions with one right answer each, asked by the SDK: what every program on CloudBase relies on. */
const checks = {
  async 'sorting, skipping and limiting'({ things }) {
    equal(ids(await things.orderBy('n', 'desc').limit(2).get()), ['e', 'd'])
    equal(ids(await things.orderBy('n', 'asc').skip(1).limit(2).get()), ['b', 'c'])
    equal(ids(await things.orderBy('at', 'desc').orderBy('_id', 'asc').limit(3).get()), ['e', 'd', 'c'])
  },
  async 'no more than 100 unless asked'({ db }) {
    await db.createCollection('many')
    await db.collection('many').add(Array.from({ length: 130 }, (_, n) => ({ n })))
    equal((await db.collection('many').get()).data.length, 100)
    equal((await db.collection('many').limit(1000).get()).data.length, 130)
    equal((await db.collection('many').count()).total, 130)
    equal(
      (
        await db
          .collection('many')
          .where({ n: db.command.lt(30) })
          .count()
      ).total,
      30,
    )
  },
  async conditions({ things, _ }) {
    const found = async (query) => ids(await things.where(query).orderBy('_id', 'asc').get())
    equal(await found({ tags: _.in(['x', 'q']) }), ['a', 'c'])
    equal(await found({ tags: 'y' }), ['a', 'b'])
    equal(await found({ at: _.gte(day(4)) }), ['d', 'e'])
    equal(await found({ at: _.lt(day(3)) }), ['a', 'b'])
    equal(await found({ name: /^\/s1\// }), ['a', 'b'])
    equal(await found({ name: /^\/S1\/b/i }), ['b'])
    equal(await found({ name: /^\/s2\/cx?/ }), ['c'])
    equal(await found({ tags: _.exists(false) }), ['e'])
    equal(await found(_.or([{ n: 1 }, { n: _.gt(4) }])), ['a', 'e'])
    equal(await found({ n: _.neq(3).and(_.lte(4)) }), ['a', 'b', 'd'])
  },
  async projection({ things }) {
    equal((await things.doc('a').field({ n: true }).get()).data, [{ _id: 'a', n: 1 }])
    equal((await things.where({ _id: 'e' }).field({ at: false, name: false }).get()).data, [{ _id: 'e', n: 5 }])
  },
  async 'set replaces, update merges'({ things }) {
    await things.doc('set').set({ a: { x: 1, y: 2 }, b: 1 })
    await things.doc('set').update({ a: { x: 3 } })
    equal((await things.doc('set').get()).data, [{ _id: 'set', a: { x: 3, y: 2 }, b: 1 }])
    await things.doc('set').set({ c: 1 })
    equal((await things.doc('set').get()).data, [{ _id: 'set', c: 1 }])
    equal((await things.doc('nobody').update({ c: 1 })).updated, 0)
    equal((await things.doc('nobody').get()).data, [])
  },
  async 'update operators'({ things, _ }) {
    await things.doc('op').set({ n: 1, list: [3, 1], gone: 1 })
    await things.doc('op').update({ n: _.inc(2), fresh: _.inc(5), list: _.push([2, 9]), gone: _.remove() })
    equal((await things.doc('op').get()).data, [{ _id: 'op', n: 3, list: [3, 1, 2, 9], fresh: 5 }])
    await things.doc('op').update({ n: _.max(7), fresh: _.min(2), list: _.pull(9) })
    equal((await things.doc('op').get()).data, [{ _id: 'op', n: 7, list: [3, 1, 2], fresh: 2 }])
    const { updated, doc } = await things.where({ _id: 'op' }).updateAndReturn({ n: _.mul(2), list: _.unshift(0) })
    equal([updated, doc], [1, { _id: 'op', n: 14, list: [0, 3, 1, 2], fresh: 2 }])
  },
  async 'one document for each _id'({ things }) {
    equal(await codeOf(things.add({ _id: 'a', n: 99 })), 'DATABASE_REQUEST_FAILED')
    equal((await things.doc('a').get()).data[0].n, 1)
    equal(await codeOf(things.add([{ _id: 'fresh' }, { _id: 'a' }])), 'DATABASE_REQUEST_FAILED')
    equal((await things.doc('fresh').get()).data, [])
  },
  async removing({ things, _ }) {
    await things.add([
      { _id: 'r1', r: 1 },
      { _id: 'r2', r: 2 },
      { _id: 'r3', r: 3 },
    ])
    equal((await things.where({ r: _.gte(2) }).remove()).deleted, 2)
    equal(ids(await things.where({ r: _.exists(true) }).get()), ['r1'])
  },
  async 'a transaction is all or nothing'({ db, things }) {
    const kept = await db.startTransaction()
    await kept.collection('things').doc('t1').set({ v: 1 })
    await kept.collection('things').add({ _id: 't2', v: 2 })
    equal((await things.where({ v: db.command.exists(true) }).get()).data, [])
    equal((await kept.collection('things').doc('t1').get()).data.v, 1)
    await kept.commit()
    equal(
      ids(
        await things
          .where({ v: db.command.exists(true) })
          .orderBy('_id', 'asc')
          .get(),
      ),
      ['t1', 't2'],
    )
    const dropped = await db.startTransaction()
    await dropped.collection('things').doc('t1').update({ v: 9 })
    await dropped.rollback()
    equal((await things.doc('t1').get()).data[0].v, 1)
  },
  async 'a commit is answered only once it stands'({ db, things }) {
    await db.collection('seats').add({ _id: 's1', seat: 1 })
    const late = await db.startTransaction()
    await late.collection('seats').add({ _id: 's2', seat: 1 })
    await late.collection('things').doc('a').update({ n: 99 })
    // Two in one seat: that shows when it is written.
    equal(await codeOf(late.commit()), 'DATABASE_REQUEST_FAILED')
    equal((await things.doc('a').get()).data[0].n, 1)
    equal((await db.collection('seats').count()).total, 1)
  },
  async 'a transaction sees what was at its first operation'({ db, things }) {
    await things.doc('snap').set({ v: 1 })
    const transaction = await db.startTransaction()
    await things.doc('snap').update({ v: 2 })
    equal((await transaction.collection('things').doc('snap').get()).data.v, 2)
    await things.doc('snap').update({ v: 3 })
    await things.add({ _id: 'after', snap: true })
    equal((await transaction.collection('things').doc('snap').get()).data.v, 2)
    equal((await transaction.collection('things').where({ snap: true }).get()).data, [])
    equal(await codeOf(transaction.collection('things').doc('snap').update({ v: 4 })), 'DATABASE_TRANSACTION_CONFLICT')
  },
  async 'the first writer of a document wins'({ db, things }) {
    await things.doc('race').set({ v: 0 })
    const [first, second] = [await db.startTransaction(), await db.startTransaction()]
    await second.collection('things').doc('race').get()
    await first.collection('things').doc('race').update({ v: 1 })
    equal(await codeOf(second.collection('things').doc('race').update({ v: 2 })), 'DATABASE_TRANSACTION_CONFLICT')
    await first.commit()
    equal((await things.doc('race').get()).data[0].v, 1)
  },
  async 'a plain write waits for the transaction that holds the document'({ db, things, _ }) {
    await things.doc('wait').set({ n: 0 })
    const transaction = await db.startTransaction()
    await transaction.collection('things').doc('wait').update({ n: 10 })
    let isOver = false
    const plain = things
      .doc('wait')
      .update({ n: _.inc(1) })
      .then(() => {
        isOver = true
      })
    // Other requests go through meanwhile; only this one waits.
    for (let i = 0; i < 20; i++) await things.doc('a').get()
    equal(isOver, false)
    await transaction.commit()
    await plain
    equal((await things.doc('wait').get()).data[0].n, 11)
  },
  async 'a transaction ends after 30 seconds'({ db, things, cloud }) {
    await things.doc('late').set({ n: 0 })
    const transaction = await db.startTransaction()
    await transaction.collection('things').doc('late').update({ n: 1 })
    await cloud.advance(29_000)
    equal((await transaction.collection('things').doc('late').get()).data.n, 1)
    await cloud.advance(1_500)
    equal(await codeOf(transaction.commit()), 'DATABASE_TRANSACTION_FAIL')
    await things.doc('late').update({ n: 5 })
    equal((await things.doc('late').get()).data[0].n, 5)
  },
  async 'joining and grouping'({ things, $ }) {
    const { data } = await things
      .aggregate()
      .match({ n: $.exists })
      .group({ _id: { $gt: ['$n', 2] }, n: { $sum: '$n' }, names: { $push: '$_id' } })
      .sort({ _id: 1 })
      .end()
    equal(data, [
      { _id: false, n: 3, names: ['a', 'b'] },
      { _id: true, n: 12, names: ['c', 'd', 'e'] },
    ])
  },
  async refusals({ db, things }) {
    equal(await codeOf(db.collection('nowhere').get()), 'DATABASE_COLLECTION_NOT_EXIST')
    equal(await codeOf(db.createCollection('things')), 'DATABASE_COLLECTION_ALREADY_EXIST')
    const { message } = await refusalOf(things.where({ $where: 'true' }).get())
    match(message, /\$where is not served/)
  },
}

const stored = [
  { _id: 'a', n: 1, at: day(1), name: '/s1/a', tags: ['x', 'y'] },
  { _id: 'b', n: 2, at: day(2), name: '/s1/b', tags: ['y'] },
  { _id: 'c', n: 3, at: day(3), name: '/s2/c', tags: ['x'] },
  { _id: 'd', n: 4, at: day(4), name: '/s2/d', tags: [] },
  { _id: 'e', n: 5, at: day(5), name: '/s3/e' },
]

const collections = [
  { name: 'things', indexes: ['name', 'n', 'at'].map((path) => ({ fields: [[path, 1]] })) },
  { name: 'seats', indexes: [{ fields: [['seat', 1]], unique: true }] },
]

/** Runs the checks, each in a cloud of its own, up to the first that finds something wrong; gives what that is. */
export async function firstWrong(program) {
  for (const [name, check] of Object.entries(checks)) {
    const found = await withCloud(program, { collections }, async (cloud) => {
      const db = databaseOf(cloud, { timeout: 10_000 })
      const things = db.collection('things')
      try {
        await things.add(stored)
        await check({ cloud, db, things, _: db.command, $: { exists: db.command.exists(true) } })
        return undefined
      } catch (error) {
        return `${name}: ${error.message.split('\n')[0]}`
      }
    })
    if (found) return found
  }
  return undefined
}
