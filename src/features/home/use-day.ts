import { caseStatusLabels } from '#domain/case/case'
import type { DayCard } from '#domain/contract/case'
import { dayLabel } from '#domain/kernel/instant'
import { peopleRangeLabels } from '#domain/report/report'
import type { StateKey } from '../../ui/status'
import { clockStates } from '../case/clock-words'
import { statusStates } from '../case/status-states'
import { useOrders } from '../case/use-orders'
import { notKept, usePages } from '../session/use-ask'
import { useNow } from '../session/use-now'
import type { CardShown } from './day-view'

/** The mediator's own cases, what is due first. Words about what is due grow old, so they are asked for again. */
export function useDayList(enabled: boolean) {
  const asked = usePages('case', 'day', enabled, notKept, { input: {}, everyMs: 300_000 })
  const first = asked.pages[0]
  return {
    ...asked,
    cards: asked.pages.flatMap((page) => page.cards),
    waiting: first?.waiting ?? 0,
    mediations: first?.mediations ?? 0,
    unread: first?.unread ?? 0,
  }
}

/** More than this is a list and no longer what comes first. */
const mostFirst = 3

/** The day as its page tells it. */
export function useDay() {
  const now = useNow()
  const { cards, waiting: waitingCount, ...asked } = useDayList(true)
  const { orders } = useOrders()
  const open = cards.filter(({ status }) => status === 'mediating')
  const first = [...open.filter(presses)].sort((a, b) => rankOf(a) - rankOf(b)).slice(0, mostFirst)
  const others = open.filter((card) => !first.includes(card))
  const titleOf = (caseId: unknown): string => cards.find((card) => card.caseId === caseId)?.title ?? '一件案子'
  return {
    ...asked,
    title: dayLabel(now, now),
    where: inShort(first.length, waitingCount, open.length),
    first: first.map(shownCard),
    others: others.map(shownCard),
    waiting: cards
      .filter(({ waitsForReply }) => waitsForReply)
      .map(({ caseId, title, placeName }) => ({
        key: caseId as string,
        title: placeName,
        note: title,
      })),
    lost: orders.flatMap(({ input, refused }) =>
      refused !== undefined && typeof input.caseId === 'string'
        ? [{ key: input.caseId, title: titleOf(input.caseId), note: refused }]
        : [],
    ),
  }
}

const many: StateKey = 'many'
const pressing: StateKey = 'urgent'

/** Due soon, late, or urgent by what happened. */
const presses = ({ clock, urgent }: DayCard): boolean =>
  urgent.length > 0 || (clock !== null && clock.state !== 'quiet')

/** What is due today or late comes before what is urgent for another reason; else as the street sorts it. */
const rankOf = ({ clock }: DayCard): number => (clock?.state === 'late' || clock?.state === 'pressing' ? 0 : 1)

/** `2 件要盯紧，3 位在等回话` */
function inShort(first: number, waiting: number, open: number): string {
  const words = [
    ...(first > 0 ? [`${first} 件要盯紧`] : open > 0 ? [`手上 ${open} 件`] : []),
    ...(waiting > 0 ? [`${waiting} 位在等回话`] : []),
  ]
  return words.length > 0 ? words.join('，') : '现在没有要办的'
}

function shownCard({ caseId, number, title, placeName, clock, status, lastWords, urgent }: DayCard): CardShown {
  return {
    key: caseId,
    tags: [
      clock
        ? { state: clockStates[clock.state], word: clock.leftLabel }
        : { state: statusStates[status], word: caseStatusLabels[status] },
      ...urgent.slice(0, 1).map((word) => ({ state: word === peopleRangeLabels.tenOrMore ? many : pressing, word })),
    ],
    aside: number,
    title: `${placeName}·${title}`,
    notes: [...(clock ? [`${clock.dueLabel}谈好`] : []), ...(lastWords === '' ? [] : [lastWords])],
  }
}
