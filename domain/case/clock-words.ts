import { chinaDate, dayLabel, type Instant, msOf, type PlainDate, spanLabel } from '../kernel/instant'

/** quiet below half of its time · soon from 50 % · pressing from 80 % and on the last day · late after it. */
export type ClockState = 'quiet' | 'soon' | 'pressing' | 'late'

/** The end of a last day: when the office closes, in China. */
export const endOf = (dueOn: PlainDate, closesAt: string): Instant =>
  new Date(`${dueOn}T${closesAt}:00.000+08:00`).toISOString()

/** How a running clock reads: `3月10日 周二 17:00 前`, `还剩 2 天`, and how pressing it is. */
export function clockOf(
  { startedAt, dueOn, closesAt }: { startedAt: Instant; dueOn: PlainDate; closesAt: string },
  now: Instant,
): { dueOn: PlainDate; dueLabel: string; leftLabel: string; state: ClockState } {
  const end = endOf(dueOn, closesAt)
  const leftMs = msOf(end) - msOf(now)
  return {
    dueOn,
    dueLabel: `${dayLabel(end, now)} ${closesAt} 前`,
    leftLabel: leftLabelOf(leftMs, dueOn, closesAt, now),
    state: stateOf(msOf(startedAt), msOf(end), msOf(now), dueOn === chinaDate(now)),
  }
}

function leftLabelOf(leftMs: number, dueOn: PlainDate, closesAt: string, now: Instant): string {
  if (leftMs <= 0) return `超了 ${spanLabel(-leftMs)}`
  return dueOn === chinaDate(now) ? `今天 ${closesAt} 到期` : `还剩 ${spanLabel(leftMs)}`
}

function stateOf(startMs: number, endMs: number, nowMs: number, lastDay: boolean): ClockState {
  if (nowMs >= endMs) return 'late'
  const run = (nowMs - startMs) / (endMs - startMs)
  if (lastDay || run >= 0.8) return 'pressing'
  return run >= 0.5 ? 'soon' : 'quiet'
}
