import type { CaseView, Clock } from '#domain/contract/case'
import { chinaDate, type Instant } from '#domain/kernel/instant'
import type { ClockStep } from '../../ui/clock-line'
import type { StateKey } from '../../ui/status'

/** How a running clock is drawn: the later, the louder. */
export const clockStates = {
  quiet: 'early',
  soon: 'soon',
  pressing: 'due',
  late: 'overdue',
} as const satisfies Record<Clock['state'], StateKey>

const states = { done: 'done', now: 'now', later: 'next' } as const

/** `3/5` */
const short = (day: string): string => `${Number(day.slice(5, 7))}/${Number(day.slice(8, 10))}`

/** The days of a case from left to right; today says so in place of its date. */
export function clockSteps(line: CaseView['line'], now: Instant): ClockStep[] {
  const today = chinaDate(now)
  return line.map(({ title, on, state }) => ({
    key: `${title}${on}`,
    day: on === today ? '今天' : short(on),
    title: title === '今天' ? short(on) : title,
    state: states[state],
  }))
}

/** The same in one sentence for who cannot see it. */
export const clockSentence = (steps: readonly ClockStep[]): string =>
  steps.map(({ day, title }) => `${day}${title}`).join('，')
