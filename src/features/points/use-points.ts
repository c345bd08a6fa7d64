import { chinaDate, listTimeLabel } from '#domain/kernel/instant'
import { pointsPolicyOn } from '#domain/policy/points'
import { usePages } from '../session/use-ask'
import { useNow } from '../session/use-now'
import type { EntryShown } from './points-view'

/** The ledger page by page; the figures are those of the newest page. */
export function usePoints(enabled: boolean) {
  const now = useNow()
  const asked = usePages('points', 'statement', enabled)
  const newest = asked.pages[0]
  const entries: EntryShown[] = asked.pages.flatMap((page) =>
    page.entries.map(({ id, points, reason, rule, confirmedBy, at }) => ({
      key: id,
      points,
      reason,
      rule,
      confirmedBy,
      when: listTimeLabel(at, now),
    })),
  )
  return {
    ...asked,
    entries,
    usable: Math.max(0, newest?.available ?? 0),
    held: newest?.held ?? 0,
    owed: newest?.owed ?? 0,
    pending: newest?.pending ?? 0,
    earnedThisYear: newest?.earnedThisYear ?? 0,
    yearCap: newest?.cap ?? pointsPolicyOn(chinaDate(now)).cap,
  }
}
