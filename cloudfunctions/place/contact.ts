import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { granted, type Result, refused } from '#domain/kernel/result'
import { changeThenShow } from '../kit/commands'
import type { CommandCall } from '../kit/route'
import { placeInReach } from './reach'
import { openedContact } from './view'

/**
 * Whom to call at a place, whole. The look is written down with its reason before anything is shown; what was seen is kept
 * nowhere. Refuses notFound. Round trips: identity, begin, place, audit, command, commit, place.
 */
export const revealContact = (
  call: CommandCall,
  input: ParsedInputOf<'place', 'revealContact'>,
): Promise<Result<AnswerOf<'place', 'revealContact'>>> =>
  changeThenShow(
    call,
    input,
    async (tx) => {
      const found = await placeInReach(tx, call, input.placeId)
      if (!found.ok) return found
      if (!found.value.registry?.contactSealed) return noContact()
      const { userId: by, streetId, orgPath } = call.caller
      const look = { by, what: 'place.revealContact', about: input.placeId as string, reason: input.reason }
      await tx.add('audit', { _id: call.mintId(), streetId, orgPath, at: call.now, ...look })
      return granted(null)
    },
    async () => {
      const found = await placeInReach(call.store, call, input.placeId)
      if (!found.ok) return found
      const sealed = found.value.registry?.contactSealed
      return sealed ? granted(openedContact(call.seal, sealed)) : noContact()
    },
  )

const noContact = () => refused('notFound', '这一家还没有写联系人。')
