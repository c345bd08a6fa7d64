import { type KeyValueStore, StorageFull } from '../platform/storage.types'

/** Reads what was kept as JSON. Damaged or foreign text counts as nothing kept. */
export function readKept(storage: KeyValueStore, key: string): Record<string, unknown> | null {
  const text = storage.get(key)
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

/** Keeps a value. False when the phone has no room: nothing was changed. */
export function keep(storage: KeyValueStore, key: string, value: object): boolean {
  try {
    storage.set(key, JSON.stringify(value))
    return true
  } catch (error) {
    if (error instanceof StorageFull) return false
    throw error
  }
}
