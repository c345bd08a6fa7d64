import type { PlainDate } from '../kernel/instant'
import { granted, type Result, refused } from '../kernel/result'
import type { ReportState } from '../report/report'
import type { DisputeClass } from '../routing/routing'
import {
  type CaseAction,
  type CaseEvent,
  type FailureReason,
  isCaseAction,
  type NoteKind,
  type Road,
  roads,
} from './case'
import type { CaseState } from './fold'

/** The report as the desk decides on it. `version` counts what the reporter added: nobody decides on words unread. */
export type OpenReport = { state: ReportState; version: number; guidedBy: string | null }

/** Whether a report may still be answered, by somebody who has read all of it. Refuses alreadyDone, notNow. */
export function mayAnswer({ state, version }: OpenReport, seenVersion: number): Result<true> {
  if (state !== 'received') return refused('alreadyDone', '这一件刚才已经有人处理了，刷新看看。')
  if (version !== seenVersion) return refused('notNow', '这一件刚有新内容，请刷新看了再定。')
  return granted(true)
}

/**
 * Opens a case. Whoever guided the report gets points for its acceptance, so neither accepts it nor handles it; the sentence
 * names nobody, for the desk need not know who guided. Refuses alreadyDone, notNow, forbidden.
 */
export function accept(
  report: OpenReport,
  given: { by: string; mediatorId: string; disputeClass: DisputeClass; seenVersion: number },
): Result<CaseEvent[]> {
  const open = mayAnswer(report, given.seenVersion)
  if (!open.ok) return open
  if (report.guidedBy === given.by) return refused('forbidden', '这件请换一位同事受理。')
  if (report.guidedBy === given.mediatorId) return refused('forbidden', otherMediator)
  return granted([
    { kind: 'accepted', disputeClass: given.disputeClass },
    { kind: 'assigned', mediatorId: given.mediatorId },
  ])
}

const otherMediator = '这件请换一位调解员来办。'

/** The case as a decision sees it: who has an interest in it was given points for it. */
export type OpenCase = Pick<CaseState<unknown>, 'status' | 'mediatorId'> & {
  version: number
  interested: readonly string[]
}

function mayChange({ status, version }: OpenCase, action: CaseAction, seenVersion: number): Result<true> {
  if (!isCaseAction(status, action)) return refused('alreadyDone', '这一件已经办结了，刷新看看。')
  if (version !== seenVersion) return refused('notNow', '这一件刚有变化，请刷新看了再写。')
  return granted(true)
}

/** Hands the case to another mediator, with a word about why. Refuses alreadyDone, notNow, forbidden. */
export function assign(
  open: OpenCase,
  given: { mediatorId: string; words: string; seenVersion: number },
): Result<CaseEvent[]> {
  const allowed = mayChange(open, 'assign', given.seenVersion)
  if (!allowed.ok) return allowed
  if (open.mediatorId === given.mediatorId) return refused('alreadyDone', '这一件已经在这位调解员手里了。')
  if (open.interested.includes(given.mediatorId)) return refused('forbidden', otherMediator)
  const words: CaseEvent[] = given.words === '' ? [] : [{ kind: 'noted', how: 'other', words: given.words }]
  return granted([{ kind: 'assigned', mediatorId: given.mediatorId }, ...words])
}

/** Writes down what was done. Refuses alreadyDone, notNow. */
export function note(
  open: OpenCase,
  given: { how: NoteKind; words: string; seenVersion: number },
): Result<CaseEvent[]> {
  const allowed = mayChange(open, 'note', given.seenVersion)
  return allowed.ok ? granted([{ kind: 'noted', how: given.how, words: given.words }]) : allowed
}

/** Both sides agreed. What is promised for a day is promised for a day to come. Refuses alreadyDone, notNow, invalidInput. */
export function settle(
  open: OpenCase,
  given: { words: string; agreedFen: number | null; payBy: PlainDate | null; today: PlainDate; seenVersion: number },
): Result<CaseEvent[]> {
  const allowed = mayChange(open, 'settle', given.seenVersion)
  if (!allowed.ok) return allowed
  if (given.payBy !== null && given.payBy < given.today)
    return refused('invalidInput', '说好给钱的日子已经过了，请看看是不是选错了。', { field: 'payBy' })
  const { words, agreedFen, payBy } = given
  return granted([{ kind: 'settled', words, agreedFen, payBy }])
}

/**
 * Mediation ended without agreement; at least one other road is named to the worker (人民调解法 26). Refuses alreadyDone,
 * notNow, invalidInput.
 */
export function fail(
  open: OpenCase,
  given: { reason: FailureReason; words: string; roads: readonly Road[]; seenVersion: number },
): Result<CaseEvent[]> {
  const allowed = mayChange(open, 'fail', given.seenVersion)
  if (!allowed.ok) return allowed
  const shown = roads.filter((road) => given.roads.includes(road))
  if (shown.length === 0) return refused('invalidInput', '请至少给一条别的路', { field: 'roads' })
  return granted([{ kind: 'failed', reason: given.reason, words: given.words, roads: shown }])
}
