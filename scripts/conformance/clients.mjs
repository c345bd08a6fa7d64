import { withCloud } from './running.mjs'
import { databaseOf } from './sdk.mjs'

/** Many clients count up one number at once; every one of them must be in it, and in the client's own. */
export const countTogether = (program, { clients, each }, report = () => {}) =>
  withCloud(program, {}, async (cloud) => {
    const db = databaseOf(cloud)
    await db.createCollection('counters')
    await db
      .collection('counters')
      .add([{ _id: 'all', n: 0 }, ...Array.from({ length: clients }, (_, i) => ({ _id: `c${i}`, n: 0 }))])
    let done = 0
    await Promise.all(
      Array.from({ length: clients }, async (_, i) => {
        const own = databaseOf(cloud)
        const { inc } = own.command
        for (let n = 0; n < each; n++) {
          // Every fourth goes the way of a query, which finds the document first and changes it then.
          const all = own.collection('counters')
          if (n % 4 === 3) await all.where({ _id: 'all', n: own.command.gte(0) }).update({ n: inc(1) })
          else await all.doc('all').update({ n: inc(1) })
          if (n % 10 === 0) await all.doc(`c${i}`).update({ n: inc(10) })
          report(`${++done} / ${clients * each}`)
        }
      }),
    )
    const { data } = await db.collection('counters').limit(1000).get()
    const wanted = { all: clients * each, own: Math.ceil(each / 10) * 10 }
    const wrong = data.filter(({ _id, n }) => n !== (_id === 'all' ? wanted.all : wanted.own))
    return { counted: data.find(({ _id }) => _id === 'all').n, wanted: wanted.all, wrong }
  })
