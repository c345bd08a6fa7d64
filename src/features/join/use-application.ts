import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { InputOf } from '#domain/contract/index'
import { listTimeLabel } from '#domain/kernel/instant'
import { joinConsent } from '#domain/people/consent'
import type { Skill } from '#domain/people/skills'
import { anyone } from '../../client/keep-fresh'
import { answerOf, Refused } from '../../client/query'
import { thisPhone } from '../../client/this-phone'
import { transport } from '../../client/transport'
import { toast } from '../../ui/toast'
import { useNow } from '../session/use-now'
import { useDesk, useOnline } from '../session/use-session'
import { useTell } from '../session/use-tell'

export interface Wish {
  community: string
  name: string
  phone: string
  skills: Skill[]
  words: string
}

/** One's own application to be a volunteer: what became of it, or the form for a new one. */
export function useApplication() {
  const now = useNow()
  const online = useOnline()
  const desk = useDesk()
  const query = useQuery({
    queryKey: [desk?.userId ?? anyone, 'account.application'],
    queryFn: async () => answerOf(await thisPhone().calls.ask('account', 'application', {})),
  })
  const applying = useTell('account', 'apply')
  const withdrawing = useTell('account', 'withdrawApplication')
  const [again, setAgain] = useState(false)
  const refused = query.error instanceof Refused ? query.error : undefined
  const own = query.data?.application
  const said = (reply: { ok: boolean; refusal?: { code: string; message: string } }): boolean => {
    void query.refetch()
    if (reply.refusal)
      toast(reply.refusal.code === 'unavailable' ? '没连上。再点一次就行，不会交重。' : reply.refusal.message)
    return reply.ok
  }
  return {
    stage: query.data ? ('ready' as const) : query.error ? ('failed' as const) : ('loading' as const),
    offline: !online,
    requestId: refused?.requestId || undefined,
    streetName: query.data?.streetName ?? '',
    communities: query.data?.communities ?? [],
    known: query.data?.known ?? null,
    /** In a browser nobody is known by WeChat: somebody must sign in, or apply in the mini-program. */
    mayApply: desk !== null || transport.signsIn === 'byWeChat',
    own: own && !again ? { ...own, when: listTimeLabel(own.at, now) } : undefined,
    busy: applying.busy || withdrawing.busy,
    async apply({ community, name, phone, skills, words }: Wish): Promise<void> {
      const person = query.data?.known ? null : { name: name.trim(), phone }
      const consent = { text: joinConsent.text, version: joinConsent.version }
      const input = { community, person, skills, words: words.trim(), consent } as InputOf<'account', 'apply'>
      if (said(await applying.tell(input))) setAgain(false)
    },
    async withdraw(): Promise<void> {
      if (own) said(await withdrawing.tell({ version: own.version }))
    },
    applyAgain: () => setAgain(true),
    refetch: () => void query.refetch(),
  }
}
