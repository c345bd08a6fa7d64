import type { Instant } from '../kernel/instant'
import type { PointsPolicy } from '../policy/points'
import { award, type PointsAccount, type PointsEntry, type Posting } from './account'

/** What posting needs to know of a verified visit. */
export type EarningVisit = { visitId: string; at: Instant; points: number; placeName: string }

/** Verified by the rule, because the code on the door was scanned on the spot. Otherwise the id of the person who looked. */
export const byDoorCode = 'rule:doorCode'

/** What a verified visit earns: as much as the year's cap leaves; over the cap 0 points with the reason. */
export function visitPosting(
  visit: EarningVisit,
  account: PointsAccount,
  { confirmedBy, at, policy }: { confirmedBy: string; at: Instant; policy: PointsPolicy },
): Posting {
  const points = award(visit.points, account, visit.at, policy)
  const full = points < visit.points ? `，今年的 ${policy.cap} 分已经满了` : ''
  return {
    _id: entryIdOf(visit.visitId),
    kind: 'visit',
    at,
    earnedAt: visit.at,
    points,
    rule: { policy: policy.kind, version: policy.version },
    reason: `走访「${visit.placeName}」已核实${full}`,
    event: { kind: 'visit', id: visit.visitId },
    confirmedBy,
  }
}

/** The opposite of an entry, by the person who takes the visit back; under a full cap the opposite of nothing is nothing. */
export const visitReversal = (wrong: PointsEntry, visitAt: Instant, at: Instant): Posting => ({
  _id: `${wrong._id}:reversal`,
  kind: 'visitReversal',
  at,
  earnedAt: visitAt,
  points: wrong.points === 0 ? 0 : -wrong.points,
  rule: wrong.rule,
  reason: `撤回：${wrong.reason}`,
  event: wrong.event,
  confirmedBy: wrong.userId,
})

export const entryIdOf = (visitId: string): string => `visit:${visitId}`
