import { chinaDate, instantOf } from '../kernel/instant'
import { assertNever, granted, type Result, refused } from '../kernel/result'
import type { PointsAccount, Posting } from '../points/account'
import { holdPosting, type Redeemed, releasePosting } from '../points/redeem-points'
import { goodsPolicy } from '../policy/goods'
import { freeOf } from './stock'
import type { StoredRedemption, StoredStock } from './stored'

/** One step of a redemption: the shelf and the redemption after it, and what it does to the volunteer's points. */
export type Step = { stock: StoredStock; redemption: StoredRedemption; posting: Posting }

/** Who wants an item, under which command, and when. */
type Wish = Pick<StoredRedemption, '_id' | 'userId' | 'command' | 'reservedAt'>

/**
 * Keeps one item and its points for a volunteer. Nothing is spent yet: the points move to `held`. Refuses notNow (not
 * offered any more) and limitReached (too many waiting, none left, not enough points), each with what to do next.
 */
export function reserve(
  stock: StoredStock,
  account: Pick<PointsAccount, 'available' | 'pending' | 'waiting'>,
  wish: Wish,
): Result<Step> {
  if (stock.state !== 'offered') return refused('notNow', '这样东西现在不换了，看看别的。')
  if (account.waiting >= goodsPolicy.mostWaiting)
    return refused('limitReached', `您留着 ${account.waiting} 件还没领，先领走一件再换。`)
  if (freeOf(stock) <= 0) return refused('limitReached', `「${stock.name}」领完了，看看别的，到货了再来换。`)
  const missing = stock.points - account.available
  if (missing > 0) return refused('limitReached', missingWords(missing, account.pending), { missing })
  const redemption: StoredRedemption = {
    ...wish,
    streetId: stock.streetId,
    orgPath: stock.orgPath,
    stockId: stock._id,
    goodsId: stock.goodsId,
    goodsName: stock.name,
    icon: stock.icon,
    outletName: stock.outletName,
    points: stock.points,
    state: 'reserved',
    keptUntil: keptUntil(wish.reservedAt),
    endedAt: null,
    handedOutBy: null,
    pickup: null,
    version: 1,
  }
  return granted({
    stock: { ...stock, reserved: stock.reserved + 1, version: stock.version + 1 },
    redemption,
    posting: holdPosting(redeemedOf(redemption), instantOf(wish.reservedAt.getTime())),
  })
}

const missingWords = (missing: number, pending: number): string =>
  `还差 ${missing} 分就能换。${pending > 0 ? `等核实的 ${pending} 分到了再看看。` : ''}`

/** The volunteer does not want it any more: points and item go back. Refuses alreadyDone. */
export const cancel = (stock: StoredStock, redemption: StoredRedemption, at: Date): Result<Step> =>
  giveBack(stock, redemption, at, 'cancelled')

/** It was not fetched in time: points and item go back. Refuses alreadyDone, and notNow before its time. */
export function expire(stock: StoredStock, redemption: StoredRedemption, at: Date): Result<Step> {
  if (redemption.state === 'reserved' && !isOverdue(redemption, at)) return refused('notNow', '还没到期，再留一留。')
  return giveBack(stock, redemption, at, 'expired')
}

function giveBack(
  stock: StoredStock,
  redemption: StoredRedemption,
  at: Date,
  state: 'cancelled' | 'expired',
): Result<Step> {
  if (redemption.state !== 'reserved') return refused('alreadyDone', endedWords(redemption.state))
  return granted({
    stock: { ...stock, reserved: stock.reserved - 1, version: stock.version + 1 },
    redemption: ended(redemption, state, at),
    posting: releasePosting(redeemedOf(redemption), instantOf(at.getTime()), state),
  })
}

function endedWords(state: Exclude<StoredRedemption['state'], 'reserved'>): string {
  switch (state) {
    case 'handedOut':
      return '这一件已经领走了，退不了了。'
    case 'cancelled':
      return '这一件已经退了，分也退回来了。'
    case 'expired':
      return '这一件过期没领，分已经退回来了。'
    default:
      return assertNever(state)
  }
}

export const redeemedOf = ({ _id, goodsName, points }: StoredRedemption): Redeemed => ({
  redemptionId: _id,
  goodsName,
  points,
})

/** A redemption at its end. The hashes of its last code stay, so that whoever shows it again is told what became of it. */
export const ended = (
  redemption: StoredRedemption,
  state: Exclude<StoredRedemption['state'], 'reserved'>,
  endedAt: Date,
): StoredRedemption => ({ ...redemption, state, endedAt, version: redemption.version + 1 })

/** Past its last moment it may not be handed out, whether or not points and item have gone back yet. */
export const isOverdue = ({ keptUntil: until }: Pick<StoredRedemption, 'keptUntil'>, at: Date): boolean => at > until

/** The end of the last day (China) on which an item is kept; the day of the reservation does not count. */
export function keptUntil(reservedAt: Date): Date {
  const lastDay = chinaDate(reservedAt.getTime() + goodsPolicy.keptDays * 86_400_000)
  return new Date(`${lastDay}T23:59:59.999+08:00`)
}
