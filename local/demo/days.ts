import { chinaYear, type PlainDate } from '#domain/kernel/instant'
import { pointsPolicies } from '#domain/policy/points'

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs

/** The first millisecond of a day in China. */
export const startOfDay = (day: PlainDate): number => Date.parse(`${day}T00:00:00+08:00`)

/** The days that have a history: from `beginMs` up to, not including, `endMs`, the start of today. */
export type Span = { beginMs: number; endMs: number; days: number }

const monthsBack = 180 * dayMs

/**
 * About half a year up to yesterday evening, so that nothing lies in the future at whatever hour a demo is loaded; never
 * before the points rule came into force, or old visits would be paid by a rule that was not there.
 */
export function historyBefore(today: PlainDate): Span {
  const endMs = startOfDay(today)
  const beginMs = Math.min(endMs, Math.max(endMs - monthsBack, startOfDay(pointsPolicies[0]?.from ?? today)))
  return { beginMs, endMs, days: Math.round((endMs - beginMs) / dayMs) }
}

/** The part of a span that lies in the year of its last day. */
export function thisYearOf({ beginMs, endMs }: Span): Span {
  const firstMs = startOfDay(`${chinaYear(endMs - 1)}-01-01`)
  const from = Math.max(beginMs, firstMs)
  return { beginMs: from, endMs, days: Math.round((endMs - from) / dayMs) }
}

/** Moves a moment into the office hours of its day, or of the next one. */
export function officeTime(ms: number): number {
  const dayStart = ms - ((ms + 8 * hourMs) % dayMs)
  if (ms < dayStart + 9 * hourMs) return dayStart + 9 * hourMs + (ms % hourMs)
  if (ms > dayStart + 18 * hourMs) return dayStart + dayMs + 9 * hourMs + (ms % hourMs)
  return ms
}
