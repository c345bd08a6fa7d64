import { canonical } from '../kernel/canonical'
import type { Instant } from '../kernel/instant'
import { chinaYear } from '../kernel/instant'
import type { PointsPolicy } from '../policy/points'

/** What one volunteer has. Posted and pending never mix; `seq` and `headHash` are the end of the volunteer's chain. */
export type PointsAccount = {
  userId: string
  streetId: string
  /** Never shown below zero: what is missing is owed, and the next points fill it. */
  available: number
  /** Set aside for goods that wait to be fetched. */
  held: number
  /** How many such goods wait. */
  waiting: number
  pending: number
  earnedByYear: Record<string, number>
  seq: number
  headHash: string
}

export type EntryKind =
  | 'visit'
  | 'visitReversal'
  | 'guided'
  | 'mediated'
  | 'awardReversal'
  | 'redeemHold'
  | 'redeemRelease'
  | 'redeemSpend'

/** Whether an entry of a kind counts under the year's cap. Goods move points that were earned before. */
const earns = {
  visit: true,
  visitReversal: true,
  guided: true,
  mediated: true,
  awardReversal: true,
  redeemHold: false,
  redeemRelease: false,
  redeemSpend: false,
} as const satisfies Record<EntryKind, boolean>

/** What an entry of a kind does to the number of goods that wait. */
const waits: Partial<Record<EntryKind, number>> = { redeemHold: 1, redeemRelease: -1, redeemSpend: -1 }

export const waitingChange = (kind: EntryKind): number => waits[kind] ?? 0

export const countsUnderCap = (kind: EntryKind): boolean => earns[kind]

/**
 * One posting. Double entry: `lines` sum to zero (what the volunteer gains the street's issue account gives; what goods cost
 * passes through `held` to `handedOut`). Nothing is ever changed or deleted; a wrong entry is reversed by its opposite. The id is derived from what earned it, so the same
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
  event: { kind: 'visit' | 'referral' | 'mediation' | 'redemption'; id: string }
  confirmedBy: string
  prevHash: string
  hash: string
}

export type Sha256 = (text: string) => string

export const openAccount = (userId: string, streetId: string): PointsAccount => ({
  userId,
  streetId,
  available: 0,
  held: 0,
  waiting: 0,
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
  /** What is set aside (positive) or leaves what was set aside (negative). */
  heldChange?: number
}

/** Puts one entry at the end of an account's chain. Pure: gives the new account and the entry to write. */
export function post(
  account: PointsAccount,
  posting: Posting,
  sha256: Sha256,
): { account: PointsAccount; entry: PointsEntry } {
  const { earnedAt, heldChange = 0, ...rest } = posting
  const year = chinaYear(earnedAt)
  const body: Omit<PointsEntry, 'hash'> = {
    ...rest,
    streetId: account.streetId,
    userId: account.userId,
    seq: account.seq + 1,
    year,
    lines: linesOf(account, posting.kind, posting.points, heldChange),
    prevHash: account.headHash,
  }
  const entry: PointsEntry = { ...body, hash: hashOf(body, sha256) }
  return {
    entry,
    account: {
      ...account,
      available: account.available + posting.points,
      held: account.held + heldChange,
      waiting: account.waiting + waitingChange(posting.kind),
      earnedByYear: earns[posting.kind]
        ? { ...account.earnedByYear, [year]: (account.earnedByYear[year] ?? 0) + posting.points }
        : account.earnedByYear,
      seq: entry.seq,
      headHash: entry.hash,
    },
  }
}

function linesOf(
  { userId, streetId }: PointsAccount,
  kind: EntryKind,
  points: number,
  heldChange: number,
): PointsEntry['lines'] {
  const street = `${earns[kind] ? 'issue' : 'handedOut'}:${streetId}`
  return [
    { account: `volunteer:${userId}`, points },
    { account: `held:${userId}`, points: heldChange },
    // `0 -` and not a minus sign: the chain knows no negative nothing.
    { account: street, points: 0 - points - heldChange },
  ].filter((line) => line.points !== 0)
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
