import { chinaDate, instantOf } from '#domain/kernel/instant'
import type { StoredMediation } from '#domain/mediation/stored'
import { openAccount, type PointsAccount, type Posting, post } from '#domain/points/account'
import { guidedPosting, mediatedPosting } from '#domain/points/dispute-points'
import { reversalIdOf } from '#domain/points/reverse'
import { type StoredEntry, type StoredPointsAccount, storedEntry } from '#domain/points/stored'
import { visitPosting, visitReversal } from '#domain/points/visit-points'
import { pointsPolicyNamed, pointsPolicyOn } from '#domain/policy/points'
import type { StoredVisit } from '#domain/visit/stored'
import type { Caller } from '../kit/caller'
import { sha256 } from '../kit/seal'
import { command, type Store, type Transaction } from '../kit/store'

type Holder = Pick<Caller, 'userId' | 'streetId' | 'orgPath'>

/** A person's account inside a transaction; a new one is opened in memory and written with the first posting. */
export async function accountIn(tx: Transaction, holder: Holder): Promise<StoredPointsAccount> {
  const known = await tx.get('pointsAccounts', holder.userId)
  // Accounts from before there were goods hold nothing.
  if (known) return { ...known, held: known.held ?? 0, waiting: known.waiting ?? 0 }
  const { userId, streetId, orgPath } = holder
  return { ...openAccount(userId, streetId), _id: userId, userId, orgPath, recentVisits: [], version: 0 }
}

/** Its holder has gone: nothing is posted to it any more, and there is nobody to tell. */
export const isClosed = ({ closedAt }: Pick<StoredPointsAccount, 'closedAt'>): boolean => closedAt !== undefined

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

/** `already` is what the same person was given for the same dispute before: guiding and mediating give the higher of the two. */
type Dispute = { already: number; confirmedBy: string; now: Date }

/** Posts what guiding a dispute earns when the street accepts it, by the rules of that day. */
export const postGuided = (
  tx: Transaction,
  account: StoredPointsAccount,
  referralId: string,
  { now, ...before }: Dispute,
): Promise<Posted> =>
  append(
    tx,
    account,
    guidedPosting(referralId, account, {
      ...before,
      at: at(now),
      policy: pointsPolicyOn(chinaDate(now.getTime())),
    }),
  )

/** Posts what a confirmed mediation earns, by the rules under which it was recorded. */
export const postMediated = (
  tx: Transaction,
  account: StoredPointsAccount,
  mediation: StoredMediation,
  { now, ...before }: Dispute,
): Promise<Posted> =>
  append(
    tx,
    account,
    mediatedPosting({ mediationId: mediation._id, placeName: mediation.placeName }, account, {
      ...before,
      at: at(now),
      policy: pointsPolicyNamed(mediation.pointsVersion),
    }),
  )

/** Which of these entries were taken back. One read, none when nothing is asked. */
export async function takenBackAmong(store: Store, entryIds: string[]): Promise<Set<string>> {
  if (entryIds.length === 0) return new Set()
  const reversals = entryIds.map((id) => reversalIdOf(id))
  const found = await store.find('pointsEntries', { _id: command.in(reversals) }, { limit: reversals.length })
  const taken = new Set(found.map(({ _id }) => _id))
  return new Set(entryIds.filter((id) => taken.has(reversalIdOf(id))))
}

/** Takes an entry back by its opposite; nothing is deleted. */
export const reverseVisit = (
  tx: Transaction,
  account: StoredPointsAccount,
  wrong: StoredEntry,
  visitAt: Date,
  now: Date,
): Promise<Posted> => append(tx, account, visitReversal({ ...wrong, at: at(wrong.at) }, at(visitAt), at(now)))

export async function append(tx: Transaction, account: StoredPointsAccount, posting: Posting): Promise<Posted> {
  const posted = post(account as PointsAccount, posting, sha256)
  await tx.add('pointsEntries', storedEntry(posted.entry, account.orgPath))
  return { account: { ...account, ...posted.account } as StoredPointsAccount, awarded: posted.entry.points }
}
