import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { pickupIn, pickupPrefix } from '#domain/goods/goods'
import { codeUntil, digitsOf, mayShowCode } from '#domain/goods/pickup'
import { instantOf } from '#domain/kernel/instant'
import { granted, type Result, refused } from '#domain/kernel/result'
import type { Call, CommandCall } from '../kit/route'
import { command } from '../kit/store'
import { ownRedemption } from './reserve'
import { redemptionView } from './view'

type Answer = AnswerOf<'points', 'pickupCode'>

/** How many numbers are drawn at once, so that one that is taken costs no further question. */
const drawn = 4

/**
 * Makes a fresh code for something that waits; the code before it ends. Only keyed hashes are kept, so a command that is
 * sent twice cannot show the first code again: it gets another fresh one, which is as good, and the first has ended.
 * Round trips: identity, codes in force, begin, redemption, redemption, commit.
 */
export async function pickupCode(
  call: CommandCall,
  input: ParsedInputOf<'points', 'pickupCode'>,
): Promise<Result<Answer>> {
  const digits = await freeDigits(call, call.caller.streetId)
  if (digits === undefined) return refused('unavailable', '现在来领的人多，请过一分钟再点「换新码」。')
  const secret = call.chance(16).toString('base64url')
  return call.store.transaction<Result<Answer>>(
    async (tx) => {
      const redemption = await ownRedemption(tx, call, input.redemptionId)
      if (!redemption.ok) return redemption
      const allowed = mayShowCode(redemption.value, call.now)
      if (!allowed.ok) return allowed
      const until = codeUntil(redemption.value, call.now)
      const { streetId, version } = redemption.value
      const changed = {
        ...redemption.value,
        pickup: { secretHash: secretHash(call, secret), digitsHash: digitsHash(call, streetId, digits), until },
        version: version + 1,
      }
      await tx.put('redemptions', changed)
      return granted({
        redemption: redemptionView(changed),
        scan: `${pickupPrefix}${secret}`,
        digits,
        until: instantOf(until.getTime()),
      })
    },
    (result) => result.ok,
  )
}

/** Six digits that nobody of the street shows at this moment; undefined when even the fourth draw was taken. */
async function freeDigits(call: Call, streetId: string): Promise<string | undefined> {
  const draws = Array.from({ length: drawn }, () => digitsOf(call.chance(6)))
  const hashes = draws.map((digits) => digitsHash(call, streetId, digits))
  const inForce = await call.store.find(
    'redemptions',
    { 'pickup.digitsHash': command.in(hashes), 'pickup.until': command.gte(call.now), state: 'reserved' },
    { limit: 100 },
  )
  const taken = new Set(inForce.map(({ pickup }) => pickup?.digitsHash))
  return draws.find((_, index) => !taken.has(hashes[index]))
}

const secretHash = (call: Call, secret: string): string => call.seal.hash('pickup.secret', secret).toString('base64url')

/** With the street in it: the same digits of two streets are two codes. */
const digitsHash = (call: Call, streetId: string, digits: string): string =>
  call.seal.hash('pickup.digits', `${streetId} ${digits}`).toString('base64url')

/** How a scanned or typed code is found, and under which hash it would be kept. */
export function soughtBy(call: Call, streetId: string, code: string) {
  const given = pickupIn(code)
  if (!given) return undefined
  return given.by === 'scan'
    ? { by: given.by, field: 'secretHash' as const, hash: secretHash(call, given.secret) }
    : { by: given.by, field: 'digitsHash' as const, hash: digitsHash(call, streetId, given.digits) }
}
