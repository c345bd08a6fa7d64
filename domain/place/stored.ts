import * as z from 'zod'
import { PlaceId } from '../kernel/id'
import { OrgPathField, Sealed, StreetId } from '../organisation/stored'
import { creditCodePattern } from './credit-code'
import { placeCodePattern, placeKinds, placeStates } from './place'
import { contractorParts, mediationBodies, staffBands } from './registry'

const TermField = z.strictObject({ from: z.iso.date(), through: z.iso.date() })
const CreditCodeField = z.string().regex(creditCodePattern)

/** What the register knows of a firm or a site. A stall needs none of it. */
export const StoredRegistry = z.strictObject({
  creditCode: CreditCodeField.nullable(),
  /** As it stands on the licence; empty when it is the name on the door. */
  legalName: z.string(),
  aliases: z.array(z.string()),
  industry: z.string(),
  staff: z.strictObject({ band: z.enum(staffBands), count: z.int().nullable() }).nullable(),
  address: z.string(),
  /** Degrees, GCJ-02 as the maps of WeChat have it. */
  location: z.strictObject({ lat: z.number(), lng: z.number() }).nullable(),
  enterpriseGrid: OrgPathField.nullable(),
  /** Of a site: who stands in the chain of its wages. */
  contractors: z.array(
    z.strictObject({ part: z.enum(contractorParts), name: z.string(), creditCode: CreditCodeField.nullable() }),
  ),
  /** `{ name, phone }` of whom to talk to, sealed as `places.contact`. */
  contactSealed: Sealed.nullable(),
  compliance: z.strictObject({
    mediation: z.enum(mediationBodies),
    collectiveContract: TermField.nullable(),
    womensContract: TermField.nullable(),
    harmony: TermField.nullable(),
  }),
})
export type StoredRegistry = z.infer<typeof StoredRegistry>

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
  state: z.enum(placeStates),
  registry: StoredRegistry.optional(),
  /** Of a place that was written down twice: the one that is kept. */
  mergedInto: PlaceId.optional(),
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
