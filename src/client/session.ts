import type { Me } from '#domain/contract/account-card'
import { mintId } from '#domain/kernel/mint-id'
import { granted, type Result, refused } from '#domain/kernel/result'
import type { Clock } from '../platform/clock'
import type { KeyValueStore } from '../platform/storage.types'
import type { Calls } from './call'
import { keep, readKept } from './kept'
import type { Transport } from './transport.types'

export type HeldRole = Me['roles'][number]

/**
 * Who is here. `asking`: the phone has not asked yet · `nobody` · `somebody`: signed in (perhaps offline, from what the
 * phone kept) · `ended`: known, but must sign in again before anything is sent.
 */
export type Session =
  | { kind: 'asking' }
  | { kind: 'nobody'; why: string }
  | { kind: 'somebody' | 'ended'; me: Me; role: HeldRole | null }

export type SessionPorts = {
  storage: KeyValueStore
  clock: Clock
  transport: Transport
  calls: Calls
  randomBytes(count: number): Promise<ArrayLike<number>>
}

/** The one record on the phone of who is signed in. Every window of a browser reads it before it sends. */
const sessionKey = 'xhm/session'
type Kept = { me: Me; role: HeldRole | null; ended: boolean }

function readSession(storage: KeyValueStore): Kept | null {
  const { me, role, ended } = readKept(storage, sessionKey) ?? {}
  if (typeof me !== 'object' || me === null || typeof (me as Partial<Me>).userId !== 'string') return null
  return { me: me as Me, role: (role ?? null) as HeldRole | null, ended: ended === true }
}

/** True while calls may go out in this person's name. */
export function isSignedIn(storage: KeyValueStore, userId: string): boolean {
  const kept = readSession(storage)
  return kept !== null && !kept.ended && kept.me.userId === userId
}

/** After a sign-out in WeChat its identity would open the door again by itself; this keeps it shut until asked. */
const shutKey = 'xhm/signed-out'

/**
 * Sign-in, sign-out and the one switch of roles. The person's card is kept, so the app opens without signal as whoever it
 * was; the server looks at every call anew.
 */
export function openSession({ storage, clock, transport, calls, randomBytes }: SessionPorts) {
  const listeners = new Set<() => void>()
  let session: Session = fromKept(readSession(storage))

  function become(next: Session): void {
    session = next
    for (const listener of listeners) listener()
  }

  function enter(me: Me): void {
    const before = readSession(storage)
    const role = roleAfter(me, before?.me.userId === me.userId ? before.role : null)
    storage.remove(shutKey)
    // Without room the session holds until the app is closed; nothing else depends on it.
    keep(storage, sessionKey, { me, role, ended: false } satisfies Kept)
    become({ kind: 'somebody', me, role })
  }

  /** Looks up who is calling. Silence changes nothing: what the phone knew still holds. */
  async function lookUp(): Promise<Result<Me>> {
    const reply = await calls.ask('account', 'me', {})
    if (reply.ok) {
      enter(reply.data)
      return granted(reply.data)
    }
    if (reply.refusal.code === 'signInNeeded') expire()
    else if (session.kind === 'asking') become({ kind: 'nobody', why: reply.refusal.message })
    return reply
  }

  async function openWith(ticket: string): Promise<Result<Me>> {
    try {
      await transport.signInWithTicket(ticket)
    } catch {
      return refused('unavailable', '没连上，不是您的问题。等一会儿再试一次。')
    }
    return lookUp()
  }

  function expire(): void {
    if (session.kind === 'asking') become({ kind: 'nobody', why: '' })
    if (session.kind !== 'somebody') return
    keep(storage, sessionKey, { me: session.me, role: session.role, ended: true } satisfies Kept)
    become({ ...session, kind: 'ended' })
  }

  return {
    current: (): Session => session,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    /** At the start of the app: opens as whoever it was, then asks the server whether that still holds. */
    async start(): Promise<void> {
      const stranger = readSession(storage) === null
      if (stranger && (storage.get(shutKey) !== null || !transport.hasSession())) {
        become({ kind: 'nobody', why: '' })
        return
      }
      await lookUp()
    },

    /** Asks again who is calling: a role was given or taken, or WeChat is to open the door after a sign-out. */
    lookUp,

    /** The server no longer knows the session. What waits on the phone waits on. */
    expire,

    /** Another window signed somebody in or out. */
    reread(): void {
      const kept = readSession(storage)
      const userId = session.kind === 'somebody' || session.kind === 'ended' ? session.me.userId : null
      const ended = session.kind === 'ended'
      if (kept?.me.userId === (userId ?? undefined) && (kept?.ended ?? false) === ended) return
      become(kept ? fromKept(kept) : { kind: 'nobody', why: '' })
    },

    /**
     * Account and password: in the browser against a ticket, in WeChat to bind this WeChat to the account, once. Refuses
     * what the server refuses (wrong: signInNeeded, locked: tooMany), and unavailable without a connection.
     */
    async signIn(account: string, password: string): Promise<Result<Me>> {
      if (transport.signsIn === 'byWeChat') {
        const commandId = mintId(clock.now(), await randomBytes(10))
        const reply = await calls.tell('account', 'linkWechat', { account, password }, commandId)
        if (!reply.ok) return reply
        enter(reply.data)
        return granted(reply.data)
      }
      // From here on nothing may be sent in the name of whoever was here before.
      expire()
      if (transport.hasSession()) await transport.signOut()
      const reply = await calls.ask('account', 'signIn', { account, password })
      if (!reply.ok) return reply
      return openWith(reply.data.ticket)
    },

    /** Browser: somebody has just got an account (an invitation was accepted); the ticket opens it. As `signIn`. */
    async enterWith(ticket: string): Promise<Result<Me>> {
      expire()
      if (transport.hasSession()) await transport.signOut()
      return openWith(ticket)
    },

    /** Browser: a session that has ended is put away, so that what strangers may ask can be asked. Who it was stays known. */
    async putAway(): Promise<void> {
      if (session.kind === 'ended') await transport.signOut()
    },

    chooseRole(role: HeldRole): void {
      if (session.kind !== 'somebody') return
      keep(storage, sessionKey, { me: session.me, role, ended: false } satisfies Kept)
      become({ ...session, role })
    },

    /** Forgets who was here. What this person had not sent stays on the phone, for this person only. */
    async signOut(): Promise<void> {
      storage.remove(sessionKey)
      try {
        storage.set(shutKey, '1')
      } catch {
        // A full phone: WeChat would open the door again at the next start.
      }
      become({ kind: 'nobody', why: '' })
      await transport.signOut()
    },
  }
}
export type SessionBook = ReturnType<typeof openSession>

const fromKept = (kept: Kept | null): Session =>
  kept ? { kind: kept.ended ? 'ended' : 'somebody', me: kept.me, role: kept.role } : { kind: 'asking' }

/** The role chosen before, if it is still held; else the first. */
const roleAfter = (me: Me, before: HeldRole | null): HeldRole | null =>
  me.roles.find(({ role, orgPath }) => role === before?.role && orgPath === before.orgPath) ?? me.roles[0] ?? null
