import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import type { VisitId } from '#domain/kernel/id'
import { chinaDate } from '#domain/kernel/instant'
import { granted, type Result, refused } from '#domain/kernel/result'
import { byDoorCode } from '#domain/points/visit-points'
import { pointsPolicyOn } from '#domain/policy/points'
import { visitPolicy } from '#domain/policy/visit'
import { recordedVisit, rememberVisit } from '#domain/visit/recorded'
import { once, traceOf } from '../kit/commands'
import type { CommandCall } from '../kit/route'
import type { Transaction } from '../kit/store'
import { accountIn, postVisit, putAccount } from '../points/posting'
import { type FoundDoor, findDoor } from './door'
import { viewOf } from './view'

type Input = ParsedInputOf<'visit', 'record'>
type Answer = AnswerOf<'visit', 'record'>

/**
 * Records a visit, once: the command's id is the visit's id, so however often a phone sends it, it is written and counted
 * once. Round trips when it counts at once: identity, code, begin, account, visit, entry, account, commit = 8.
 * @idempotent by the unique `_id` of the visit.
 */
export async function record(call: CommandCall, input: Input): Promise<Result<Answer>> {
  if (!call.grant.roles.includes(input.as))
    return refused('forbidden', '您现在的身份不能这样记，请在「我的」里换一下身份。')
  const door = await findDoor(call, input.door)
  if (!door.ok) return door
  const visitId = call.commandId as string as VisitId
  const mark = traceOf(call, input)
  return once<Answer>(call, mark, {
    body: (tx) => write(tx, call, input, visitId, door.value),
    async traceLeft() {
      const written = await call.store.get('visits', visitId)
      return written && { ...written.command, answer: { visit: viewOf(written) } }
    },
  })
}

async function write(
  tx: Transaction,
  call: CommandCall,
  input: Input,
  visitId: VisitId,
  { placeId, place, proof }: FoundDoor,
): Promise<Result<Answer>> {
  const account = await accountIn(tx, call.caller)
  const { as, result, note } = input
  const { userId: authorId, streetId } = call.caller
  const visit = recordedVisit(
    {
      ...{ _id: visitId, authorId, streetId, as, result, note, proof, placeId, place },
      at: new Date(input.at),
      receivedAt: call.now,
      command: traceOf(call, input),
      earlier: account.recentVisits,
    },
    visitPolicy,
    pointsPolicyOn(chinaDate(call.now.getTime())),
  )
  const counts = visit.state === 'verified' && visit.points > 0
  const posted = counts
    ? await postVisit(tx, account, visit, { confirmedBy: byDoorCode, now: call.now })
    : { account, awarded: 0 }
  const kept = { ...visit, awarded: posted.awarded }
  await tx.add('visits', kept)
  const counted = posted.account
  await putAccount(tx, {
    ...counted,
    pending: visit.state === 'held' ? counted.pending + visit.points : counted.pending,
    recentVisits: rememberVisit(counted.recentVisits, visit, visitPolicy) as typeof counted.recentVisits,
  })
  return granted({ visit: viewOf(kept) })
}
