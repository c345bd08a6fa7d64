import { isWorkday } from 'chinese-days'
import dayjs from 'dayjs'
import type { PlainDate } from './instant'

/**
 * The last year whose holidays the State Council has published and the package `chinese-days` 1.5 knows. For later years
 * it silently takes every weekday for a working day, so such dates are provisional (暂定) and are marked so.
 */
export const calendarKnownThroughYear = 2026

/** A legal day, and whether it leans on a year whose holidays are not published yet. */
export type LegalDay = { on: PlainDate; provisional: boolean }

const plus = (day: PlainDate, days: number): PlainDate => dayjs(day).add(days, 'day').format('YYYY-MM-DD')
/** Whether a day lies in a year whose holidays are not published yet. */
export const isProvisional = (on: PlainDate): boolean => Number(on.slice(0, 4)) > calendarKnownThroughYear
const legalDay = (on: PlainDate): LegalDay => ({ on, provisional: isProvisional(on) })

export const isWorkingDay = (day: PlainDate): boolean => isWorkday(day)
/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (day: PlainDate): number => dayjs(day).day() || 7

/** So many calendar days later. The day itself does not count (民法典 201). */
export const daysAfter = (day: PlainDate, days: number): PlainDate => plus(day, days)

/** A last day that is a holiday moves to the next working day (民法典 203). */
export function rolled(day: PlainDate): LegalDay {
  let on = day
  while (!isWorkday(on)) on = plus(on, 1)
  return legalDay(on)
}

/** So many working days later. The day itself does not count. */
export function workdaysAfter(day: PlainDate, workdays: number): LegalDay {
  let on = day
  for (let left = workdays; left > 0; ) {
    on = plus(on, 1)
    if (isWorkday(on)) left--
  }
  return legalDay(on)
}
