import * as z from 'zod'
import { CommandId, UserId } from '../kernel/id'
import { OrgPathField, StreetId } from '../organisation/stored'

/** What tables may be brought in. */
export const importKinds = ['places', 'volunteers'] as const
export type ImportKind = (typeof importKinds)[number]

/** `imports/<importId>`: a table that was looked at and found without a fault, and how much of it is written. */
export const StoredImport = z.strictObject({
  _id: CommandId,
  of: z.enum(importKinds),
  streetId: StreetId,
  orgPath: OrgPathField,
  by: UserId,
  /** The rows as they will be written, where only functions read; gone when all are. */
  rowsFileId: z.string(),
  total: z.int(),
  written: z.int(),
  /** Rows that were left alone, because somebody changed what they are about after it was looked at. */
  skipped: z.array(z.int()),
  at: z.date(),
  /** How often tables of its kind had begun or ended in the street when it was looked at: while that holds, what was seen holds. */
  turn: z.int(),
  /** When its first rows were written. */
  startedAt: z.date().nullable(),
  doneAt: z.date().nullable(),
})
export type StoredImport = z.infer<typeof StoredImport>

/** `madeFiles/<commandId>`: a table or a sheet that was made for somebody to take along. The clock takes it away. */
export const StoredMadeFile = z.strictObject({
  _id: CommandId,
  streetId: StreetId,
  orgPath: OrgPathField,
  fileId: z.string(),
  at: z.date(),
})
export type StoredMadeFile = z.infer<typeof StoredMadeFile>
