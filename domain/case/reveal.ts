import { granted, type Result, refused } from '../kernel/result'
import type { Openness } from '../report/report'

/**
 * Whether somebody may see a reporter's name and phone: `named` is for the street's desk and the mediator of the case,
 * `mediatorOnly` for that mediator alone, and who said nothing has nothing to show. Refuses notFound, forbidden.
 */
export function mayReveal(openness: Openness, who: { atDesk: boolean; handles: boolean }): Result<true> {
  if (openness === 'anonymous') return refused('notFound', '他没有留姓名和电话。想问什么，可以在这里给他留言。')
  if (who.handles || (openness === 'named' && who.atDesk)) return granted(true)
  return refused('forbidden', '他只愿意告诉调解员。想问什么，可以在这里给他留言。')
}
