import { shownRedemption } from '../goods/goods-words'
import { usePages } from '../session/use-ask'
import { useNow } from '../session/use-now'

/** What this person exchanged, page by page. */
export function useHistory() {
  const now = useNow()
  const asked = usePages('points', 'redemptions')
  const redemptions = asked.pages.flatMap((page) => page.redemptions).map((one) => shownRedemption(one, now))
  return { ...asked, redemptions }
}
