/** Larger things than text, under a name, in the browser's own database. */
export interface ByteStore {
  /** False when the browser keeps nothing more; it is then there until the window closes. */
  put(id: string, blob: Blob): Promise<boolean>
  get(id: string): Promise<Blob | null>
  remove(id: string): Promise<void>
}

/** Bytes beside their kind: some browsers lose a whole Blob that they keep. */
type Kept = { bytes: ArrayBuffer; type: string }

const version = 1

/** A private window may forbid the database: then memory holds what it would have held. */
export function byteStore(name: string): ByteStore {
  const memory = new Map<string, Blob>()
  let opened: Promise<IDBDatabase> | undefined

  const open = (): Promise<IDBDatabase> => {
    opened ??= new Promise((resolve, reject) => {
      const asked = window.indexedDB.open(`xhm-${name}`, version)
      asked.onupgradeneeded = () => asked.result.createObjectStore(name)
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error)
      asked.onblocked = () => reject(new Error('blocked'))
    })
    return opened
  }
  async function work<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const db = await open()
    return new Promise((resolve, reject) => {
      const transaction = db.transaction(name, mode)
      const asked = act(transaction.objectStore(name))
      transaction.oncomplete = () => resolve(asked.result)
      transaction.onerror = () => reject(transaction.error)
      transaction.onabort = () => reject(transaction.error)
    })
  }

  return {
    async put(id, blob) {
      try {
        const kept: Kept = { bytes: await blob.arrayBuffer(), type: blob.type }
        await work('readwrite', (store) => store.put(kept, id))
        return true
      } catch {
        memory.set(id, blob)
        return false
      }
    },
    async get(id) {
      const held = memory.get(id)
      if (held !== undefined) return held
      const kept = await work('readonly', (store) => store.get(id) as IDBRequest<Kept | undefined>).catch(
        () => undefined,
      )
      return kept === undefined ? null : new Blob([kept.bytes], { type: kept.type })
    },
    async remove(id) {
      memory.delete(id)
      await work('readwrite', (store) => store.delete(id)).catch(() => undefined)
    },
  }
}
