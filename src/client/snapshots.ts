import type { Clock } from '../platform/clock'
import type { KeyValueStore } from '../platform/storage.types'
import { keep, readKept } from './kept'

const prefixOf = (userId: string): string => `xhm/last/${userId}/`

export type Snapshot<T> = { data: T; atMs: number }

/**
 * The last answer to a question, so that the first screen shows something true at once and without signal. Only for
 * comfort: it may vanish at any time, and is asked again as soon as possible.
 *
 * `form` is raised with every change of the answers' shape, so that an update of the app never reads older ones.
 */
export function openSnapshots(
  userId: string,
  { storage, clock, form = 1 }: { storage: KeyValueStore; clock: Clock; form?: number },
) {
  const prefix = prefixOf(userId)
  return {
    read<T>(name: string): Snapshot<T> | undefined {
      const kept = readKept(storage, prefix + name)
      if (kept?.form !== form || typeof kept.atMs !== 'number' || !('data' in kept)) return undefined
      return { data: kept.data as T, atMs: kept.atMs }
    },
    keep: <T>(name: string, data: T, atMs = clock.now()): boolean => keep(storage, prefix + name, { form, atMs, data }),
  }
}
export type Snapshots = ReturnType<typeof openSnapshots>

export function forgetSnapshots(storage: KeyValueStore, userId: string): void {
  for (const key of storage.keys(prefixOf(userId))) storage.remove(key)
}
