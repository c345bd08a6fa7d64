import * as z from 'zod'
import type { RouteContract } from './envelope'
import { Cursor, InstantShape, OrgPathShape } from './shared'

/** One line of what somebody may have to answer for. */
export const AuditRow = z.object({
  id: z.string(),
  at: InstantShape,
  /** Who did it; a person who is gone is told so. */
  byName: z.string(),
  /** In Chinese words: `看了反映人的姓名电话`. */
  what: z.string(),
  /** What it was done to, as ids are written: for whoever searches on. */
  about: z.string(),
  /** What whoever looked wrote down; empty where nothing was asked. */
  reason: z.string(),
})
export type AuditRow = z.infer<typeof AuditRow>

export const auditRoutes = {
  /** What was done in a street (or by the district itself), newest first. */
  auditTrail: {
    kind: 'query',
    input: z.strictObject({
      /** A street, or the district; without it the caller's own street, else the first. */
      of: OrgPathShape.optional(),
      cursor: Cursor.optional(),
    }),
    answer: z.object({
      of: OrgPathShape,
      rows: z.array(AuditRow),
      next: Cursor.nullable(),
      /** Where the caller may look; with the first page only. */
      places: z.array(z.object({ path: OrgPathShape, name: z.string() })).nullable(),
    }),
  },
} as const satisfies Record<string, RouteContract>
