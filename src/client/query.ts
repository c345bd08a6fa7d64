import { focusManager, onlineManager, QueryClient } from '@tanstack/react-query'
import type { Reply } from '#domain/contract/envelope'
import type { Refusal } from '#domain/kernel/result'
import { lifecycle } from '../platform/lifecycle'
import { network } from '../platform/network'

/** A question that was not answered as asked: what to tell the person, and the number to name on the phone. */
export class Refused extends Error {
  override name = 'Refused'
  constructor(
    readonly refusal: Refusal,
    readonly requestId: string,
  ) {
    super(refusal.message)
  }
}

/** react-query speaks in exceptions: turns a refusal into one. */
export function answerOf<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.data
  throw new Refused(reply.refusal, reply.requestId)
}

const minuteMs = 60_000

function isWorthRepeating(error: unknown): boolean {
  return error instanceof Refused && error.refusal.code === 'unavailable'
}

let client: QueryClient | undefined

/**
 * What the street knows, for as long as the app is open. `offlineFirst`: the first try goes out whatever the phone
 * believes of its network; after a failure it waits for the network instead of trying in vain.
 */
export function queryClient(): QueryClient {
  if (client) return client
  onlineManager.setEventListener((setOnline) => {
    setOnline(network.isOnline())
    return network.onChange(setOnline)
  })
  focusManager.setEventListener((setFocused) => {
    const offs = [lifecycle.onShow(() => setFocused(true)), lifecycle.onHide(() => setFocused(false))]
    return () => {
      for (const off of offs) off()
    }
  })
  client = new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'offlineFirst',
        staleTime: minuteMs / 2,
        gcTime: 60 * minuteMs,
        retry: (failures, error) => isWorthRepeating(error) && failures < 2,
        retryDelay: (failures) => 1_000 * 2 ** failures,
      },
    },
  })
  return client
}
