import { granted, type Result, refused } from '../kernel/result'
import { goodsPolicy } from '../policy/goods'
import { isOverdue } from './redeem'
import type { StoredRedemption } from './stored'

const minuteMs = 60_000

/** Six digits out of six random bytes: every number is as likely as every other, to less than one in a hundred million. */
export function digitsOf(chance: ArrayLike<number>): string {
  let number = 0
  for (let at = 0; at < 6; at++) number = number * 256 + ((chance[at] ?? 0) & 0xff)
  return String(number % 1_000_000).padStart(6, '0')
}

/** Until when a code that is made now counts. */
export const codeUntil = (redemption: Pick<StoredRedemption, 'keptUntil'>, now: Date): Date =>
  new Date(Math.min(now.getTime() + goodsPolicy.codeMinutes * minuteMs, redemption.keptUntil.getTime()))

/** A code is for what waits to be fetched, and for as long as it is kept. */
export function mayShowCode(redemption: StoredRedemption, now: Date): Result<true> {
  if (redemption.state === 'handedOut') return refused('alreadyDone', '这一件已经领走了。')
  if (redemption.state !== 'reserved') return refused('alreadyDone', '这一件已经退了，分也退回来了。')
  if (isOverdue(redemption, now)) return refused('notNow', '过了留着的日子，分会退给您，想要就重新换一件。')
  return granted(true)
}

export const codeExpired = () => refused('notNow', '码过期了，让他点一下「换新码」再扫。')

/** The code is the newest one of something that waits, and its minutes are not over. */
export const isInForce = ({ state, pickup }: Pick<StoredRedemption, 'state' | 'pickup'>, now: Date): boolean =>
  state === 'reserved' && pickup !== null && pickup.until >= now

/** So long after its end typed digits still tell what became of them: later they may have been somebody else's. */
const rememberedMs = 24 * 60 * minuteMs

/**
 * Which of the redemptions that carry a code is meant. A secret belongs to one alone. Six digits come again: those in
 * force go first, then the latest of the last day; two in force at once are told apart by neither, so both need new ones.
 */
export function meantBy(
  by: 'scan' | 'digits',
  found: StoredRedemption[],
  now: Date,
): StoredRedemption | 'ambiguous' | undefined {
  const inForce = found.filter((redemption) => isInForce(redemption, now))
  if (inForce.length > 1) return 'ambiguous'
  if (inForce[0]) return inForce[0]
  const endOf = ({ pickup }: StoredRedemption): number => pickup?.until.getTime() ?? 0
  return found
    .filter((redemption) => by === 'scan' || now.getTime() - endOf(redemption) < rememberedMs)
    .sort((a, b) => endOf(b) - endOf(a))[0]
}
