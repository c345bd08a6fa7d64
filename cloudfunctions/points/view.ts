import type { GoodsView, RedemptionView, StockView } from '#domain/contract/points'
import { freeOf } from '#domain/goods/stock'
import type { StoredRedemption, StoredStock } from '#domain/goods/stored'
import { instantOf } from '#domain/kernel/instant'

/** An item as volunteers see it on the shelf. */
export const goodsView = (stock: StoredStock): GoodsView => ({
  stockId: stock._id,
  name: stock.name,
  note: stock.note,
  icon: stock.icon,
  points: stock.points,
  free: freeOf(stock),
  outletName: stock.outletName,
})

/** A redemption as its owner sees it, and the counter after handing it out. Nothing of its code. */
export const redemptionView = (redemption: StoredRedemption): RedemptionView => ({
  redemptionId: redemption._id,
  name: redemption.goodsName,
  icon: redemption.icon,
  points: redemption.points,
  outletName: redemption.outletName,
  state: redemption.state,
  reservedAt: instantOf(redemption.reservedAt.getTime()),
  keptUntil: instantOf(redemption.keptUntil.getTime()),
  endedAt: redemption.endedAt && instantOf(redemption.endedAt.getTime()),
})

/** One line of the shelf's book. */
export const stockView = ({ _id, name, icon, points, ...stock }: StoredStock): StockView => ({
  stockId: _id,
  name,
  icon,
  points,
  opening: stock.opening,
  received: stock.received,
  handedOut: stock.handedOut,
  onHand: stock.onHand,
  reserved: stock.reserved,
})
