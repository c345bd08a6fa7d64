import type { PlainDate } from '../kernel/instant'
import { daysAfter, type LegalDay, rolled, workdaysAfter } from '../kernel/workdays'
import type { DeadlinePolicy } from '../policy/deadlines'
import type { DisputeClass } from '../routing/routing'

/** Accepted or refused in writing by then: three working days after receipt (企业劳动争议协商调解规定 22). */
export const answerBy = (receivedOn: PlainDate, rules: DeadlinePolicy): LegalDay =>
  workdaysAfter(receivedOn, rules.answerWorkdays)

/** Settled by then: 3 or 7 days after acceptance by class (seed S1); a last day on a holiday moves (民法典 203). */
export const settleBy = (acceptedOn: PlainDate, disputeClass: DisputeClass, rules: DeadlinePolicy): LegalDay =>
  rolled(daysAfter(acceptedOn, rules.settleDays[disputeClass]))

/**
 * From then on arbitration is offered by itself: 15 days after receipt (调解仲裁法 14). It is the worker's gain and never
 * moves for a holiday; applying earlier is never locked.
 */
export const arbitrationFrom = (receivedOn: PlainDate, rules: DeadlinePolicy): PlainDate =>
  daysAfter(receivedOn, rules.arbitrationDays)
