import * as z from 'zod'
import { CaseId, ReportId, UserId } from '../kernel/id'
import { OrgPathField, StreetId } from '../organisation/stored'
import { placeKinds } from '../place/place'
import { openness } from '../report/report'
import { Claim } from '../report/stored'
import { disputeClasses } from '../routing/routing'
import { RoutingDecision } from '../routing/stored'
import { caseStatuses, failureReasons, noteKinds, roads } from './case'

export const CaseEventShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accepted'), disputeClass: z.enum(disputeClasses) }),
  z.strictObject({ kind: z.literal('assigned'), mediatorId: UserId }),
  z.strictObject({ kind: z.literal('noted'), how: z.enum(noteKinds), words: z.string() }),
  z.strictObject({
    kind: z.literal('settled'),
    words: z.string(),
    agreedFen: z.int().nullable(),
    payBy: z.iso.date().nullable(),
  }),
  z.strictObject({
    kind: z.literal('failed'),
    reason: z.enum(failureReasons),
    words: z.string(),
    roads: z.array(z.enum(roads)),
  }),
])

/** `caseEvents/<caseId>:<seq>`: what one command did to a case, in order. Append-only. */
export const StoredCaseChange = z.strictObject({
  _id: z.string(),
  caseId: CaseId,
  seq: z.int(),
  streetId: StreetId,
  orgPath: OrgPathField,
  by: UserId,
  at: z.date(),
  events: z.array(CaseEventShape).min(1),
})
export type StoredCaseChange = z.infer<typeof StoredCaseChange>

/** `cases/<caseId>`: the fold of its events, beside what lists and rules need at hand. */
export const StoredCase = z.strictObject({
  _id: CaseId,
  streetId: StreetId,
  orgPath: OrgPathField,
  where: z.string(),
  /** Numbered per street and year without gaps: `柳调〔2026〕38 号`. */
  number: z.string(),
  reportId: ReportId,
  placeName: z.string(),
  placeKind: z.enum(placeKinds).nullable(),
  claim: Claim,
  openness: z.enum(openness),
  routing: RoutingDecision,
  disputeClass: z.enum(disputeClasses),
  receivedAt: z.date(),
  acceptedAt: z.date(),
  /** 3 or 7 days after acceptance (seed S1), rolled to a working day. */
  settleBy: z.iso.date(),
  /** The holiday calendar of that year is not published yet: weekends only. */
  settleByProvisional: z.boolean(),
  /** 15 days after receipt: from then on the way to arbitration is offered by itself (调解仲裁法 14). */
  arbitrationFrom: z.iso.date(),
  status: z.enum(caseStatuses),
  mediatorId: UserId,
  mediatorName: z.string(),
  concludedAt: z.date().nullable(),
  lastWords: z.string(),
  lastAt: z.date(),
  /** Sorts lists: open ones first, urgent first, due first. */
  priority: z.string(),
  waitsForReply: z.boolean(),
  /** Points given for this dispute, by volunteer: one gets the higher of guiding and mediating, not both. Server only. */
  awards: z.array(z.strictObject({ userId: UserId, entryId: z.string(), points: z.int() })),
  seq: z.int(),
  version: z.int(),
})
export type StoredCase = z.infer<typeof StoredCase>

/** `counters/<name>`: the last number given out (`s1:case:2026`). */
export const StoredCounter = z.strictObject({
  _id: z.string(),
  streetId: StreetId,
  orgPath: OrgPathField,
  last: z.int(),
})
export type StoredCounter = z.infer<typeof StoredCounter>
