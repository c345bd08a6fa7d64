import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import type { ReportId } from '#domain/kernel/id'
import { granted, type Result, refused } from '#domain/kernel/result'
import type { StoredPlaceCode } from '#domain/place/stored'
import { safetyPolicy } from '#domain/policy/safety'
import type { StoredReferralCode, StoredReport } from '#domain/report/stored'
import { hashOfInput } from '../kit/commands'
import type { Call, PublicCommandCall } from '../kit/route'
import { DuplicateId } from '../kit/store'
import { takeTurn } from '../kit/tries'
import { receiptHashOf, receiptOf } from './find'
import { newReport } from './new-report'
import { relatedTo } from './related'
import { type Street, streetAbove, streetNamed } from './street'
import { followViewOf } from './view'

type Input = ParsedInputOf<'report', 'submit'>
type Answer = AnswerOf<'report', 'submit'>

/**
 * Hands a report in, once, by anybody. What is kept says nothing of who sent it but the sealed contact.
 * Round trips: caller, address, code, referral code, identity (WeChat with a referral code), street, report = 7 at most;
 * a caller and an address that were never counted before cost one more each = 9.
 * A report is one document, so one insert is the whole command: it is there, or nothing is.
 * @idempotent by the unique `_id` of the report.
 */
export async function submit(call: PublicCommandCall, input: Input): Promise<Result<Answer>> {
  const [turn, code, referral, callerId] = await Promise.all([
    takeTurn(call, 'submit', safetyPolicy.submit),
    input.code === undefined ? undefined : call.store.get('placeCodes', input.code),
    input.referralCode === undefined ? undefined : call.store.get('referralCodes', input.referralCode),
    input.referralCode === undefined ? undefined : userIdOf(call),
  ])
  const receipt = receiptOf(call.seal, call.commandId, input.receiptSeed)
  // What was done before is answered as done, whatever has changed since.
  const refuse = async (no: ReturnType<typeof refused>) => (await submitted(call, input, receipt)) ?? no
  if (!turn.ok) return refuse(turn)
  const street = await streetFor(call, input, code)
  if (!street)
    return refuse(refused('notFound', '不知道是哪个街道的事。请再扫一次场所码，或者打 12345。', { field: 'code' }))
  const guide = guideOf(input, referral, { callerId, street })
  if (!guide.ok) return refuse(guide)
  const report = newReport({
    reportId: call.commandId as string as ReportId,
    now: call.now,
    street,
    code: code?.revokedAt === null ? code : undefined,
    claim: input.claim,
    openness: input.contact.openness,
    contactSealed: contactOf(call, input),
    consent: input.consent,
    receiptHash: await receiptHashOf(call.seal, receipt),
    guidedBy: guide.value,
    inputHash: hashOfInput(call, input),
  })
  try {
    await call.store.add('reports', report)
  } catch (error) {
    if (!(error instanceof DuplicateId)) throw error
    return refuse(refused('conflict', '没有存上，请再发一次。'))
  }
  const alone = { street, dispute: undefined, ending: null, messages: [] }
  return granted({ receipt, follow: followViewOf(report, alone, call.now) })
}

/** What the same command did before; undefined when nothing. Of another's report nothing is told. */
async function submitted(call: PublicCommandCall, input: Input, receipt: string): Promise<Result<Answer> | undefined> {
  const report = await call.store.get('reports', call.commandId)
  if (!report) return undefined
  if (report.command.inputHash !== hashOfInput(call, input))
    return refused('conflict', '这个编号已经用过了，内容不一样。请重新反映一次。')
  return granted({ receipt, follow: followViewOf(report, await relatedTo(call, report), call.now) })
}

/** The code says the street, even one that is not hung any more; without one the phone names it. */
const streetFor = async (
  call: Call,
  { streetId }: Input,
  code: StoredPlaceCode | undefined,
): Promise<Street | undefined> => {
  if (code) return streetAbove(call, code.place.orgPath)
  return streetId === undefined ? undefined : streetNamed(call, streetId)
}

/** Refuses a code that nobody has (any more), and one's own: nobody guides themselves. */
function guideOf(
  { referralCode }: Input,
  referral: StoredReferralCode | undefined,
  { callerId, street }: { callerId: string | undefined; street: Street },
): Result<StoredReport['guidedBy']> {
  if (referralCode === undefined) return granted(null)
  const field = { field: 'referralCode' }
  if (!referral || referral.revokedAt !== null || referral.streetId !== street.streetId)
    return refused('notFound', '没有这个介绍码。请再看看；空着不填也一样收。', field)
  if (referral.userId === callerId)
    return refused('forbidden', '这是您自己的介绍码，自己的事不用填。空着一样收。', field)
  return granted(referral.userId)
}

/** Who is calling, looked up for this one question and forgotten. */
async function userIdOf({ identity, store }: Call): Promise<string | undefined> {
  return identity.kind === 'none' ? undefined : (await store.get('identities', identity.key))?.userId
}

function contactOf({ seal }: Call, { contact }: Input): string | null {
  if (contact.openness === 'anonymous') return null
  const { name, phone } = contact
  return seal.seal(JSON.stringify({ name, phone }), 'reports.contact')
}
