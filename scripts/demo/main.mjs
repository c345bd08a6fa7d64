import { existsSync } from 'node:fs'
import path from 'node:path'
import { confirm } from '../lib/ask.mjs'
import { readOptions, wholeNumber } from '../lib/options.mjs'
import { paths, shortPath } from '../lib/paths.mjs'
import { runMain } from '../lib/plain-error.mjs'
import { step } from '../lib/progress.mjs'
import { requireModules } from '../lib/require-modules.mjs'
import { dataFolder, requireStopped, requireWritable } from '../start/data-folder.mjs'
import { loadSecrets } from '../start/secrets.mjs'

const usage = `用法：npm run demo -- [选项]
  重新造一条演示的街道，放进数据文件夹；正在运行时不造。
  --volunteers N  志愿者多少人，平常 300
  --visits N      走访多少次，平常 3000
  --data DIR      放进哪个文件夹，平常是 .data
  --yes           文件夹里已有数据也不再问，直接换掉
  --help          看这段说明`

const options = {
  volunteers: { type: 'string' },
  visits: { type: 'string' },
  data: { type: 'string' },
  yes: { type: 'boolean' },
  help: { type: 'boolean' },
}

export function main(words) {
  return runMain(async () => {
    const wish = readOptions(words, options, usage)
    if (wish.help) return console.log(usage)
    requireModules()
    const { streetMaker } = await import('../start/open.mjs')
    const { makeStreet } = await import('../start/make-street.mjs')
    const maker = await streetMaker()
    const bounds = (name, most) => ({ name, least: 1, most })
    const size = {
      volunteers: wholeNumber(wish.volunteers ?? maker.usualSize.volunteers, bounds('volunteers', 20_000)),
      visits: wholeNumber(wish.visits ?? maker.usualSize.visits, bounds('visits', 1_000_000)),
    }
    const data = dataFolder(path.resolve(wish.data ?? paths.data))
    await requireWritable(data)
    await requireStopped(data)
    const name = shortPath(data.folder)
    const question = `${name} 里已经有一条街道，要换成新的吗？原来的找不回来。\n输入「是」换掉，按回车留着。`
    if (existsSync(data.cloud) && !wish.yes && !(await confirm(question))) return console.log('没有换，数据都还在。')
    const secrets = await loadSecrets(data)
    const title = `造一条街道：${size.volunteers} 位志愿者，${size.visits} 次走访`
    const counts = await step(title, (report) => makeStreet(maker, data, { secrets, size, report }))
    console.log(`放进了 ${name}：走访 ${counts.visits} 次，积分 ${counts.pointsEntries} 笔。用 npm start 打开。`)
  })
}
