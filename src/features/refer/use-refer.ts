import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { chinaDate } from '#domain/kernel/instant'
import { mintId } from '#domain/kernel/mint-id'
import { pointsPolicyOn } from '#domain/policy/points'
import { answerOf, Refused } from '../../client/query'
import { thisPhone } from '../../client/this-phone'
import { copyWords, saysCopied } from '../../platform/clipboard'
import { clock } from '../../platform/clock'
import { linkWith } from '../../platform/link'
import { randomBytes } from '../../platform/random'
import { toast } from '../../ui/toast'
import { useNow } from '../session/use-now'
import { useDesk, useOnline } from '../session/use-session'

/** What may be pasted to whoever has no code before their eyes. */
async function copy(code: string): Promise<void> {
  const link = linkWith(code)
  const words = link === code ? `在小红帽反映时，填这 6 位：${code}` : `有欠薪、有矛盾，点开就能反映：${link}`
  const copied = await copyWords(words)
  if (!copied) toast(`复制不了，请他填这 6 位：${code}`)
  else if (!saysCopied) toast({ text: '复制好了，发给他就行。', tone: 'ok' })
}

const snapshot = 'referralCode'

/** The volunteer's own code. It never changes: once it came it stays on the phone, for streets without signal. */
export function useRefer() {
  const desk = useDesk()
  const online = useOnline()
  const now = useNow()
  const commandId = useRef<string>()
  const query = useQuery({
    queryKey: [desk?.userId, snapshot],
    enabled: desk !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<string> => {
      commandId.current ??= mintId(clock.now(), await randomBytes(10))
      const { code } = answerOf(await thisPhone().calls.tell('visit', 'referralCode', {}, commandId.current))
      desk?.snapshots.keep(snapshot, code)
      return code
    },
    initialData: () => desk?.snapshots.read<string>(snapshot)?.data,
  })
  const code = query.data ?? ''
  const { guided, mediated } = pointsPolicyOn(chinaDate(now))
  return {
    stage: code !== '' ? ('ready' as const) : query.error ? ('failed' as const) : ('loading' as const),
    offline: !online,
    code,
    link: linkWith(code),
    copy: () => void copy(code),
    guidedPoints: guided,
    mediatedPoints: mediated,
    requestId: query.error instanceof Refused ? query.error.requestId || undefined : undefined,
    refetch: () => void query.refetch(),
  }
}
