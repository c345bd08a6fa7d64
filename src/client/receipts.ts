import type { FollowView } from '#domain/contract/report'
import type { KeyValueStore } from '../platform/storage.types'
import { keep, readKept } from './kept'

const prefix = 'xhm/receipt/'

/** A photo on its way to a report. `uploaded`: the street has it and must only be told which command it belongs to. */
export type WaitingPhoto = { photoId: string; uploaded: { fileId: string; commandId: string } | null }

/** A receipt as this phone knows it. */
export type HeldReceipt = {
  /** The report's id for what was handed in here; one of the phone's own for a receipt that was typed. */
  id: string
  receipt: string
  /** What the street last said, and when. */
  follow: FollowView
  atMs: number
  photos: WaitingPhoto[]
}

/**
 * The receipts of this phone, whoever is signed in: a report has no account. What is kept lies in storage until somebody
 * deletes it; what is not kept is there only as long as the app is open.
 */
export function openReceipts({ storage }: { storage: KeyValueStore }) {
  const listeners = new Set<() => void>()
  const held = new Map<string, HeldReceipt>()
  const kept = new Set<string>()
  for (const key of storage.keys(prefix)) {
    const receipt = receiptIn(readKept(storage, key))
    if (receipt === null) continue
    held.set(receipt.id, receipt)
    kept.add(receipt.id)
  }
  let list = listed()

  function listed(): readonly HeldReceipt[] {
    return [...held.values()]
      .filter(({ id }) => kept.has(id))
      .sort((a, b) => (a.follow.receivedAt < b.follow.receivedAt ? 1 : -1))
  }
  function tell(): void {
    list = listed()
    for (const listener of listeners) listener()
  }
  function write(receipt: HeldReceipt): boolean {
    held.set(receipt.id, receipt)
    return kept.has(receipt.id) ? keep(storage, prefix + receipt.id, receipt) : true
  }
  function change(id: string, by: (receipt: HeldReceipt) => Partial<HeldReceipt>): void {
    const receipt = held.get(id)
    if (receipt === undefined) return
    write({ ...receipt, ...by(receipt) })
    tell()
  }

  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** Those that are kept, the newest report first. The same array until something changes. */
    list: (): readonly HeldReceipt[] => list,
    /** The same object until it changes. */
    get: (id: string): HeldReceipt | undefined => held.get(id),
    isKept: (id: string): boolean => kept.has(id),

    /** Takes a receipt up, without keeping it. One that is known already keeps its id, and what it knows. */
    hold(receipt: Omit<HeldReceipt, 'photos'> & Partial<Pick<HeldReceipt, 'photos'>>): string {
      const known = [...held.values()].find((one) => one.receipt === receipt.receipt)
      const id = known?.id ?? receipt.id
      write({ ...receipt, id, photos: receipt.photos ?? known?.photos ?? [] })
      tell()
      return id
    },
    /** From now on on this phone. False when it has no room: then only until the app is closed. */
    keep(id: string): boolean {
      const receipt = held.get(id)
      if (receipt === undefined) return false
      const done = keep(storage, prefix + id, receipt)
      if (done) kept.add(id)
      tell()
      return done
    },
    /** Off this phone, with the photos that had not gone; an open page still shows the rest until it is left. */
    forget(id: string): void {
      const receipt = held.get(id)
      if (receipt) held.set(id, { ...receipt, photos: [] })
      kept.delete(id)
      storage.remove(prefix + id)
      tell()
    },
    /** What the street said just now. */
    note: (id: string, follow: FollowView, atMs: number): void => change(id, () => ({ follow, atMs })),

    addPhotos: (id: string, photoIds: readonly string[]): void =>
      change(id, ({ photos }) => ({
        photos: [...photos, ...photoIds.map((photoId) => ({ photoId, uploaded: null }))],
      })),
    photoUploaded: (id: string, photoId: string, uploaded: NonNullable<WaitingPhoto['uploaded']>): void =>
      change(id, ({ photos }) => ({
        photos: photos.map((photo) => (photo.photoId === photoId ? { photoId, uploaded } : photo)),
      })),
    photoGone: (id: string, photoId: string): void =>
      change(id, ({ photos }) => ({ photos: photos.filter((photo) => photo.photoId !== photoId) })),
  }
}
export type Receipts = ReturnType<typeof openReceipts>

/** What stands in storage, as far as it is whole. */
function receiptIn(value: Record<string, unknown> | null): HeldReceipt | null {
  const { id, receipt, follow, atMs, photos } = value ?? {}
  const whole =
    typeof id === 'string' &&
    typeof receipt === 'string' &&
    typeof atMs === 'number' &&
    typeof (follow as Partial<FollowView> | null)?.receivedAt === 'string' &&
    Array.isArray(photos)
  return whole ? (value as HeldReceipt) : null
}
