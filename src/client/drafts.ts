import type { Clock } from '../platform/clock'
import type { KeyValueStore } from '../platform/storage.types'
import { keep, readKept } from './kept'

/** A draft nobody came back to is forgotten: what it says may no longer be true. */
const longestMs = 30 * 24 * 3_600_000
const prefixOf = (userId: string): string => `xhm/draft/${userId}/`

/**
 * What a person has typed but not yet handed in, per form and per person. `save` writes through at every keystroke: WeChat
 * may end the app between two letters. Forms show 已自动保存 only while it returns true.
 */
export function openDrafts(userId: string, { storage, clock }: { storage: KeyValueStore; clock: Clock }) {
  const prefix = prefixOf(userId)
  return {
    /** False when the phone has no room: what is on the screen is then not safe. */
    save: (form: string, value: object): boolean => keep(storage, prefix + form, { at: clock.now(), value }),
    /** `null` when there is none, or none that is young and whole. The form still checks each field. */
    read(form: string): Record<string, unknown> | null {
      const { at, value } = readKept(storage, prefix + form) ?? {}
      const young = typeof at === 'number' && clock.now() - at < longestMs
      return young && typeof value === 'object' ? (value as Record<string, unknown> | null) : null
    },
    drop: (form: string): void => storage.remove(prefix + form),
  }
}
export type Drafts = ReturnType<typeof openDrafts>

/** At sign-out: on a shared computer nobody reads what the one before was writing. */
export function forgetDrafts(storage: KeyValueStore, userId: string): void {
  for (const key of storage.keys(prefixOf(userId))) storage.remove(key)
}
