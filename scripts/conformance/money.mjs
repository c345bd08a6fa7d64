import { chanceOf } from './oracle/chance.mjs'
import { withCloud } from './running.mjs'
import { databaseOf } from './sdk.mjs'

const accounts = 12
const each = 1000

/**
 * Money goes from account to account in transactions of the SDK, retried by it on a conflict, while readers add up all
 * accounts in transactions of their own. No sum may ever differ, nor any account be below nothing.
 */
export const moveMoney = (program, { payers, transfers, readers }, report = () => {}) =>
  withCloud(program, {}, async (cloud) => {
    const db = databaseOf(cloud)
    await db.createCollection('accounts')
    const ids = Array.from({ length: accounts }, (_, i) => `a${i}`)
    await db.collection('accounts').add(ids.map((_id) => ({ _id, fen: each })))
    const wrong = []
    const tally = { moved: 0, conflicts: 0, sums: 0 }
    let paying = true

    const pay = async (seed) => {
      const chance = chanceOf(seed)
      const own = databaseOf(cloud)
      for (let n = 0; n < transfers; n++) {
        const [from, to] = chance.some(ids, 2)
        const fen = 1 + chance.below(400)
        try {
          await own.runTransaction(async (transaction) => {
            const all = transaction.collection('accounts')
            const [payer, payee] = [(await all.doc(from).get()).data, (await all.doc(to).get()).data]
            if (payer.fen < fen) return
            await all.doc(from).update({ fen: payer.fen - fen })
            await all.doc(to).update({ fen: payee.fen + fen })
          })
          tally.moved++
        } catch (error) {
          if (error.code !== 'DATABASE_TRANSACTION_CONFLICT') throw error
          tally.conflicts++
        }
        report(`${tally.moved} / ${payers * transfers}`)
      }
    }

    const read = async (seed) => {
      const chance = chanceOf(seed)
      const own = databaseOf(cloud)
      while (paying) {
        const transaction = await own.startTransaction()
        const all = transaction.collection('accounts')
        const found = []
        // One by one, so that transfers fall between them.
        for (const id of chance.some(ids, accounts)) found.push((await all.doc(id).get()).data)
        const again = (
          await all
            .where({ fen: own.command.gte(0) })
            .limit(1000)
            .get()
        ).data
        await transaction.rollback()
        tally.sums++
        for (const [how, list] of [
          ['one by one', found],
          ['at once', again],
        ]) {
          const sum = list.reduce((total, { fen }) => total + fen, 0)
          if (sum !== accounts * each || list.some(({ fen }) => fen < 0)) wrong.push(`${how}: ${sum}`)
        }
      }
    }

    const reading = Promise.all(Array.from({ length: readers }, (_, i) => read(100 + i)))
    try {
      await Promise.all(Array.from({ length: payers }, (_, i) => pay(i + 1)))
    } finally {
      paying = false
      await reading
    }
    const { data } = await db.collection('accounts').limit(1000).get()
    const total = data.reduce((sum, { fen }) => sum + fen, 0)
    if (total !== accounts * each) wrong.push(`at the end: ${total}`)
    if (tally.moved === 0 || tally.sums === 0) wrong.push('nothing was moved or read')
    return { ...tally, total, wrong }
  })
