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
  /** 暂定: next year's holidays are not published yet. */
  provisional: boolean
  /** Over: nothing of it changes any more. */
  past: boolean
  shifts: readonly ShiftView[]
  /** `9:00–10:30、13:30–17:00` */
  gaps: string
}

export const daysOf = ({ days, shifts, gaps }: DutyWeek): readonly DayShown[] =>
  days.map(({ on, open, provisional, past }, nth) => ({
    ...{ on, open, provisional, past },
    label: provisional ? `${dayWords(on, nth)}（暂定）` : dayWords(on, nth),
    shifts: shifts.filter((shift) => shift.on === on),
    gaps: gaps
      .filter((gap) => gap.on === on)
      .map(hoursOf)
      .join('、'),
  }))

/** `还有 3 段没人坐班`, or that all is covered. */
export const gapsWords = ({ gaps }: DutyWeek): string =>
  gaps.length === 0 ? '这一周都有人坐班' : `这一周还有 ${gaps.length} 段没人坐班`

/** Why some days of a week are only provisional; undefined when none is. */
export const provisionalWords = ({ days }: DutyWeek): string | undefined => {
  const year = days.find(({ provisional }) => provisional)?.on.slice(0, 4)
  return year && `${year} 年的放假安排还没公布，写着「暂定」的日子先按周末算，公布了请再看一遍。`
}

/** Who may still be put there on a day: whose last day is not before it. */
export const peopleOn = (people: DutyWeek['people'], on: string): DutyWeek['people'] =>
  people.filter(({ until }) => until === null || until >= on)
