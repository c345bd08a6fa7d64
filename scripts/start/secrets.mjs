import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, open, readFile, rename } from 'node:fs/promises'
import { shortPath } from '../lib/paths.mjs'
import { PlainError } from '../lib/plain-error.mjs'

const names = ['FIELD_KEYS', 'FIELD_KEY_ID', 'PHONE_HASH_KEY']

/**
 * The secrets of the functions, as environment variables: those of the environment where they are set, else those of
 * `secrets.json`, which the first start makes and only its owner may read. The key for sign-in tickets is not among them:
 * it belongs to the machine, which made it and checks with it.
 */
export async function loadSecrets({ secrets: file, cloud }) {
  const given = Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
  if (Object.keys(given).length === names.length) return given
  const kept = existsSync(file) ? await readKept(file) : await makeKept(file, cloud)
  return { ...asVariables(kept), ...given }
}

async function readKept(file) {
  const damaged = () =>
    new PlainError(
      `${shortPath(file)} 内容不完整，没有它，姓名电话就解不开。请用备份替换；不要旧数据了，就运行 npm start -- --reset。`,
      `${shortPath(file)} is damaged; restore it from a backup, or start over with "npm start -- --reset".`,
    )
  let kept
  try {
    kept = JSON.parse(await readFile(file, 'utf8'))
  } catch {
    throw damaged()
  }
  const isWhole = typeof kept?.FIELD_KEYS?.[kept.FIELD_KEY_ID] === 'string' && typeof kept.PHONE_HASH_KEY === 'string'
  if (!isWhole) throw damaged()
  await chmod(file, 0o600).catch(() => undefined)
  return kept
}

async function makeKept(file, cloud) {
  if (existsSync(cloud))
    throw new PlainError(
      `找不到 ${shortPath(file)}，没有它，原来的数据解不开。请把它放回去；不要旧数据了，就运行 npm start -- --reset。`,
      `${shortPath(file)} is missing and the data cannot be opened without it; put it back, or start over with "npm start -- --reset".`,
    )
  const key = () => randomBytes(32).toString('base64')
  const made = { FIELD_KEYS: { k1: key() }, FIELD_KEY_ID: 'k1', PHONE_HASH_KEY: key() }
  // Beside and renamed: a start cut short never leaves half a secret.
  const half = `${file}.half-${process.pid}`
  const handle = await open(half, 'w', 0o600)
  await handle.writeFile(`${JSON.stringify(made, null, 2)}\n`)
  await handle.sync()
  await handle.close()
  await rename(half, file)
  return made
}

const asVariables = ({ FIELD_KEYS, FIELD_KEY_ID, PHONE_HASH_KEY }) => ({
  FIELD_KEYS: JSON.stringify(FIELD_KEYS),
  FIELD_KEY_ID,
  PHONE_HASH_KEY,
})
