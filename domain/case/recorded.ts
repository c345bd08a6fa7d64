import type { CaseId, UserId } from '../kernel/id'
import { chinaDate } from '../kernel/instant'
import type { DeadlinePolicy } from '../policy/deadlines'
import { keptUntil } from '../report/forget'
import type { StoredReport } from '../report/stored'
import { arbitrationFrom, settleBy } from './clocks'
import { applied, type CaseState } from './fold'
import { casePriority, endedPriority } from './priority'
import type { StoredCase, StoredCaseChange } from './stored'

/** What is known of a case beside its events when it is opened. */
export type Opening = {
  caseId: CaseId
  number: string
  mediatorName: string
  /** The first change: accepted and assigned. */
  change: StoredCaseChange
  awards: StoredCase['awards']
}

/** The case that an accepted report becomes. All its clocks run by the rules in force when the report came in. */
export function openedCase(report: StoredReport, opening: Opening, rules: DeadlinePolicy): StoredCase {
  const { caseId, number, mediatorName, change, awards } = opening
  const state = storedState(applied<Date>(undefined, change))
  const due = settleBy(chinaDate(change.at.getTime()), state.disputeClass, rules)
  const { streetId, orgPath, where, placeName, placeKind, claim, openness, routing, receivedAt, waitsForReply } = report
  return {
    ...{ _id: caseId, streetId, orgPath, where, number, reportId: report._id, placeName, placeKind },
    ...{ claim, openness, routing, receivedAt, waitsForReply, mediatorName, awards },
    ...state,
    settleBy: due.on,
    settleByProvisional: due.provisional,
    arbitrationFrom: arbitrationFrom(chinaDate(receivedAt.getTime()), rules),
    priority: casePriority({ concludedAt: null, urgent: routing.urgent, settleBy: due.on, receivedAt }),
    version: 1,
  }
}

/** The case after one more change; whoever has it in hand is named beside the id. */
export function changedCase(
  known: StoredCase,
  change: StoredCaseChange,
  mediatorName: string = known.mediatorName,
): StoredCase {
  const state = storedState(applied<Date>(known, change))
  const { routing, settleBy: due, receivedAt } = known
  return {
    ...known,
    ...state,
    mediatorName,
    priority: casePriority({ concludedAt: state.concludedAt, urgent: routing.urgent, settleBy: due, receivedAt }),
    version: known.version + 1,
  }
}

/** The part of a stored case that is the fold of its events, and nothing else. */
export const storedState = (state: CaseState<Date>): CaseState<Date> & { mediatorId: UserId } => ({
  status: state.status,
  disputeClass: state.disputeClass,
  mediatorId: state.mediatorId as UserId,
  acceptedAt: state.acceptedAt,
  concludedAt: state.concludedAt,
  lastWords: state.lastWords,
  lastAt: state.lastAt,
  seq: state.seq,
})

/** The report once a case is open: whoever holds the receipt is led on to it. */
export const acceptedReport = (report: StoredReport, caseId: CaseId): StoredReport => ({
  ...report,
  state: 'accepted',
  caseId,
  version: report.version + 1,
})

/**
 * The report once its case has ended: it takes the case's place in the order, so that one list of reports holds all that has
 * ended. The version stays: what the reporter said is as it was.
 */
export const concludedReport = (
  report: StoredReport,
  { priority, concludedAt }: Pick<StoredCase, 'priority' | 'concludedAt'>,
): StoredReport => ({
  ...report,
  priority,
  keptUntil: concludedAt && keptUntil(concludedAt),
})

/** The report once it was refused in writing. */
export const refusedReport = (report: StoredReport, refusal: NonNullable<StoredReport['refusal']>): StoredReport => ({
  ...report,
  state: 'refused',
  refusal,
  priority: endedPriority(refusal.at),
  keptUntil: keptUntil(refusal.at),
  version: report.version + 1,
})
