import { badRequest } from '../../errors'
import { type CalendarDay, dayOf, instantOf, isoDayMs } from './calendar'

const months = 'January February March April May June July August September October November December'.split(' ')

const digits = (value: number, width: number) => String(value).padStart(width, '0')

const zoneText = (offset: number, colon: string) => {
  const minutes = Math.abs(offset) / 60_000
  return `${offset < 0 ? '-' : '+'}${digits(Math.floor(minutes / 60), 2)}${colon}${digits(minutes % 60, 2)}`
}

const writers: Record<string, (local: Date, day: CalendarDay, offset: number) => string> = {
  Y: (local) => digits(local.getUTCFullYear(), 4),
  m: (local) => digits(local.getUTCMonth() + 1, 2),
  d: (local) => digits(local.getUTCDate(), 2),
  H: (local) => digits(local.getUTCHours(), 2),
  M: (local) => digits(local.getUTCMinutes(), 2),
  S: (local) => digits(local.getUTCSeconds(), 2),
  L: (local) => digits(local.getUTCMilliseconds(), 3),
  j: (_local, day) => digits(day.dayOfYear, 3),
  w: (_local, day) => String(day.dayOfWeek),
  u: (_local, day) => String(day.isoDayOfWeek),
  U: (_local, day) => digits(day.week, 2),
  V: (_local, day) => digits(day.isoWeek, 2),
  G: (_local, day) => digits(day.isoWeekYear, 4),
  b: (local) => (months[local.getUTCMonth()] as string).slice(0, 3),
  B: (local) => months[local.getUTCMonth()] as string,
  z: (_local, _day, offset) => zoneText(offset, ''),
  Z: (_local, _day, offset) => String(offset / 60_000),
  '%': () => '%',
}

/** Writes an instant by a format such as `%Y-%m-%d`. `offset` is the zone's, in milliseconds. */
export function writeDate(instant: Date, format: string, offset: number): string {
  const local = new Date(instant.getTime() + offset)
  const day = dayOf(local)
  return format.replace(/%(.?)/gs, (_all, letter: string) => {
    const write = Object.hasOwn(writers, letter) ? writers[letter] : undefined
    if (!write) throw badRequest(`the date format does not know '%${letter}'`)
    return write(local, day, offset)
  })
}

const patterns: Record<string, string> = {
  Y: '\\d{4}',
  G: '\\d{4}',
  m: '\\d{1,2}',
  d: '\\d{1,2}',
  H: '\\d{1,2}',
  M: '\\d{1,2}',
  S: '\\d{1,2}',
  L: '\\d{1,3}',
  j: '\\d{1,3}',
  u: '[1-7]',
  V: '\\d{1,2}',
  b: '[A-Za-z]{3}',
  B: '[A-Za-z]+',
  z: 'Z|[+-]\\d\\d:?\\d\\d',
}

/** What MongoDB reads when no format is given. */
const isoPattern =
  /^(?<Y>\d{4})-(?<m>\d{1,2})(?:-(?<d>\d{1,2}))?(?:[T ]+(?<H>\d{1,2}):(?<M>\d{2})(?::(?<S>\d{2})(?:\.(?<L>\d{1,3})\d*)?)?)?\s*(?<z>Z|[+-]\d\d(?::?\d\d)?)?$/

const patternOf = (format: string): RegExp => {
  const source = format.replace(/%(.?)|[^%]/gs, (text: string, letter?: string) => {
    if (letter === undefined) return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
    if (letter === '%') return '%'
    const pattern = Object.hasOwn(patterns, letter) ? patterns[letter] : undefined
    if (!pattern) throw badRequest(`the date format does not know '%${letter}'`)
    return `(?<${letter}>${pattern})`
  })
  try {
    return new RegExp(`^${source}$`)
  } catch {
    throw badRequest('the date format names a part twice')
  }
}

/** Reads an instant; undefined when the text is no date of that form. A zone inside the text and another beside it clash. */
export function readDate(text: string, format: string | undefined, zone: string | undefined): Date | undefined {
  const part = (format === undefined ? isoPattern : patternOf(format)).exec(text.trim())?.groups
  if (!part) return undefined
  if (part.z !== undefined && zone !== undefined) throw badRequest('the date names a time zone, and another is given')
  const number = (letter: string, fallback: number) => (part[letter] === undefined ? fallback : Number(part[letter]))
  const name = (part.B ?? part.b ?? '').toLowerCase()
  const month = name ? months.findIndex((m) => m.toLowerCase().startsWith(name)) + 1 : number('m', 1)
  const [year, day] = [number('Y', 1970), part.j === undefined ? number('d', 1) : number('j', 1)]
  const monthUsed = part.j === undefined ? month : 1
  if (month < 1 || month > 12 || number('H', 0) > 23 || number('M', 0) > 59 || number('S', 0) > 59) return undefined
  const midnight =
    part.G === undefined
      ? Date.UTC(year, monthUsed - 1, day)
      : isoDayMs(number('G', 1970), number('V', 1), number('u', 1))
  if (part.G === undefined && part.j === undefined && new Date(midnight).getUTCDate() !== day) return undefined
  const fraction = Number((part.L ?? '').padEnd(3, '0'))
  const local = midnight + number('H', 0) * 3_600_000 + number('M', 0) * 60_000 + number('S', 0) * 1000 + fraction
  return new Date(instantOf(local, part.z ?? zone))
}
