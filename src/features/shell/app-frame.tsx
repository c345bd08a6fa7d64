import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import type { VisitView } from '#domain/contract/shared'
import type { Item } from '../../client/outbox-core'
import { queryClient } from '../../client/query'
import { thisPhone } from '../../client/this-phone'
import { ShellProvider } from '../../ui/shell'
import { toast } from '../../ui/toast'
import { useShellData } from './use-shell'

/** Around every page: the street's answers, who is here, and a word when something on its way came to its end. */
export function AppFrame({ children }: { children?: ReactNode }) {
  return (
    <QueryClientProvider client={queryClient()}>
      <Frame>{children}</Frame>
    </QueryClientProvider>
  )
}

function Frame({ children }: { children?: ReactNode }) {
  const shell = useShellData()
  useEffect(() => thisPhone().onSettled(tellEnd), [])
  return <ShellProvider value={shell}>{children}</ShellProvider>
}

/** Says what the person would want to know now. A visit that simply counts says nothing: that is the usual case. */
function tellEnd(item: Item): void {
  const { route, input, outcome, commandId } = item
  if (outcome.kind === 'refused') {
    toast(outcome.refusal.message)
    // A visit and a change of it keep their sentence in the list; a decision has no row of its own to keep it in.
    if (route === 'review') thisPhone().desk()?.outbox.seen(commandId)
    return
  }
  if (outcome.kind !== 'answered') return
  if (route === 'review') toast(decided[(input as { decision: keyof typeof decided }).decision])
  else {
    const words = endOf(route, (outcome.data as { visit: VisitView }).visit)
    if (words !== '') toast(words)
  }
}

const decided = { verify: '核实好了，分已经记上。', refuse: '退回了，原因也告诉本人了。' } as const

function endOf(route: string, { state, reason }: VisitView): string {
  if (route === 'withdraw') return '撤回了，这次不算。'
  if (route === 'addNote') return '补好了，社区会再看一看。'
  return state === 'refused' ? `${reason}。` : ''
}
