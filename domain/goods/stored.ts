import * as z from 'zod'
import { GoodsId, RedemptionId, UserId } from '../kernel/id'
import { OrgPathField, StreetId } from '../organisation/stored'
import { goodsIcons, redemptionStates, stockMoveKinds } from './goods'

/**
 * `stock/<outlet>.<goodsId>`: one item at one outlet, with the item's card so that a reservation reads one document.
 * What holds: `onHand = opening + received − handedOut`, `0 ≤ reserved ≤ onHand`. Free = onHand − reserved.
 */
export const StoredStock = z.strictObject({
  _id: z.string(),
  goodsId: GoodsId,
  streetId: StreetId,
  orgPath: OrgPathField,
  outlet: z.string(),
  /** `街道大厅 5 号窗口` */
  outletName: z.string(),
  name: z.string(),
  note: z.string(),
  icon: z.enum(goodsIcons),
  /** Price of one, in points. */
  points: z.int().min(1),
  state: z.enum(['offered', 'withdrawn']),
  opening: z.int().min(0),
  received: z.int().min(0),
  handedOut: z.int().min(0),
  onHand: z.int().min(0),
  reserved: z.int().min(0),
  order: z.int(),
  version: z.int(),
})
export type StoredStock = z.infer<typeof StoredStock>

/** `stockMoves/<derived id>`: goods that came in or went out; `out:<redemptionId>` can be written only once. */
export const StoredStockMove = z.strictObject({
  _id: z.string(),
  stockId: z.string(),
  streetId: StreetId,
  orgPath: OrgPathField,
  kind: z.enum(stockMoveKinds),
  count: z.int().min(1),
  by: UserId,
  note: z.string(),
  at: z.date(),
})
export type StoredStockMove = z.infer<typeof StoredStockMove>

/** `redemptions/<redemptionId>` */
export const StoredRedemption = z.strictObject({
  _id: RedemptionId,
  streetId: StreetId,
  orgPath: OrgPathField,
  userId: UserId,
  stockId: z.string(),
  goodsId: GoodsId,
  goodsName: z.string(),
  icon: z.enum(goodsIcons),
  outletName: z.string(),
  points: z.int(),
  state: z.enum(redemptionStates),
  reservedAt: z.date(),
  /** Kept until the end of this moment; then points and item go back. */
  keptUntil: z.date(),
  endedAt: z.date().nullable(),
  handedOutBy: UserId.nullable(),
  /** Keyed hashes of the code that is being shown, and until when it counts; a new code ends the old one. */
  pickup: z.strictObject({ secretHash: z.string(), digitsHash: z.string(), until: z.date() }).nullable(),
  command: z.strictObject({ caller: z.string(), inputHash: z.string() }),
  version: z.int(),
})
export type StoredRedemption = z.infer<typeof StoredRedemption>
