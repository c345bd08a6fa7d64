import type { Envelope, Reply } from '#domain/contract/envelope'
import type { AnswerOf, FunctionName, InputOf, KindOf, RouteOf } from '#domain/contract/index'
import type { RefusalCode } from '#domain/kernel/result'
import type { Clock } from '../platform/clock'
import { SessionEnded, type Transport, Unreachable } from './transport.types'

export type QueryOf<F extends FunctionName> = {
  [R in RouteOf<F>]: KindOf<F, R> extends 'query' ? R : never
}[RouteOf<F>]
export type CommandOf<F extends FunctionName> = Exclude<RouteOf<F>, QueryOf<F>>

/** Longer than any use case of ours takes, shorter than a person waits. */
export const timeLimitMs = 15_000

export type CallPorts = {
  transport: Transport
  clock: Clock
  client: Envelope['client']
  /** In whose name calls go out just now. */
  caller(): string | null
  /** The server does not know this caller any more. Not said of an answer that comes after somebody else signed in. */
  signInNeeded(): void
}

/**
 * Calls the back end with the contract's types. `ask` and `tell` never throw: silence comes back as `unavailable`, a
 * session that ended as `signInNeeded`, both with a sentence for people and an empty request id.
 */
export function makeCalls({ transport, clock, client, caller, signInNeeded }: CallPorts) {
  /** One delivery. Throws `Unreachable` (also for an answer that is none of ours) or `SessionEnded`. */
  async function deliver(functionName: FunctionName, envelope: Omit<Envelope, 'client'>): Promise<Reply<unknown>> {
    const before = caller()
    const noteEnd = (): void => {
      if (caller() === before) signInNeeded()
    }
    try {
      const answer = await limited(clock, transport.send(functionName, { ...envelope, client } as Envelope))
      if (!isReply(answer)) throw new Unreachable('not a reply of ours')
      if (!answer.ok && answer.refusal.code === 'signInNeeded') noteEnd()
      return answer
    } catch (error) {
      if (error instanceof SessionEnded) noteEnd()
      throw error
    }
  }

  async function call<F extends FunctionName, R extends RouteOf<F>>(
    functionName: F,
    envelope: Omit<Envelope, 'client'>,
  ): Promise<Reply<AnswerOf<F, R>>> {
    try {
      return (await deliver(functionName, envelope)) as Reply<AnswerOf<F, R>>
    } catch (error) {
      if (error instanceof SessionEnded) return noAnswer('signInNeeded', '登录过期了，请再登录一次。您填的都在手机里。')
      if (error instanceof Unreachable) return noAnswer('unavailable', '没连上，不是您的问题。等一会儿再试一次。')
      throw error
    }
  }

  return {
    deliver,
    /** A question: changes nothing, may be repeated at will. */
    ask: <F extends FunctionName, R extends QueryOf<F>>(functionName: F, route: R, input: InputOf<F, R>) =>
      call<F, R>(functionName, { route, input: said(input as object) }),
    /**
     * A command sent at once, for what makes no sense later (a password, "I have read this"). Everything that must not be
     * lost goes through the outbox instead.
     */
    tell: <F extends FunctionName, R extends CommandOf<F>>(
      functionName: F,
      route: R,
      input: InputOf<F, R>,
      commandId: string,
    ) =>
      call<F, R>(functionName, { route, input: said(input as object), commandId: commandId as Envelope['commandId'] }),
  }
}
export type Calls = ReturnType<typeof makeCalls>

const noAnswer = (code: RefusalCode, message: string): Reply<never> => ({
  ok: false,
  refusal: { code, message },
  requestId: '',
})

function limited<T>(clock: Clock, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const callOff = clock.after(timeLimitMs, () => reject(new Unreachable('time limit')))
    work.then(
      (value) => {
        callOff()
        resolve(value)
      },
      (error: unknown) => {
        callOff()
        reject(error)
      },
    )
  })
}

/** Schemas stay on the server; the phone only makes sure that it was our function that spoke. */
function isReply(answer: unknown): answer is Reply<unknown> {
  if (typeof answer !== 'object' || answer === null) return false
  const { ok, requestId, refusal } = answer as Record<string, unknown>
  if (typeof requestId !== 'string') return false
  if (ok === true) return 'data' in answer
  if (ok !== false || typeof refusal !== 'object' || refusal === null) return false
  const { code, message } = refusal as Record<string, unknown>
  return typeof code === 'string' && typeof message === 'string'
}

/** WeChat's bridge carries no `undefined`: what is not said is left out. */
const said = (input: object): object =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
