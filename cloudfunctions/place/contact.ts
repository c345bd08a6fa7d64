import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { granted, type Result, refused } from '#domain/kernel/result'
import { writeLook } from '../kit/look'
import type { CommandCall } from '../kit/route'
import { placeInReach } from './reach'
import { openedContact } from './view'

/**
 * Whom to call at a place, whole. The look is written down with its reason before anything is shown; what was seen is kept
 * nowhere. Refuses notFound. Round trips: identity, place, audit.
 */
export async function revealContact(
  call: CommandCall,
  { placeId, reason }: ParsedInputOf<'place', 'revealContact'>,
): Promise<Result<AnswerOf<'place', 'revealContact'>>> {
  const found = await placeInReach(call.store, call, placeId)
  if (!found.ok) return found
  const sealed = found.value.registry?.contactSealed
  if (!sealed) return refused('notFound', '这一家还没有写联系人。')
  const { streetId, orgPath } = call.caller
  const written = await writeLook(call, { what: 'place.revealContact', about: placeId, reason, streetId, orgPath })
  return written.ok ? granted(openedContact(call.seal, sealed)) : written
}
