import * as z from 'zod'
import { goodsIcons, pickupIn, redemptionStates } from '../goods/goods'
import { RedemptionId } from '../kernel/id'
import { writtenText } from '../kernel/text'
import type { RouteContract } from './envelope'
import { Cursor, InstantShape } from './shared'

export const EntryView = z.object({
  id: z.string(),
  seq: z.int(),
  at: InstantShape,
  points: z.int(),
  reason: z.string(),
  /** The rule in words: `走访一次 1 分（积分办法 2026-01）`. */
  rule: z.string(),
  /** Who confirmed: `扫门牌码，自动核实` or `社区核实`. Never a name; empty where nothing is to be confirmed. */
  confirmedBy: z.string(),
  hash: z.string(),
})
export type EntryView = z.infer<typeof EntryView>

const StockId = z
  .string()
  .max(60)
  .regex(/^[\w.-]+$/)

/** An item as volunteers see it. */
export const GoodsView = z.object({
  stockId: StockId,
  name: z.string(),
  note: z.string(),
  icon: z.enum(goodsIcons),
  points: z.int(),
  /** How many can still be reserved. */
  free: z.int(),
  outletName: z.string(),
})
export type GoodsView = z.infer<typeof GoodsView>

export const RedemptionView = z.object({
  redemptionId: RedemptionId,
  name: z.string(),
  icon: z.enum(goodsIcons),
  points: z.int(),
  outletName: z.string(),
  state: z.enum(redemptionStates),
  reservedAt: InstantShape,
  keptUntil: InstantShape,
  endedAt: InstantShape.nullable(),
})
export type RedemptionView = z.infer<typeof RedemptionView>

/** What the counter sees before it hands out: enough to know the person, no more. */
export const PickupView = z.object({
  redemptionId: RedemptionId,
  version: z.int(),
  name: z.string(),
  icon: z.enum(goodsIcons),
  points: z.int(),
  holderName: z.string(),
  /** Last four digits of the volunteer's phone, to be said aloud. */
  phoneTail: z.string(),
  availableBefore: z.int(),
  onHand: z.int(),
  outletName: z.string(),
  reservedAt: InstantShape,
  keptUntil: InstantShape,
})
export type PickupView = z.infer<typeof PickupView>

/** One line of the shelf's book: opening + received − handed out = on hand. */
export const StockView = z.object({
  stockId: StockId,
  name: z.string(),
  icon: z.enum(goodsIcons),
  points: z.int(),
  opening: z.int(),
  received: z.int(),
  handedOut: z.int(),
  onHand: z.int(),
  reserved: z.int(),
})
export type StockView = z.infer<typeof StockView>

const PickupCode = z
  .string()
  .refine((given) => pickupIn(given) !== undefined, '这不是领取码，请让他打开「领取码」再扫。')

export const points = {
  /** Balance, pending, and the newest page of entries. */
  statement: {
    kind: 'query',
    input: z.strictObject({ cursor: Cursor.optional() }),
    answer: z.object({
      available: z.int(),
      /** Points held for goods that wait to be fetched. */
      held: z.int(),
      /** What was taken back after it had been spent: the next points fill it first. */
      owed: z.int(),
      pending: z.int(),
      earnedThisYear: z.int(),
      cap: z.int(),
      entries: z.array(EntryView),
      next: Cursor.nullable(),
    }),
  },
  /** The shelf, with what the caller has to spend. */
  goods: {
    kind: 'query',
    input: z.strictObject({}),
    answer: z.object({
      available: z.int(),
      held: z.int(),
      goods: z.array(GoodsView),
      waiting: z.array(RedemptionView),
    }),
  },
  /** Keeps one item and its points. The commandId is the redemption's id. Refuses limitReached (points, stock, waiting). */
  reserve: {
    kind: 'command',
    input: z.strictObject({ stockId: StockId }),
    answer: z.object({ redemption: RedemptionView, available: z.int() }),
  },
  cancel: {
    kind: 'command',
    input: z.strictObject({ redemptionId: RedemptionId }),
    answer: z.object({ redemption: RedemptionView, available: z.int() }),
  },
  redemptions: {
    kind: 'query',
    input: z.strictObject({ cursor: Cursor.optional() }),
    answer: z.object({ redemptions: z.array(RedemptionView), next: Cursor.nullable() }),
  },
  /** A fresh pick-up code; the one before ends. */
  pickupCode: {
    kind: 'command',
    input: z.strictObject({ redemptionId: RedemptionId }),
    answer: z.object({
      redemption: RedemptionView,
      /** What the QR holds. */
      scan: z.string(),
      digits: z.string(),
      until: InstantShape,
    }),
  },
  /**
   * Counter: whose code is this, may it be handed out. Refuses notFound, notNow (its time is over), alreadyDone (with when
   * and where), tooMany (guessing digits), forbidden (one's own).
   */
  lookUpPickup: { kind: 'query', input: z.strictObject({ code: PickupCode }), answer: PickupView },
  handOut: {
    kind: 'command',
    input: z.strictObject({ code: PickupCode, redemptionId: RedemptionId }),
    answer: z.object({ redemption: RedemptionView, onHand: z.int() }),
  },
  /** Counter: the shelf's book and what was handed out today. */
  stock: {
    kind: 'query',
    input: z.strictObject({}),
    answer: z.object({
      stock: z.array(StockView),
      handedOutToday: z.array(z.object({ name: z.string(), holderName: z.string(), at: InstantShape })),
      waiting: z.int(),
    }),
  },
  receiveStock: {
    kind: 'command',
    input: z.strictObject({
      stockId: StockId,
      count: z.int().min(1, '请填收到几份').max(10_000),
      note: writtenText(100),
    }),
    answer: z.object({ stock: StockView }),
  },
  /** Takes a wrong award back by its opposite, with the reason. Never one's own. */
  reverse: {
    kind: 'command',
    input: z.strictObject({
      entryId: z.string().max(80),
      reason: writtenText(200).refine((text) => text !== '', '请写一句为什么'),
    }),
    answer: z.object({ entryId: z.string() }),
  },
  /** Staff: somebody's guiding and mediating awards, to see what may be taken back. */
  awards: {
    kind: 'query',
    input: z.strictObject({ cursor: Cursor.optional() }),
    answer: z.object({
      awards: z.array(
        z.object({
          entryId: z.string(),
          at: InstantShape,
          points: z.int(),
          reason: z.string(),
          holderName: z.string(),
          reversed: z.boolean(),
          own: z.boolean(),
        }),
      ),
      next: Cursor.nullable(),
    }),
  },
} as const satisfies Record<string, RouteContract>
