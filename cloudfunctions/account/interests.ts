import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { instantOf } from '#domain/kernel/instant'
import { granted, type Result, refused } from '#domain/kernel/result'
import { interestIdOf } from '#domain/people/interest'
import type { StoredInterest } from '#domain/people/stored'
import { audit } from '../kit/audit'
import { changeOnce } from '../kit/commands'
import type { CommandCall, GrantedCall } from '../kit/route'

/** Nobody is tied to more places than these. */
const most = 50

const viewOf = ({ placeId, placeName, tie, at }: StoredInterest) => ({
  ...{ placeId, placeName, tie },
  at: instantOf(at.getTime()),
})

/** The places that the caller declared a tie to, the newest first. Round trips: identity, declarations. */
export async function interests(call: GrantedCall): Promise<Result<AnswerOf<'account', 'interests'>>> {
  const own = await call.store.find(
    'interests',
    { userId: call.caller.userId },
    { orderBy: [['at', 'desc']], limit: most },
  )
  return granted({ interests: own.map(viewOf) })
}

/**
 * Declares a tie to the place of a door's code; declared again it says the newer tie.
 * Round trips: identity; code; begin, declaration, write, audit, command, commit.
 */
export async function declareInterest(
  call: CommandCall,
  input: ParsedInputOf<'account', 'declareInterest'>,
): Promise<Result<AnswerOf<'account', 'declareInterest'>>> {
  const { userId, streetId } = call.caller
  const code = await call.store.get('placeCodes', input.code)
  return changeOnce(call, input, async (tx) => {
    if (!code || code.streetId !== streetId) return refused('notFound', '没找到这个门牌码，请看看是不是输错了。')
    const { placeId, place } = code
    const _id = interestIdOf(userId, placeId)
    const before = await tx.get('interests', _id)
    if (before?.tie === input.tie) return refused('alreadyDone', '这家您申报过了，不用再报。')
    const { orgPath, name } = place
    const declared = { _id, streetId, orgPath, userId, placeId, placeName: name, tie: input.tie, at: call.now }
    await tx.put('interests', declared)
    await audit(tx, call, call.caller, { what: 'people.declareInterest', about: placeId })
    return granted({ interest: viewOf(declared) })
  })
}
