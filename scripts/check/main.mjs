import { PlainError, runMain } from '../lib/plain-error.mjs'
import { inPool } from '../lib/pool.mjs'
import { secondsLabel } from '../lib/progress.mjs'
import { requireModules } from '../lib/require-modules.mjs'
import { runNode } from '../lib/run.mjs'
import { checks } from './checks.mjs'

/** Two cores are what a small machine has. */
const width = 2

const usage = `用法：npm run check -- [${checks.map(({ name }) => name).join('|')}]…
  不写就是全部。`

export function main(words) {
  return runMain(async () => {
    if (words.includes('--help')) return console.log(usage)
    requireModules()
    const unknown = words.find((word) => !checks.some(({ name }) => name === word))
    if (unknown) throw new PlainError(`没有「${unknown}」这一项检查。`, `There is no check "${unknown}".`, usage)
    const wanted = checks.filter(({ name }) => words.length === 0 || words.includes(name))
    const results = await inPool(
      width,
      wanted.map((check) => () => carryOut(check)),
    )
    const failed = results.filter(({ code }) => code !== 0)
    if (failed.length === 0) return console.log(`${results.length} 项检查全部通过。`)
    const names = failed.map(({ name }) => name).join('、')
    throw new PlainError(
      `${failed.length} 项检查没通过：${names}。`,
      `${failed.length} of ${results.length} checks failed.`,
    )
  })
}

/** One line when it is done; what the tool said only where something is wrong. */
async function carryOut({ name, title, file, words, env }) {
  const startedMs = performance.now()
  const { code, said } = await runNode(file, words, { env })
  console.log(`${code === 0 ? '✓' : '✗'} ${title}（${secondsLabel(performance.now() - startedMs)}）`)
  if (code !== 0) console.log(`\n${said.trim()}\n`)
  return { name, code }
}
