import { pathOfReport } from '../queue/paths'
import { type ReportShown, shownReport } from '../queue/queue-words'
import { useQueueList } from '../queue/use-queue-list'
import { useReviewQueue } from '../review/use-review-queue'
import { useNow } from '../session/use-now'
import type { CardShown } from './day-view'

const mostShown = 4

/** What a street's desk opens with: how much waits, and what must be answered first. */
export function useStreetHome() {
  const now = useNow()
  const list = useQueueList(true)
  const held = useReviewQueue(true)
  const rows = list.rows.slice(0, mostShown).map((row) => shownReport(row, now))
  return {
    ...list,
    toAnswer: list.totals?.toAnswer ?? list.rows.length,
    held: held.total,
    first: rows.map(cardOf),
    pathOf: (key: string): string => {
      const row = rows.find((one) => one.key === key)
      return row ? pathOfReport(row) : '/packages/street/queue/index'
    },
  }
}

const cardOf = ({ key, place, title, standing, urgent, source }: ReportShown): CardShown => ({
  key,
  tags: [...urgent.slice(0, 1).map(({ state = 'urgent', word }) => ({ state, word })), standing],
  aside: source,
  title: place,
  notes: [title],
})
