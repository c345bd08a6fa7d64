import { ratioOf } from '../../bench/figures.mjs'
import { rowOf } from '../../bench/rows.mjs'
import { limits } from '../limits.mjs'
import { questions } from '../people.mjs'

const timesPerRound = 60

/** What a page costs that an index answers, in a small store and in one many times as large. */
export const growth = {
  name: 'growth',
  title: '走索引的读：数据多了，慢不慢',
  async run(stores, report) {
    const small = await stores.filled('small', report)
    const large = await stores.filled('large', report)
    const driver = rawReader(stores)
    const rows = []
    const [askSmall, askLarge] = [questions(stores.sizes.small), questions(stores.sizes.large)]
    for (const name of Object.keys(askSmall)) {
      report(name)
      const { ratio, mine } = await ratioOf(timed(large, askLarge[name]), timed(small, askSmall[name]), {
        pairs: 9,
        most: limits.growth.most,
      })
      const { scan } = large.explain('people', askLarge[name].query(1), askLarge[name].sort)
      rows.push(
        rowOf(name, 1000 / mine, limits.rate),
        rowOf(name, ratio, limits.growth),
        rowOf(name, Number(scan), limits.scans),
      )
      if (name === 'doc().get') {
        const raw = await ratioOf(timed(large, askLarge[name]), driver.timed, { pairs: 5, most: 10 })
        rows.push(rowOf(name, raw.ratio, limits.readOverDriver))
      }
    }
    driver.close()
    return rows
  },
}

/** Milliseconds for one answer. */
function timed(documents, { query, sort = [], limit = 100 }) {
  let nth = 0
  return async () => {
    const startedMs = performance.now()
    for (let time = 0; time < timesPerRound; time++) {
      nth += 7919
      await documents.findEncoded('people', query(nth), { sort, limit })
    }
    return (performance.now() - startedMs) / timesPerRound
  }
}

function rawReader(stores) {
  const connection = stores.bench.openReader(stores.fileOf('large'))
  const size = stores.sizes.large
  let nth = 0
  return {
    timed: async () => {
      const startedMs = performance.now()
      for (let time = 0; time < timesPerRound; time++) {
        nth += 7919
        const id = `sperson-${String(nth % size).padStart(8, '0')}`
        JSON.parse(connection.get('SELECT doc FROM c_people WHERE id=?', id).doc)
      }
      return (performance.now() - startedMs) / timesPerRound
    },
    close: () => connection.close(),
  }
}
