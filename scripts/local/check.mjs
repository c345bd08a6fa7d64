import { shortPath } from '../lib/paths.mjs'
import { PlainError } from '../lib/plain-error.mjs'
import { step } from '../lib/progress.mjs'
import { openLocal } from './open.mjs'
import { dataOf } from './places.mjs'

export async function check({ data }) {
  const local = await openLocal()
  const dataDir = dataOf(data)
  let health
  await step(`查 ${shortPath(dataDir)}`, async () => {
    health = await local.check(dataDir)
  })
  const { problems, collections, documents, files, unknownFiles } = health
  if (problems.length > 0) {
    throw new PlainError(
      `有 ${problems.length} 处不对，见上面。请先备份，再用一份好的备份恢复：npm run local -- restore 备份 --replace`,
      `${problems.length} things are not as they should be; restore a good backup.`,
      problems.map((problem) => `✗ ${problem}`).join('\n'),
    )
  }
  console.log(`\n都对：${collections} 个集合，${documents} 条数据，${files} 个文件。`)
  if (unknownFiles > 0) console.log(`  其中 ${unknownFiles} 个文件数据库里没有记录，放着不碍事。`)
}
