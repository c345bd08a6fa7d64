import type { AdviserKind } from '../organisation/adviser'
import { adviserKinds, adviserLabels } from '../organisation/adviser'

/** As what somebody sits at the duty desk (坐班): one of the 三师, a mediator, or the window's own staff. */
export const dutyKinds = [...adviserKinds, 'mediator', 'window'] as const
export type DutyKind = (typeof dutyKinds)[number]

export const dutyLabels = {
  ...adviserLabels,
  mediator: '调解员',
  window: '窗口',
} as const satisfies Record<DutyKind | AdviserKind, string>

/** A time of day, `09:00`. Texts of it sort as times do. */
export const timePattern = /^([01]\d|2[0-3]):[0-5]\d$/

const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

/** `每周三 9:00–11:00` */
export const receptionLabel = ({ weekday, from, to }: { weekday: number; from: string; to: string }): string =>
  `每${weekdays[weekday - 1]} ${clockLabel(from)}–${clockLabel(to)}`

/** `09:00` → `9:00` */
export const clockLabel = (time: string): string => time.replace(/^0/, '')
