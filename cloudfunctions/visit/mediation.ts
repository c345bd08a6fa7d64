import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import type { MediationView } from '#domain/contract/visit'
import type { MediationId } from '#domain/kernel/id'
import { chinaDate, instantOf } from '#domain/kernel/instant'
import { granted, type Result } from '#domain/kernel/result'
import { recordedMediation } from '#domain/mediation/recorded'
import type { StoredMediation } from '#domain/mediation/stored'
import { pointsPolicyOn } from '#domain/policy/points'
import { once, traceOf } from '../kit/commands'
import { nextOf, pageOf, pageSize } from '../kit/cursor'
import type { CommandCall, GrantedCall } from '../kit/route'
import type { Transaction } from '../kit/store'
import { accountIn, putAccount } from '../points/posting'
import { type FoundDoor, findDoor } from './door'

type Answer = AnswerOf<'visit', 'recordMediation'>
type Input = ParsedInputOf<'visit', 'recordMediation'>

/**
 * Records an active mediation, once: the command's id is the mediation's id. A mediator of the roster looks before it
 * counts; until then its points are pending. Round trips: identity, code, begin, account, mediation, account, commit = 7.
 * @idempotent by the unique `_id` of the mediation.
 */
export async function recordMediation(call: CommandCall, input: Input): Promise<Result<Answer>> {
  const door = await findDoor(call, input.door)
  if (!door.ok) return door
  const mediationId = call.commandId as string as MediationId
  return once<Answer>(call, traceOf(call, input), {
    body: (tx) => write(tx, call, input, mediationId, door.value),
    async traceLeft() {
      const written = await call.store.get('mediations', mediationId)
      return written && { ...written.command, answer: { mediation: viewOf(written) } }
    },
  })
}

async function write(
  tx: Transaction,
  call: CommandCall,
  input: Input,
  mediationId: MediationId,
  { placeId, place }: FoundDoor,
): Promise<Result<Answer>> {
  const account = await accountIn(tx, call.caller)
  const { outcome, words } = input
  const { userId: authorId, streetId } = call.caller
  const mediation = recordedMediation(
    {
      ...{ _id: mediationId, authorId, streetId, placeId, place, outcome, words },
      at: new Date(input.at),
      receivedAt: call.now,
      command: traceOf(call, input),
    },
    pointsPolicyOn(chinaDate(call.now.getTime())),
  )
  await tx.add('mediations', mediation)
  await putAccount(tx, { ...account, pending: account.pending + mediation.points })
  return granted({ mediation: viewOf(mediation) })
}

/** One's own mediations, newest first. Round trips: identity, mediations. */
export async function mediations(
  call: GrantedCall,
  input: ParsedInputOf<'visit', 'mediations'>,
): Promise<Result<AnswerOf<'visit', 'mediations'>>> {
  const { where, orderBy } = pageOf({ authorId: call.caller.userId }, { field: 'at', direction: 'desc' }, input.cursor)
  const page = await call.store.find('mediations', where, { orderBy, limit: pageSize })
  const next = nextOf(page, pageSize, ({ at, _id }) => ({ value: at, id: _id }))
  return granted({ mediations: page.map(viewOf), next })
}

/** A mediation as its author sees it. Which dispute it belongs to is none of the author's business. */
const viewOf = (mediation: StoredMediation): MediationView => ({
  mediationId: mediation._id,
  placeName: mediation.placeName,
  outcome: mediation.outcome,
  words: mediation.words,
  at: instantOf(mediation.at.getTime()),
  state: mediation.state,
  reason: mediation.state === 'refused' ? (mediation.review?.reason ?? '') : '',
  points: mediation.state === 'held' ? mediation.points : mediation.awarded,
})
