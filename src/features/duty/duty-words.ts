import type { DutyWeek, ShiftView } from '#domain/contract/duty'
import { clockLabel, dutyLabels } from '#domain/duty/duty'

const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

/** `周一 3月2日` */
export const dayWords = (on: string, nth: number): string =>
  `${weekdays[nth] ?? ''} ${Number(on.slice(5, 7))}月${Number(on.slice(8))}日`

export const hoursOf = ({ from, to }: { from: string; to: string }): string => `${clockLabel(from)}–${clockLabel(to)}`

/** `律师·9:00–12:00·街道大厅` */
export const noteOf = (shift: ShiftView): string =>
  [
    dutyLabels[shift.kind],
    hoursOf(shift),
    shift.place,
    shift.swap && (shift.swap.toMe ? '想请您替班' : `等${shift.swap.toName}回话`),
  ]
    .filter(Boolean)
    .join('·')

export interface DayShown {
  on: string
  label: string
  open: boolean
  shifts: readonly ShiftView[]
  /** `9:00–10:30、13:30–17:00` */
  gaps: string
}

export const daysOf = ({ days, shifts, gaps }: DutyWeek): readonly DayShown[] =>
  days.map(({ on, open }, nth) => ({
    on,
    open,
    label: dayWords(on, nth),
    shifts: shifts.filter((shift) => shift.on === on),
    gaps: gaps
      .filter((gap) => gap.on === on)
      .map(hoursOf)
      .join('、'),
  }))

/** `还有 3 段没人坐班`, or that all is covered. */
export const gapsWords = ({ gaps }: DutyWeek): string =>
  gaps.length === 0 ? '这一周都有人坐班' : `这一周还有 ${gaps.length} 段没人坐班`
