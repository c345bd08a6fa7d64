import { keepingPolicy } from '#domain/policy/keeping'
import { removeFiles } from '../kit/files'
import { command } from '../kit/store'
import type { JobCall } from '../kit/timer'

const batch = 20
const dayMs = 24 * 3_600_000

/** A table that was looked at and never brought in, or only half: its rows, names among them, go. The same table can be sent again. */
export async function forgetImports({ store, now, hasTime }: JobCall): Promise<number> {
  const abandoned = { doneAt: null, at: command.lt(new Date(now.getTime() - keepingPolicy.importDays * dayMs)) }
  let removed = 0
  while (hasTime()) {
    const found = await store.find('imports', abandoned, { orderBy: [['at', 'asc']], limit: batch })
    if (found.length === 0) break
    await removeFiles(found.map(({ rowsFileId }) => rowsFileId))
    removed += await store.removeAll('imports', { _id: command.in(found.map(({ _id }) => _id)), doneAt: null })
    if (found.length < batch) break
  }
  return removed
}
