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

type Kind = InboxItem['kind']

const stateOf = {
  visitVerified: 'verified',
  visitRefused: 'refused',
  wechatLinked: 'sent',
  guidedAccepted: 'verified',
  mediationConfirmed: 'verified',
  mediationRefused: 'refused',
  awardReversed: 'withdrawn',
  caseAssigned: 'mediating',
  caseMessage: 'unanswered',
  redemptionHandedOut: 'closed',
  redemptionExpired: 'soon',
  dutySwap: 'unanswered',
  applicationAnswered: 'sent',
  roleChanged: 'sent',
} as const satisfies Record<Kind, StateKey>

const progress = '/pages/progress/index'
const ledger = '/packages/volunteer/points/index'
const goods = '/packages/volunteer/redeemed/index'
const home = '/pages/home/index'

/** Where each kind of message leads. */
const pathOf = {
  visitVerified: progress,
  visitRefused: progress,
  wechatLinked: '/pages/mine/index',
  guidedAccepted: ledger,
  mediationConfirmed: ledger,
  mediationRefused: '/packages/volunteer/mediation/index',
  awardReversed: ledger,
  caseAssigned: home,
  caseMessage: home,
  redemptionHandedOut: goods,
  redemptionExpired: goods,
  dutySwap: '/packages/directory/duty/index',
  applicationAnswered: home,
  roleChanged: '/pages/mine/index',
} as const satisfies Record<Kind, string>

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
    pathOf: (key: string): string => {
      const item = items.find(({ id }) => id === key)
      return item ? pathOf[item.kind] : home
    },
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
