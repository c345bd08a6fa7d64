import type { AnswerOf } from '#domain/contract/index'
import { msOf } from '#domain/kernel/instant'
import { mintId } from '#domain/kernel/mint-id'
import type { Refusal } from '#domain/kernel/result'
import type { BrowserKind } from '#domain/people/browser'
import { signInPolicy } from '#domain/policy/sign-in'
import type { Clock } from '../platform/clock'
import type { Lifecycle } from '../platform/lifecycle.types'
import { backOffMs } from './back-off'
import type { Calls } from './call'
import { base64url } from './reports'
import type { SessionBook } from './session'

/** How often the street is asked what became of the picture, while somebody can see it. */
const askEveryMs = 2_000

/** The picture on a PC's screen, as it stands. `over`: too late, or used. `entered`: somebody is signed in here now. */
export type PairingShown =
  | { kind: 'opening' | 'refused' | 'entering' | 'entered' }
  | { kind: 'showing' | 'over'; code: string; number: string; endsAtMs: number }
  | { kind: 'failed'; message: string }

type PairingPorts = {
  calls: Calls
  session: Pick<SessionBook, 'current' | 'putAway' | 'enterWith'>
  clock: Clock
  lifecycle: Lifecycle
  randomBytes(count: number): Promise<ArrayLike<number>>
  /** Between 0 and 1. */
  chance(): number
  browser: BrowserKind
}

/**
 * Signing in by the phone, the browser's half: a secret that stays here, a picture, and asking what became of it: every two
 * seconds while somebody looks, more seldom while nobody answers, not at all behind another window.
 */
export function openPairing({ calls, session, clock, lifecycle, randomBytes, chance, browser }: PairingPorts) {
  const listeners = new Set<() => void>()
  let shown: PairingShown = { kind: 'opening' }
  let secret = ''
  let failures = 0
  let inFront = true
  /** Counts pictures: what comes for an earlier one is not for this one. */
  let nth = 0
  let asking = false
  let callOff: () => void = () => undefined

  function show(next: PairingShown): void {
    shown = next
    for (const listener of listeners) listener()
  }

  const idOfNow = async () => mintId(clock.now(), await randomBytes(10))

  async function renew(): Promise<void> {
    callOff()
    nth += 1
    const mine = nth
    show({ kind: 'opening' })
    // A session that has ended would answer for the stranger that this browser is now.
    if (session.current().kind === 'ended') await session.putAway()
    const fresh = base64url(await randomBytes(16))
    const askedAtMs = clock.now()
    const reply = await calls.tell('account', 'openPairing', { secret: fresh, ...browser }, await idOfNow())
    if (mine !== nth) return
    if (!reply.ok) return show({ kind: 'failed', message: reply.refusal.message })
    secret = fresh
    failures = 0
    const { code, number, expiresAt } = reply.data
    show({ kind: 'showing', code, number, endsAtMs: endOf(expiresAt, askedAtMs) })
    later(askEveryMs)
  }

  function later(ms: number): void {
    callOff()
    callOff = clock.after(ms, () => void ask())
  }

  async function ask(): Promise<void> {
    if (shown.kind !== 'showing' || asking || !inFront) return
    callOff()
    const mine = nth
    asking = true
    const reply = await calls.tell('account', 'collectPairing', { secret }, await idOfNow())
    asking = false
    if (mine !== nth || shown.kind !== 'showing') return
    if (reply.ok) await hear(reply.data)
    else hearNo(reply.refusal)
  }

  async function hear({ news, ticket }: AnswerOf<'account', 'collectPairing'>): Promise<void> {
    failures = 0
    if (news === 'refused') return show({ kind: 'refused' })
    if (news === 'waiting') return isLate() ? end() : later(askEveryMs)
    if (ticket === null) return end()
    const mine = nth
    show({ kind: 'entering' })
    const entered = await session.enterWith(ticket)
    if (mine !== nth) return
    show(entered.ok ? { kind: 'entered' } : { kind: 'failed', message: entered.refusal.message })
  }

  function hearNo({ code, message }: Refusal): void {
    if (code === 'notFound' || (code === 'unavailable' && isLate())) end()
    else if (code !== 'unavailable') show({ kind: 'failed', message })
    else {
      failures += 1
      later(backOffMs(failures, chance()))
    }
  }

  /** By this computer's clock: what still waits then is grey, so that nobody scans what is as good as over. */
  const isLate = (): boolean => shown.kind === 'showing' && shown.endsAtMs <= clock.now()

  function end(): void {
    callOff()
    if (shown.kind === 'showing') show({ ...shown, kind: 'over' })
  }

  function come(): void {
    inFront = true
    void ask()
  }
  function leave(): void {
    inFront = false
    callOff()
  }

  return {
    current: (): PairingShown => shown,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** Shows the first picture; gives the way to end it all. */
    start(): () => void {
      const offs = [lifecycle.onShow(come), lifecycle.onHide(leave)]
      void renew()
      return () => {
        nth += 1
        callOff()
        for (const off of offs) off()
      }
    },
    /** Another picture. */
    renew: () => void renew(),
    /** Its minutes are over by this clock: asked once more, because the phone may have been quicker than we. */
    ranOut: () => void ask(),
    /** The page was left for another one, or is on top again. */
    leave,
    come,
  }
}

const mostMs = signInPolicy.pairingMinutes * 60_000

/** A computer whose clock is wrong counts the minutes from when it asked. */
function endOf(expiresAt: string, askedAtMs: number): number {
  const endsAtMs = msOf(expiresAt)
  const plausible = endsAtMs > askedAtMs && endsAtMs <= askedAtMs + mostMs + 15_000
  return plausible ? endsAtMs : askedAtMs + mostMs
}
