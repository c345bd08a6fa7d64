import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { judge } from '../bench/rows.mjs'
import { tableOf } from '../bench/table.mjs'
import { readOptions } from '../lib/options.mjs'
import { PlainError, runMain } from '../lib/plain-error.mjs'
import { secondsLabel, step } from '../lib/progress.mjs'
import { requireModules } from '../lib/require-modules.mjs'
import { commits } from './measures/commits.mjs'
import { growth } from './measures/growth.mjs'
import { pauses } from './measures/pauses.mjs'
import { wire } from './measures/wire.mjs'

const measures = [commits, wire, growth, pauses]

const usage = `用法：npm run bench:local -- [--quick] [--only 名字]…
  量 local/ 的快慢：都是同一次里的倍数，和直接用 libsql 比；有一个过了限就以 1 结束。
  --quick      大的那份数据少造一些（10 万条，不是 100 万条）
  --only 名字  只量这一样，可以写几次：${measures.map(({ name }) => name).join(' ')}
  --help       看这段说明`

const options = { quick: { type: 'boolean' }, only: { type: 'string', multiple: true }, help: { type: 'boolean' } }

export function main(words) {
  return runMain(async () => {
    const wish = readOptions(words, options, usage)
    if (wish.help) return console.log(usage)
    requireModules()
    const wanted = chosen(wish.only ?? [])
    const startedMs = performance.now()
    const parts = await measureAll(wanted, wish.quick ?? false)
    const rows = parts.flatMap((part) => part.rows)
    judge(rows)
    console.log(`${rows.length} 个数都在限内（${secondsLabel(performance.now() - startedMs)}）。`)
  })
}

function chosen(names) {
  const unknown = names.find((name) => !measures.some((measure) => measure.name === name))
  if (unknown) throw new PlainError(`没有「${unknown}」这一样。`, `There is no measure "${unknown}".`, usage)
  return measures.filter(({ name }) => names.length === 0 || names.includes(name))
}

async function measureAll(wanted, isQuick) {
  const { Stores } = await import('./stores.mjs')
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-local-'))
  const stores = await Stores.open(folder, isQuick)
  const parts = []
  try {
    for (const { title, run } of wanted) {
      await step(`量 ${title}`, async (report) => {
        parts.push({ title, rows: await run(stores, report) })
      })
      // At once: the whole takes minutes, and somebody may stop it.
      console.log(`${tableOf(parts.slice(-1))}\n`)
    }
  } finally {
    await stores.close()
    await rm(folder, { recursive: true, force: true })
  }
  return parts
}
