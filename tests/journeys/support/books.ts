import { createHash } from 'node:crypto'
import { openAccount, type PointsAccount, type PointsEntry } from '#domain/points/account'
import { verifyChain } from '#domain/points/verify'
import type { StoredVisit } from '#domain/visit/stored'
import type { Person, Street } from '../../cloudfunctions/street'

/** What the street's books say of one person, read from the database itself. */
export async function booksOf(street: Street, { userId, streetId }: Pick<Person, 'userId' | 'streetId'>) {
  const visits = await street.find<StoredVisit>('visits', { authorId: userId })
  const entries = (await street.find<PointsEntry & { at: Date }>('pointsEntries', { userId }))
    .map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() }))
    .sort((a, b) => a.seq - b.seq)
  const [kept] = await street.find<PointsAccount>('pointsAccounts', { _id: userId })
  const account = kept ?? openAccount(userId, streetId)
  return {
    visits,
    entries,
    available: account.available,
    pending: account.pending,
    /** What is wrong with the chain of entries; empty when it verifies. */
    faults: verifyChain(account, entries, (text) => createHash('sha256').update(text).digest('hex')),
  }
}
export type Books = Awaited<ReturnType<typeof booksOf>>
