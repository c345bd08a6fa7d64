import type { InputOf } from '#domain/contract/index'
import { toast } from '../../ui/toast'
import { notKept, usePages } from '../session/use-ask'
import { useNow } from '../session/use-now'
import { useTell } from '../session/use-tell'
import { shownAward } from './awards-words'

/** Guiding and mediating awards of the street, and the way to take a wrong one back. */
export function useAwards() {
  const now = useNow()
  const asked = usePages('points', 'awards', true, notKept)
  const { busy, tell } = useTell('points', 'reverse')
  return {
    ...asked,
    awards: asked.pages.flatMap((page) => page.awards).map((award) => shownAward(award, now)),
    busy,
    /** False when the sheet should stay: what was written is still in it. */
    async reverse(entryId: string, reason: string): Promise<boolean> {
      const reply = await tell({ entryId, reason } as InputOf<'points', 'reverse'>)
      if (reply.ok) {
        toast({ text: '撤回了，原因也告诉他了。', tone: 'ok' })
        return true
      }
      toast(reply.refusal.code === 'unavailable' ? '没连上。再点一次就行，不会撤重。' : reply.refusal.message)
      return reply.refusal.code === 'alreadyDone'
    },
  }
}
