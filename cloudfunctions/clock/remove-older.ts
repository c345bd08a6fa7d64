import { command } from '../kit/store'
import type { JobCall } from '../kit/timer'

const batch = 100
const dayMs = 24 * 3_600_000

/**
 * Removes what is older than so many days, a hundred at a time, so that no step is long however much has gathered. Gives
 * how many.
 */
export async function removeOlder(
  { store, now, hasTime }: JobCall,
  {
    collection,
    field,
    days,
  }: {
    collection: 'commands' | 'tries' | 'lockedAway' | 'pairings' | 'applications'
    field: 'at' | 'since' | 'expiresAt' | 'closedAt'
    days: number
  },
): Promise<number> {
  const older = { [field]: command.lt(new Date(now.getTime() - days * dayMs)) }
  let removed = 0
  while (hasTime()) {
    const found = await store.find(collection, older, { orderBy: [[field, 'asc']], limit: batch })
    // The age is asked again: a count of tries that began anew in between stays.
    if (found.length > 0)
      removed += await store.removeAll(collection, { _id: command.in(found.map(({ _id }) => _id)), ...older })
    if (found.length < batch) break
  }
  return removed
}
