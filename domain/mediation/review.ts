import { granted, type Result, refused } from '../kernel/result'
import type { MediationState } from './mediation'

/** A mediator of the roster looks: never its author, once, and only on what was read. Refuses forbidden, alreadyDone, notNow. */
export function mayReviewMediation(
  mediation: { state: MediationState; authorId: string; version: number },
  reviewerId: string,
  seenVersion: number,
): Result<true> {
  if (mediation.authorId === reviewerId) return refused('forbidden', '自己记的调解不能自己核实，请同事来看。')
  if (mediation.state !== 'held') return refused('alreadyDone', '这一条刚才已经有人处理了，刷新看看。')
  if (mediation.version !== seenVersion) return refused('notNow', '这一条刚有变化，请刷新看了再定。')
  return granted(true)
}
