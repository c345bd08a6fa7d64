import { existsSync } from 'node:fs'
import { chmod, copyFile, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { shortPath } from '../lib/paths.mjs'
import { step } from '../lib/progress.mjs'
import { openLocal } from './open.mjs'
import { dataOf, momentName } from './places.mjs'

export async function restore({ data, replace }, [backup]) {
  const local = await openLocal()
  const dataDir = dataOf(data)
  let restored
  await step(`核对备份，恢复到 ${shortPath(dataDir)}`, async () => {
    restored = await local.restore({ backup: path.resolve(backup), dataDir, replace: replace ?? false })
  })
  const { manifest, before, beside } = restored
  const total = Object.values(manifest.documents).reduce((sum, count) => sum + count, 0)
  console.log(`\n恢复好了：${total} 条数据，备份于 ${new Date(manifest.madeAt).toLocaleString('zh-CN')}。`)
  if (before) console.log(`  原来的数据放在 ${shortPath(before)}，确认不要了再删。`)
  for (const { name, file } of beside) await putBeside(path.join(path.dirname(dataDir), name), file)
  await rm(path.join(dataDir, 'beside'), { recursive: true, force: true })
}

/** Secrets go back to where they were; others that lie there are kept under another name. */
async function putBeside(place, file) {
  if (existsSync(place)) {
    if ((await readFile(place)).equals(await readFile(file))) return
    const kept = `${place}.before-${momentName()}`
    await rename(place, kept)
    console.log(`  原来的 ${shortPath(place)} 改名为 ${shortPath(kept)}。`)
  }
  await copyFile(file, place)
  await chmod(place, 0o600)
  console.log(`  ${shortPath(place)} 也恢复了。`)
}
