import type { AnswerOf } from '#domain/contract/index'
import { type FirstPage, usePages } from '../session/use-ask'

export type QueuePage = AnswerOf<'visit', 'reviewQueue'>

/** Other people's names do not stay on this phone. */
const notKept: FirstPage<QueuePage> = { read: () => undefined, keep: () => undefined }

/** Held visits within this person's reach, longest waiting first. */
export function useReviewQueue(enabled: boolean) {
  const asked = usePages('visit', 'reviewQueue', enabled, notKept)
  return {
    ...asked,
    rows: asked.pages.flatMap((page) => page.rows),
    total: asked.pages[asked.pages.length - 1]?.total ?? 0,
  }
}
