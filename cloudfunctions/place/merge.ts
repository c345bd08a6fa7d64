import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { granted, type Result, refused } from '#domain/kernel/result'
import { mostCodes } from '#domain/place/registry'
import type { StoredPlaceCode } from '#domain/place/stored'
import { audit } from '../kit/audit'
import { changeThenShow } from '../kit/commands'
import type { CommandCall } from '../kit/route'
import { DuplicateId } from '../kit/store'
import { changedCard, codesOf } from './open'
import { placeToChange } from './reach'
import { renewCodes } from './stored'

const isLive = ({ revokedAt }: StoredPlaceCode): boolean => revokedAt === null

/**
 * Two entries of one place become one: the other's boards lead to the kept one from now on, and what was recorded there stays as it
 * was written. At most ten documents: two places, six codes, the audit, the command. Refuses limitReached, conflict, notNow.
 * Round trips: identity; codes of both; begin, place, place, two for each code, place, place, audit, command, commit; to show, two.
 */
export async function merge(
  call: CommandCall,
  input: ParsedInputOf<'place', 'merge'>,
): Promise<Result<AnswerOf<'place', 'merge'>>> {
  const [kept, gone] = await Promise.all([codesOf(call, input.keepId), codesOf(call, input.goneId)])
  return changeThenShow(
    call,
    input,
    async (tx) => {
      const keep = await placeToChange(tx, call, { placeId: input.keepId, version: input.keepVersion })
      if (!keep.ok) return keep
      const other = await placeToChange(tx, call, { placeId: input.goneId, version: input.goneVersion })
      if (!other.ok) return other
      if (keep.value.streetId !== other.value.streetId) return refused('invalidInput', '不是一个街道的，不能合。')
      const together = [...kept, ...gone].filter(isLive).length
      if (together > mostCodes)
        return refused(
          'limitReached',
          `两家合起来有 ${together} 个码，一处最多 ${mostCodes} 个。请先停用 ${together - mostCodes} 个再合。`,
        )
      const place = { ...keep.value, version: keep.value.version + 1 }
      await renewCodes(tx, gone, place)
      await tx.put('places', place)
      const { _id: mergedInto } = place
      await tx.put('places', { ...other.value, state: 'merged', mergedInto, version: other.value.version + 1 })
      await audit(tx, call, call.caller, { what: 'place.merge', about: `${input.goneId}>${input.keepId}` })
      return granted(input.keepId)
    },
    async (id) => {
      await carryTies(call, input)
      return changedCard(call, id)
    },
  )
}

/** More people than these declare a tie to no place. */
const mostTies = 200

/**
 * Whoever is tied to the one that is gone is tied to the one that stays: otherwise a merge would let them decide about their own
 * firm. Beside the transaction, and again with every replay.
 */
async function carryTies(
  { store }: CommandCall,
  { keepId, goneId }: Pick<ParsedInputOf<'place', 'merge'>, 'keepId' | 'goneId'>,
): Promise<void> {
  const [ties, keep] = await Promise.all([
    store.find('interests', { placeId: goneId }, { limit: mostTies }),
    store.get('places', keepId),
  ])
  if (!keep) return
  const { name: placeName, orgPath } = keep
  for (const tie of ties)
    await store
      .add('interests', { ...tie, _id: `${tie.userId}:${keepId}`, placeId: keepId, placeName, orgPath })
      .catch((error: unknown) => {
        if (!(error instanceof DuplicateId)) throw error
      })
}
