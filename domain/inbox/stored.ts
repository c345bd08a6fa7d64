import * as z from 'zod'
import { UserId } from '../kernel/id'
import { OrgPathField, StreetId } from '../organisation/stored'

export const inboxKinds = [
  'visitVerified',
  'visitRefused',
  'wechatLinked',
  'guidedAccepted',
  'mediationConfirmed',
  'mediationRefused',
  'awardReversed',
  'caseAssigned',
  'caseMessage',
  'redemptionHandedOut',
  'redemptionExpired',
  'dutySwap',
  'applicationAnswered',
  'roleChanged',
] as const

/** `inbox/<event>:<id>`: one thing a person should know. The inbox is the truth behind every notice. */
export const StoredInboxItem = z.strictObject({
  _id: z.string(),
  userId: UserId,
  streetId: StreetId,
  orgPath: OrgPathField,
  kind: z.enum(inboxKinds),
  title: z.string(),
  text: z.string(),
  at: z.date(),
  read: z.boolean(),
})
export type StoredInboxItem = z.infer<typeof StoredInboxItem>
