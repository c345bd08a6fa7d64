import { useState } from 'react'
import type { DataPart, OwnRecord } from '#domain/contract/privacy'
import { thisPhone } from '../../client/this-phone'
import { copyWords, saysCopied } from '../../platform/clipboard'
import { toast } from '../../ui/toast'
import { useAsk } from '../session/use-ask'
import { useOnline } from '../session/use-session'
import { useTell } from '../session/use-tell'

const parts: readonly DataPart[] = [
  'person',
  'ties',
  'shifts',
  'visits',
  'mediations',
  'points',
  'redemptions',
  'inbox',
]

/** One's own data: looked at, copied, put right, given up. */
export function useMyData() {
  const asked = useAsk('account', 'myData', { part: 'person' }, { keep: false })
  const online = useOnline()
  const correcting = useTell('account', 'correctMe')
  const leaving = useTell('account', 'askDeletion')
  const [copying, setCopying] = useState(false)
  return {
    ...asked,
    offline: asked.offline || !online,
    records: asked.data?.records ?? [],
    copying,
    busy: correcting.busy || leaving.busy,
    async copy(): Promise<void> {
      setCopying(true)
      const text = await everything().finally(() => setCopying(false))
      if (text === undefined) toast('没连上，没抄全。再点一次就行。')
      else if (!(await copyWords(text))) toast('这个浏览器不让复制，换一个再试。')
      else if (!saysCopied) toast({ text: '抄好了，粘贴到别处就能保存。', tone: 'ok' })
    },
    async correct(change: { name?: string; phone?: string }): Promise<boolean> {
      const reply = await correcting.tell(change)
      if (reply.ok) toast({ text: '改好了。', tone: 'ok' })
      else toast(reply.refusal.code === 'unavailable' ? '没连上。再点一次就行。' : reply.refusal.message)
      return reply.ok
    },
    /** True when the account is gone. */
    async leave(): Promise<boolean> {
      const reply = await leaving.tell({ sure: true })
      if (!reply.ok) toast(reply.refusal.code === 'unavailable' ? '没连上。再点一次就行。' : reply.refusal.message)
      return reply.ok
    },
  }
}

/** All parts with all their pages as JSON that people can read too; undefined when one of them was not answered. */
async function everything(): Promise<string | undefined> {
  const copy: Record<string, OwnRecord[]> = {}
  for (const part of parts) {
    for (let cursor: string | undefined; ; ) {
      const reply = await thisPhone().calls.ask('account', 'myData', { part, ...(cursor !== undefined && { cursor }) })
      if (!reply.ok) return undefined
      const { title, records, next } = reply.data
      copy[title] = [...(copy[title] ?? []), ...records]
      if (next === null) break
      cursor = next
    }
  }
  return JSON.stringify(copy, null, 2)
}
