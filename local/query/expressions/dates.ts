import { isArray, isDoc, type Value } from '../../documents/values'
import { badRequest } from '../../errors'
import { type CalendarDay, dayOf, instantOf, isoDayMs, offsetMs } from './calendar'
import { readDate, writeDate } from './date-text'
import {
  type Evaluate,
  isMissing,
  isTrue,
  type Operator,
  type Operators,
  partsOf,
  textOf,
  wholeNumberOf,
} from './operator'

const dateOf = (name: string, value: Value): Date => {
  if (value instanceof Date) return value
  throw badRequest(`${name} needs a date`)
}

const optionalText = (name: string, value: Value | undefined): string | undefined =>
  isMissing(value) ? undefined : textOf(name, value)

/** The operand is a date, or `{date, timezone}`. Gives the date as a zone's calendar shows it; null stays null. */
const localDate = (name: string, operand: Value, compile: (expression: Value) => Evaluate) => {
  const single = isArray(operand) && operand.length === 1 ? (operand[0] as Value) : operand
  const parts =
    isDoc(single) && Object.hasOwn(single, 'date')
      ? partsOf(name, single, compile, ['date', 'timezone'])
      : { date: compile(single) }
  return (scope: Parameters<Evaluate>[0]): Date | null => {
    const [date, timezone] = [parts.date?.(scope), parts.timezone?.(scope)]
    if (isMissing(date) || timezone === null) return null
    const at = dateOf(name, date).getTime()
    return new Date(at + offsetMs(optionalText(name, timezone), at))
  }
}

const part =
  (name: string, read: (local: Date, day: CalendarDay) => number): Operator =>
  (operand, compile) => {
    const local = localDate(name, operand, compile)
    return (scope) => {
      const date = local(scope)
      return date && read(date, dayOf(date))
    }
  }

const dateToString: Operator = (operand, compile) => {
  const name = '$dateToString'
  const parts = partsOf(name, operand, compile, ['date', 'format', 'timezone', 'onNull'], ['date'])
  return (scope) => {
    const date = parts.date?.(scope)
    if (isMissing(date)) return parts.onNull ? parts.onNull(scope) : null
    const zone = optionalText(name, parts.timezone?.(scope))
    const instant = dateOf(name, date)
    const isUtc = zone === undefined || zone === 'UTC' || zone === 'GMT'
    const format = optionalText(name, parts.format?.(scope)) ?? `%Y-%m-%dT%H:%M:%S.%L${isUtc ? 'Z' : ''}`
    return writeDate(instant, format, offsetMs(zone, instant.getTime()))
  }
}

const dateFromString: Operator = (operand, compile) => {
  const name = '$dateFromString'
  const known = ['dateString', 'format', 'timezone', 'onError', 'onNull'] as const
  const parts = partsOf(name, operand, compile, known, ['dateString'])
  return (scope) => {
    const text = parts.dateString?.(scope)
    if (isMissing(text)) return parts.onNull ? parts.onNull(scope) : null
    const [format, zone] = [optionalText(name, parts.format?.(scope)), optionalText(name, parts.timezone?.(scope))]
    const date = typeof text === 'string' ? readDate(text, format, zone) : undefined
    if (date) return date
    if (parts.onError) return parts.onError(scope)
    throw badRequest(`${name} cannot read ${JSON.stringify(text).slice(0, 80)}`)
  }
}

const isoParts = ['isoWeekYear', 'isoWeek', 'isoDayOfWeek'] as const
const timeParts = ['hour', 'minute', 'second', 'millisecond'] as const

/** Parts beyond their range carry over: month 14 is February of the next year. */
const dateFromParts: Operator = (operand, compile) => {
  const name = '$dateFromParts'
  const known = ['year', 'month', 'day', ...isoParts, ...timeParts, 'timezone'] as const
  const { timezone, ...parts } = partsOf(name, operand, compile, known)
  if (!parts.year === !parts.isoWeekYear) throw badRequest(`${name} needs either 'year' or 'isoWeekYear'`)
  return (scope) => {
    const given = Object.entries(parts).map(([part, evaluate]) => [part, evaluate(scope)] as const)
    const zone = timezone?.(scope)
    if (given.some(([, value]) => isMissing(value)) || zone === null) return null
    const numbers = Object.fromEntries(given.map(([part, value]) => [part, wholeNumberOf(name, value)]))
    const { year, month = 1, day = 1, isoWeekYear = 0, isoWeek = 1, isoDayOfWeek = 1 } = numbers
    const { hour = 0, minute = 0, second = 0, millisecond = 0 } = numbers
    const midnight =
      year === undefined
        ? isoDayMs(isoWeekYear, isoWeek, isoDayOfWeek)
        : new Date(0).setUTCFullYear(year, month - 1, day)
    const timeMs = ((hour * 60 + minute) * 60 + second) * 1000 + millisecond
    return new Date(instantOf(midnight + timeMs, optionalText(name, zone)))
  }
}

const dateToParts: Operator = (operand, compile) => {
  const { iso8601, ...rest } = isDoc(operand) ? operand : {}
  const local = localDate('$dateToParts', rest, compile)
  const iso = iso8601 === undefined ? undefined : compile(iso8601)
  return (scope) => {
    const date = local(scope)
    if (!date) return null
    const { isoWeekYear, isoWeek, isoDayOfWeek } = dayOf(date)
    return {
      ...(isTrue(iso?.(scope))
        ? { isoWeekYear, isoWeek, isoDayOfWeek }
        : { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }),
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      second: date.getUTCSeconds(),
      millisecond: date.getUTCMilliseconds(),
    }
  }
}

export const dates: Operators = {
  $year: part('$year', (local) => local.getUTCFullYear()),
  $month: part('$month', (local) => local.getUTCMonth() + 1),
  $dayOfMonth: part('$dayOfMonth', (local) => local.getUTCDate()),
  $hour: part('$hour', (local) => local.getUTCHours()),
  $minute: part('$minute', (local) => local.getUTCMinutes()),
  $second: part('$second', (local) => local.getUTCSeconds()),
  $millisecond: part('$millisecond', (local) => local.getUTCMilliseconds()),
  $dayOfYear: part('$dayOfYear', (_local, day) => day.dayOfYear),
  $dayOfWeek: part('$dayOfWeek', (_local, day) => day.dayOfWeek),
  $isoDayOfWeek: part('$isoDayOfWeek', (_local, day) => day.isoDayOfWeek),
  $week: part('$week', (_local, day) => day.week),
  $isoWeek: part('$isoWeek', (_local, day) => day.isoWeek),
  $isoWeekYear: part('$isoWeekYear', (_local, day) => day.isoWeekYear),
  $dateToString: dateToString,
  $dateFromString: dateFromString,
  $dateFromParts: dateFromParts,
  $dateToParts: dateToParts,
}
