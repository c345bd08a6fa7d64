import { join } from 'node:path'
import { startLocalCloud } from '../../local'
import { CommitQueue } from '../../local/documents/commit-queue'
import { Documents } from '../../local/documents/documents'
import { type Connection, openWriter } from '../../local/documents/sqlite'
import { startErrorOf } from '../../local/documents/trouble'
import { CloudError } from '../../local/errors'
import { databaseOf, envId, freshDataDir, refusal, startCloud, temporaryFolder } from './support/cloud'

const chinese = /^[^\n]*[\u4e00-\u9fff][^\n]*。$/

describe('a full disk', () => {
  it('refuses writes with a code of the cloud, keeps what was there, and takes writes again when there is room', async () => {
    const said: { kind?: string; message?: string }[] = []
    const cloud = await startCloud({
      collections: [{ name: 'notes', indexes: [] }],
      databaseLimitBytes: 400_000,
      log: (line) => said.push(line),
    })
    const notes = databaseOf(cloud).collection('notes')
    const text = 'x'.repeat(3000)
    let stored = 0
    const fill = async () => {
      for (;;) {
        await notes.add({ _id: `n${stored}`, text })
        stored++
      }
    }
    const full = await refusal(fill())
    expect(full.code).toBe('DATABASE_REQUEST_FAILED')
    expect(full.message).toMatch(/DiskFull/)
    expect(stored).toBeGreaterThan(20)

    // Whoever waits together is refused or served each for itself; a transaction leaves nothing of it behind.
    const many = await Promise.allSettled(Array.from({ length: 8 }, (_unused, n) => notes.add({ _id: `m${n}`, text })))
    const kept = many.filter(({ status }) => status === 'fulfilled').length
    const transaction = await databaseOf(cloud).startTransaction()
    await transaction.collection('notes').add({ _id: 'first' })
    await transaction.collection('notes').add({ _id: 'second', text: text.repeat(20) })
    expect((await refusal(transaction.commit())).message).toMatch(/DiskFull/)
    expect((await notes.doc('first').get()).data).toEqual([])
    expect((await notes.count()).total).toBe(stored + kept)
    expect((await notes.doc('n0').get()).data).toEqual([{ _id: 'n0', text }])
    const sentences = said.filter(({ kind }) => kind === 'trouble')
    expect(sentences.length).toBeGreaterThan(0)
    for (const { message } of sentences) expect(message).toMatch(chinese)

    for (let n = 0; n < 10; n++) await notes.doc(`n${n}`).remove()
    await notes.add({ _id: 'again', text })
    expect((await notes.doc('again').get()).data).toHaveLength(1)
  })

  it('is not taken for a damaged file when it shows at the start', async () => {
    for (const [code, wanted] of [
      ['SQLITE_FULL', 'DISK_FULL'],
      ['SQLITE_READONLY', 'FOLDER_NOT_WRITABLE'],
      ['SQLITE_CANTOPEN', 'FOLDER_NOT_WRITABLE'],
      ['SQLITE_CORRUPT', 'DATABASE_DAMAGED'],
    ] as const) {
      const failed = startErrorOf('/data/database.sqlite', Object.assign(new Error('x'), { code }))
      expect(failed.code).toBe(wanted)
      expect(failed.message).toMatch(chinese)
    }
  })
})

describe('writes that wait together', () => {
  const hooks = { mark: () => () => undefined, complete: () => undefined, done: () => undefined }
  const queueOn = (connection: Connection) => {
    const sentences: string[] = []
    return { sentences, queue: new CommitQueue(connection, { ...hooks, onTrouble: (said) => sentences.push(said) }) }
  }

  it('become one commit, acknowledged only after it; one that is refused takes no other with it', async () => {
    const connection = openWriter(join(temporaryFolder(), 'd.sqlite'))
    connection.exec('CREATE TABLE t(id INTEGER PRIMARY KEY)')
    const { queue } = queueOn(connection)
    const order: string[] = []
    const insert = (id: number) =>
      queue
        .add(
          () => {
            expect(connection.isInTransaction).toBe(true)
            if (id === 3) {
              connection.run('INSERT INTO t VALUES(99)')
              throw new CloudError('DATABASE_REQUEST_FAILED', 'refused')
            }
            connection.run('INSERT INTO t VALUES(?)', id)
            order.push(`work ${id}`)
          },
          () => {
            expect(connection.isInTransaction).toBe(false)
            order.push(`durable ${id}`)
          },
        )
        .then(() => order.push(`told ${id}`))
    const ended = await Promise.allSettled([1, 2, 3, 4].map(insert))
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
    expect(order.slice(0, 6)).toEqual(['work 1', 'work 2', 'work 4', 'durable 1', 'durable 2', 'durable 4'])
    expect(connection.all('SELECT id FROM t ORDER BY id')).toEqual([{ id: 1 }, { id: 2 }, { id: 4 }])
    connection.close()
  })

  it('are each tried alone when the whole commit is lost, and nobody is told of what did not stay', async () => {
    const connection = openWriter(join(temporaryFolder(), 'd.sqlite'))
    connection.exec('CREATE TABLE t(id INTEGER PRIMARY KEY)')
    const { queue, sentences } = queueOn(connection)
    const insert = (id: number) =>
      queue.add(() => {
        connection.run('INSERT INTO t VALUES(?)', id)
        // What a full disk does: the whole transaction is rolled back beneath those who wait.
        if (id === 2) {
          connection.rollback()
          throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
        }
      })
    const ended = await Promise.allSettled([1, 2, 3].map(insert))
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(connection.all('SELECT id FROM t')).toEqual([{ id: 1 }, { id: 3 }])
    expect(sentences).toHaveLength(1)
    connection.close()
  })

  it('are refused one and all where nothing may be written, and taken when that is over', async () => {
    const connection = openWriter(join(temporaryFolder(), 'd.sqlite'))
    connection.exec('CREATE TABLE t(id INTEGER PRIMARY KEY)')
    const { queue, sentences } = queueOn(connection)
    const insert = (id: number) => queue.add(() => connection.run('INSERT INTO t VALUES(?)', id))
    connection.exec('PRAGMA query_only=ON')
    const refused = await refusal(insert(1))
    expect(refused).toMatchObject({ code: 'DATABASE_REQUEST_FAILED', message: expect.stringContaining('ReadOnly') })
    expect(sentences.join()).toMatch(/只能读/)
    connection.exec('PRAGMA query_only=OFF')
    await insert(1)
    expect(connection.all('SELECT id FROM t')).toEqual([{ id: 1 }])
    connection.close()
  })
})

it('24 clients lose no increment, and 16 inserts of one id leave one document', async () => {
  const documents = new Documents({
    file: join(temporaryFolder(), 'd.sqlite'),
    collections: [{ name: 'counters', indexes: [] }],
  })
  await documents.insert('counters', [{ _id: 'c', n: 0 }])
  const increment = async () => {
    for (let n = 0; n < 50; n++) await documents.update('counters', { _id: 'c' }, { $inc: { n: 1 } }, { multi: false })
  }
  await Promise.all(Array.from({ length: 24 }, increment))
  expect(await documents.find('counters', {})).toEqual([{ _id: 'c', n: 1200 }])
  const inserts = await Promise.allSettled(
    Array.from({ length: 16 }, (_unused, n) => documents.insert('counters', [{ _id: 'one', n }])),
  )
  expect(inserts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await documents.close()
})

it('a backup, a restore or a second start never meets half a start: the folder is held by one at a time', async () => {
  const dataDir = freshDataDir()
  const starts = await Promise.allSettled(
    Array.from({ length: 4 }, () => startLocalCloud({ dataDir, envId, collections: [] })),
  )
  const started = starts.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  expect(started).toHaveLength(1)
  await started[0]?.close()
})
