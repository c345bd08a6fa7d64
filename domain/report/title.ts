import type { Instant, PlainDate } from '../kernel/instant'
import { moneyLabel } from '../kernel/money'
import { amountRangeLabels, type PeopleRange, peopleRangeLabels, troubleLabels } from './report'
import type { Amount, Claim } from './stored'

/** What a report is about in one line: `10 人以上，1 月、2 月工资没发`. Nobody is named in it. */
export function titleOf({ people, months, trouble }: Pick<Claim, 'people' | 'months' | 'trouble'>): string {
  // A deposit is kept once, not month by month.
  const since = trouble === 'depositKept' ? '' : monthsLabel(months)
  return `${peopleLabel(people)}，${since}${troubleLabels[trouble]}`
}

/** Per person, as it was said: `1 万 – 3 万`, `¥4,200.00`, `说不准`. */
export const amountLabel = (amount: Amount): string =>
  amount.by === 'exact' ? moneyLabel(amount.amountFen) : amountRangeLabels[amount.range]

/** The reporter says 就我一个; whoever reads of it says 1 人. */
export const peopleLabel = (people: PeopleRange): string => (people === 'one' ? '1 人' : peopleRangeLabels[people])

/** `1 月、2 月` · more than three: `2 月到 5 月`, or `2 月起 4 个月` with gaps · years only where they differ. */
export function monthsLabel(months: readonly string[]): string {
  const sorted = [...new Set(months)].sort()
  const [first, last] = [sorted[0], sorted[sorted.length - 1]]
  if (first === undefined || last === undefined) return ''
  const withYear = first.slice(0, 4) !== last.slice(0, 4)
  const label = (month: string) => `${withYear ? `${month.slice(0, 4)} 年 ` : ''}${Number(month.slice(5))} 月`
  if (sorted.length <= 3) return sorted.map(label).join('、')
  const unbroken = numberOf(last) - numberOf(first) === sorted.length - 1
  return unbroken ? `${label(first)}到 ${label(last)}` : `${label(first)}起 ${sorted.length} 个月`
}

const numberOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5))

/** Sorts the street's lists as text: urgent ones first, then what is due first, then what came first. */
export const priorityOf = ({
  urgent,
  dueOn,
  receivedAt,
}: {
  urgent: readonly string[]
  dueOn: PlainDate
  receivedAt: Instant
}): string => `${urgent.length > 0 ? 0 : 1}|${dueOn}|${receivedAt}`
