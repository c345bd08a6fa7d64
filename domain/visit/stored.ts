import * as z from 'zod'
import { PlaceId, UserId, VisitId } from '../kernel/id'
import { OrgPathField, StreetId } from '../organisation/stored'
import { placeKinds } from '../place/place'
import { lanes, visitFlags, visitorRoles, visitResults, visitStates } from './visit'

/** `visits/<visitId>`. Append by command only; `version` counts the changes. */
export const StoredVisit = z.strictObject({
  _id: VisitId,
  streetId: StreetId,
  /** Of the place, so that the place's community sees it. */
  orgPath: OrgPathField,
  where: z.string(),
  authorId: UserId,
  as: z.enum(visitorRoles),
  placeId: PlaceId,
  placeName: z.string(),
  placeKind: z.enum(placeKinds),
  result: z.enum(visitResults),
  lane: z.enum(lanes),
  note: z.string(),
  proof: z.enum(['doorCode', 'revokedCode', 'none']),
  flags: z.array(z.enum(visitFlags)),
  reason: z.string(),
  state: z.enum(visitStates),
  /** What it would earn when verified. */
  points: z.int(),
  /** What was posted for it: less than `points` when the year's cap was near, 0 before it is verified. */
  awarded: z.int(),
  /** The rules by which it was decided on arrival; it is posted by the same. */
  policyVersion: z.string(),
  pointsVersion: z.string(),
  /** By the phone's clock. */
  at: z.date(),
  /** By the server's clock. */
  receivedAt: z.date(),
  review: z
    .strictObject({ by: UserId, at: z.date(), decision: z.enum(['verify', 'refuse']), reason: z.string() })
    .nullable(),
  /** The command that made it: the same again gets the same answer, another input under its id is refused. */
  command: z.strictObject({ caller: z.string(), inputHash: z.string() }),
  version: z.int(),
})
export type StoredVisit = z.infer<typeof StoredVisit>
