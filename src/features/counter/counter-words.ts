import type { AnswerOf } from '#domain/contract/index'
import type { PickupView } from '#domain/contract/points'
import type { GoodsIcon } from '#domain/goods/goods'
import { dayLabel, type Instant, timeLabel } from '#domain/kernel/instant'
import { keptLabel } from '../goods/goods-words'

/** Something to be compared with what stands before the counter. */
export interface FactShown {
  label: string
  value: string
  note: string
}

/** What the counter looks at before it hands out. */
export interface PickupShown {
  name: string
  icon: GoodsIcon
  points: number
  /** `10:07 查到，还没领过` */
  found: string
  facts: readonly FactShown[]
}

/** @param at the moment the code was looked up */
export const shownPickup = (view: PickupView, at: Instant): PickupShown => ({
  name: view.name,
  icon: view.icon,
  points: view.points,
  found: `${timeLabel(at)} 查到，还没领过`,
  facts: [
    { label: '领的人', value: view.holderName, note: `手机尾号 ${view.phoneTail}` },
    {
      label: '积分',
      value: `${view.availableBefore} → ${view.availableBefore - view.points}`,
      note: `扣 ${view.points} 分`,
    },
    { label: '库存', value: `${view.onHand} → ${view.onHand - 1}`, note: view.outletName },
    { label: '预留', value: dayLabel(view.reservedAt, at), note: keptLabel(view.keptUntil, at) },
  ],
})

/** One line of today's list. */
export interface HandedOutShown {
  key: string
  name: string
  /** `10:07·周*芳` */
  note: string
}

export const shownHandOuts = (today: AnswerOf<'points', 'stock'>['handedOutToday']): HandedOutShown[] =>
  today.map(({ name, holderName, at }) => ({
    key: `${at}${name}${holderName}`,
    name,
    note: `${timeLabel(at)}·${holderName}`,
  }))
