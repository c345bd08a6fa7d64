import { failureReasonLabels, noteKindLabels } from '#domain/case/case'
import type { CaseView } from '#domain/contract/case'
import { dayLabel, type Instant } from '#domain/kernel/instant'
import { moneyLabel } from '#domain/kernel/money'
import { assertNever } from '#domain/kernel/result'
import { roadsPolicy } from '#domain/policy/roads'
import { disputeClassLabels } from '#domain/routing/routing'

type HappenedEvent = CaseView['events'][number]

/** What happened, as a line of the story: what it was, and the words that were written down. */
export function eventWords({ event }: HappenedEvent, now: Instant): { title: string; words: string } {
  switch (event.kind) {
    case 'accepted':
      return { title: `街道受理了，按${disputeClassLabels[event.disputeClass]}来办`, words: '' }
    case 'assigned':
      return { title: '交给调解员', words: '' }
    case 'noted':
      return { title: noteKindLabels[event.how], words: event.words }
    case 'settled':
      return {
        title: ['谈成了', agreedSum(event.agreedFen), payLabel(event.payBy, now)].filter(Boolean).join('，'),
        words: event.words,
      }
    case 'failed':
      return {
        title: `没谈成：${failureReasonLabels[event.reason]}`,
        words: [event.words, `告诉了别的路：${event.roads.map((road) => roadsPolicy.cards[road].title).join('、')}`]
          .filter(Boolean)
          .join('。'),
      }
    default:
      return assertNever(event)
  }
}

/** `¥3,000.00`; empty where no sum was named. */
export const agreedSum = (fen: number | null): string => (fen === null ? '' : moneyLabel(fen))

/** `3月20日 周五 前给`; empty where no day was named. */
export const payLabel = (payBy: string | null, now: Instant): string =>
  payBy === null ? '' : `${dayLabel(`${payBy}T12:00:00.000+08:00`, now)} 前给`
