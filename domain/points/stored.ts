import * as z from 'zod'
import { PlaceId, UserId, VisitId } from '../kernel/id'
import { OrgPathField, StreetId } from '../organisation/stored'
import type { PointsEntry } from './account'

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
  version: z.int(),
})
export type StoredPointsAccount = z.infer<typeof StoredPointsAccount>

/** `pointsEntries/<derived id>`: an entry as the database keeps it, its moment as a date, beside the holder's organisation. */
export type StoredEntry = Omit<PointsEntry, 'at'> & { at: Date; orgPath: string }
