import { useState } from 'react'
import type { InputOf } from '#domain/contract/index'
import { useAsk } from '../session/use-ask'
import { useNow } from '../session/use-now'
import { useTell } from '../session/use-tell'
import { shownCard } from './place-words'
import { said } from './said'

type PlaceId = InputOf<'place', 'open'>['placeId']

/** A place's card and what may be done with it. */
export function usePlace(id: string) {
  const placeId = id as PlaceId
  const now = useNow()
  const asked = useAsk('place', 'open', { placeId }, { keep: false })
  const close = useTell('place', 'close')
  const reopen = useTell('place', 'reopen')
  const issue = useTell('place', 'issueCode')
  const revoke = useTell('place', 'revokeCode')
  const reveal = useTell('place', 'revealContact', { changes: false })
  const [contact, setContact] = useState<{ name: string; phone: string }>()
  const version = asked.data?.version ?? 0
  return {
    ...asked,
    card: asked.data && shownCard(asked.data, now),
    contact,
    busy: [close, reopen, issue, revoke, reveal].some(({ busy }) => busy),
    close: async () => said(await close.tell({ placeId, version }), '标好了，这一家关门了。'),
    reopen: async () => said(await reopen.tell({ placeId, version }), '标好了，这一家又开了。'),
    issue: async () => said(await issue.tell({ placeId }), '新码发好了，可以印了。'),
    revoke: async (code: string, reason: string) =>
      said(await revoke.tell({ code, reason }), '停用了。再扫这个码，会请他打街道的电话。'),
    async reveal(reason: string): Promise<boolean> {
      const reply = await reveal.tell({ placeId, reason })
      if (reply.ok) setContact(reply.data)
      return said(reply)
    },
  }
}
