import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import type { VisitView } from '#domain/contract/shared'
import type { Item } from '../../client/outbox-core'
import { queryClient } from '../../client/query'
import { thisPhone } from '../../client/this-phone'
import { ShellProvider } from '../../ui/shell'
import { toast } from '../../ui/toast'
import { caseEndWords } from '../case/end-words'
import type { OrderRoute } from '../case/use-orders'
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

/** Says what the person would want to know now. */
function tellEnd(item: Item): void {
  const { outcome, commandId } = item
  if (outcome.kind === 'open') return
  if (outcome.kind === 'answered') {
    const words = endWords(item, outcome.data)
    if (words !== '') toast(words)
    return
  }
  toast(outcome.refusal.message)
  if (!keepsItsSentence(item)) thisPhone().desk()?.outbox.seen(commandId)
}

/**
 * What was written by hand, a visit and a change of it stand on a page of their own until somebody has read why they were
 * refused. A decision has no such place: the list it was made in is asked for anew.
 */
const keepsItsSentence = ({ functionName, route }: Item): boolean =>
  functionName === 'case' ? route !== 'accept' : route !== 'review'

/** Empty where everything went the usual way and nobody waits for a word: a visit simply counts. */
function endWords({ functionName, route, input }: Item, data: unknown): string {
  if (functionName === 'case') return caseEndWords(route as OrderRoute, input, data)
  if (route === 'review') return decided[(input as { decision: keyof typeof decided }).decision]
  // A mediation waits for a look in any case, and its author was told so.
  if (functionName !== 'visit' || route === 'recordMediation') return ''
  const { state, reason } = (data as { visit: VisitView }).visit
  if (route === 'withdraw') return '撤回了，这次不算。'
  if (route === 'addNote') return '补好了，社区会再看一看。'
  return state === 'refused' ? `${reason}。` : ''
}

const decided = { verify: '核实好了，分已经记上。', refuse: '退回了，原因也告诉本人了。' } as const
