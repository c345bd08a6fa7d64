import type { VisitId } from '#domain/kernel/id'
import { instantOf } from '#domain/kernel/instant'
import { award, openAccount, type PointsAccount, type PointsEntry, post } from '#domain/points/account'
import type { StoredPointsAccount } from '#domain/points/stored'
import { pointsPolicy } from '#domain/policy/points'
import type { Caller } from '../kit/caller'
import type { StoredEntry } from '../kit/collections'
import { sha256 } from '../kit/seal'
import type { Transaction } from '../kit/store'

type Holder = Pick<Caller, 'userId' | 'streetId' | 'orgPath'>

/** A person's account inside a transaction; a new one is opened in memory and written with the first posting. */
export async function accountIn(tx: Transaction, holder: Holder): Promise<StoredPointsAccount> {
  const known = await tx.get('pointsAccounts', holder.userId)
  if (known) return known
  const { userId, streetId, orgPath } = holder
  return { ...openAccount(userId, streetId), _id: userId, userId, orgPath, recentVisits: [], version: 0 }
}

export const putAccount = (tx: Transaction, account: StoredPointsAccount): Promise<void> =>
  tx.put('pointsAccounts', { ...account, version: account.version + 1 })

export const toEntry = ({ at, ...entry }: StoredEntry): PointsEntry => ({ ...entry, at: instantOf(at.getTime()) })

type Earned = { visitId: VisitId; at: Date; points: number; placeName: string; confirmedBy: string; now: Date }

/** Posts what a verified visit earns, as much as the year's cap leaves; over the cap 0 points with the reason. */
export async function postVisit(
  tx: Transaction,
  account: StoredPointsAccount,
  earned: Earned,
): Promise<StoredPointsAccount> {
  const earnedAt = instantOf(earned.at.getTime())
  const points = award(earned.points, account, earnedAt, pointsPolicy)
  const full = points < earned.points ? `，今年的 ${pointsPolicy.cap} 分已经满了` : ''
  return append(tx, account, {
    _id: `visit:${earned.visitId}`,
    kind: 'visit',
    at: instantOf(earned.now.getTime()),
    earnedAt,
    points,
    rule: { policy: pointsPolicy.kind, version: pointsPolicy.version },
    reason: `走访「${earned.placeName}」已核实${full}`,
    event: { kind: 'visit', id: earned.visitId },
    confirmedBy: earned.confirmedBy,
  })
}

/** Takes an entry back by its opposite; nothing is deleted. */
export async function reverseVisit(
  tx: Transaction,
  account: StoredPointsAccount,
  wrong: StoredEntry,
  visitAt: Date,
  now: Date,
): Promise<StoredPointsAccount> {
  return append(tx, account, {
    _id: `${wrong._id}:reversal`,
    kind: 'visitReversal',
    at: instantOf(now.getTime()),
    earnedAt: instantOf(visitAt.getTime()),
    points: -wrong.points,
    rule: wrong.rule,
    reason: `撤回：${wrong.reason}`,
    event: wrong.event,
    confirmedBy: wrong.userId,
  })
}

async function append(
  tx: Transaction,
  account: StoredPointsAccount,
  posting: Parameters<typeof post>[1],
): Promise<StoredPointsAccount> {
  const posted = post(account as PointsAccount, posting, sha256)
  await tx.add('pointsEntries', { ...posted.entry, at: new Date(posted.entry.at) })
  return { ...account, ...posted.account } as StoredPointsAccount
}
