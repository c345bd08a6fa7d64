import { createWriteStream, existsSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { confirm } from '../lib/ask.mjs'
import { networkWarning } from '../lib/network.mjs'
import { readOptions, wholeNumber } from '../lib/options.mjs'
import { paths, shortPath } from '../lib/paths.mjs'
import { onStop, PlainError, runMain } from '../lib/plain-error.mjs'
import { step } from '../lib/progress.mjs'
import { requireModules } from '../lib/require-modules.mjs'
import { dataFolder, requireStopped, requireWritable, wipe } from './data-folder.mjs'
import { loadSecrets } from './secrets.mjs'
import { welcome } from './welcome.mjs'

const usualPort = 7300
const consoleModes = ['read', 'write', 'off']

const usage = `用法：npm start -- [选项]
  --port N     用哪个端口，平常是 ${usualPort}
  --data DIR   数据放在哪个文件夹，平常是 .data
  --host 地址  给谁用，平常是 127.0.0.1，只有这台机器；0.0.0.0 是同一网络里的人
  --console X  /_local 的控制台：read 只看（平常），write 能改，off 不开
  --watch      云函数的源码一改，就重新生成
  --reset      清空数据，重新造演示的街道（会先问一句）
  --yes        清空前不再问，给脚本用
  --help       看这段说明`

const options = {
  port: { type: 'string' },
  data: { type: 'string' },
  host: { type: 'string' },
  console: { type: 'string' },
  watch: { type: 'boolean' },
  reset: { type: 'boolean' },
  yes: { type: 'boolean' },
  help: { type: 'boolean' },
}

export function main(words) {
  return runMain(async () => {
    const wish = readOptions(words, options, usage)
    if (wish.help) return console.log(usage)
    requireModules()
    const port = wholeNumber(wish.port ?? usualPort, { name: 'port', least: 0, most: 65535 })
    const host = wish.host ?? '127.0.0.1'
    const mode = wish.console ?? 'read'
    if (!consoleModes.includes(mode))
      throw new PlainError(
        `--console 只能是 ${consoleModes.join('、')}。`,
        `--console is one of ${consoleModes.join(', ')}.`,
      )
    const data = dataFolder(path.resolve(wish.data ?? paths.data))
    await requireWritable(data)
    await requireStopped(data)
    await requireFree(port, host)
    if (wish.reset && !(await reset(data, wish.yes))) return console.log('没有清空，数据都还在。')
    const secrets = await loadSecrets(data)
    await build()
    await serve({ data, secrets, host, port, console: mode, watch: wish.watch ?? false })
  })
}

async function reset(data, isSure) {
  if (!existsSync(data.cloud) && !existsSync(data.secrets)) return true
  const name = shortPath(data.folder)
  const question = `要清空 ${name} 里的全部数据吗？清空以后找不回来。\n输入「是」清空，按回车留着。`
  if (!isSure && !(await confirm(question))) return false
  await step(`清空 ${name}`, () => wipe(data))
  return true
}

/** Asked before anything is built: nobody should wait a minute to hear this. */
function requireFree(port, host) {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => {
      const isTaken = error.code === 'EADDRINUSE'
      const why = isTaken ? '被别的程序占着' : `不能用（${error.code}）`
      reject(
        new PlainError(
          `端口 ${port} ${why}，换一个试试：npm start -- --port ${port < 65000 ? port + 1 : usualPort}`,
          `Port ${port} ${isTaken ? 'is taken' : 'cannot be used'}; choose another with --port.`,
        ),
      )
    })
    probe.listen(port, host, () => probe.close(resolve))
  })
}

async function build() {
  const { buildTargets } = await import('../build/targets.mjs')
  await buildTargets(['functions', 'h5'])
}

async function serve({ data, secrets, watch, ...how }) {
  const { streetMaker } = await import('./open.mjs')
  const { makeStreet } = await import('./make-street.mjs')
  const maker = await streetMaker()
  if (!existsSync(data.cloud)) {
    await step('造演示的街道（只在第一次）', (report) => makeStreet(maker, data, { secrets, report }))
  }
  const log = createWriteStream(data.log, { flags: 'a', mode: 0o600 })
  const opened = await step('打开数据，开始服务', async () => ({
    street: await maker.openStreet({
      folder: data.cloud,
      secrets,
      serve: { ...how, cloudbaserc: paths.cloudbaserc, webDir: paths.h5, watch },
      log: (line) => log.write(`${JSON.stringify(line)}\n`),
    }),
  }))
  const unwatch = watch ? await watchFunctions() : undefined
  closeOnStop(opened.street, unwatch, log)
  const isDemo = await maker.isDemo(opened.street)
  console.log(
    welcome(opened.street.url, shortPath(data.folder), { ...maker, isDemo, isConsoleOpen: how.console !== 'off' }),
  )
  const warning = networkWarning(how.host, opened.street.port)
  if (warning) console.log(`\n${warning}`)
}

async function watchFunctions() {
  const { watchFunctions: begin } = await import('../build/functions.mjs')
  return begin({
    onBuilt: () => console.log('云函数改好了，下一次调用就用新的。'),
    onFailed: (details) => console.error(`${details}\n云函数没有生成成功，还用着原来的。`),
  })
}

function closeOnStop(street, unwatch, log) {
  let isStopping = false
  onStop(async () => {
    // A second Ctrl-C does not wait: what was answered is on the disk already.
    if (isStopping) process.exit(130)
    isStopping = true
    console.log('\n正在停下 …')
    await unwatch?.()
    await street.close()
    await new Promise((resolve) => log.end(resolve))
    console.log('停好了，数据都在。')
    process.exit(0)
  })
}
