import { databaseOf, refusal, startCloud } from './support/cloud'

const conflict = 'DATABASE_TRANSACTION_CONFLICT'

describe('transactions, through the unmodified SDK for Node', () => {
  let db: ReturnType<typeof databaseOf>
  let nowMs = Date.now()
  let number = 0

  beforeAll(async () => {
    db = databaseOf(
      await startCloud({
        now: () => nowMs,
        collections: [{ name: 'codes', indexes: [{ fields: [['code', 1]], unique: true }] }],
      }),
    )
  })

  type Transaction = Awaited<ReturnType<typeof db.startTransaction>>

  /** A collection with two accounts of 100. */
  const accounts = async () => {
    const name = `accounts${++number}`
    await db.createCollection(name)
    await db.collection(name).add([
      { _id: 'a', balance: 100 },
      { _id: 'b', balance: 100 },
    ])
    const balances = async () =>
      Object.fromEntries(
        (await db.collection(name).get()).data.map((d: { _id: string; balance: number }) => [d._id, d.balance]),
      )
    return { name, balances, collection: db.collection(name) }
  }

  it('shows its writes to nobody before the commit, and all of them after', async () => {
    const { name, balances } = await accounts()
    const transaction = await db.startTransaction()
    await transaction
      .collection(name)
      .doc('a')
      .update({ balance: db.command.inc(-30) })
    await transaction
      .collection(name)
      .doc('b')
      .update({ balance: db.command.inc(30) })
    await transaction.collection(name).add({ _id: 'c', balance: 0 })
    expect(await balances()).toEqual({ a: 100, b: 100 })
    await transaction.commit()
    expect(await balances()).toEqual({ a: 70, b: 130, c: 0 })
  })

  it('sees its own writes, by id and by condition', async () => {
    const { name } = await accounts()
    const transaction = await db.startTransaction()
    await transaction.collection(name).doc('a').update({ balance: 1 })
    await transaction.collection(name).doc('b').remove()
    await transaction.collection(name).add({ _id: 'c', balance: 2 })
    expect((await transaction.collection(name).doc('a').get()).data).toEqual({ _id: 'a', balance: 1 })
    expect((await transaction.collection(name).doc('b').get()).data).toBeNull()
    const found = await transaction
      .collection(name)
      .where({ balance: db.command.lt(50) })
      .get()
    expect(found.data.map((d: { _id: string }) => d._id).sort()).toEqual(['a', 'c'])
    await transaction.rollback()
  })

  it('leaves nothing behind after a rollback', async () => {
    const { name, balances } = await accounts()
    const transaction = await db.startTransaction()
    await transaction.collection(name).doc('a').set({ balance: 0 })
    await transaction.collection(name).doc('b').remove()
    await transaction.rollback()
    expect(await balances()).toEqual({ a: 100, b: 100 })
    expect((await refusal(transaction.commit())).code).toBe('DATABASE_TRANSACTION_FAIL')
  })

  it('takes its snapshot with its first operation, not with its start', async () => {
    const { name, collection } = await accounts()
    const transaction = await db.startTransaction()
    await collection.doc('a').update({ balance: 1 })
    expect((await transaction.collection(name).doc('a').get()).data).toMatchObject({ balance: 1 })
    await collection.doc('b').update({ balance: 2 })
    await collection.add({ _id: 'c', balance: 3 })
    expect((await transaction.collection(name).doc('b').get()).data).toMatchObject({ balance: 100 })
    expect(
      (
        await transaction
          .collection(name)
          .where({ balance: db.command.gte(0) })
          .get()
      ).data,
    ).toHaveLength(2)
    await transaction.rollback()
  })

  it('lets the first writer of a document win; the second fails at once and can commit nothing', async () => {
    const { name, balances } = await accounts()
    const [first, second] = [await db.startTransaction(), await db.startTransaction()]
    await first.collection(name).doc('a').get()
    await second.collection(name).doc('a').get()
    await second.collection(name).doc('b').update({ balance: 1 })
    await first.collection(name).doc('a').update({ balance: 50 })
    expect((await refusal(second.collection(name).doc('a').update({ balance: 60 }))).code).toBe(conflict)
    expect((await refusal(second.commit())).code).toBe('DATABASE_TRANSACTION_FAIL')
    await first.commit()
    expect(await balances()).toEqual({ a: 50, b: 100 })
  })

  it('fails when the document was changed after its snapshot', async () => {
    const { name, collection, balances } = await accounts()
    const transaction = await db.startTransaction()
    await transaction.collection(name).doc('b').get()
    await collection.doc('a').update({ balance: 5 })
    expect((await refusal(transaction.collection(name).doc('a').update({ balance: 6 }))).code).toBe(conflict)
    expect(await balances()).toEqual({ a: 5, b: 100 })
  })

  it('lets only one of two transactions insert the same id', async () => {
    const { name, balances } = await accounts()
    const [first, second] = [await db.startTransaction(), await db.startTransaction()]
    await second.collection(name).doc('a').get()
    await first.collection(name).add({ _id: 'new', balance: 1 })
    expect((await refusal(second.collection(name).add({ _id: 'new', balance: 2 }))).code).toBe(conflict)
    await first.commit()
    expect(await balances()).toEqual({ a: 100, b: 100, new: 1 })
  })

  it('refuses an id that exists, and a value a unique index holds, with nothing written', async () => {
    const { name, balances } = await accounts()
    const transaction = await db.startTransaction()
    expect((await refusal(transaction.collection(name).add({ _id: 'a', balance: 1 }))).message).toMatch(/duplicate key/)

    await db.collection('codes').add({ _id: '1', code: 'X' })
    const other = await db.startTransaction()
    await other.collection(name).doc('a').update({ balance: 0 })
    const failed = await refusal(
      other
        .collection('codes')
        .add({ _id: '2', code: 'X' })
        .then(() => other.commit()),
    )
    expect(failed).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
    expect(failed.message).toMatch(/duplicate key/)
    expect(await balances()).toEqual({ a: 100, b: 100 })
    expect((await db.collection('codes').count()).total).toBe(1)
  })

  it('makes plain writes wait until the transaction has ended, and then apply to what it left', async () => {
    const { name, collection, balances } = await accounts()
    const transaction = await db.startTransaction()
    await transaction.collection(name).doc('a').update({ balance: 10 })
    let done = 0
    const waiting = [
      collection.doc('a').update({ balance: db.command.inc(1) }),
      collection.where({ _id: 'a' }).update({ balance: db.command.inc(1) }),
      collection.where({ balance: db.command.gt(0) }).update({ seen: true }),
    ].map((write) => write.then(() => done++))
    // Another document is free meanwhile; its answer shows that the waiting writes have arrived and not passed.
    await collection.doc('b').update({ balance: 7 })
    expect(done).toBe(0)
    await transaction.commit()
    await Promise.all(waiting)
    expect(await balances()).toEqual({ a: 12, b: 7 })
    expect((await collection.where({ seen: true }).count()).total).toBe(2)
  })

  it('loses no increment when many transactions retry on conflict', async () => {
    const { name, balances } = await accounts()
    const move = async (): Promise<void> => {
      try {
        await db.runTransaction(async (transaction: Transaction) => {
          const { data } = (await transaction.collection(name).doc('a').get()) as unknown as {
            data: { balance: number }
          }
          await transaction
            .collection(name)
            .doc('a')
            .update({ balance: data.balance - 1 })
          await transaction
            .collection(name)
            .doc('b')
            .update({ balance: db.command.inc(1) })
        })
      } catch (error) {
        if ((error as { code: string }).code === conflict) return move()
        throw error
      }
    }
    await Promise.all(Array.from({ length: 8 }, move))
    expect(await balances()).toEqual({ a: 92, b: 108 })
  })

  it('ends after 30 seconds: its writes are gone, and who waited goes on', async () => {
    const { name, collection, balances } = await accounts()
    const transaction = await db.startTransaction()
    await transaction.collection(name).doc('a').update({ balance: 0 })
    const waiting = collection.doc('a').update({ balance: db.command.inc(5) })
    nowMs += 30_001
    await waiting
    expect((await refusal(transaction.collection(name).doc('b').get())).code).toBe('DATABASE_TRANSACTION_FAIL')
    expect((await refusal(transaction.commit())).code).toBe('DATABASE_TRANSACTION_FAIL')
    expect(await balances()).toEqual({ a: 105, b: 100 })
  })

  it('refuses a transaction nobody started', async () => {
    const transaction = await db.startTransaction()
    await transaction.commit()
    expect((await refusal(transaction.rollback())).code).toBe('DATABASE_TRANSACTION_FAIL')
  })
})
