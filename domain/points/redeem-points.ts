import type { Instant } from '../kernel/instant'
import { goodsPolicy } from '../policy/goods'
import type { Posting } from './account'

/** An item and what it costs. */
export type Redeemed = { redemptionId: string; goodsName: string; points: number }

const postingOf = (
  { redemptionId }: Redeemed,
  step: 'hold' | 'release' | 'spend',
  at: Instant,
): Pick<Posting, '_id' | 'at' | 'earnedAt' | 'rule' | 'event' | 'confirmedBy'> => ({
  _id: `redeem:${redemptionId}:${step}`,
  at,
  earnedAt: at,
  rule: { policy: goodsPolicy.kind, version: goodsPolicy.version },
  event: { kind: 'redemption', id: redemptionId },
  confirmedBy: '',
})

/** Points are set aside when an item is reserved. */
export const holdPosting = (item: Redeemed, at: Instant): Posting => ({
  ...postingOf(item, 'hold', at),
  kind: 'redeemHold',
  points: -item.points,
  heldChange: item.points,
  reason: `换「${item.goodsName}」，先替您存着`,
})

/** They come back when the item is cancelled or not fetched in time. */
export const releasePosting = (item: Redeemed, at: Instant, why: 'cancelled' | 'expired'): Posting => ({
  ...postingOf(item, 'release', at),
  kind: 'redeemRelease',
  points: item.points,
  heldChange: -item.points,
  reason: why === 'cancelled' ? `不换「${item.goodsName}」了，分退回来` : `「${item.goodsName}」过期没领，分退回来`,
})

/** They are gone when the item is in the volunteer's hands. `by` is who handed it out. */
export const spendPosting = (item: Redeemed, at: Instant, by: string): Posting => ({
  ...postingOf(item, 'spend', at),
  kind: 'redeemSpend',
  points: 0,
  heldChange: -item.points,
  reason: `领走「${item.goodsName}」，用掉 ${item.points} 分`,
  confirmedBy: by,
})
