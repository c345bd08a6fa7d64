import * as z from 'zod'
import { dutyKinds } from '../duty/duty'
import { writtenText } from '../kernel/text'
import { placeCodePattern, placeKinds } from '../place/place'
import { isReceipt } from '../report/receipt'
import { referralCodePattern } from '../report/referral'
import { amountRanges, concerns, debtors, openness, peopleRanges, reportStates, troubles } from '../report/report'
import { linkedAgencies } from '../routing/routing'
import type { RouteContract } from './envelope'
import { Consent, InstantShape } from './shared'

const PlaceCode = z.string().regex(placeCodePattern, '这不是我们的场所码')
const ReferralCode = z.string().regex(referralCodePattern, '介绍码是 6 位，请再看看')
const Receipt = z.string().refine(isReceipt, '这 16 个数字对不上。请看看有没有少一位。')
const StreetId = z.string().regex(/^[a-z0-9]{1,16}$/)
/** 16 random bytes of the phone, base64url: with the street's key they make the receipt, and neither is kept. */
const ReceiptSeed = z.string().regex(/^[\w-]{22}$/)

export const ReportClaim = z.strictObject({
  trouble: z.enum(troubles, '请选一样'),
  stillThere: z.boolean('请选还在不在那儿干'),
  concerns: z.array(z.enum(concerns)).max(concerns.length),
  amount: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('range'), range: z.enum(amountRanges) }),
    z.strictObject({
      by: z.literal('exact'),
      amountFen: z.int().min(1, '请填大于 0 的数').max(100_000_000_00, '这个数太大了，请看看是不是多写了几位'),
    }),
  ]),
  months: z.array(z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/)).max(36),
  people: z.enum(peopleRanges, '请选一共几个人'),
  debtor: z.enum(debtors),
  placeNote: writtenText(100),
})
export type ReportClaim = z.infer<typeof ReportClaim>

const Phone = z.string().regex(/^1\d{10}$/, '手机号是 11 位，请再看看')
export const ReportContact = z.discriminatedUnion('openness', [
  z.strictObject({ openness: z.literal('named'), name: writtenText(20), phone: Phone }),
  z.strictObject({ openness: z.literal('mediatorOnly'), name: writtenText(20), phone: Phone }),
  z.strictObject({ openness: z.literal('anonymous') }),
])
export type ReportContact = z.infer<typeof ReportContact>

/** One step of the way, as the reporter reads it. */
export const FollowStep = z.object({
  key: z.enum(['received', 'answer', 'talk', 'paid']),
  state: z.enum(['done', 'now', 'later', 'stopped']),
  title: z.string(),
  /** When it happened (done) or the last day (now), in words; empty when nothing is fixed. */
  when: z.string(),
  text: z.string(),
  /** The last legal day, where one runs now. */
  dueOn: z.iso.date().nullable(),
})
export type FollowStep = z.infer<typeof FollowStep>

export const FollowView = z.object({
  placeName: z.string(),
  state: z.enum(reportStates),
  openness: z.enum(openness),
  receivedAt: InstantShape,
  steps: z.array(FollowStep),
  /** Who was asked to help, and why, in plain Chinese. */
  helpers: z.array(z.object({ agency: z.enum(linkedAgencies), label: z.string(), reason: z.string() })),
  /** Who handles it: `陈律师（街道调解员）`, and a number to call. */
  handler: z.object({ name: z.string(), phone: z.string() }),
  /** From this day on arbitration is offered by itself; applying earlier is always possible. */
  arbitrationFrom: z.iso.date(),
  /** The other roads with addresses, once mediation has ended without agreement or the report was refused. */
  roads: z.array(z.object({ title: z.string(), text: z.string(), phone: z.string() })),
  messages: z.array(
    z.object({ id: z.string(), from: z.enum(['reporter', 'street']), text: z.string(), at: InstantShape }),
  ),
  photos: z.int(),
  morePhotos: z.boolean(),
})
export type FollowView = z.infer<typeof FollowView>

const OnDuty = z.object({
  name: z.string(),
  kind: z.enum(dutyKinds),
  place: z.string(),
  on: z.iso.date(),
  from: z.string(),
  to: z.string(),
})

export const report = {
  /** What a scanned code opens, for anybody: where am I, who handles this, what is promised. */
  landing: {
    kind: 'query',
    input: z.strictObject({ code: PlaceCode.optional(), streetId: StreetId.optional() }),
    answer: z.object({
      streetId: StreetId,
      streetName: z.string(),
      place: z.object({ name: z.string(), kind: z.enum(placeKinds), where: z.string() }).nullable(),
      /** The code is not (or no longer) of a place; the page says what to do instead. */
      codeUnknown: z.boolean(),
      /** It was of a place, and the street has taken it back: the board is old. */
      codeRevoked: z.boolean(),
      /** Who sits at the desk now; when nobody does, who sits next. */
      onDuty: z.array(OnDuty),
      nextDuty: OnDuty.nullable(),
      /** When leaders receive whoever comes. */
      receptions: z.array(z.object({ leader: z.string(), when: z.string(), room: z.string() })),
      deskPhone: z.string(),
      /** `街道大厅 3 号窗口` */
      window: z.string(),
      answerWorkdays: z.int(),
      settleDays: z.object({ ordinary: z.int(), complex: z.int() }),
    }),
  },
  /**
   * Hands a report in, by anybody. The commandId is the report's id, the receipt is made of `receiptSeed` and a key of the
   * environment: the same command gets the same receipt, and nobody can choose one.
   */
  submit: {
    kind: 'command',
    input: z.strictObject({
      code: PlaceCode.optional(),
      /** Which street, when no code says it. */
      streetId: StreetId.optional(),
      claim: ReportClaim,
      contact: ReportContact,
      /** What was read before it was handed in. */
      consent: Consent,
      referralCode: ReferralCode.optional(),
      receiptSeed: ReceiptSeed,
    }),
    answer: z.object({ receipt: Receipt, follow: FollowView }),
  },
  /** Everything its owner may see of a report. Refuses notFound (wrong receipt), tooMany (guessing). */
  follow: { kind: 'query', input: z.strictObject({ receipt: Receipt }), answer: FollowView },
  /** A message to the mediator, anonymous or not. */
  say: {
    kind: 'command',
    input: z.strictObject({ receipt: Receipt, text: writtenText(500).refine((text) => text !== '', '请写一句再发') }),
    answer: FollowView,
  },
  /** A photo that was uploaded a moment ago becomes evidence: metadata stripped, moved where only the street reads. */
  attach: {
    kind: 'command',
    input: z.strictObject({ receipt: Receipt, fileId: z.string().min(1).max(300) }),
    answer: FollowView,
  },
} as const satisfies Record<string, RouteContract>
