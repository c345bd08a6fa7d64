import type { GoodsView, RedemptionView } from '#domain/contract/points'
import type { GoodsIcon } from '#domain/goods/goods'
import { chinaDate, dayLabel, type Instant, timeLabel } from '#domain/kernel/instant'
import { assertNever } from '#domain/kernel/result'
import { goodsPolicy } from '#domain/policy/goods'

/** ready: can be had now · enough: as many wait as may wait · short: points are missing · gone: the shelf is empty. */
type GoodState = 'ready' | 'enough' | 'short' | 'gone'

/** One item of the shelf in words. */
export interface GoodShown {
  key: string
  name: string
  note: string
  icon: GoodsIcon
  points: number
  outlet: string
  state: GoodState
  /** `还有 12 份`, `只剩 2 份`, `还差 9 分`, `领完了` */
  word: string
  /** Soon gone: said in another colour, with a clock. */
  few: boolean
  /** Why it cannot be had now, and what helps. */
  why?: string
}

/** So few that it is worth hurrying. */
const fewAtMost = 3

/** What the person has: `pending` is not yet verified and buys nothing. */
export type Purse = { available: number; pending: number; waiting: number }

/** What can be had now first, then what is missing least, then what is gone. */
export function shownGoods(goods: readonly GoodsView[], purse: Purse): GoodShown[] {
  const order: Record<GoodState, number> = { ready: 0, enough: 0, short: 1, gone: 2 }
  const missing = ({ state, points }: GoodShown): number => (state === 'short' ? points - purse.available : 0)
  return goods
    .map((good) => shownGood(good, purse))
    .sort((a, b) => order[a.state] - order[b.state] || missing(a) - missing(b))
}

function shownGood(good: GoodsView, purse: Purse): GoodShown {
  const { stockId, name, note, icon, points, free, outletName } = good
  const state = stateOf(good, purse)
  return {
    key: stockId,
    name,
    note,
    icon,
    points,
    outlet: outletName,
    state,
    word: wordOf(state, good, purse),
    few: (state === 'ready' || state === 'enough') && free <= fewAtMost,
    why: whyOf(state, points - purse.available, purse.pending),
  }
}

function stateOf({ points, free }: GoodsView, { available, waiting }: Purse): GoodState {
  if (free <= 0) return 'gone'
  if (available < points) return 'short'
  return waiting >= goodsPolicy.mostWaiting ? 'enough' : 'ready'
}

function wordOf(state: GoodState, { points, free }: GoodsView, { available }: Purse): string {
  if (state === 'gone') return '领完了'
  if (state === 'short') return `还差 ${points - available} 分`
  return free <= fewAtMost ? `只剩 ${free} 份` : `还有 ${free} 份`
}

function whyOf(state: GoodState, missing: number, pending: number): string | undefined {
  switch (state) {
    case 'ready':
      return undefined
    case 'enough':
      return `您已经留着 ${goodsPolicy.mostWaiting} 件了，领走一件再换`
    case 'short':
      return `还差 ${missing} 分就能换。${pending > 0 ? `等核实的 ${pending} 分到了再看看` : '再走访几家就够了'}`
    case 'gone':
      return '这一件领完了，来了新的这里就能换'
    default:
      return assertNever(state)
  }
}

/** One redemption in words. */
export interface RedemptionShown {
  key: string
  name: string
  icon: GoodsIcon
  points: number
  outlet: string
  state: RedemptionView['state']
  /** `留到 3月12日 周四 17:00` while it waits, else when it ended. */
  when: string
}

export const shownRedemption = (view: RedemptionView, now: Instant): RedemptionShown => ({
  key: view.redemptionId,
  name: view.name,
  icon: view.icon,
  points: view.points,
  outlet: view.outletName,
  state: view.state,
  when: view.state === 'reserved' ? keptLabel(view.keptUntil, now) : dayLabel(view.endedAt ?? view.reservedAt, now),
})

/** `留到 3月12日 周四 17:00`, `留到今天 17:00`; the last minute of a day is that day. */
export function keptLabel(until: Instant, now: Instant): string {
  const day = chinaDate(until) === chinaDate(now) ? '今天' : ` ${dayLabel(until, now)}`
  const time = timeLabel(until)
  return time === '23:59' ? `留到${day}` : `留到${day} ${time}`
}

/** Where a redemption's code is shown. */
export const pickupPath = (redemptionId: string): string =>
  `/packages/volunteer/pickup/index?redemptionId=${redemptionId}`
