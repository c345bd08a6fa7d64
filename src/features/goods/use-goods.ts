import { useEffect } from 'react'
import { goodsPolicy } from '#domain/policy/goods'
import { toast } from '../../ui/toast'
import { useAsk } from '../session/use-ask'
import { useNow } from '../session/use-now'
import { useTell } from '../session/use-tell'
import { shownGoods, shownRedemption } from './goods-words'

/** The shelf for whoever has points to spend, and the wish to have something of it. */
export function useGoods(leadTo: (redemptionId: string) => void) {
  const now = useNow()
  const asked = useAsk('points', 'goods', {})
  // What is pending stands with the home's figures, which are mostly on the phone already. Nothing is drawn before they are known: a
  // line that comes later would push the shelf from under a finger.
  const home = useAsk('visit', 'home', {})
  const pending = home.data?.pending ?? 0
  const { busy, tell, heard } = useTell('points', 'reserve')
  const { data } = asked
  const available = Math.max(0, data?.available ?? 0)
  const waiting = (data?.waiting ?? []).map((redemption) => shownRedemption(redemption, now))
  const ids = waiting.map(({ key }) => key).join(' ')
  useEffect(() => heard(ids.split(' ')))

  return {
    ...asked,
    stage: asked.stage === 'ready' && home.stage === 'loading' ? 'loading' : asked.stage,
    usable: available,
    pending,
    held: data?.held ?? 0,
    keptDays: goodsPolicy.keptDays,
    waiting,
    goods: shownGoods(data?.goods ?? [], { available, pending, waiting: waiting.length }),
    busy,
    /** False when the sheet should stay: nobody knows yet whether it was heard. */
    async exchange(stockId: string): Promise<boolean> {
      if (busy) return false
      const reply = await tell({ stockId })
      if (reply.ok) {
        const { redemptionId, points } = reply.data.redemption
        toast({ text: `留好了，${points} 分先替您存着。`, tone: 'ok' })
        leadTo(redemptionId)
        return true
      }
      const silent = reply.refusal.code === 'unavailable'
      toast(silent ? '没连上。再点一次就行，不会换重。' : reply.refusal.message)
      return !silent
    },
  }
}
