import type { Instant } from '../kernel/instant'
import type { PointsPolicy } from '../policy/points'
import { award, type PointsAccount, type PointsEntry, type Posting } from './account'
import { reversalIdOf } from './reverse'

/** What was given to the same volunteer for the same dispute before: the higher of the two counts, not both. */
type Before = { already: number; confirmedBy: string; at: Instant; policy: PointsPolicy }

/**
 * A dispute guided to the street, when the street accepts it (seed S0: 2 points). `referralId` is made of chance at that
 * moment: nothing in the entry leads to the report, its place, its people or its time.
 */
export const guidedPosting = (referralId: string, account: PointsAccount, before: Before): Posting => ({
  ...disputePosting('guided', before.policy.guided, account, before, '引导一件纠纷到街道，街道受理了'),
  _id: `guided:${referralId}`,
  event: { kind: 'referral', id: referralId },
})

/** An active mediation that a mediator of the roster, not its author, has confirmed (seed S0: 3 points). */
export const mediatedPosting = (
  { mediationId, placeName }: { mediationId: string; placeName: string },
  account: PointsAccount,
  before: Before,
): Posting => ({
  ...disputePosting('mediated', before.policy.mediated, account, before, `主动调解「${placeName}」，调解员核实了`),
  _id: `mediated:${mediationId}`,
  event: { kind: 'mediation', id: mediationId },
})

function disputePosting(
  kind: 'guided' | 'mediated',
  worth: number,
  account: PointsAccount,
  { already, confirmedBy, at, policy }: Before,
  reason: string,
): Omit<Posting, '_id' | 'event'> {
  const due = Math.max(0, worth - already)
  const points = award(due, account, at, policy)
  const stacked = already > 0 ? `，同一件事两样取高的，之前已记 ${already} 分` : ''
  const full = points < due ? `，今年的 ${policy.cap} 分已经满了` : ''
  return {
    kind,
    at,
    earnedAt: at,
    points,
    rule: { policy: policy.kind, version: policy.version },
    reason: `${reason}${stacked}${full}`,
    confirmedBy,
  }
}

/** The opposite of an award that turned out wrong, by somebody of the street, with the reason. */
export const awardReversal = (
  wrong: PointsEntry,
  { reason, by, at }: { reason: string; by: string; at: Instant },
): Posting => ({
  _id: reversalIdOf(wrong._id),
  kind: 'awardReversal',
  at,
  // The year under whose cap it was counted gets it back; a visit may have been posted in the year after.
  earnedAt: `${wrong.year}-07-01T00:00:00.000Z`,
  points: 0 - wrong.points,
  rule: wrong.rule,
  reason: `街道撤回：${reason}`,
  event: wrong.event,
  confirmedBy: by,
})
