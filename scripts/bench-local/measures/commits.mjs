import { ratioOf } from '../../bench/figures.mjs'
import { rowOf } from '../../bench/rows.mjs'
import { limits } from '../limits.mjs'

const writesPerRound = 320
const clients = 32

/** What a durable write costs: the driver alone, one client, and many who wait together. */
export const commits = {
  name: 'commits',
  title: '写：落盘才算',
  async run(stores) {
    const documents = stores.empty('commits')
    const raw = rawWriter(stores)
    let nth = 0
    const add = () => documents.insert('writes', [{ _id: `w${nth++}`, nth, text: '走访登记'.repeat(20) }])
    const one = () => microsecondsEach(() => inTurn(writesPerRound, add))
    const many = () =>
      microsecondsEach(() => Promise.all(Array.from({ length: clients }, () => inTurn(writesPerRound / clients, add))))
    const driver = () => microsecondsEach(() => inTurn(writesPerRound, raw.write))
    const shared = await ratioOf(many, one, { pairs: 5, most: limits.sharedSync.most })
    const over = await ratioOf(one, driver, { pairs: 5, most: limits.overDriver.most })
    raw.close()
    return [
      rowOf('直接用 libsql，1 人', perSecond(over.theirs), limits.rate),
      rowOf('add，1 人', perSecond(over.mine), limits.rate),
      rowOf('add，1 人', over.ratio, limits.overDriver),
      rowOf(`add，${clients} 人`, perSecond(shared.mine), limits.rate),
      rowOf(`add，${clients} 人`, shared.ratio, limits.sharedSync),
    ]
  },
}

const perSecond = (microseconds) => 1e6 / microseconds

async function inTurn(times, work) {
  for (let time = 0; time < times; time++) await work()
}

async function microsecondsEach(work) {
  const startedMs = performance.now()
  await work()
  return ((performance.now() - startedMs) * 1000) / writesPerRound
}

/** The same rows through the same settings, and nothing else. */
function rawWriter(stores) {
  const connection = stores.bench.openWriter(stores.fileOf('raw'))
  connection.exec('CREATE TABLE t(id TEXT PRIMARY KEY, doc TEXT NOT NULL)')
  let nth = 0
  return {
    write: () =>
      connection.run(
        'INSERT INTO t VALUES(?,?)',
        `sw${nth}`,
        JSON.stringify({ _id: `w${nth}`, nth: nth++, text: '走访登记'.repeat(20) }),
      ),
    close: () => connection.close(),
  }
}
