import type { Reply } from '#domain/contract/envelope'
import type { FollowView } from '#domain/contract/report'
import { mintId } from '#domain/kernel/mint-id'
import { granted, type Result } from '#domain/kernel/result'
import type { Clock } from '../platform/clock'
import type { PhotoBox } from '../platform/photo.types'
import type { KeyValueStore } from '../platform/storage.types'
import type { Calls } from './call'
import { openDrafts } from './drafts'
import type { HeldReceipt, Receipts, WaitingPhoto } from './receipts'
import { nobody } from './reports'
import { type Transport, Unreachable } from './transport.types'

export type PostPorts = {
  storage: KeyValueStore
  clock: Clock
  calls: Calls
  photos: PhotoBox
  receipts: Receipts
  upload: Transport['upload']
  randomBytes(count: number): Promise<ArrayLike<number>>
}

/** What goes to the street after the report itself: messages and photos, by the receipt alone. */
export function openReportPost(ports: PostPorts) {
  const { storage, clock, calls, photos, receipts, upload, randomBytes } = ports
  const drafts = openDrafts(nobody, { storage, clock })
  const newId = async (): Promise<string> => mintId(clock.now(), await randomBytes(10))
  const formOf = (id: string): string => `say-${id}`
  const busy = new Map<string, Promise<Result<true>>>()

  function noted(id: string, reply: Reply<FollowView>): Result<true> {
    if (!reply.ok) return reply
    receipts.note(id, reply.data, clock.now())
    return granted(true)
  }

  /** One photo: to the storage, then to the report. Both steps may be repeated after a kill. */
  async function post({ id, receipt }: HeldReceipt, photo: WaitingPhoto): Promise<Result<true>> {
    const { photoId } = photo
    let { uploaded } = photo
    if (uploaded === null) {
      const file = await photos.file(photoId)
      // The phone was cleared meanwhile: there is nothing to send any more.
      if (file === null) return gone(id, photoId)
      try {
        // A new name at each try: another visitor's file cannot be replaced, not even by its owner.
        const fileId = await upload(`incoming/${await newId()}.jpg`, file)
        uploaded = { fileId, commandId: await newId() }
      } catch (error) {
        if (error instanceof Unreachable) return noSignal
        throw error
      }
      receipts.photoUploaded(id, photoId, uploaded)
    }
    const reply = await calls.tell('report', 'attach', { receipt, fileId: uploaded.fileId }, uploaded.commandId)
    const result = noted(id, reply)
    // Refused for good (too many, no picture): trying again would not help.
    if (result.ok || !isForLater(result.refusal.code)) await gone(id, photoId)
    return result
  }

  async function gone(id: string, photoId: string): Promise<Result<true>> {
    receipts.photoGone(id, photoId)
    await photos.drop(photoId)
    return granted(true)
  }

  async function postAll(id: string): Promise<Result<true>> {
    let refusal: Result<true> = granted(true)
    for (;;) {
      const held = receipts.get(id)
      const next = held?.photos[0]
      if (held === undefined || next === undefined) return refusal
      const result = await post(held, next)
      if (result.ok) continue
      if (isForLater(result.refusal.code)) return result
      refusal = result
    }
  }

  return {
    /** Sends what waits, one after the other; called twice at once it goes once. The first refusal in words, if any. */
    sendPhotos(id: string): Promise<Result<true>> {
      const known = busy.get(id)
      if (known) return known
      const work = postAll(id).finally(() => busy.delete(id))
      busy.set(id, work)
      return work
    },

    /** What was being written to the street. */
    wordsFor: (id: string): string => String(drafts.read(formOf(id))?.text ?? ''),
    /** False when the phone could not keep it. */
    keepWords: (id: string, text: string): boolean => drafts.save(formOf(id), { ...drafts.read(formOf(id)), text }),

    /** A message. The same words go out under the same id until the street has them. */
    async say(id: string, text: string): Promise<Result<true>> {
      const held = receipts.get(id)
      if (held === undefined) return noSignal
      const before = drafts.read(formOf(id))
      const same = before?.sent === text && typeof before.commandId === 'string' ? before.commandId : undefined
      const commandId = same ?? (await newId())
      drafts.save(formOf(id), { text, sent: text, commandId })
      const result = noted(id, await calls.tell('report', 'say', { receipt: held.receipt, text }, commandId))
      if (result.ok) drafts.drop(formOf(id))
      return result
    },

    /** What the street says of it now. */
    follow: (receipt: string): Promise<Reply<FollowView>> => calls.ask('report', 'follow', { receipt }),

    /** Off this phone, with what was still being written and the photos that had not gone. */
    forget(id: string): void {
      for (const { photoId } of receipts.get(id)?.photos ?? []) void photos.drop(photoId)
      drafts.drop(formOf(id))
      receipts.forget(id)
    },
  }
}
export type ReportPost = ReturnType<typeof openReportPost>

const noSignal: Result<never> = {
  ok: false,
  refusal: { code: 'unavailable', message: '没连上，不是您的问题。有信号会自动接着发。' },
}
const isForLater = (code: string): boolean => ['unavailable', 'tooMany', 'conflict', 'signInNeeded'].includes(code)
