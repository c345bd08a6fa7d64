import { configure } from '@testing-library/react'
import type { Me } from '#domain/contract/account-card'
import type { Envelope } from '#domain/contract/envelope'
import type { AnswerOf, FunctionName, InputOf, RouteOf } from '#domain/contract/index'
import type { Refusal } from '#domain/kernel/result'
import type { Role } from '#domain/organisation/role'
import { SessionEnded, type Transport, Unreachable } from '@/client/transport.types'

export { SessionEnded, Unreachable }

/** A street in a test's hand, in place of the transport: `jest.mock('@/client/transport', () => jest.requireActual('./street-double'))`. */
type Sent = { functionName: string; route: string; input: unknown; commandId?: string }
type Said = { data: unknown } | { refusal: Refusal } | 'silence'

// A whole page with its questions takes its time on a busy machine.
configure({ asyncUtilTimeout: 20_000 })

const answers = new Map<string, (input: never) => Said>()

export const street = {
  /** Everything that reached it, oldest first. */
  sent: [] as Sent[],
  /** What it answers to one route from now on. */
  answers<F extends FunctionName, R extends RouteOf<F>>(
    functionName: F,
    route: R,
    answer: (input: InputOf<F, R>) => { data: AnswerOf<F, R> } | { refusal: Refusal } | 'silence',
  ): void {
    answers.set(`${functionName}.${route}`, answer as (input: never) => Said)
  },
  /** What came in on one route. */
  heard: (route: string): Sent[] => street.sent.filter((one) => `${one.functionName}.${one.route}` === route),
}

export const transport: Transport = {
  platform: 'h5',
  signsIn: 'byTicket',
  send(functionName: string, { route, input, commandId }: Envelope): Promise<unknown> {
    street.sent.push({ functionName, route, input, ...(commandId && { commandId }) })
    const said = answers.get(`${functionName}.${route}`)?.(input as never) ?? 'silence'
    if (said === 'silence') return Promise.reject(new Unreachable('silence'))
    const requestId = 'R7K2-0311-1104'
    return Promise.resolve(
      'data' in said ? { ok: true, data: said.data, requestId } : { ok: false, refusal: said.refusal, requestId },
    )
  },
  signInWithTicket: () => Promise.resolve(),
  signOut: () => Promise.resolve(),
  hasSession: () => true,
  upload: () => Promise.reject(new Unreachable('nothing is uploaded here')),
}

/** Somebody is signed in before the app is opened. */
export function signedIn(role: Role, name: string): Me {
  const me: Me = {
    userId: '01ARZ3NDEKTSV4RRFFQ69G5FA1' as Me['userId'],
    name,
    phone: '138****2046',
    streetName: '柳溪街道',
    roles: [{ role, orgPath: '/d1/s1', where: '柳溪街道' }],
  }
  localStorage.setItem('xhm/session', JSON.stringify({ me, role: me.roles[0], ended: false }))
  street.answers('account', 'me', () => ({ data: me }))
  street.answers('account', 'inbox', () => ({ data: { items: [], next: null } }))
  street.answers('visit', 'reviewQueue', () => ({ data: { rows: [], next: null, total: 0 } }))
  return me
}
