import type { KeyValueStore } from '../platform/storage.types'
import type { Item } from './outbox-core'

const prefixOf = (userId: string): string => `xhm/outbox/${userId}/`

/**
 * The outbox in the phone's storage: one key an item, and no list beside them. The list **is** the keys, so there is
 * nothing that a kill between two writes could leave disagreeing, and no key grows toward the limit of 1 MB.
 * The user's id is part of the key: another person on the same phone cannot even find these.
 */
export function outboxItems(storage: KeyValueStore, userId: string) {
  const prefix = prefixOf(userId)
  return {
    /** Throws `StorageFull`. */
    keep: (item: Item): void => storage.set(prefix + item.commandId, JSON.stringify(item)),
    drop: (commandId: string): void => storage.remove(prefix + commandId),
    read: (): Item[] => storage.keys(prefix).flatMap((key) => readItem(storage.get(key), userId)),
  }
}

/** How many commands of somebody still wait on this phone. */
export const waitingCount = (storage: KeyValueStore, userId: string): number =>
  outboxItems(storage, userId)
    .read()
    .filter(({ outcome }) => outcome.kind === 'open').length

/** Damaged text (a full disk, a foreign hand) is left where it is and not sent: half a visit is none. */
function readItem(text: string | null, userId: string): Item[] {
  if (text === null) return []
  try {
    const item = JSON.parse(text) as Partial<Item> | null
    const whole =
      typeof item?.commandId === 'string' &&
      item.userId === userId &&
      typeof item.turn === 'number' &&
      typeof item.functionName === 'string' &&
      typeof item.route === 'string' &&
      typeof item.deliveries === 'number' &&
      typeof item.outcome?.kind === 'string'
    return whole ? [item as Item] : []
  } catch {
    return []
  }
}
