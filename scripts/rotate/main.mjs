import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { open, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { readOptions } from '../lib/options.mjs'
import { paths, shortPath } from '../lib/paths.mjs'
import { PlainError, runMain } from '../lib/plain-error.mjs'
import { step } from '../lib/progress.mjs'
import { requireModules } from '../lib/require-modules.mjs'
import { runTs } from '../lib/run-ts.mjs'
import { dataFolder, requireStopped } from '../start/data-folder.mjs'
import { streetMaker } from '../start/open.mjs'
import { loadSecrets } from '../start/secrets.mjs'

const usage = `用法：node scripts/rotate-keys.mjs [选项]
  给姓名电话换一把新钥匙：先加新钥匙，再把旧钥匙封的一处一处换过来。中途停了，再运行一次就接着换。
  --data DIR   哪个数据文件夹，平常是 .data（要先停下 npm start）
  --forget     换完以后把旧钥匙从 secrets.json 里去掉（旧备份就打不开了）
  --cloud      换云开发上的。先在云函数配置里把新钥匙加进 FIELD_KEYS、把 FIELD_KEY_ID 改成它并部署，
               再带着同样的环境变量和 ENV_ID、TENCENTCLOUD_SECRETID、TENCENTCLOUD_SECRETKEY 运行
  --help       看这段说明`

const options = {
  data: { type: 'string' },
  forget: { type: 'boolean' },
  cloud: { type: 'boolean' },
  help: { type: 'boolean' },
}

export function main(words) {
  return runMain(async () => {
    const wish = readOptions(words, options, usage)
    if (wish.help) return console.log(usage)
    requireModules()
    const tools = await runTs('scripts/rotate/reseal.ts')
    return wish.cloud ? rotateCloud(tools) : rotateLocal(tools, wish)
  })
}

async function rotateCloud(tools) {
  const { ENV_ID, TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY } = process.env
  if (!ENV_ID || !TENCENTCLOUD_SECRETID || !TENCENTCLOUD_SECRETKEY)
    throw new PlainError('请先设好 ENV_ID、TENCENTCLOUD_SECRETID、TENCENTCLOUD_SECRETKEY。', 'Set them first.', usage)
  const shelf = tools.cloudShelf({ env: ENV_ID, secretId: TENCENTCLOUD_SECRETID, secretKey: TENCENTCLOUD_SECRETKEY })
  await carryOut(tools, shelf, process.env)
}

async function rotateLocal(tools, wish) {
  const data = dataFolder(path.resolve(wish.data ?? paths.data))
  if (!existsSync(data.cloud) || !existsSync(data.secrets))
    throw new PlainError(`${shortPath(data.folder)} 里没有街道。`, 'There is no street in this folder.', usage)
  if (process.env.FIELD_KEYS)
    throw new PlainError(
      '钥匙写在环境变量里，请先在那里加新的，再用 --cloud 的办法换。',
      'The keys come from the environment.',
    )
  await requireStopped(data)
  const maker = await streetMaker()
  const street = await maker.openStreet({ folder: data.cloud, secrets: await loadSecrets(data) })
  try {
    const shelf = tools.localShelf(street)
    const before = JSON.parse(await readFile(data.secrets, 'utf8'))
    // What was cut short is finished before another key is made.
    if ((await tools.oldOnesLeft(shelf, before.FIELD_KEY_ID)) === 0) await keep(data.secrets, withNewKey(before))
    await carryOut(tools, shelf, await loadSecrets(data))
    const { FIELD_KEYS, FIELD_KEY_ID, ...rest } = JSON.parse(await readFile(data.secrets, 'utf8'))
    if (!wish.forget) return
    await keep(data.secrets, { FIELD_KEYS: { [FIELD_KEY_ID]: FIELD_KEYS[FIELD_KEY_ID] }, FIELD_KEY_ID, ...rest })
    console.log('旧钥匙去掉了。')
  } finally {
    await street.close()
  }
}

async function carryOut(tools, shelf, secrets) {
  const { seal, keyId } = tools.sealOf(secrets)
  const { done, shut } = await step('换钥匙', (report) => tools.reseal(shelf, { seal, keyId, report }))
  if (shut.length > 0) {
    const some = shut.slice(0, 20).join('、')
    throw new PlainError(
      `换好了 ${done} 处，还有 ${shut.length} 处手里的钥匙都打不开：${some}。把丢的那把钥匙加回 FIELD_KEYS 再运行；旧钥匙先别去掉。`,
      `${shut.length} fields open with none of the keys; keep the old keys.`,
    )
  }
  const left = await tools.oldOnesLeft(shelf, keyId)
  if (left > 0) throw new PlainError(`还有 ${left} 处没换，请再运行一次。`, `${left} fields are left; run it again.`)
  console.log(`换好了 ${done} 处，现在都用钥匙 ${keyId}。`)
}

/** Another key beside those that may still be needed; what is written from now on is sealed with it. */
function withNewKey({ FIELD_KEYS, ...rest }) {
  const highest = Math.max(0, ...Object.keys(FIELD_KEYS).map((id) => Number(id.replace(/\D/g, ''))))
  const keyId = `k${highest + 1}`
  return { ...rest, FIELD_KEYS: { ...FIELD_KEYS, [keyId]: randomBytes(32).toString('base64') }, FIELD_KEY_ID: keyId }
}

/** Beside and renamed: a run cut short never leaves half a secret. */
async function keep(file, secrets) {
  const half = `${file}.half-${process.pid}`
  const handle = await open(half, 'w', 0o600)
  await handle.writeFile(`${JSON.stringify(secrets, null, 2)}\n`)
  await handle.sync()
  await handle.close()
  await rename(half, file)
}
