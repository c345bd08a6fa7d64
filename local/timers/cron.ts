import { Cron } from 'croner'

/** China has one time and no daylight saving. */
const chinaOffsetMinutes = 480

/** When something that happens by CloudBase's cron happens next after a moment (ms); undefined when never again. */
export type Schedule = (after: number) => number | undefined

/**
 * Reads CloudBase's seven fields, in China's time: second, minute, hour, day, month, weekday, year. Day and weekday
 * together mean either. Throws what is wrong with it.
 */
export function readCron(text: string): Schedule {
  const cron = new Cron(text, { mode: '7-part', utcOffset: chinaOffsetMinutes, paused: true })
  return (after) => cron.nextRun(new Date(after))?.getTime()
}
