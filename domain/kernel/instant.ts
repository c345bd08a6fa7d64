import dayjs, { type Dayjs } from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

/** A moment, ISO 8601 in UTC with milliseconds: `2026-03-05T06:20:00.000Z`. */
export type Instant = string
/** A legal day in China, `2026-03-05`. China keeps UTC+8 all year, so no time-zone table is needed (some phones have none). */
export type PlainDate = string

const chinaOffsetHours = 8
const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

const inChina = (at: Instant | number): Dayjs => dayjs.utc(at).utcOffset(chinaOffsetHours)

export const instantOf = (ms: number): Instant => dayjs.utc(ms).toISOString()
export const msOf = (at: Instant): number => dayjs.utc(at).valueOf()
export const chinaDate = (at: Instant | number): PlainDate => inChina(at).format('YYYY-MM-DD')
export const chinaYear = (at: Instant | number): number => inChina(at).year()

/** Hour of the day in China, 0–23. */
export const chinaHour = (at: Instant | number): number => inChina(at).hour()

/** `3月5日 周四`; another year than now's in full: `2025年12月3日`. */
export function dayLabel(at: Instant | number, now: Instant | number): string {
  const day = inChina(at)
  if (day.year() !== inChina(now).year()) return day.format('YYYY年M月D日')
  return `${day.format('M月D日')} ${weekdays[day.day()]}`
}

/** With its minute, where somebody may lean on it: `3月5日 周四 14:20`. */
export const momentLabel = (at: Instant | number, now: Instant | number): string =>
  `${dayLabel(at, now)} ${inChina(at).format('HH:mm')}`

/** `10:07`, in China. */
export const timeLabel = (at: Instant | number): string => inChina(at).format('HH:mm')

/** For lists: `今天 15:58`, `昨天 17:30`, `3月5日`, `2025年12月3日`. */
export function listTimeLabel(at: Instant | number, now: Instant | number): string {
  const moment = inChina(at)
  const daysAgo = inChina(now).startOf('day').diff(moment.startOf('day'), 'day')
  if (daysAgo === 0) return `今天 ${moment.format('HH:mm')}`
  if (daysAgo === 1) return `昨天 ${moment.format('HH:mm')}`
  return moment.year() === inChina(now).year() ? moment.format('M月D日') : moment.format('YYYY年M月D日')
}

/** A span in words, rounded down: `40 分钟`, `2 小时`, `3 天`. Less than a minute is `不到 1 分钟`. */
export function spanLabel(spanMs: number): string {
  const minutes = Math.floor(spanMs / 60_000)
  if (minutes < 1) return '不到 1 分钟'
  if (minutes < 60) return `${minutes} 分钟`
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} 小时`
  return `${Math.floor(minutes / (24 * 60))} 天`
}
