import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { emptyOutbox, type Item } from '@/client/outbox-core'

type Reply = { ok: true; data: unknown; requestId: string } | { ok: false; refusal: Refusal; requestId: string }
type Refusal = { code: string; message: string }
type Asked = { route: string; input: unknown; commandId?: string }

const quiet = () => () => undefined

/**
 * Stands in for `thisPhone()` where hooks are tested: somebody is signed in, every call is written down, and the test
 * says what the street answers. Use it with
 * `jest.mock('@/client/this-phone', () => ({ thisPhone: () => require('./phone-double').phone }))`.
 */
export const street = {
  asked: [] as Asked[],
  enqueued: [] as Pick<Item, 'functionName' | 'route' | 'input' | 'shown'>[],
  /** By route; a function is asked anew each time. */
  answers: {} as Record<string, unknown | ((asked: Asked) => Reply)>,
  drafts: new Map<string, object>(),
  forget(): void {
    street.asked = []
    street.enqueued = []
    street.answers = {}
    street.drafts.clear()
  },
  to: (route: string): Asked[] => street.asked.filter((one) => one.route === route),
}

export const yes = (data: unknown): Reply => ({ ok: true, data, requestId: 'r-1' })
export const no = (code: string, message: string): Reply => ({
  ok: false,
  refusal: { code, message },
  requestId: 'r-1',
})
/** Nothing came back: it may have been heard, or not. */
export const silence: Reply = { ok: false, refusal: { code: 'unavailable', message: '没连上。' }, requestId: '' }

async function reply(asked: Asked): Promise<Reply> {
  street.asked.push(asked)
  const answer = street.answers[asked.route]
  if (typeof answer === 'function') return (answer as (asked: Asked) => Reply)(asked)
  return answer === undefined ? no('notFound', '没有') : yes(answer)
}

const me = { userId: 'u1', name: '陈玉兰', streetName: '柳溪街道', roles: [] }
const session = { kind: 'somebody', me, role: { role: 'volunteer', orgPath: '/d1/s1', where: '' } }

const desk = {
  userId: 'u1',
  outbox: {
    state: () => emptyOutbox,
    subscribe: quiet,
    enqueue: async (command: (typeof street.enqueued)[number]) => {
      street.enqueued.push(command)
      return { ok: true, value: command }
    },
  },
  snapshots: { read: () => undefined, keep: () => true },
  drafts: {
    read: (form: string) => street.drafts.get(form) ?? null,
    save: (form: string, value: object) => Boolean(street.drafts.set(form, value)),
    drop: (form: string) => street.drafts.delete(form),
  },
}

export const phone = {
  desk: () => desk,
  subscribe: quiet,
  onSettled: quiet,
  session: { current: () => session, subscribe: quiet },
  calls: {
    ask: (_: string, route: string, input: unknown) => reply({ route, input }),
    tell: (_: string, route: string, input: unknown, commandId: string) => reply({ route, input, commandId }),
  },
}

/** Around a hook or a page that asks the street. */
export function OnThePhone({ children }: { children: ReactNode }) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}
