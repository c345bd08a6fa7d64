import { instantOf } from '#domain/kernel/instant'
import { openAccount, type PointsAccount, type Posting, post } from '#domain/points/account'
import type { StoredEntry, StoredPointsAccount } from '#domain/points/stored'
import { visitPosting, visitReversal } from '#domain/points/visit-points'
import { pointsPolicyNamed } from '#domain/policy/points'
import type { StoredVisit } from '#domain/visit/stored'
import type { Caller } from '../kit/caller'
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

/** The account after an entry was put at its end, and what the entry gave. */
type Posted = { account: StoredPointsAccount; awarded: number }

const at = (moment: Date) => instantOf(moment.getTime())

/** Posts what a verified visit earns, as much as the year's cap leaves. */
export function postVisit(
  tx: Transaction,
  account: StoredPointsAccount,
  visit: StoredVisit,
  how: { confirmedBy: string; now: Date },
): Promise<Posted> {
  const earned = { visitId: visit._id, at: at(visit.at), points: visit.points, placeName: visit.placeName }
  const { confirmedBy, now } = how
  return append(
    tx,
    account,
    visitPosting(earned, account, { confirmedBy, at: at(now), policy: pointsPolicyNamed(visit.pointsVersion) }),
  )
}

/** Takes an entry back by its opposite; nothing is deleted. */
export const reverseVisit = (
  tx: Transaction,
  account: StoredPointsAccount,
  wrong: StoredEntry,
  visitAt: Date,
  now: Date,
): Promise<Posted> => append(tx, account, visitReversal({ ...wrong, at: at(wrong.at) }, at(visitAt), at(now)))

async function append(tx: Transaction, account: StoredPointsAccount, posting: Posting): Promise<Posted> {
  const posted = post(account as PointsAccount, posting, sha256)
  await tx.add('pointsEntries', { ...posted.entry, at: new Date(posted.entry.at), orgPath: account.orgPath })
  return { account: { ...account, ...posted.account } as StoredPointsAccount, awarded: posted.entry.points }
}
