import type { Envelope, Reply } from '#domain/contract/envelope'
import type { FunctionName, InputOf } from '#domain/contract/index'
import { instantOf } from '#domain/kernel/instant'
import { mintId } from '#domain/kernel/mint-id'
import { assertNever, granted, type Result, refused } from '#domain/kernel/result'
import type { Clock } from '../platform/clock'
import { type KeyValueStore, StorageFull } from '../platform/storage.types'
import type { CommandOf } from './call'
import {
  type Effect,
  emptyOutbox,
  type Happening,
  type Item,
  lastTurn,
  mayDiscard,
  type OutboxState,
  step,
} from './outbox-core'
import { outboxItems } from './outbox-items'
import { SessionEnded } from './transport.types'

export type OutboxPorts = {
  storage: KeyValueStore
  clock: Clock
  randomBytes(count: number): Promise<ArrayLike<number>>
  chance(): number
  /** One delivery: throws `SessionEnded`, or anything else for silence. */
  deliver(functionName: FunctionName, envelope: Omit<Envelope, 'client'>): Promise<Reply<unknown>>
  /** Is it still this person who is signed in on this phone? Asked right before every delivery. */
  isStill(userId: string): boolean
  /** Gives back room that is only for comfort (the list of places). True when there was some. */
  makeRoom(): boolean
  /** Keeps an answer where lists read it. Never throws; called again after a restart if it did not come to its end. */
  answered(item: Item): void
  /** Tells whoever is looking that a command came to its end, granted or not. */
  settled(item: Item): void
}

export type Command<F extends FunctionName, R extends CommandOf<F>> = {
  functionName: F
  route: R
  input: InputOf<F, R>
  shown: unknown
  after?: string
}

/** The server takes 100 KB a call; the rest is for the envelope and for letters of three bytes. */
const mostLetters = 30_000

/**
 * One person's outbox on this phone. What it promises, whatever the network does and whenever the app is killed:
 *
 * - **Nothing is lost.** `enqueue` says "kept" only after the item stands in storage. It leaves storage only when its
 *   answer has been kept elsewhere, its refusal has been read, or the person deleted it before it ever left.
 * - **Nothing is doubled.** The id is minted before the first delivery and never changes; the server counts by it.
 * - **Order.** Items go one at a time in the order of birth. (Only one that the server itself puts off many times lets
 *   others pass, see `outbox-core`.)
 *
 * The order of writes: item → (item with one delivery more → send) … → item with its answer → the answer in the lists
 * (`answered`) → item removed. Killed after any of them, the next start goes on from what stands there: a delivery is
 * repeated under the same id, an answer is kept once more.
 */
export function openOutbox(userId: string, ports: OutboxPorts) {
  const items = outboxItems(ports.storage, userId)
  const listeners = new Set<() => void>()
  let state = emptyOutbox
  let closed = false
  let callOff: () => void = () => undefined

  function happen(happening: Happening): void {
    if (closed) return
    callOff()
    const next = step(state, happening, { nowMs: ports.clock.now(), chance: ports.chance() })
    state = next.state
    for (const effect of next.effects) carryOut(effect)
    for (const listener of listeners) listener()
  }

  function carryOut(effect: Effect): void {
    switch (effect.do) {
      case 'keep':
        keepAgain(effect.item)
        break
      case 'drop':
        items.drop(effect.commandId)
        break
      case 'send':
        void send(effect.item)
        break
      case 'wakeAt':
        callOff = ports.clock.after(Math.max(0, effect.atMs - ports.clock.now()), () => happen({ kind: 'woke' }))
        break
      default:
        assertNever(effect)
    }
  }

  /** An item that already stands in storage. Without room its older text stays: it is sent again, and counted once. */
  function keepAgain(item: Item): void {
    try {
      items.keep(item)
    } catch (error) {
      if (!(error instanceof StorageFull)) throw error
    }
  }

  async function send({ commandId, functionName, route, input }: Item): Promise<void> {
    let heard: Happening
    try {
      if (!ports.isStill(userId)) throw new SessionEnded('somebody else is here')
      const envelope = { route, input, commandId: commandId as Envelope['commandId'] }
      const reply = await ports.deliver(functionName, envelope)
      heard = reply.ok
        ? { kind: 'answered', commandId, data: reply.data }
        : { kind: 'refused', commandId, refusal: reply.refusal, requestId: reply.requestId }
    } catch (error) {
      heard = { kind: error instanceof SessionEnded ? 'sessionEnded' : 'silence', commandId }
    }
    happen(heard)
    const item = state.items.find((one) => one.commandId === commandId)
    absorbAnswers()
    if (!closed && item && item.outcome.kind !== 'open') ports.settled(item)
  }

  function absorbAnswers(): void {
    for (const item of state.items) {
      if (closed || item.outcome.kind !== 'answered') continue
      ports.answered(item)
      happen({ kind: 'absorbed', commandId: item.commandId })
    }
  }

  function reread(): void {
    happen({ kind: 'reread', items: items.read() })
    absorbAnswers()
  }

  function keepNew(item: Item): boolean {
    try {
      items.keep(item)
      return true
    } catch (error) {
      if (!(error instanceof StorageFull)) throw error
      return false
    }
  }

  return {
    userId,
    /** Everything that is not yet done, in order of sending, and which of it is out just now. The same until it changes. */
    state: (): OutboxState => state,
    items: (): readonly Item[] => state.items,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    /**
     * Keeps a command on this phone and sends it when it can. Granted means: it stands in storage.
     * Refuses `limitReached` when the phone is full (nothing else is touched) or the text is too long.
     */
    async enqueue<F extends FunctionName, R extends CommandOf<F>>(command: Command<F, R>): Promise<Result<Item>> {
      const bornAtMs = ports.clock.now()
      const chance = await ports.randomBytes(10)
      if (closed) return refused('signInNeeded', '登录过期了，请再登录一次。')
      const item: Item = {
        ...command,
        commandId: mintId(bornAtMs, chance),
        userId,
        turn: lastTurn(state.items) + 1,
        bornAt: instantOf(bornAtMs),
        deliveries: 0,
        putOffs: 0,
        outcome: { kind: 'open' },
      }
      if (JSON.stringify(item).length > mostLetters) return refused('limitReached', '写得太长了，请删短一点再记。')
      if (!keepNew(item) && !(ports.makeRoom() && keepNew(item)))
        return refused('limitReached', '手机里存满了，这条没记上。请删掉一些照片或文件，再记一次。')
      happen({ kind: 'enqueued', item })
      return granted(item)
    },

    /** A reason to try now. Also takes up what another window of the browser kept. */
    nudge(): void {
      reread()
      happen({ kind: 'nudged' })
    },
    signedIn: (): void => happen({ kind: 'signedIn' }),
    /** The person has read why a command was refused: it may go. */
    seen: (commandId: string): void => happen({ kind: 'seen', commandId }),
    /** Deletes what never left this phone. False when it may have left: then only a command can take it back. */
    discard(commandId: string): boolean {
      const item = state.items.find((one) => one.commandId === commandId)
      if (!item || !mayDiscard(item)) return false
      happen({ kind: 'discarded', commandId })
      return true
    },
    start: reread,
    /** Stops for good: answers that still come change nothing here, and are asked for again at the next start. */
    close(): void {
      closed = true
      callOff()
      listeners.clear()
    },
  }
}
export type Outbox = ReturnType<typeof openOutbox>
