import { badRequest } from '../../errors'

const minuteMs = 60_000
const dayMs = 86_400_000

const zones = new Map<string, Intl.DateTimeFormat>()

/** How far a zone's clocks are ahead of UTC at an instant: `+0800`, `+08:00`, `+08`, `UTC`, or a name such as `Asia/Shanghai`. */
export function offsetMs(zone: string | undefined, instantMs: number): number {
  if (zone === undefined || zone === 'UTC' || zone === 'GMT' || zone === 'Z') return 0
  const [, sign, hours, minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? []
  if (sign) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * minuteMs
  const part = Object.fromEntries(
    zoneNamed(zone)
      .formatToParts(instantMs)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const local = Date.UTC(
    part.year as number,
    (part.month as number) - 1,
    part.day,
    (part.hour as number) % 24,
    part.minute,
    part.second,
  )
  return local - Math.floor(instantMs / 1000) * 1000
}

function zoneNamed(zone: string): Intl.DateTimeFormat {
  const known = zones.get(zone)
  if (known) return known
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    zones.set(zone, format)
    return format
  } catch {
    throw badRequest(`the time zone '${zone.slice(0, 40)}' is not known`)
  }
}

/** The instant at which a zone's clocks show a time that is given as if it were UTC's. */
export const instantOf = (localMs: number, zone: string | undefined): number => {
  const guess = localMs - offsetMs(zone, localMs)
  return localMs - offsetMs(zone, guess)
}

/** Everything a calendar says of a day; the date is one whose UTC fields are the zone's. */
export interface CalendarDay {
  dayOfYear: number
  /** 1 is Sunday. */
  dayOfWeek: number
  /** 1 is Monday. */
  isoDayOfWeek: number
  /** Weeks begin on Sundays; days before the year's first are in week 0. */
  week: number
  isoWeek: number
  isoWeekYear: number
}

export function dayOf(local: Date): CalendarDay {
  const midnight = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate())
  const dayOfYear = (midnight - Date.UTC(local.getUTCFullYear(), 0, 1)) / dayMs + 1
  const sundayIsZero = local.getUTCDay()
  const isoDayOfWeek = sundayIsZero || 7
  // The Thursday of an ISO week says which year the week belongs to.
  const thursday = new Date(midnight + (4 - isoDayOfWeek) * dayMs)
  const isoWeekYear = thursday.getUTCFullYear()
  return {
    dayOfYear,
    dayOfWeek: sundayIsZero + 1,
    isoDayOfWeek,
    week: Math.floor((dayOfYear + 6 - sundayIsZero) / 7),
    isoWeek: Math.floor((thursday.getTime() - Date.UTC(isoWeekYear, 0, 1)) / dayMs / 7) + 1,
    isoWeekYear,
  }
}

/** Midnight of a day given by ISO year, week and day, as if in UTC. */
export const isoDayMs = (year: number, week: number, day: number): number => {
  const fourth = new Date(Date.UTC(year, 0, 4))
  return fourth.getTime() + ((week - 1) * 7 + day - (fourth.getUTCDay() || 7)) * dayMs
}
