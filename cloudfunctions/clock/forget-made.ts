import { keepingPolicy } from '#domain/policy/keeping'
import { removeFiles } from '../kit/files'
import { command } from '../kit/store'
import type { JobCall } from '../kit/timer'

const batch = 50
const dayMs = 24 * 3_600_000

/** Tables and sheets that were made for somebody to take along: their addresses ended long ago. */
export async function forgetMade({ store, now, hasTime }: JobCall): Promise<number> {
  const old = { at: command.lt(new Date(now.getTime() - keepingPolicy.madeDays * dayMs)) }
  let removed = 0
  while (hasTime()) {
    const found = await store.find('madeFiles', old, { orderBy: [['at', 'asc']], limit: batch })
    if (found.length === 0) break
    await removeFiles(found.map(({ fileId }) => fileId))
    removed += await store.removeAll('madeFiles', { _id: command.in(found.map(({ _id }) => _id)) })
    if (found.length < batch) break
  }
  return removed
}
