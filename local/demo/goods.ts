import type { GoodsIcon } from '#domain/goods/goods'
import { StoredRedemption, StoredStock, StoredStockMove } from '#domain/goods/stored'
import { instantOf } from '#domain/kernel/instant'
import { mintId } from '#domain/kernel/mint-id'
import type { PointsEntry } from '#domain/points/account'
import { holdPosting, type Redeemed, spendPosting } from '#domain/points/redeem-points'
import { goodsPolicy } from '#domain/policy/goods'
import type { Chance } from './chance'
import { dayMs, hourMs, minuteMs, officeTime, type Span } from './days'
import type { Person } from './people'
import { mainStreet, type Street } from './town'

/** What stands on the shelf of the street's hall. */
const shelf: { name: string; note: string; icon: GoodsIcon; points: number; opening: number; arrived: number }[] = [
  { name: '东北大米 5 千克', note: '当年新米', icon: 'rice', points: 30, opening: 40, arrived: 60 },
  { name: '葵花籽油 1.8 升', note: '一桶', icon: 'oil', points: 25, opening: 30, arrived: 50 },
  { name: '挂面 1 千克', note: '两把', icon: 'noodles', points: 9, opening: 60, arrived: 80 },
  { name: '抽纸 6 包', note: '一提', icon: 'tissue', points: 10, opening: 50, arrived: 60 },
  { name: '香皂 4 块', note: '一盒', icon: 'soap', points: 8, opening: 50, arrived: 40 },
  { name: '纯棉毛巾 2 条', note: '红、蓝各一条', icon: 'towel', points: 12, opening: 40, arrived: 30 },
  { name: '长柄雨伞', note: '加大加固', icon: 'umbrella', points: 20, opening: 25, arrived: 0 },
  { name: '保温杯 500 毫升', note: '不锈钢', icon: 'thermos', points: 40, opening: 12, arrived: 0 },
]

/** One item of a street before anything was handed out. */
export type ShelfItem = Omit<StoredStock, 'handedOut' | 'onHand' | 'reserved'> & { arrivedMs: number }

export function shelfOf(street: Street, span: Span, chance: Chance): ShelfItem[] {
  const items = street === mainStreet ? shelf : shelf.slice(2, 5)
  return items.map(({ arrived, ...item }, index) => {
    const goodsId = mintId(span.beginMs, chance.fork(`goods ${index}`).bytes(10)) as StoredStock['goodsId']
    return {
      ...item,
      _id: `hall.${goodsId}`,
      goodsId,
      streetId: street.id,
      orgPath: street.path,
      outlet: 'hall',
      outletName: '街道大厅 5 号窗口',
      state: 'offered',
      received: arrived,
      order: index + 1,
      version: 1,
      arrivedMs: span.beginMs + Math.floor(span.days / 2) * dayMs + 10 * hourMs,
    }
  })
}

/** Something a volunteer would like to fetch: which item, when reserved, when fetched; null while it waits. */
export type Wish = Redeemed & { item: ShelfItem; reservedMs: number; fetchedMs: number | null }

/** Most volunteers would like to fetch something in the second half of the span; the last ones wait to be fetched. */
export function wishesOf(items: ShelfItem[], span: Span, chance: Chance): Wish[] {
  if (span.days < 30 || !chance.happens(0.7)) return []
  const item = chance.pick(items)
  const middleMs = span.beginMs + Math.floor(span.days / 2) * dayMs
  const reservedMs = officeTime(
    middleMs + chance.int(2, Math.floor(span.days / 2) - 1) * dayMs + chance.int(0, 8) * hourMs,
  )
  const fetchedMs = officeTime(reservedMs + chance.int(20, 5 * 24 * 60) * minuteMs)
  const redemptionId = mintId(reservedMs, chance.bytes(10))
  return reservedMs >= span.endMs
    ? []
    : [
        {
          ...{ redemptionId, item, goodsName: item.name, points: item.points, reservedMs },
          fetchedMs: fetchedMs < span.endMs ? fetchedMs : null,
        },
      ]
}

const entryIdOf = (wish: Wish, step: 'hold' | 'spend'): string => `redeem:${wish.redemptionId}:${step}`
export const isKept = (wish: Wish, entries: PointsEntry[]): boolean =>
  entries.some(({ _id }) => _id === entryIdOf(wish, 'hold'))

/** The two movements of a wish; neither happens when the points are not there yet. */
export const holdOf = (wish: Wish) => holdPosting(wish, instantOf(wish.reservedMs))
export const spendOf = (wish: Wish, fetchedMs: number, by: string) => spendPosting(wish, instantOf(fetchedMs), by)

/** The documents of what was reserved, and of what left the shelf. */
export function redemptionOf(
  person: Person,
  { item, redemptionId, reservedMs, fetchedMs }: Wish,
  handedOutBy: string,
  inputHash: string,
): { redemption: StoredRedemption; move: StoredStockMove | undefined } {
  const place = { streetId: item.streetId, orgPath: item.orgPath }
  const redemption = StoredRedemption.parse({
    ...{ _id: redemptionId, ...place, userId: person.userId, stockId: item._id, goodsId: item.goodsId },
    ...{ goodsName: item.name, icon: item.icon, outletName: item.outletName, points: item.points },
    state: fetchedMs === null ? 'reserved' : 'handedOut',
    reservedAt: new Date(reservedMs),
    keptUntil: new Date(reservedMs + goodsPolicy.keptDays * dayMs),
    endedAt: fetchedMs === null ? null : new Date(fetchedMs),
    handedOutBy: fetchedMs === null ? null : handedOutBy,
    pickup: null,
    command: { caller: person.userId, inputHash },
    version: fetchedMs === null ? 1 : 2,
  } satisfies Record<keyof StoredRedemption, unknown>)
  if (fetchedMs === null) return { redemption, move: undefined }
  const move = StoredStockMove.parse({
    ...{ _id: `out:${redemptionId}`, stockId: item._id, ...place, kind: 'handedOut', count: 1 },
    ...{ by: handedOutBy, note: '', at: new Date(fetchedMs) },
  } satisfies Record<keyof StoredStockMove, unknown>)
  return { redemption, move }
}

/** The shelf after all that: opening + received − handed out = on hand. */
export function stockOf(items: ShelfItem[], redemptions: StoredRedemption[], by: string) {
  const stock = items.map(({ arrivedMs: _, ...item }) => {
    const of = redemptions.filter(({ stockId }) => stockId === item._id)
    const handedOut = of.filter(({ state }) => state === 'handedOut').length
    const reserved = of.filter(({ state }) => state === 'reserved').length
    const onHand = item.opening + item.received - handedOut
    return StoredStock.parse({ ...item, handedOut, onHand, reserved, version: 1 + of.length })
  })
  const arrivals = items
    .filter(({ received }) => received > 0)
    .map(({ _id, streetId, orgPath, received, goodsId, arrivedMs }) =>
      StoredStockMove.parse({
        ...{ _id: `in:${goodsId}`, stockId: _id, streetId, orgPath, kind: 'received', count: received },
        ...{ by, note: '区里统一采购', at: new Date(arrivedMs) },
      }),
    )
  return { stock, arrivals }
}
