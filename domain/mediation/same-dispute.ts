import type { PointsPolicy } from '../policy/points'

/** Points that somebody was given for a dispute, by the entry that gave them. */
export type Award = { userId: string; entryId: string; points: number }

/**
 * Between these moments guiding and mediating at one place are taken for one dispute. Both are counted from when they reached the
 * street: a phone can write any time it likes.
 */
export function sameDisputeSpan(at: Date, { sameDisputeDays }: PointsPolicy): { from: Date; until: Date } {
  const spanMs = sameDisputeDays * 24 * 3_600_000
  return { from: new Date(at.getTime() - spanMs), until: new Date(at.getTime() + spanMs) }
}

/** What a volunteer has for a dispute already; what was taken back does not count. */
export const alreadyGiven = (awards: readonly Award[], userId: string, takenBack: ReadonlySet<string>): number =>
  awards
    .filter((award) => award.userId === userId && !takenBack.has(award.entryId))
    .reduce((total, { points }) => total + points, 0)

/**
 * Which of the disputes that a volunteer guided a mediation belongs to: one that he has not mediated yet comes first, for a
 * mediation is of one dispute only. When he has mediated all of them it was one of those again.
 */
export const disputeOf = <C extends { awards: readonly Award[] }>(
  guided: readonly C[],
  authorId: string,
): C | undefined => guided.find(({ awards }) => !awards.some((award) => isMediation(award, authorId))) ?? guided[0]

const isMediation = ({ userId, entryId }: Award, authorId: string): boolean =>
  userId === authorId && entryId.startsWith('mediated:')
