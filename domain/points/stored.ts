import * as z from 'zod'
import { PlaceId, UserId, VisitId } from '../kernel/id'
import { OrgPathField, StreetId } from '../organisation/stored'
import type { EntryKind, PointsEntry } from './account'

/**
 * `pointsAccounts/<userId>`: balance and end of the chain, and beside them the visits of the last day, so that recording
 * a visit knows repeats without another read.
 */
export const StoredPointsAccount = z.strictObject({
  _id: UserId,
  userId: UserId,
  streetId: StreetId,
  orgPath: OrgPathField,
  available: z.int(),
  held: z.int().min(0),
  waiting: z.int().min(0),
  pending: z.int(),
  earnedByYear: z.record(z.string().regex(/^\d{4}$/), z.int()),
  seq: z.int(),
  headHash: z.string(),
  recentVisits: z.array(z.strictObject({ visitId: VisitId, placeId: PlaceId, at: z.string(), receivedAt: z.string() })),
  /** Since when its holder is gone: nothing is spent from it any more. */
  closedAt: z.date().optional(),
  version: z.int(),
})
export type StoredPointsAccount = z.infer<typeof StoredPointsAccount>

/**
 * `pointsEntries/<derived id>`: an entry as the database keeps it, its moment as a date, beside the holder's organisation and
 * what the street's list of awards needs at hand. `orgPath`, `listed` and `reversed` are not in the chain, and no rule about
 * points asks the last two.
 */
export type StoredEntry = Omit<PointsEntry, 'at'> & {
  at: Date
  orgPath: string
  /** Stands in the street's list of awards. */
  listed: boolean
  /** The street took it back. Only for showing: whether it may be taken back is told by the id of its opposite. */
  reversed: boolean
}

const listedKinds: readonly EntryKind[] = ['guided', 'mediated']

/** A new entry as it is written. */
export const storedEntry = (entry: PointsEntry, orgPath: string): StoredEntry => ({
  ...entry,
  at: new Date(entry.at),
  orgPath,
  listed: listedKinds.includes(entry.kind),
  reversed: false,
})
