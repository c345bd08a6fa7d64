import type { AnswerOf } from '#domain/contract/index'
import { notKept, usePages } from '../session/use-ask'

export type QueuePage = AnswerOf<'visit', 'reviewQueue'>

/** Held visits within this person's reach, longest waiting first. */
export function useReviewQueue(enabled: boolean) {
  const asked = usePages('visit', 'reviewQueue', enabled, notKept)
  return {
    ...asked,
    rows: asked.pages.flatMap((page) => page.rows),
    total: asked.pages[0]?.total ?? 0,
  }
}
