import { canonical } from '../kernel/canonical'
import type { Instant } from '../kernel/instant'
import { chinaYear } from '../kernel/instant'
import type { PointsPolicy } from '../policy/points'

/** What one volunteer has. Posted and pending never mix; `seq` and `headHash` are the end of the volunteer's chain. */
export type PointsAccount = {
  userId: string
  streetId: string
  available: number
  pending: number
  earnedByYear: Record<string, number>
  seq: number
  headHash: string
}

export type EntryKind = 'visit' | 'visitReversal'

/**
 * One posting. Double entry: `lines` sum to zero (what the volunteer gains the street's issue account gives). Nothing is
 * ever changed or deleted; a wrong entry is reversed by its opposite. The id is derived from what earned it, so the same
 * event can be posted only once.
 */
export type PointsEntry = {
  _id: string
  streetId: string
  userId: string
  seq: number
  at: Instant
  kind: EntryKind
  points: number
  lines: { account: string; points: number }[]
  /** The calendar year (China) under whose cap it counts. */
  year: number
  rule: { policy: string; version: string }
  reason: string
  event: { kind: 'visit'; id: string }
  confirmedBy: string
  prevHash: string
  hash: string
}

export type Sha256 = (text: string) => string

export const openAccount = (userId: string, streetId: string): PointsAccount => ({
  userId,
  streetId,
  available: 0,
  pending: 0,
  earnedByYear: {},
  seq: 0,
  headHash: '',
})

export const earnedIn = (account: Pick<PointsAccount, 'earnedByYear'>, at: Instant): number =>
  account.earnedByYear[String(chinaYear(at))] ?? 0

/** What fits under the year's cap. What does not fit is recorded with 0 points and its reason, not refused. */
export function award(points: number, account: PointsAccount, at: Instant, policy: PointsPolicy): number {
  return Math.max(0, Math.min(points, policy.cap - earnedIn(account, at)))
}

export type Posting = Pick<
  PointsEntry,
  '_id' | 'at' | 'kind' | 'points' | 'rule' | 'reason' | 'event' | 'confirmedBy'
> & {
  /** Earned points count toward the year of the event, and a reversal gives them back to that year. */
  earnedAt: Instant
}

/** Puts one entry at the end of an account's chain. Pure: gives the new account and the entry to write. */
export function post(
  account: PointsAccount,
  posting: Posting,
  sha256: Sha256,
): { account: PointsAccount; entry: PointsEntry } {
  const { earnedAt, ...rest } = posting
  const year = chinaYear(earnedAt)
  const body: Omit<PointsEntry, 'hash'> = {
    ...rest,
    streetId: account.streetId,
    userId: account.userId,
    seq: account.seq + 1,
    year,
    lines:
      posting.points === 0
        ? []
        : [
            { account: `volunteer:${account.userId}`, points: posting.points },
            { account: `issue:${account.streetId}`, points: -posting.points },
          ],
    prevHash: account.headHash,
  }
  const entry: PointsEntry = { ...body, hash: hashOf(body, sha256) }
  return {
    entry,
    account: {
      ...account,
      available: account.available + posting.points,
      earnedByYear: { ...account.earnedByYear, [year]: (account.earnedByYear[year] ?? 0) + posting.points },
      seq: entry.seq,
      headHash: entry.hash,
    },
  }
}

export function hashOf(body: Omit<PointsEntry, 'hash'>, sha256: Sha256): string {
  const { _id, streetId, userId, seq, at, kind, points, lines, year, rule, reason, event, confirmedBy, prevHash } = body
  return sha256(
    canonical({
      _id,
      streetId,
      userId,
      seq,
      at,
      kind,
      points,
      lines,
      year,
      rule,
      reason,
      event,
      confirmedBy,
      prevHash,
    }),
  )
}
