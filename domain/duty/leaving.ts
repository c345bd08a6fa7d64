import type { UserId } from '../kernel/id'
import type { PlainDate } from '../kernel/instant'
import type { DutyKind } from './duty'
import type { Shift, StoredBoard, StoredDutyWeek } from './stored'

/** A legal day and the time of it, `09:00`. */
export type Moment = { today: PlainDate; time: string }
/** Whether somebody may (still) sit as that on a day, or take such a shift over. */
export type Stays = { sits(kind: DutyKind, on: PlainDate): boolean; takesOver(kind: DutyKind, on: PlainDate): boolean }

/** What a week loses when somebody sits no more: their own shifts, and the swaps that they were asked for. */
export type Left = { week: StoredDutyWeek; vacant: Shift[]; asks: Shift[] }

/**
 * A week without the coming shifts at which somebody may not sit any more; their hours are a gap then. Swaps that they cannot answer
 * with a yes any more fall away. What is over stays as it was. Undefined when nothing changes.
 */
export function leftBy(week: StoredDutyWeek, userId: UserId, stays: Stays, now: Moment): Left | undefined {
  const coming = week.shifts.filter((shift) => !isOver(shift, now))
  const vacant = coming.filter((shift) => shift.userId === userId && !stays.sits(shift.kind, shift.on))
  const asks = coming.filter(
    (shift) => shift.swap?.toUserId === userId && !stays.takesOver(shift.kind, shift.on) && !vacant.includes(shift),
  )
  if (vacant.length + asks.length === 0) return undefined
  const shifts = week.shifts
    .filter((shift) => !vacant.includes(shift))
    .map((shift) => (asks.includes(shift) ? { ...shift, swap: null } : shift))
  return { week: { ...week, shifts, version: week.version + 1 }, vacant, asks }
}

const isOver = ({ on, to }: Shift, { today, time }: Moment): boolean => on < today || (on === today && to <= time)

/** A week in which somebody has another name; undefined when they are not in it. */
export function renamedIn(week: StoredDutyWeek, userId: UserId, name: string): StoredDutyWeek | undefined {
  const shifts = week.shifts.map((shift) => ({
    ...shift,
    name: shift.userId === userId ? name : shift.name,
    swap: shift.swap?.toUserId === userId ? { ...shift.swap, toName: name } : shift.swap,
  }))
  const concerned = week.shifts.some((shift) => shift.userId === userId || shift.swap?.toUserId === userId)
  return concerned ? { ...week, shifts, version: week.version + 1 } : undefined
}

/** What strangers may see, without these shifts. */
export const boardWithout = (board: StoredBoard, gone: readonly string[]): StoredBoard => ({
  ...board,
  shifts: board.shifts.filter(({ id }) => !gone.includes(id)),
})

/** What strangers may see, where these shifts are somebody's with another name. */
export const boardRenamed = (board: StoredBoard, theirs: readonly string[], name: string): StoredBoard => ({
  ...board,
  shifts: board.shifts.map((shift) => (theirs.includes(shift.id) ? { ...shift, name } : shift)),
})
