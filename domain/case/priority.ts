import type { PlainDate } from '../kernel/instant'
import { priorityOf } from '../report/title'

/**
 * The text by which lists of cases are sorted, smallest first: open before ended; of the open ones the urgent, then what is
 * due first, then what came first; of the ended ones the newest. Reports are sorted by the same kind of text, so that one list may
 * hold both.
 */
export const casePriority = (facts: {
  concludedAt: Date | null
  urgent: readonly string[]
  settleBy: PlainDate
  receivedAt: Date
}): string =>
  facts.concludedAt === null
    ? priorityOf({ urgent: facts.urgent, dueOn: facts.settleBy, receivedAt: facts.receivedAt.toISOString() })
    : endedPriority(facts.concludedAt)

// Thirteen digits of milliseconds reach to the year 2286; counted down, the newest sorts first.
const farMs = 9_999_999_999_999
/** Whatever sorts from here on has ended, a report as well as a case. */
export const endedFrom = '9|'
export const endedPriority = (endedAt: Date): string =>
  `${endedFrom}${String(farMs - endedAt.getTime()).padStart(13, '0')}`
