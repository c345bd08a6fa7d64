import type { InputOf } from '#domain/contract/index'
import { toast } from '../../ui/toast'
import { useAsk } from '../session/use-ask'
import { useTell } from '../session/use-tell'

/** The shelf's book for the street's staff, and what comes in. */
export function useStock() {
  const asked = useAsk('points', 'stock', {}, { keep: false })
  const { busy, tell } = useTell('points', 'receiveStock')
  return {
    ...asked,
    stock: asked.data?.stock ?? [],
    busy,
    /** False when the sheet should stay: it can be tried again as it stands. */
    async receive(stockId: string, count: number, note: string): Promise<boolean> {
      const reply = await tell({ stockId, count, note } as InputOf<'points', 'receiveStock'>)
      if (reply.ok) {
        const { name, onHand } = reply.data.stock
        toast({ text: `记好了，「${name}」现有 ${onHand} 份。`, tone: 'ok' })
        return true
      }
      toast(reply.refusal.code === 'unavailable' ? '没连上。再点一次就行，不会记重。' : reply.refusal.message)
      return false
    },
  }
}
