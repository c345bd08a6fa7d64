import { setTimeout as pause } from 'node:timers/promises'
import { rowOf } from '../../bench/rows.mjs'
import { limits } from '../limits.mjs'
import { idOf } from '../people.mjs'

/** A figure above the limit is measured again before it is believed: on a busy machine it mostly was the neighbour. */
const atMost = 3

/** What takes long, and how long somebody else has to wait meanwhile who reads one document, or writes one. */
const long = {
  整表的正则: (documents) => documents.find('people', { note: /没有这句话$/ }, { limit: 20 }),
  没有索引的计数: (documents) => documents.count('people', { points: { $gte: 250 } }),
  数完所有: (documents) => documents.count('people', {}),
  按街道分组: (documents) =>
    documents.aggregate('people', [{ $group: { _id: '$points', people: { $sum: 1 } } }, { $limit: 5 }]),
  没有索引的排序: (documents) => documents.find('people', {}, { sort: [['note', -1]], limit: 1000 }),
  很宽的条件: (documents) => documents.count('people', { orgPath: /^\/d1\// }),
}

export const pauses = {
  name: 'pauses',
  title: '别人在做大事时，自己等多久',
  async run(stores, report) {
    const documents = await stores.filled('large', report)
    const rows = []
    for (const [name, work] of Object.entries(long)) {
      report(name)
      let best = { tookMs: 0, longestMs: Number.POSITIVE_INFINITY }
      for (let round = 0; round < atMost && best.longestMs > limits.pauseMs.most; round++) {
        const seen = await watched(stores, documents, work)
        if (seen.longestMs < best.longestMs) best = seen
      }
      rows.push(rowOf(name, best.tookMs, limits.ms), rowOf(name, best.longestMs, limits.pauseMs))
    }
    return rows
  },
}

async function watched(stores, documents, work) {
  let isDone = false
  let longestMs = 0
  let nth = 0
  const startedMs = performance.now()
  const other = async () => {
    while (!isDone) {
      const sentMs = performance.now()
      // Due at once; what it is late has been somebody else's turn.
      await pause(0)
      await documents.findEncoded('people', { _id: idOf((nth * 7919) % stores.sizes.large) })
      if (nth % 5 === 0) {
        await documents.update('people', { _id: idOf(nth) }, { $set: { seen: nth } }, { multi: false })
      }
      nth++
      longestMs = Math.max(longestMs, performance.now() - sentMs)
      await pause(2)
    }
  }
  const watching = other()
  await work(documents)
  isDone = true
  await watching
  return { tookMs: performance.now() - startedMs, longestMs }
}
