import { type KeyValueStore, StorageFull } from './storage.types'

export { type KeyValueStore, StorageFull } from './storage.types'

/** `localStorage` itself may throw: a browser that forbids it, a full disk, a private window. */
export const storage: KeyValueStore = {
  get(key) {
    try {
      return window.localStorage.getItem(key)
    } catch {
      return null
    }
  },
  set(key, text) {
    try {
      window.localStorage.setItem(key, text)
    } catch (error) {
      throw new StorageFull(String(error))
    }
  },
  remove(key) {
    try {
      window.localStorage.removeItem(key)
    } catch {
      // A browser that keeps nothing has nothing to remove.
    }
  },
  keys(prefix) {
    try {
      return Object.keys(window.localStorage).filter((key) => key.startsWith(prefix))
    } catch {
      return []
    }
  },
}
