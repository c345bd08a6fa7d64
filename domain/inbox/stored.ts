import * as z from 'zod'
import { UserId } from '../kernel/id'
import { StreetId } from '../organisation/stored'

/** `inbox/<event>:<id>`: one thing a person should know. The inbox is the truth behind every notice. */
export const StoredInboxItem = z.strictObject({
  _id: z.string(),
  userId: UserId,
  streetId: StreetId,
  kind: z.enum(['visitVerified', 'visitRefused']),
  title: z.string(),
  text: z.string(),
  at: z.date(),
  read: z.boolean(),
})
export type StoredInboxItem = z.infer<typeof StoredInboxItem>
