import { readOptions } from '../lib/options.mjs'
import { shortPath } from '../lib/paths.mjs'
import { PlainError, runMain } from '../lib/plain-error.mjs'
import { secondsLabel, step } from '../lib/progress.mjs'
import { requireModules } from '../lib/require-modules.mjs'
import { reportFile, tableOf, writeReport } from './rows.mjs'

const names = ['suite', 'oracle', 'money', 'clients', 'kill', 'faults']

const usage = `用法：npm run conformance -- [--quick] [--only 名字]… [--without-python]
  用别人写的测试和对照，证明 local/ 的行为与云开发一致；有一项不对就以 1 结束。
  --quick           短的一遍，约两分钟
  --only 名字       只跑这一样，可以写几次：${names.join(' ')}
  --without-python  不与 mongomock 对照（没有 Python 时）
  --help            看这段说明`

const options = {
  quick: { type: 'boolean' },
  only: { type: 'string', multiple: true },
  'without-python': { type: 'boolean' },
  help: { type: 'boolean' },
}

export function main(words) {
  return runMain(async () => {
    const wish = readOptions(words, options, usage)
    if (wish.help) return console.log(usage)
    requireModules()
    const chosen = await chosenOf(wish.only ?? [])
    const startedMs = performance.now()
    const parts = await prove(chosen, { isQuick: wish.quick === true, withoutPython: wish['without-python'] === true })
    await writeReport(parts)
    console.log(`${tableOf(parts)}\n`)
    const rows = parts.flatMap((part) => part.rows)
    const wrong = rows.filter(({ ok }) => !ok)
    const spent = secondsLabel(performance.now() - startedMs)
    if (wrong.length > 0) {
      throw new PlainError(
        `${rows.length} 行里有 ${wrong.length} 行不对（${spent}），详情在上面和 ${shortPath(reportFile)}。`,
        `${wrong.length} of ${rows.length} rows are wrong; see above and ${shortPath(reportFile)}.`,
      )
    }
    console.log(`${rows.length} 行全部符合（${spent}）。`)
  })
}

async function chosenOf(wanted) {
  const unknown = wanted.find((name) => !names.includes(name))
  if (unknown) throw new PlainError(`没有「${unknown}」这一样。`, `There is no proof "${unknown}".`, usage)
  const { allProofs } = await import('./proofs.mjs')
  return allProofs.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
}

async function prove(proofs, wish) {
  const { cloudProgram } = await import('./running.mjs')
  const { pythonWithMongomock, requirePython } = await import('./oracle/mongomock.mjs')
  const needsPython = !wish.withoutPython && proofs.some(({ name }) => name === 'oracle' || name === 'faults')
  // What is missing is said before minutes have gone by.
  if (needsPython && !pythonWithMongomock()) requirePython()
  const program = await cloudProgram()
  const parts = []
  for (const { name, title, run } of proofs) {
    await step(`验证 ${title}`, async (report) => {
      const rows = await run({ ...wish, program }, report)
      parts.push({ name, title, rows })
      return rows.every(({ ok }) => ok) ? undefined : { note: '有不对的' }
    })
  }
  return parts
}
