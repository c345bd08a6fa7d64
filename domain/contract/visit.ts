import * as z from 'zod'
import { MediationId, PlaceId, VisitId } from '../kernel/id'
import { writtenText } from '../kernel/text'
import { mediationOutcomes, mediationStates } from '../mediation/mediation'
import { placeCodePattern } from '../place/place'
import { visitorRoles, visitResults } from '../visit/visit'
import type { RouteContract } from './envelope'
import { Cursor, InstantShape, PlaceCard, VisitView } from './shared'

const PlaceCode = z.string().regex(placeCodePattern, '这不是我们的门牌码')

/** The door: by its code scanned on the spot (which is the proof), or picked from a list. */
export const Door = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('code'), code: PlaceCode }),
  z.strictObject({ by: z.literal('list'), placeId: PlaceId }),
])
export type Door = z.infer<typeof Door>

export const RecordVisit = z
  .strictObject({
    as: z.enum(visitorRoles),
    door: Door,
    result: z.enum(visitResults),
    note: writtenText(300),
    at: InstantShape,
  })
  .refine(({ result, note }) => result !== 'clue' || note !== '', '请写一句听到了什么')
export type RecordVisit = z.infer<typeof RecordVisit>

const VisitChanged = z.object({ visit: VisitView })

/** One row of what community staff look at: whose visit, masked as far as the looker's role says. */
export const ReviewRow = z.object({
  visit: VisitView,
  authorName: z.string().nullable(),
  authorPhone: z.string().nullable(),
  /** Own visits are shown, but somebody else must confirm them. */
  own: z.boolean(),
  /** `桃园社区·第 12 网格` */
  where: z.string(),
})
export type ReviewRow = z.infer<typeof ReviewRow>

export const MediationView = z.object({
  mediationId: MediationId,
  placeName: z.string(),
  outcome: z.enum(mediationOutcomes),
  words: z.string(),
  at: InstantShape,
  state: z.enum(mediationStates),
  reason: z.string(),
  points: z.int(),
})
export type MediationView = z.infer<typeof MediationView>

export const visit = {
  /** What the volunteer's home opens with: one call. */
  home: {
    kind: 'query',
    input: z.strictObject({}),
    answer: z.object({
      available: z.int(),
      pending: z.int(),
      earnedThisYear: z.int(),
      cap: z.int(),
      gains: z.array(z.object({ points: z.int(), reason: z.string(), at: InstantShape })),
      attention: z.array(VisitView),
      unread: z.int(),
    }),
  },
  /** The places of the caller's community for the phone's own list, page by page. */
  nearbyPlaces: {
    kind: 'query',
    input: z.strictObject({ cursor: Cursor.optional() }),
    answer: z.object({ places: z.array(PlaceCard), next: Cursor.nullable() }),
  },
  /** The whole street, by name or the first letters of its pinyin. */
  searchPlaces: {
    kind: 'query',
    input: z.strictObject({ words: writtenText(30).refine((words) => words !== '', '请写几个字再找') }),
    answer: z.object({ places: z.array(PlaceCard) }),
  },
  /** Which place a scanned door code belongs to. */
  placeByCode: { kind: 'query', input: z.strictObject({ code: PlaceCode }), answer: z.object({ place: PlaceCard }) },
  /** The commandId is the visit's id. */
  record: { kind: 'command', input: RecordVisit, answer: VisitChanged },
  withdraw: { kind: 'command', input: z.strictObject({ visitId: VisitId }), answer: VisitChanged },
  addNote: {
    kind: 'command',
    input: z.strictObject({ visitId: VisitId, note: writtenText(300).refine((note) => note !== '', '请写一句说明') }),
    answer: VisitChanged,
  },
  mine: {
    kind: 'query',
    input: z.strictObject({ cursor: Cursor.optional() }),
    answer: z.object({ visits: z.array(VisitView), next: Cursor.nullable() }),
  },
  /** Held visits within the caller's reach, oldest first. */
  reviewQueue: {
    kind: 'query',
    input: z.strictObject({ cursor: Cursor.optional() }),
    answer: z.object({
      rows: z.array(ReviewRow),
      next: Cursor.nullable(),
      /** All that wait; counted with the first page only. */
      total: z.int().nullable(),
    }),
  },
  review: {
    kind: 'command',
    input: z
      .strictObject({
        visitId: VisitId,
        version: z.int(),
        decision: z.enum(['verify', 'refuse']),
        reason: writtenText(200),
      })
      .refine(({ decision, reason }) => decision === 'verify' || reason !== '', '不算数要写一句为什么'),
    answer: VisitChanged,
  },
  /** The volunteer's own code that a worker may fill in. Made at the first asking. Tells nothing of who used it. */
  referralCode: {
    kind: 'command',
    input: z.strictObject({}),
    answer: z.object({ code: z.string() }),
  },
  /** An active mediation with the consent of both sides. The commandId is its id. */
  recordMediation: {
    kind: 'command',
    input: z.strictObject({
      door: Door,
      bothAgreed: z.literal(true, '要两边都愿意谈，才算调解'),
      outcome: z.enum(mediationOutcomes),
      words: writtenText(300).refine((text) => text !== '', '请写一句怎么谈的'),
      at: InstantShape,
    }),
    answer: z.object({ mediation: MediationView }),
  },
  mediations: {
    kind: 'query',
    input: z.strictObject({ cursor: Cursor.optional() }),
    answer: z.object({ mediations: z.array(MediationView), next: Cursor.nullable() }),
  },
} as const satisfies Record<string, RouteContract>
