import * as z from 'zod'
import { UserId } from '../kernel/id'
import { dutyKinds, timePattern } from './duty'

const Time = z.string().regex(timePattern)

/** Who sits when and where. `swap`: whoever is asked to take it over. */
export const Shift = z.strictObject({
  id: z.string(),
  on: z.iso.date(),
  from: Time,
  to: Time,
  userId: UserId,
  name: z.string(),
  kind: z.enum(dutyKinds),
  place: z.string(),
  swap: z.strictObject({ toUserId: UserId, toName: z.string(), words: z.string() }).nullable(),
})
export type Shift = z.infer<typeof Shift>

/** When a leader receives whoever comes (领导接访), every week. */
export const Reception = z.strictObject({
  id: z.string(),
  leader: z.string(),
  /** 1 = Monday … 7 = Sunday. */
  weekday: z.int().min(1).max(7),
  from: Time,
  to: Time,
  room: z.string(),
})
export type Reception = z.infer<typeof Reception>

/** `dutyWeeks/<streetId>:<Monday>`: a week of the duty desk. */
export const StoredDutyWeek = z.strictObject({
  _id: z.string(),
  streetId: z.string(),
  orgPath: z.string(),
  monday: z.iso.date(),
  shifts: z.array(Shift),
  version: z.int(),
})
export type StoredDutyWeek = z.infer<typeof StoredDutyWeek>

/** What strangers may see of the desk, kept in the street's own document: the coming shifts without ids of people. */
export const StoredBoard = z.strictObject({
  shifts: z.array(Shift.pick({ id: true, on: true, from: true, to: true, name: true, kind: true, place: true })),
  receptions: z.array(Reception),
})
export type StoredBoard = z.infer<typeof StoredBoard>
