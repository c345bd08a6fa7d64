import { readOptions } from '../lib/options.mjs'
import { PlainError, runMain } from '../lib/plain-error.mjs'
import { secondsLabel, step } from '../lib/progress.mjs'
import { requireModules } from '../lib/require-modules.mjs'
import { bundles } from './measures/bundles.mjs'
import { coldStart } from './measures/cold-start.mjs'
import { firstLoad } from './measures/first-load.mjs'
import { growth } from './measures/growth.mjs'
import { importing } from './measures/import.mjs'
import { packages } from './measures/packages.mjs'
import { pages } from './measures/pages.mjs'
import { useCases } from './measures/use-cases.mjs'
import { judge } from './rows.mjs'
import { tableOf } from './table.mjs'

const allMeasures = [bundles, packages, firstLoad, pages, coldStart, useCases, importing, growth]

const usageOf = (measures) => `用法：npm run bench -- [--only 名字]…
  量这座房子的数，打出一张表；有一个过了限就以 1 结束。
  --only 名字  只量这一样，可以写几次：${measures.map(({ name }) => name).join(' ')}
  --help       看这段说明`

const options = { only: { type: 'string', multiple: true }, help: { type: 'boolean' } }

/** `measures` is given by tests; everybody else measures all there are. */
export function main(words, measures = allMeasures) {
  return runMain(async () => {
    const usage = usageOf(measures)
    const wish = readOptions(words, options, usage)
    if (wish.help) return console.log(usage)
    requireModules()
    const wanted = chosen(wish.only ?? [], measures, usage)
    await build(wanted)
    const startedMs = performance.now()
    const parts = await measureAll(wanted)
    console.log(`${tableOf(parts)}\n`)
    const rows = parts.flatMap((part) => part.rows)
    judge(rows)
    console.log(`${rows.length} 个数都在限内（${secondsLabel(performance.now() - startedMs)}）。`)
  })
}

function chosen(names, measures, usage) {
  const unknown = names.find((name) => !measures.some((measure) => measure.name === name))
  if (unknown) throw new PlainError(`没有「${unknown}」这一样。`, `There is no measure "${unknown}".`, usage)
  return measures.filter(({ name }) => names.length === 0 || names.includes(name))
}

async function build(measures) {
  const { buildTargets } = await import('../build/targets.mjs')
  await buildTargets(measures.flatMap(({ needs }) => needs))
}

async function measureAll(measures) {
  const { Workshop } = await import('./workshop.mjs')
  const workshop = await Workshop.open()
  const parts = []
  try {
    // The longest preparation runs beside the other measures.
    for (const { begin } of measures) begin?.(workshop)
    for (const { title, run } of measures) {
      await step(`量 ${title}`, async (report) => {
        parts.push({ title, rows: await run(workshop, report) })
      })
    }
  } finally {
    await workshop.close()
  }
  return parts
}
