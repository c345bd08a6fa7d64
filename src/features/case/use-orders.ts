import type { InputOf } from '#domain/contract/index'
import type { CommandOf } from '../../client/call'
import type { Item } from '../../client/outbox-core'
import { toast } from '../../ui/toast'
import { useDesk, useOutbox } from '../session/use-session'

/** What is done about reports, cases and mediations, and must neither be lost nor doubled. */
export type OrderRoute = Exclude<CommandOf<'case'>, 'revealContact' | 'handOver'>

/** One of them that has not come to its end, or was refused and not read yet. */
export interface Order {
  commandId: string
  route: OrderRoute
  input: Record<string, unknown>
  /** The sentence of the refusal. */
  refused?: string
}

/** Sends such commands by the outbox, and tells which are still on their way. */
export function useOrders() {
  const desk = useDesk()
  const orders = useOutbox().items.filter(isOrder).map(shownOrder)
  return {
    orders,
    /** True when it stands on this phone; the street's answer comes later. */
    async order<R extends OrderRoute>(route: R, input: InputOf<'case', R>): Promise<boolean> {
      const asked = await desk?.outbox.enqueue({ functionName: 'case', route, input, shown: null })
      if (!asked?.ok) toast(asked?.refusal.message ?? '请先登录。')
      return asked?.ok === true
    },
    /** The refusal has been read, or what was refused is asked for anew. */
    read: (commandId: string): void => desk?.outbox.seen(commandId),
  }
}

const isOrder = ({ functionName }: Item): boolean => functionName === 'case'

const shownOrder = ({ commandId, route, input, outcome }: Item): Order => ({
  commandId,
  route: route as OrderRoute,
  input: input as Record<string, unknown>,
  ...(outcome.kind === 'refused' && { refused: outcome.refusal.message }),
})

/** The words of an order that somebody wrote by hand. */
export const wordsOf = ({ input }: Order): string => String(input.words ?? input.text ?? input.reason ?? '')
