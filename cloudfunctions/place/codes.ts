import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { granted, type Result, refused } from '#domain/kernel/result'
import { placeCodeAlphabet } from '#domain/place/place'
import { mostCodes } from '#domain/place/registry'
import type { StoredPlace } from '#domain/place/stored'
import { audit } from '../kit/audit'
import { changeThenShow } from '../kit/commands'
import type { CommandCall, GrantedCall } from '../kit/route'
import type { Transaction } from '../kit/store'
import { cardOf, changedCard, codesOf } from './open'
import { isInReach, noPlace, placeInReach } from './reach'
import { boardCardOf } from './stored'

/**
 * The n-th code ever of a place: keyed, so that nobody can work out the next one, and the same however often it is asked for, so
 * that two who print at once print the same.
 */
export function codeAt({ seal }: GrantedCall, placeId: string, nth: number): string {
  const bytes = seal.hash('place.code', `${placeId}:${nth}`)
  return Array.from({ length: 8 }, (_, index) =>
    placeCodeAlphabet.charAt(bytes.readUInt16BE(2 * index) % placeCodeAlphabet.length),
  ).join('')
}

/** Hangs a code at a place. The place's version moves: whoever changes it meanwhile has to look again. */
export async function hang(
  tx: Transaction,
  call: GrantedCall,
  { place, code }: { place: StoredPlace; code: string },
): Promise<void> {
  await tx.add('placeCodes', {
    ...{ _id: code, placeId: place._id, streetId: place.streetId, place: boardCardOf(place) },
    ...{ issuedAt: call.now, revokedAt: null },
  })
  await tx.put('places', { ...place, version: place.version + 1 })
}

/** Round trips: identity, codes, begin, place, code, place, audit, command, commit; place and codes to show. */
export async function issueCode(
  call: CommandCall,
  input: ParsedInputOf<'place', 'issueCode'>,
): Promise<Result<AnswerOf<'place', 'issueCode'>>> {
  const before = await codesOf(call, input.placeId)
  const code = codeAt(call, input.placeId, before.length)
  return changeThenShow(
    call,
    input,
    async (tx) => {
      const found = await placeInReach(tx, call, input.placeId)
      if (!found.ok) return found
      const place = found.value
      if (place.state !== 'open') return refused('notNow', '这一家没有开着，不用再发码。')
      if (before.filter(({ revokedAt }) => revokedAt === null).length >= mostCodes)
        return refused('limitReached', `一处最多 ${mostCodes} 个码，请先停用一个。`)
      await hang(tx, call, { place, code })
      await audit(tx, call, call.caller, { what: 'place.issueCode', about: code })
      return granted(code)
    },
    async (kept) => {
      const card = await cardOf(call, input.placeId)
      return card.ok ? granted({ place: card.value, code: kept }) : card
    },
  )
}

/** The board is gone or was copied: who scans it is told so from now on. Round trips: as `issueCode`. */
export function revokeCode(
  call: CommandCall,
  input: ParsedInputOf<'place', 'revokeCode'>,
): Promise<Result<AnswerOf<'place', 'revokeCode'>>> {
  return changeThenShow(
    call,
    input,
    async (tx) => {
      const code = await tx.get('placeCodes', input.code)
      if (!code || !isInReach(call, code.place.orgPath)) return noPlace()
      if (code.revokedAt !== null) return refused('alreadyDone', '这个码已经停用了。')
      await tx.put('placeCodes', { ...code, revokedAt: call.now })
      const { userId: by, streetId, orgPath } = call.caller
      const doing = { by, what: 'place.revokeCode', about: input.code, reason: input.reason }
      await tx.add('audit', { _id: call.mintId(), streetId, orgPath, at: call.now, ...doing })
      return granted(code.placeId)
    },
    (kept) => changedCard(call, kept),
  )
}
