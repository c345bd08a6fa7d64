import { mintId } from '#domain/kernel/mint-id'
import { granted, type Refusal, type Result, refused } from '#domain/kernel/result'
import type { Clock } from '../platform/clock'
import type { PhotoBox } from '../platform/photo.types'
import type { KeyValueStore } from '../platform/storage.types'
import type { Calls } from './call'
import { openDrafts } from './drafts'
import type { Receipts } from './receipts'
import { draftIn, emptyDraft, inputOf, type ReportDraft } from './report-draft'

/** Reports belong to no account: their drafts lie under nobody's name, whoever is signed in. */
export const nobody = 'nobody'
const form = 'report'
const seedBytes = 16

export type ReportPorts = {
  storage: KeyValueStore
  clock: Clock
  calls: Calls
  photos: PhotoBox
  receipts: Receipts
  randomBytes(count: number): Promise<ArrayLike<number>>
}

/** The one report that is being written on this phone, and the handing in of it. */
export function openReports({ storage, clock, calls, photos, receipts, randomBytes }: ReportPorts) {
  const drafts = openDrafts(nobody, { storage, clock })
  // On a full phone the draft lives here, until the app is closed.
  let draft: ReportDraft | null = null
  let sending: Promise<Result<string>> | null = null

  function read(): ReportDraft | null {
    if (draft === null) {
      const kept = drafts.read(form)
      draft = kept && draftIn(kept)
    }
    return draft
  }
  /** False when the phone could not keep it. */
  function save(next: ReportDraft): boolean {
    draft = next
    return drafts.save(form, next)
  }
  function forget(): void {
    draft = null
    drafts.drop(form)
  }
  const newId = async (): Promise<string> => mintId(clock.now(), await randomBytes(10))

  /** Makes the report ready to leave: its id and the seed of its receipt are minted once, and kept before it leaves. */
  async function seal(): Promise<Result<NonNullable<ReportDraft['sent']>>> {
    const [commandId, seed] = await Promise.all([newId(), randomBytes(seedBytes)])
    let now = read() ?? emptyDraft
    if (now.sent) return granted(now.sent)
    if (now.place === null && now.streetId === null) {
      const street = await calls.ask('report', 'landing', {})
      if (!street.ok) return street
      now = { ...(read() ?? now), streetId: street.data.streetId }
    }
    const input = inputOf(now, base64url(seed))
    if (input === undefined) return refused('invalidInput', '还有没填的，请再看一遍。')
    save({ ...now, sent: { commandId, input } })
    return granted({ commandId, input })
  }

  async function send(): Promise<Result<string>> {
    const sealed = await seal()
    if (!sealed.ok) return sealed
    const { commandId, input } = sealed.value
    const reply = await calls.tell('report', 'submit', input, commandId)
    if (!reply.ok) {
      // The street has read it and will not take it so: it may be mended, and is then another one.
      if (isNo(reply.refusal)) unseal()
      return reply
    }
    const { receipt, follow } = reply.data
    const waiting = (read()?.photos ?? []).map((photoId) => ({ photoId, uploaded: null }))
    const id = receipts.hold({ id: commandId, receipt, follow, atMs: clock.now(), photos: waiting })
    // The receipt is on the phone before the draft is gone; where there is no room for both, the draft makes some.
    const kept = receipts.keep(id)
    forget()
    if (!kept) receipts.keep(id)
    return granted(id)
  }

  function unseal(): void {
    const now = read()
    if (now) save({ ...now, sent: null })
  }

  return {
    read,
    save,
    newId,
    /** At a sign-out: what nobody has handed in is nobody else's to read. */
    leave(): void {
      if (read()?.sent === null) this.discard()
    },
    /** Throws the draft away, with its photos. What was sent and not answered may have arrived all the same. */
    discard(): void {
      for (const photoId of read()?.photos ?? []) void photos.drop(photoId)
      forget()
    },
    /**
     * Hands the draft in, or hands it in again: gives the id under which its receipt is held. Silence is refused as
     * `unavailable`, and nothing is lost. Called twice at once it goes out once.
     */
    handIn(): Promise<Result<string>> {
      sending ??= send().finally(() => {
        sending = null
      })
      return sending
    },
  }
}
export type Reports = ReturnType<typeof openReports>

/** Silence, a fault and a full hour say nothing of whether an earlier try arrived. */
const isNo = ({ code }: Refusal): boolean => code !== 'unavailable' && code !== 'tooMany' && code !== 'signInNeeded'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Base 64 for addresses, without its padding; WeChat has no other. */
export function base64url(bytes: ArrayLike<number>): string {
  let text = ''
  for (let held = 0, bits = 0, i = 0; i < bytes.length; i++) {
    held = (held << 8) | ((bytes[i] ?? 0) & 0xff)
    bits += 8
    while (bits >= 6) {
      bits -= 6
      text += letters.charAt((held >> bits) & 63)
    }
    if (i === bytes.length - 1 && bits > 0) text += letters.charAt((held << (6 - bits)) & 63)
    held &= (1 << bits) - 1
  }
  return text
}
