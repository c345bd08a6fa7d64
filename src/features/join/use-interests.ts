import { dayLabel } from '#domain/kernel/instant'
import { type Tie, tieLabels } from '#domain/people/interest'
import { toast } from '../../ui/toast'
import { useAsk } from '../session/use-ask'
import { useNow } from '../session/use-now'
import { useTell } from '../session/use-tell'

/** The places one is tied to, and one more. */
export function useInterests() {
  const now = useNow()
  const asked = useAsk('account', 'interests', {}, { keep: false })
  const { busy, tell } = useTell('account', 'declareInterest')
  return {
    ...asked,
    declared: (asked.data?.interests ?? []).map(({ placeId, placeName, tie, at }) => ({
      key: placeId as string,
      title: placeName,
      note: `${tieLabels[tie]}·${dayLabel(at, now)}报的`,
    })),
    busy,
    /** False when the form should stay as it is. */
    async declare(code: string, tie: Tie): Promise<boolean> {
      const reply = await tell({ code, tie })
      if (reply.ok) toast({ text: `报好了，「${reply.data.interest.placeName}」的事不会派给您。`, tone: 'ok' })
      else toast(reply.refusal.code === 'unavailable' ? '没连上。再点一次就行，不会报重。' : reply.refusal.message)
      return reply.ok
    },
  }
}
