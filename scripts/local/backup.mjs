import path from 'node:path'
import { paths, shortPath } from '../lib/paths.mjs'
import { step } from '../lib/progress.mjs'
import { openLocal } from './open.mjs'
import { dataOf, megabytes, momentName, secretsBeside } from './places.mjs'

export async function backup({ data, to }) {
  const local = await openLocal()
  const dataDir = dataOf(data)
  const target = path.resolve(to ?? path.join(paths.data, 'backups', momentName()))
  const beside = secretsBeside(dataDir)
  let manifest
  await step(`备份 ${shortPath(dataDir)}`, async () => {
    manifest = await local.backUp({ dataDir, to: target, beside })
  })
  const { documents, pieces, missing } = manifest
  const total = Object.values(documents).reduce((sum, count) => sum + count, 0)
  const files = pieces.filter((piece) => piece.path.startsWith('files/')).length
  const bytes = pieces.reduce((sum, piece) => sum + piece.bytes, 0)
  console.log(`
写好了：${shortPath(target)}（${megabytes(bytes)}）
  ${Object.keys(documents).length} 个集合，${total} 条数据，${files} 个文件，还有密钥：请放在别人拿不到的地方。`)
  if (missing.length > 0)
    console.log(`  有 ${missing.length} 个文件数据库里有、文件夹里没有：${missing.slice(0, 3).join('、')} …`)
  console.log(`恢复：npm run local -- restore ${shortPath(target)} --data ${shortPath(dataDir)} --replace`)
}
