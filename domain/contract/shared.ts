import * as z from 'zod'
import { PlaceId, VisitId } from '../kernel/id'
import { orgPathPattern } from '../organisation/path'
import { placeKinds } from '../place/place'
import { visitFlags, visitResults, visitStates } from '../visit/visit'

/** A moment of this century: what lies outside is a broken clock, and no year of points. */
export const InstantShape = z.iso
  .datetime({ precision: 3 })
  .refine((at) => at >= '2020' && at < '2100', '手机的日期不对，请在手机设置里改好再记')
export const OrgPathShape = z.string().max(80).regex(orgPathPattern)

/** Lists are read by key: the last sort value and id of the page before. Opaque to the phone. */
export const Cursor = z
  .string()
  .max(200)
  .regex(/^[\w.:~-]+$/)

/** What somebody agreed to: which text, in which version. */
export const Consent = z.strictObject({ text: z.string().max(20), version: z.string().max(20) })

export const PlaceCard = z.object({
  placeId: PlaceId,
  name: z.string(),
  kind: z.enum(placeKinds),
  initials: z.string(),
  /** `桃园社区·第 12 网格` */
  where: z.string(),
  orgPath: OrgPathShape,
})
export type PlaceCard = z.infer<typeof PlaceCard>

export const VisitView = z.object({
  visitId: VisitId,
  placeId: PlaceId,
  placeName: z.string(),
  placeKind: z.enum(placeKinds),
  result: z.enum(visitResults),
  note: z.string(),
  at: InstantShape,
  receivedAt: InstantShape,
  state: z.enum(visitStates),
  flags: z.array(z.enum(visitFlags)),
  /** Why it waits or does not count; empty when it counts. */
  reason: z.string(),
  /** Posted when verified, expected while held, 0 otherwise. */
  points: z.int(),
  /** A person has looked at it: a refusal then stands. */
  reviewed: z.boolean(),
  /** Counts its changes: who decides names the version that was read. */
  version: z.int(),
})
export type VisitView = z.infer<typeof VisitView>
