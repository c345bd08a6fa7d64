import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { InboxItem } from '#domain/contract/account'
import { listTimeLabel } from '#domain/kernel/instant'
import { mintId } from '#domain/kernel/mint-id'
import { thisPhone } from '../../client/this-phone'
import { clock } from '../../platform/clock'
import { randomBytes } from '../../platform/random'
import type { StateKey } from '../../ui/status'
import { usePages } from '../session/use-ask'
import { useNow } from '../session/use-now'
import { useDesk } from '../session/use-session'
import type { MessageShown } from './inbox-view'

const stateOf = { visitVerified: 'verified', visitRefused: 'refused', wechatLinked: 'sent' } as const satisfies Record<
  InboxItem['kind'],
  StateKey
>

/** The inbox. What is on the screen counts as seen; it stays under 还没看 until the page is opened anew. */
export function useInbox(enabled: boolean, opened: number) {
  const now = useNow()
  const asked = usePages('account', 'inbox', enabled)
  const items = asked.pages.flatMap((page) => page.items)
  const fresh = useFresh(items, opened)
  const messages: MessageShown[] = items.map(({ id, kind, title, text, at, read }) => ({
    key: id,
    title,
    text,
    when: listTimeLabel(at, now),
    read: read && !fresh.has(id),
    state: stateOf[kind],
  }))
  return {
    ...asked,
    messages,
    /** Where a message leads: to the visit it speaks of, else to one's own page. */
    pathOf: (key: string): string =>
      items.find(({ id }) => id === key)?.kind === 'wechatLinked' ? '/pages/mine/index' : '/pages/progress/index',
  }
}

/** Tells the street once that the newest has been seen, and remembers which were new when the page was opened. */
function useFresh(items: readonly InboxItem[], opened: number): ReadonlySet<string> {
  const desk = useDesk()
  const client = useQueryClient()
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  const told = useRef('')
  const newest = items[0]
  const unread = items.filter(({ read }) => !read).map(({ id }) => id)

  // biome-ignore lint/correctness/useExhaustiveDependencies: begins anew each time the page is opened
  useEffect(() => setFresh(new Set()), [opened])
  useEffect(() => {
    if (unread.length === 0 || newest === undefined || told.current === newest.id) return
    told.current = newest.id
    setFresh((before) => new Set([...before, ...unread]))
    void tellRead(newest.at).then((left) => {
      if (left === null) told.current = ''
      else void client.invalidateQueries({ queryKey: [desk?.userId] })
    })
  })
  return fresh
}

/** How many are left unread, or `null` when the street did not hear it: it is told again at the next look. */
async function tellRead(upTo: string): Promise<number | null> {
  const commandId = mintId(clock.now(), await randomBytes(10))
  const reply = await thisPhone().calls.tell('account', 'readInbox', { upTo }, commandId)
  return reply.ok ? reply.data.unread : null
}
