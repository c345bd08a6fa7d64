import type { CollectionName, Stored } from '../kit/collections'
import { command, DuplicateId, type Store } from '../kit/store'

/**
 * Adds those that are not there yet, by their ids: a step that was cut off is simply done again. One round trip, three where some are
 * there. Throws `DuplicateId` where another document stands in the way of a unique index.
 */
export async function addMissing<C extends CollectionName>(
  store: Store,
  collection: C,
  documents: Stored[C][],
): Promise<void> {
  if (documents.length === 0) return
  try {
    await store.addAll(collection, documents)
  } catch (error) {
    if (!(error instanceof DuplicateId)) throw error
    const ids = documents.map(({ _id }) => _id)
    const there = await store.find(collection, { _id: command.in(ids) }, { limit: ids.length })
    const known = new Set<string>(there.map(({ _id }) => _id))
    const missing = documents.filter(({ _id }) => !known.has(_id))
    if (missing.length > 0) await store.addAll(collection, missing)
  }
}
