import { type Instant, msOf } from '../kernel/instant'
import { granted, type Result, refused } from '../kernel/result'
import type { VisitPolicy } from '../policy/visit'
import type { VisitState } from './visit'

/** What may still happen to a visit, by its state. The phone shows these buttons, the server holds to them. */
export const visitActions = {
  verified: ['withdraw'],
  held: ['withdraw', 'addNote', 'review'],
  refused: ['addNote'],
  withdrawn: [],
} as const satisfies Record<VisitState, readonly VisitAction[]>
export type VisitAction = 'withdraw' | 'addNote' | 'review'

export const isAllowed = (state: VisitState, action: VisitAction): boolean =>
  (visitActions[state] as readonly VisitAction[]).includes(action)

/** Taking a wrong tap back: the author, in time, once. */
export function mayWithdraw(
  visit: { state: VisitState; receivedAt: Instant },
  now: Instant,
  rules: VisitPolicy,
): Result<true> {
  if (!isAllowed(visit.state, 'withdraw')) return refused('alreadyDone', '这一条已经处理过了，不用再撤。')
  if (msOf(now) - msOf(visit.receivedAt) > rules.withdrawWithinMinutes * 60_000)
    return refused('notNow', `过了 ${rules.withdrawWithinMinutes} 分钟，撤不回来了。记错了请给社区打个电话。`)
  return granted(true)
}

/** A sentence of explanation: it sends a visit that did not count back to the community for another look. */
export function mayAddNote(visit: { state: VisitState; reviewed: boolean }): Result<true> {
  if (!isAllowed(visit.state, 'addNote')) return refused('alreadyDone', '这一条已经有结果了，不用再补。')
  if (visit.state === 'refused' && visit.reviewed)
    return refused('alreadyDone', '社区已经看过这一条了。有疑问请给社区打个电话。')
  return granted(true)
}

/** What an author reads after adding a sentence. */
export const notedReason = '补了说明，社区看过就算数'

/** A second pair of eyes: never the author's own, and never on words that the eyes have not seen. */
export function mayReview(
  visit: { state: VisitState; authorId: string; version: number },
  reviewerId: string,
  seenVersion: number,
): Result<true> {
  if (visit.authorId === reviewerId) return refused('forbidden', '自己记的走访不能自己核实，请同事来看。')
  if (!isAllowed(visit.state, 'review')) return refused('alreadyDone', '这一条刚才已经有人处理了，刷新看看。')
  if (visit.version !== seenVersion) return refused('notNow', '这一条刚补了说明，请刷新看了再定。')
  return granted(true)
}
