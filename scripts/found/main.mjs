import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { readOptions } from '../lib/options.mjs'
import { paths, shortPath } from '../lib/paths.mjs'
import { PlainError, runMain } from '../lib/plain-error.mjs'
import { requireModules } from '../lib/require-modules.mjs'
import { runTs } from '../lib/run-ts.mjs'
import { dataFolder, requireStopped, requireWritable } from '../start/data-folder.mjs'
import { streetMaker } from '../start/open.mjs'
import { loadSecrets } from '../start/secrets.mjs'

const usage = `用法：node scripts/found-street.mjs --district 区 --street 街道 --mark 字 --phone 电话 --window 窗口 --admin 姓名 --admin-phone 手机号
  在空的环境里开第一个街道：写上区和街道，开一个管理员账号，密码只显示这一次。
  以后的社区、网格、工作人员和别的街道，都由管理员在「名册」里加。
  --district       江城区
  --street         柳溪街道
  --mark           案号里的一个字，比如 柳（定了不改）
  --phone          对外电话，扫码的人会看到
  --window         窗口在哪儿，比如 街道大厅 3 号窗口
  --admin          管理员姓名
  --admin-phone    管理员手机号（加密保存）
  --account        管理员的账号，平常是 admin
  --data DIR       放进本机哪个文件夹，平常是 .data；里面不能已经有街道
  --cloud          开在云开发上：带着函数用的那些环境变量和 ENV_ID、TENCENTCLOUD_SECRETID、TENCENTCLOUD_SECRETKEY 运行
  --help           看这段说明`

const told = ['district', 'street', 'mark', 'phone', 'window', 'admin', 'admin-phone']
const options = {
  ...Object.fromEntries([...told, 'account', 'data'].map((name) => [name, { type: 'string' }])),
  cloud: { type: 'boolean' },
  help: { type: 'boolean' },
}

export function main(words) {
  return runMain(async () => {
    const wish = readOptions(words, options, usage)
    if (wish.help) return console.log(usage)
    const missing = told.filter((name) => !wish[name]?.trim())
    if (missing.length > 0)
      throw new PlainError(`还差 ${missing.map((name) => `--${name}`).join(' ')}。`, 'Some options are missing.', usage)
    requireModules()
    const tools = await runTs('scripts/found/found.ts')
    return wish.cloud ? foundInCloud(tools, wish) : foundHere(tools, wish)
  })
}

async function foundInCloud(tools, wish) {
  const { ENV_ID, TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY } = process.env
  if (!ENV_ID || !TENCENTCLOUD_SECRETID || !TENCENTCLOUD_SECRETKEY)
    throw new PlainError('请先设好 ENV_ID、TENCENTCLOUD_SECRETID、TENCENTCLOUD_SECRETKEY。', 'Set them first.', usage)
  const shelf = tools.cloudShelf({ env: ENV_ID, secretId: TENCENTCLOUD_SECRETID, secretKey: TENCENTCLOUD_SECRETKEY })
  await carryOut(tools, { shelf, wish, secrets: process.env })
}

async function foundHere(tools, wish) {
  const data = dataFolder(path.resolve(wish.data ?? paths.data))
  await requireWritable(data)
  await requireStopped(data)
  const name = shortPath(data.folder)
  if (existsSync(data.cloud))
    throw new PlainError(
      `${name} 里已经有街道了。用 --data 换一个空文件夹；要再加一个街道，请管理员在「组织」里加。`,
      'There is a street in this folder already.',
    )
  const secrets = await loadSecrets(data)
  const maker = await streetMaker()
  const street = await maker.openStreet({ folder: data.cloud, secrets })
  try {
    await carryOut(tools, { shelf: tools.localShelf(street), wish, secrets })
  } catch (error) {
    await street.close()
    await rm(data.cloud, { recursive: true, force: true })
    throw error
  }
  await street.close()
  console.log(`打开：npm start -- --data ${name}`)
}

async function carryOut(tools, { shelf, wish, secrets }) {
  if (await shelf.hasStreet())
    throw new PlainError('这个环境里已经有街道了。要再加一个，请管理员在「组织」里加。', 'There is a street already.')
  const chance = randomBytes(64)
  const founding = await tools.foundingOf(
    { ...wish, adminPhone: wish['admin-phone'], account: wish.account ?? 'admin' },
    { nowMs: Date.now(), chance, secrets },
  )
  if (!founding.ok) throw new PlainError(founding.message, 'Something does not fit.', usage)
  for (const { collection, document } of founding.documents) await shelf.add(collection, document)
  console.log(
    [
      `${wish.district} ${wish.street} 开好了。`,
      `管理员 ${wish.admin}：账号 ${founding.account}，密码 ${founding.password}`,
      '密码只显示这一次。登录后先到「我的 → 账号与安全」改掉，再到「名册」加社区、网格，发邀请码请人进来。',
    ].join('\n'),
  )
}
