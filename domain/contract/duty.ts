import * as z from 'zod'
import { dutyKinds, timePattern } from '../duty/duty'
import { UserId } from '../kernel/id'
import { writtenText } from '../kernel/text'
import type { RouteContract } from './envelope'

const Time = z.string().regex(timePattern, '时间写成 09:00 这样')
const Day = z.iso.date().refine((day) => day >= '2020' && day < '2100', '日期不对，请重新选')
const ShiftId = z.string().regex(/^[0-9A-Z]{26}$/)
const Stretch = z.object({ on: z.iso.date(), from: z.string(), to: z.string() })

const ShiftView = Stretch.extend({
  id: z.string(),
  name: z.string(),
  kind: z.enum(dutyKinds),
  place: z.string(),
  userId: UserId,
  /** The caller's own. */
  mine: z.boolean(),
  /** Whom its holder asked to take it over, while nobody has answered. */
  swap: z.object({ toName: z.string(), words: z.string(), toMe: z.boolean() }).nullable(),
})
export type ShiftView = z.infer<typeof ShiftView>

/** A week of the desk as its staff read it. */
export const DutyWeek = z.object({
  monday: z.iso.date(),
  version: z.int(),
  days: z.array(
    z.object({
      on: z.iso.date(),
      open: z.boolean(),
      /** 暂定: of a year whose holidays are not published yet, so that `open` is only what a weekday usually is. */
      provisional: z.boolean(),
      /** Over: who sat then is only read. */
      past: z.boolean(),
    }),
  ),
  shifts: z.array(ShiftView),
  /** Opening hours at which nobody sits. */
  gaps: z.array(Stretch),
  /** Who may be put there, as what, and until which last day; `null` while no end is known. */
  people: z.array(
    z.object({ userId: UserId, name: z.string(), kinds: z.array(z.enum(dutyKinds)), until: z.iso.date().nullable() }),
  ),
  mayEdit: z.boolean(),
})
export type DutyWeek = z.infer<typeof DutyWeek>

const ReceptionFields = z.strictObject({
  leader: writtenText(20).refine((text) => text !== '', '请写哪位领导'),
  weekday: z.int().min(1).max(7),
  from: Time,
  to: Time,
  room: writtenText(30),
})
const Receptions = z.object({
  receptions: z.array(ReceptionFields.extend({ id: z.string(), when: z.string() })),
  mayEdit: z.boolean(),
})
export type Receptions = z.infer<typeof Receptions>

const ofWeek = { monday: Day, version: z.int().min(0) }

export const duty = {
  /** The week of a day; without one this week. */
  week: { kind: 'query', input: z.strictObject({ on: Day.optional() }), answer: DutyWeek },
  /** Puts somebody at the desk, or changes what was put. Refuses conflict (changed meanwhile, or sits elsewhere then). */
  setShift: {
    kind: 'command',
    input: z.strictObject({
      ...ofWeek,
      shiftId: ShiftId.optional(),
      on: Day,
      from: Time,
      to: Time,
      userId: UserId,
      kind: z.enum(dutyKinds),
      place: writtenText(30).refine((text) => text !== '', '请写在哪儿坐班'),
    }),
    answer: DutyWeek,
  },
  removeShift: { kind: 'command', input: z.strictObject({ ...ofWeek, shiftId: ShiftId }), answer: DutyWeek },
  /** One's own shift: another is asked to take it over. */
  askSwap: {
    kind: 'command',
    input: z.strictObject({ ...ofWeek, shiftId: ShiftId, toUserId: UserId, words: writtenText(100) }),
    answer: DutyWeek,
  },
  /** Only whoever was asked; both are told. */
  answerSwap: {
    kind: 'command',
    input: z.strictObject({ ...ofWeek, shiftId: ShiftId, accept: z.boolean() }),
    answer: DutyWeek,
  },
  /** When leaders receive whoever comes (领导接访). */
  receptions: { kind: 'query', input: z.strictObject({}), answer: Receptions },
  setReception: {
    kind: 'command',
    input: z.discriminatedUnion('by', [
      z.strictObject({ by: z.literal('set'), id: ShiftId.optional(), reception: ReceptionFields }),
      z.strictObject({ by: z.literal('remove'), id: ShiftId }),
    ]),
    answer: Receptions,
  },
} as const satisfies Record<string, RouteContract>
