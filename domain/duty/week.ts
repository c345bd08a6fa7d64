import type { PlainDate } from '../kernel/instant'
import { granted, type Result, refused } from '../kernel/result'
import { daysAfter, isWorkingDay, weekdayOf } from '../kernel/workdays'
import { dutyPolicy } from '../policy/duty'
import type { Shift, StoredBoard, StoredDutyWeek } from './stored'

/** A stretch of a legal day, `from` and `to` as `09:00`. */
export type Stretch = { on: PlainDate; from: string; to: string }

/** The Monday of a day's week. */
export const mondayOf = (day: PlainDate): PlainDate => daysAfter(day, 1 - weekdayOf(day))
export const weekDaysFrom = (monday: PlainDate): PlainDate[] =>
  Array.from({ length: 7 }, (_, nth) => daysAfter(monday, nth))

/** When somebody should sit in a week: the opening hours of its working days. A make-up Saturday is one, a holiday none. */
export const openingOf = (monday: PlainDate): Stretch[] =>
  weekDaysFrom(monday)
    .filter(isWorkingDay)
    .flatMap((on) => dutyPolicy.hours.map(({ from, to }) => ({ on, from, to })))

/** The opening hours of a week at which nobody sits, in order. */
export const gapsOf = (monday: PlainDate, shifts: Stretch[]): Stretch[] =>
  openingOf(monday).flatMap(({ on, from, to }) => {
    const gaps: Stretch[] = []
    let uncovered = from
    for (const shift of shifts.filter((each) => each.on === on).sort((a, b) => (a.from < b.from ? -1 : 1))) {
      if (shift.to <= uncovered || shift.from >= to) continue
      if (shift.from > uncovered) gaps.push({ on, from: uncovered, to: shift.from })
      uncovered = shift.to
    }
    return uncovered < to ? [...gaps, { on, from: uncovered, to }] : gaps
  })

const overlaps = (a: Stretch, b: Stretch): boolean => a.on === b.on && a.from < b.to && b.from < a.to

/** Puts a shift into its week, or in the place of the one with the same id. Refuses what overlaps for the same person. */
export function placed(week: StoredDutyWeek, shift: Shift): Result<StoredDutyWeek> {
  if (shift.from >= shift.to) return refused('invalidInput', '结束要晚于开始，请改一下时间。')
  const others = week.shifts.filter(({ id }) => id !== shift.id)
  if (others.length >= dutyPolicy.mostShiftsAWeek) return refused('limitReached', '这一周排得太满了，先去掉几班。')
  if (others.some((each) => each.userId === shift.userId && overlaps(each, shift)))
    return refused('conflict', `${shift.name}这段时间已经排了班，请换个时间或换一位。`)
  return granted(withShifts(week, [...others, shift]))
}

export const without = (week: StoredDutyWeek, shiftId: string): StoredDutyWeek =>
  withShifts(
    week,
    week.shifts.filter(({ id }) => id !== shiftId),
  )

const withShifts = (week: StoredDutyWeek, shifts: Shift[]): StoredDutyWeek => ({
  ...week,
  shifts: [...shifts].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
  version: week.version + 1,
})
const keyOf = ({ on, from, id }: Shift): string => `${on} ${from} ${id}`

/** What strangers may see, after a week was changed: its shifts in the place of the old ones, what is past gone. */
export function boardWith(
  board: StoredBoard | null,
  { monday, shifts }: StoredDutyWeek,
  today: PlainDate,
): StoredBoard {
  const coming = (board?.shifts ?? []).filter(({ on }) => mondayOf(on) !== monday)
  const open = shifts.map(({ id, on, from, to, name, kind, place }) => ({ id, on, from, to, name, kind, place }))
  return {
    shifts: [...coming, ...open].filter(({ on }) => on >= today).sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)),
    receptions: board?.receptions ?? [],
  }
}
const orderOf = ({ on, from, id }: Stretch & { id: string }): string => `${on} ${from} ${id}`

/** Who sits at a moment, and if nobody does, who sits next. */
export function onDutyAt(board: StoredBoard | null, today: PlainDate, time: string) {
  const shifts = board?.shifts ?? []
  const now = shifts.filter(({ on, from, to }) => on === today && from <= time && time < to)
  const next = now.length > 0 ? undefined : shifts.find(({ on, from }) => on > today || (on === today && from > time))
  return { now, next: next ?? null }
}
