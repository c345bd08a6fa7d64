import * as z from 'zod'
import { CaseId, MediationId, PlaceId, UserId } from '../kernel/id'
import { OrgPathField, StreetId } from '../organisation/stored'
import { mediationOutcomes, mediationStates } from './mediation'

/** `mediations/<mediationId>`: a volunteer brought two sides together; a roster mediator who is not the author confirms it. */
export const StoredMediation = z.strictObject({
  _id: MediationId,
  streetId: StreetId,
  orgPath: OrgPathField,
  where: z.string(),
  authorId: UserId,
  placeId: PlaceId,
  placeName: z.string(),
  outcome: z.enum(mediationOutcomes),
  words: z.string(),
  at: z.date(),
  receivedAt: z.date(),
  state: z.enum(mediationStates),
  /** What it earns when confirmed, by the rules in force when it arrived. */
  points: z.int(),
  pointsVersion: z.string(),
  awarded: z.int(),
  review: z.strictObject({ by: UserId, at: z.date(), reason: z.string() }).nullable(),
  /** The dispute it belongs to, once one is known. Server only. */
  caseId: CaseId.nullable(),
  command: z.strictObject({ caller: z.string(), inputHash: z.string() }),
  version: z.int(),
})
export type StoredMediation = z.infer<typeof StoredMediation>
