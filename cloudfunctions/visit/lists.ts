import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { instantOf } from '#domain/kernel/instant'
import { granted, type Result } from '#domain/kernel/result'
import { nextOf, pageOf, pageSize } from '../kit/cursor'
import type { GrantedCall } from '../kit/route'
import { summaryOf } from '../points/summary'
import { viewOf } from './view'

/** What the volunteer's home opens with. Round trips: identity, then account, entries, held visits, unread together. */
export async function home(call: GrantedCall): Promise<Result<AnswerOf<'visit', 'home'>>> {
  const { userId } = call.caller
  const [account, entries, held, unread] = await Promise.all([
    call.store.get('pointsAccounts', userId),
    call.store.find('pointsEntries', { userId }, { orderBy: [['seq', 'desc']], limit: 2 }),
    call.store.find('visits', { authorId: userId, state: 'held' }, { orderBy: [['at', 'desc']], limit: 3 }),
    call.store.count('inbox', { userId, read: false }),
  ])
  const gains = entries.map(({ points, reason, at }) => ({ points, reason, at: instantOf(at.getTime()) }))
  return granted({ ...summaryOf(account, call.now), gains, attention: held.map(viewOf), unread })
}

/** One's own visits, newest first. Round trips: identity, visits. */
export async function mine(
  call: GrantedCall,
  input: ParsedInputOf<'visit', 'mine'>,
): Promise<Result<AnswerOf<'visit', 'mine'>>> {
  const { where, orderBy } = pageOf({ authorId: call.caller.userId }, { field: 'at', direction: 'desc' }, input.cursor)
  const visits = await call.store.find('visits', where, { orderBy, limit: pageSize })
  const next = nextOf(visits, pageSize, ({ at, _id }) => ({ value: at, id: _id }))
  return granted({ visits: visits.map(viewOf), next })
}
