import dayjs from 'dayjs'
import type { PlainDate } from '../kernel/instant'

/** The Monday so many weeks after another. For phones: no calendar of holidays comes with it. */
export const mondayAfter = (monday: PlainDate, weeks: number): PlainDate =>
  dayjs(monday)
    .add(weeks * 7, 'day')
    .format('YYYY-MM-DD')
