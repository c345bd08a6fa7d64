import * as z from 'zod'
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
  /** Who confirmed: `扫门牌码，自动核实` or `社区核实`. Never a name. */
  confirmedBy: z.string(),
  hash: z.string(),
})
export type EntryView = z.infer<typeof EntryView>

export const points = {
  /** Balance, pending, and the newest page of entries. */
  statement: {
    kind: 'query',
    input: z.strictObject({ cursor: Cursor.optional() }),
    answer: z.object({
      available: z.int(),
      pending: z.int(),
      earnedThisYear: z.int(),
      cap: z.int(),
      entries: z.array(EntryView),
      next: Cursor.nullable(),
    }),
  },
} as const satisfies Record<string, RouteContract>
