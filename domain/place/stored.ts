import * as z from 'zod'
import { PlaceId } from '../kernel/id'
import { OrgPathField, StreetId } from '../organisation/stored'
import { placeCodePattern, placeKinds } from './place'

/** `places/<placeId>` */
export const StoredPlace = z.strictObject({
  _id: PlaceId,
  streetId: StreetId,
  orgPath: OrgPathField,
  kind: z.enum(placeKinds),
  name: z.string(),
  /** First letters of the name's pinyin, lower case: `lzmg`. */
  initials: z.string(),
  /** `桃园社区·第 12 网格`, kept here so that a list needs no second read. */
  where: z.string(),
  /** An enterprise brought in by investment promotion (招商引资): the park's committee takes part in its disputes (seed S1). */
  invested: z.boolean(),
  state: z.enum(['open', 'closed']),
  version: z.int(),
})
export type StoredPlace = z.infer<typeof StoredPlace>

/** `placeCodes/<code>`: what is printed on the board. Carries the place's card, renewed in the transaction that changes the place. */
export const StoredPlaceCode = z.strictObject({
  _id: z.string().regex(placeCodePattern),
  placeId: PlaceId,
  streetId: StreetId,
  place: StoredPlace.pick({
    orgPath: true,
    kind: true,
    name: true,
    initials: true,
    where: true,
    invested: true,
    state: true,
  }),
  issuedAt: z.date(),
  revokedAt: z.date().nullable(),
})
export type StoredPlaceCode = z.infer<typeof StoredPlaceCode>
