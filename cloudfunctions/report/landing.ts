import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { chinaDate } from '#domain/kernel/instant'
import { granted, type Result, refused } from '#domain/kernel/result'
import { deadlinePolicyOn } from '#domain/policy/deadlines'
import type { Call } from '../kit/route'
import { dutyOf } from './duty'
import { streetAbove, streetNamed } from './street'

/**
 * What a scanned code opens: where one is, who handles this, what is promised. A code that is no place's (any more) still
 * leads to a street. Round trips: code, street; without a code the street only.
 */
export async function landing(
  call: Call,
  input: ParsedInputOf<'report', 'landing'>,
): Promise<Result<AnswerOf<'report', 'landing'>>> {
  const code = input.code === undefined ? undefined : await call.store.get('placeCodes', input.code)
  const street = code ? await streetAbove(call, code.place.orgPath) : await streetNamed(call, input.streetId)
  if (!street) return refused('notFound', '这里还没有开通。请打 12345，他们会转给您的街道。')
  const hangs = code !== undefined && code.revokedAt === null
  // Who lives behind a door is nobody's business: a home's code leads to the street and no further.
  const place = hangs && code.place.kind !== 'home' ? code.place : undefined
  const { answerWorkdays, settleDays } = deadlinePolicyOn(chinaDate(call.now.getTime()))
  return granted({
    streetId: street.streetId,
    streetName: street.name,
    place: place ? { name: place.name, kind: place.kind, where: place.where } : null,
    codeUnknown: input.code !== undefined && !hangs,
    codeRevoked: code !== undefined && code.revokedAt !== null,
    ...dutyOf(street.board, call.now),
    deskPhone: street.deskPhone,
    window: street.window,
    answerWorkdays,
    settleDays,
  })
}
