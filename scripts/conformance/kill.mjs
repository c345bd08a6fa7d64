import { createRequire } from 'node:module'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { chanceOf } from './oracle/chance.mjs'
import { inFolder, startCloud } from './running.mjs'
import { connect } from './wire.mjs'

const require = createRequire(import.meta.url)

/**
 * Kills the cloud in the middle of writes, again and again on the same folder. Whatever was acknowledged has to be there
 * after the next start: documents added, counts, and pairs that only a transaction may write.
 */
export const killAgainAndAgain = (program, { rounds, seed = 1 }, report = () => {}) =>
  inFolder(async (folder) => {
    const chance = chanceOf(seed)
    const dataDir = path.join(folder, 'data')
    const known = { notes: new Set(), pairs: new Set(), counts: new Map() }
    const wrong = []
    let writes = 0
    for (let round = 0; round <= rounds; round++) {
      const cloud = await startCloud(program, dataDir, {
        collections: ['notes', 'pairs', 'counts'].map((name) => ({ name, indexes: [{ fields: [['writer', 1]] }] })),
      })
      wrong.push(...(await check(cloud, known)).map((what) => `round ${round}: ${what}`))
      if (round === rounds) await cloud.stop()
      else writes += await writeUntilKilled(cloud, known, round, 3 + chance.below(120), chance.below(4))
      report(`${round} / ${rounds}`)
    }
    wrong.push(...integrityOf(path.join(dataDir, 'database.sqlite')))
    return { rounds, writes, wrong }
  })

async function writeUntilKilled(cloud, known, round, killAfter, waitMs) {
  const { send, text } = connect(cloud)
  let writes = 0
  let dying = false
  const acknowledged = () => {
    if (++writes < killAfter || dying) return
    dying = true
    pause(waitMs).then(() => cloud.kill())
  }
  const untilDead = async (write) => {
    try {
      for (let n = 0; ; n++) {
        await write(n)
        acknowledged()
      }
    } catch (error) {
      // A broken connection is what is wanted; a refusal is a fault.
      if (error.code) throw error
    }
  }
  const note = (writer) =>
    untilDead(async (n) => {
      const _id = `${round}-${writer}-${n}`
      await send('database.insertDocument', { collectionName: 'notes', data: [text({ _id, writer, n })] })
      known.notes.add(_id)
    })
  const pair = (writer) =>
    untilDead(async (n) => {
      const name = `${round}-${writer}-${n}`
      const { transactionId } = await send('database.startTransaction', {})
      for (const side of ['left', 'right']) {
        const doc = text({ _id: `${name}:${side}`, name })
        await send('database.insertDocument', { collectionName: 'pairs', data: [doc], transactionId })
      }
      await send('database.commitTransaction', { transactionId })
      known.pairs.add(name)
    })
  const count = (writer) =>
    untilDead(async () => {
      const before = known.counts.get(writer) ?? { least: 0, most: 0 }
      const begun = { least: before.least, most: before.most + 1 }
      known.counts.set(writer, begun)
      await send('database.modifyDocument', {
        collectionName: 'counts',
        queryType: 'DOC',
        multi: false,
        merge: true,
        query: text({ _id: `c${writer}` }),
        data: text({ $inc: { n: 1 } }),
      })
      known.counts.set(writer, { least: begun.least + 1, most: begun.most })
    })
  for (const writer of [1, 2]) {
    if (known.counts.has(writer)) continue
    await send('database.insertDocument', { collectionName: 'counts', data: [text({ _id: `c${writer}`, n: 0 })] })
    known.counts.set(writer, { least: 0, most: 0 })
  }
  await Promise.all([note(1), note(2), pair(1), pair(2), count(1), count(2), cloud.exited])
  return writes
}

async function check(cloud, known) {
  const { send, text, read } = connect(cloud)
  const all = async (collectionName) => {
    const { data } = await send('database.aggregateDocuments', {
      collectionName,
      stages: [{ stageKey: '$project', stageValue: text({ _id: 1, n: 1 }) }],
    })
    return data.list.map(read)
  }
  const wrong = []
  const notes = new Set((await all('notes')).map(({ _id }) => _id))
  const lost = [...known.notes].filter((id) => !notes.has(id))
  if (lost.length > 0) wrong.push(`${lost.length} acknowledged documents are lost, such as ${lost[0]}`)

  const pairs = new Set((await all('pairs')).map(({ _id }) => _id))
  const lostPairs = [...known.pairs].filter((name) => !pairs.has(`${name}:left`) || !pairs.has(`${name}:right`))
  if (lostPairs.length > 0)
    wrong.push(`${lostPairs.length} acknowledged transactions are lost, such as ${lostPairs[0]}`)
  const half = [...pairs].filter(
    (id) => !pairs.has(id.replace(/left$|right$/, (side) => (side === 'left' ? 'right' : 'left'))),
  )
  if (half.length > 0) wrong.push(`${half.length} transactions are half there, such as ${half[0]}`)

  for (const { _id, n } of await all('counts')) {
    const { least, most } = known.counts.get(Number(_id.slice(1))) ?? { least: 0, most: 0 }
    if (n < least || n > most) wrong.push(`${_id} counts ${n}, not ${least} to ${most}`)
    known.counts.set(Number(_id.slice(1)), { least: n, most: n })
  }
  return wrong
}

function integrityOf(file) {
  const Database = require('libsql')
  const db = new Database(file)
  try {
    const [answer] = db.prepare('PRAGMA integrity_check').all()
    return answer.integrity_check === 'ok' ? [] : [`integrity_check: ${answer.integrity_check}`]
  } finally {
    db.close()
  }
}
