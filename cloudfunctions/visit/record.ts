import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import type { VisitId } from '#domain/kernel/id'
import { instantOf } from '#domain/kernel/instant'
import { granted, type Result, refused } from '#domain/kernel/result'
import { pointsPolicy } from '#domain/policy/points'
import { visitPolicy } from '#domain/policy/visit'
import { decideVisit } from '#domain/visit/decide'
import type { StoredVisit } from '#domain/visit/stored'
import type { EarlierVisit } from '#domain/visit/visit'
import { once, traceOf } from '../kit/commands'
import type { CommandCall } from '../kit/route'
import type { Transaction } from '../kit/store'
import { accountIn, postVisit, putAccount } from '../points/posting'
import { type FoundDoor, findDoor } from './door'
import { viewOf } from './view'

type Input = ParsedInputOf<'visit', 'record'>
type Answer = AnswerOf<'visit', 'record'>

/** As many of one person's visits as the repeat rule may need: more than anybody makes in one window. */
const remembered = 40

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
  return once<Answer>(call, input, {
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
  const decided = decideVisit(
    {
      as: input.as,
      placeId,
      result: input.result,
      proof,
      placeClosed: place.state === 'closed',
      at: input.at,
      receivedAt: instantOf(call.now.getTime()),
      earlier: account.recentVisits,
    },
    visitPolicy,
    pointsPolicy,
  )
  const visit: StoredVisit = {
    _id: visitId,
    streetId: call.caller.streetId,
    orgPath: place.orgPath,
    where: place.where,
    authorId: call.caller.userId,
    as: input.as,
    placeId,
    placeName: place.name,
    placeKind: place.kind,
    result: input.result,
    lane: decided.lane,
    note: input.note,
    proof,
    flags: decided.flags,
    reason: decided.reason,
    state: decided.state,
    points: decided.points,
    policyVersion: visitPolicy.version,
    at: new Date(input.at),
    receivedAt: call.now,
    review: null,
    command: traceOf(call, input),
    version: 1,
  }
  await tx.add('visits', visit)
  const counted =
    decided.state === 'verified' && decided.points > 0
      ? await postVisit(tx, account, {
          visitId,
          at: visit.at,
          points: visit.points,
          placeName: visit.placeName,
          confirmedBy: 'rule:doorCode',
          now: call.now,
        })
      : account
  const pending = decided.state === 'held' ? counted.pending + decided.points : counted.pending
  // A visit that did not count must not make the next honest one a repeat.
  const recentVisits =
    decided.state === 'refused'
      ? counted.recentVisits
      : remember(counted.recentVisits, { visitId, placeId, at: input.at })
  await putAccount(tx, { ...counted, pending, recentVisits: recentVisits as typeof counted.recentVisits })
  return granted({ visit: viewOf(visit) })
}

const remember = (earlier: EarlierVisit[], visit: EarlierVisit): EarlierVisit[] =>
  [visit, ...earlier].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, remembered)
