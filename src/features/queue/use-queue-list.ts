import type { InputOf } from '#domain/contract/index'
import { notKept, usePages } from '../session/use-ask'

export type QueueInput = Omit<InputOf<'case', 'queue'>, 'cursor'>

/** The street's list as it opens; the side navigation and the home ask the same. */
export const openingList: QueueInput = { tab: 'toAnswer' }

/** Other people's affairs are not kept, and a desk is open all day: its list is asked for again by itself. */
export function useQueueList(enabled: boolean, input: QueueInput = openingList) {
  const asked = usePages('case', 'queue', enabled, notKept, { input, everyMs: 120_000 })
  return {
    ...asked,
    rows: asked.pages.flatMap((page) => page.rows),
    totals: asked.pages[0]?.totals ?? undefined,
  }
}
