/**
 * The phone's own small store: text under a key, written at once and whole. WeChat keeps 1 MB a key and 10 MB in all,
 * browsers about 5 MB of characters; what stands here is gone when the person clears the app's data.
 */
export interface KeyValueStore {
  /** `null` when nothing is kept under the key. */
  get(key: string): string | null
  /** Throws `StorageFull` when the phone does not take it; what stood under the key before is then still there. */
  set(key: string, text: string): void
  remove(key: string): void
  /** Every key that begins with the prefix, in no order. */
  keys(prefix: string): string[]
}

/** The phone has no room, or forbids keeping anything. Nothing was changed. */
export class StorageFull extends Error {
  override name = 'StorageFull'
}
