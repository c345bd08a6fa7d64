import type { PlainDate } from '../kernel/instant'
import type { DeadlinePolicy } from '../policy/deadlines'
import type { DisputeClass } from '../routing/routing'
import { type CaseStatus, caseStatusLabels } from './case'

export type LinePoint = { title: string; on: PlainDate; state: 'done' | 'now' | 'later' }

/** What the line of time is drawn from; all days are legal days in China. */
export type LineFacts = {
  receivedOn: PlainDate
  acceptedOn: PlainDate
  disputeClass: DisputeClass
  settleBy: PlainDate
  arbitrationFrom: PlainDate
  status: CaseStatus
  concludedOn: PlainDate | null
  /** What was promised when it was settled. */
  payBy: PlainDate | null
}

/**
 * Past, now and to come, in the order of days. An open case always has one point that is now: today's last day, or simply
 * today. A settled case looks ahead to the day of payment, a failed one to arbitration.
 */
export function lineOf(facts: LineFacts, today: PlainDate, rules: DeadlinePolicy): LinePoint[] {
  const happened = [
    { title: '收到', on: facts.receivedOn },
    { title: '受理', on: facts.acceptedOn },
    ...(facts.concludedOn === null ? [] : [{ title: caseStatusLabels[facts.status], on: facts.concludedOn }]),
  ].map((point): LinePoint => ({ ...point, state: 'done' }))
  const ahead = aheadOf(facts, rules).map(
    (point): LinePoint => ({ ...point, state: point.on < today ? 'done' : point.on === today ? 'now' : 'later' }),
  )
  const isOpen = facts.status === 'mediating'
  const now: LinePoint[] =
    isOpen && !ahead.some(({ state }) => state === 'now') ? [{ title: '今天', on: today, state: 'now' }] : []
  return [...happened, ...ahead, ...now].sort((a, b) =>
    a.on === b.on ? rank[a.state] - rank[b.state] : a.on < b.on ? -1 : 1,
  )
}

const rank = { done: 0, now: 1, later: 2 } as const satisfies Record<LinePoint['state'], number>

function aheadOf(facts: LineFacts, rules: DeadlinePolicy): { title: string; on: PlainDate }[] {
  const arbitration = { title: '提示仲裁', on: facts.arbitrationFrom }
  switch (facts.status) {
    case 'mediating':
      return [{ title: `${rules.settleDays[facts.disputeClass]} 天期满`, on: facts.settleBy }, arbitration]
    case 'settled':
      return facts.payBy === null ? [] : [{ title: '说好给钱', on: facts.payBy }]
    case 'failed':
      return [arbitration]
  }
}
