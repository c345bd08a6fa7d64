import * as z from 'zod'
import { CaseId, PlaceId, ReportId, UserId } from '../kernel/id'
import { OrgPathField, Sealed, StreetId } from '../organisation/stored'
import { placeKinds } from '../place/place'
import { RoutingDecision } from '../routing/stored'
import {
  amountRanges,
  concerns,
  debtors,
  openness,
  peopleRanges,
  refusalGrounds,
  reportStates,
  troubles,
} from './report'

/** Per person: a range, or the exact sum. */
export const Amount = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('range'), range: z.enum(amountRanges) }),
  z.strictObject({ by: z.literal('exact'), amountFen: z.int().min(1).max(100_000_000_00) }),
])
export type Amount = z.infer<typeof Amount>

/** What was said, as far as the street may read it. No person is named in it. */
export const Claim = z.strictObject({
  trouble: z.enum(troubles),
  stillThere: z.boolean(),
  concerns: z.array(z.enum(concerns)),
  amount: Amount,
  /** `2026-01`, oldest first. */
  months: z.array(z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/)),
  people: z.enum(peopleRanges),
  debtor: z.enum(debtors),
  /** Where the work was, when no code says it; or which gate, which crew. */
  placeNote: z.string(),
})
export type Claim = z.infer<typeof Claim>

/**
 * `reports/<reportId>`. Nothing in it says who reported but `contactSealed`, and that only as far as they wanted: no caller,
 * no openid, no address. Read by the street's desk, the mediator of the case, and whoever holds the receipt.
 */
export const StoredReport = z.strictObject({
  _id: ReportId,
  streetId: StreetId,
  /** Of the place, else of the street. */
  orgPath: OrgPathField,
  where: z.string(),
  placeId: PlaceId.nullable(),
  placeName: z.string(),
  placeKind: z.enum(placeKinds).nullable(),
  claim: Claim,
  openness: z.enum(openness),
  /** `{ name, phone }` as JSON, sealed; null when anonymous. */
  contactSealed: Sealed.nullable(),
  /** What the reporter agreed to, in the version that was shown. */
  consent: z.strictObject({ text: z.string(), version: z.string() }),
  receiptHash: z.string(),
  /** Whose personal code was given. The volunteer can read nothing of this document. */
  guidedBy: UserId.nullable(),
  routing: RoutingDecision,
  /**
   * Sorts the desk's list: urgent ones first, then what is due first (`0|2026-03-10|…`); behind them what was refused or whose
   * case has ended, the newest first (`9|…`).
   */
  priority: z.string(),
  state: z.enum(reportStates),
  receivedAt: z.date(),
  /** Last legal day for accepting or refusing: three working days (调解仲裁法 and the committees' rule, article 22). */
  answerBy: z.iso.date(),
  answerByProvisional: z.boolean(),
  refusal: z.strictObject({ ground: z.enum(refusalGrounds), words: z.string(), by: UserId, at: z.date() }).nullable(),
  caseId: CaseId.nullable(),
  photos: z.array(z.strictObject({ fileId: z.string(), at: z.date() })),
  /** From then on words, photos and contact are removed; null while it is open, and once it is done. */
  keptUntil: z.date().nullable(),
  /** The last word came from the reporter and nobody has answered it. */
  waitsForReply: z.boolean(),
  /** What the command left behind, for replays: the input's hash only, never who sent it. */
  command: z.strictObject({ inputHash: z.string() }),
  version: z.int(),
})
export type StoredReport = z.infer<typeof StoredReport>

/** `messages/<id>`: two-way between whoever holds the receipt and the street. Never signed by a name. */
export const StoredMessage = z.strictObject({
  _id: z.string(),
  streetId: StreetId,
  orgPath: OrgPathField,
  reportId: ReportId,
  from: z.enum(['reporter', 'street']),
  /** Who of the street wrote it; null for the reporter. */
  by: UserId.nullable(),
  text: z.string(),
  at: z.date(),
})
export type StoredMessage = z.infer<typeof StoredMessage>

/** `referralCodes/<code>`: a volunteer's personal code. A worker fills it in privately. One in force per volunteer. */
export const StoredReferralCode = z.strictObject({
  _id: z.string(),
  userId: UserId,
  streetId: StreetId,
  orgPath: OrgPathField,
  issuedAt: z.date(),
  revokedAt: z.date().nullable(),
})
export type StoredReferralCode = z.infer<typeof StoredReferralCode>
