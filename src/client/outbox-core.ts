import type { FunctionName } from '#domain/contract/index'
import { type Instant, instantOf } from '#domain/kernel/instant'
import type { Refusal, RefusalCode } from '#domain/kernel/result'
import { assertNever } from '#domain/kernel/result'
import { backOffMs } from './back-off'

/** One command on its way from this phone. Plain data: it is what stands in the phone's storage. */
export type Item = {
  /** Minted here; the server counts a command once by it, however often it arrives. */
  commandId: string
  userId: string
  /** Order of sending on this phone. Not a time: phones set their clocks back. */
  turn: number
  functionName: FunctionName
  route: string
  input: unknown
  /** What a list shows while the answer is not there: never sent. */
  shown: unknown
  /** The command that must have been answered before; if it is refused, this one has become pointless. */
  after?: string
  bornAt: Instant
  /** Deliveries begun. 0 means: certainly never left this phone. */
  deliveries: number
  /** How often the server itself asked for patience. */
  putOffs: number
  outcome: Outcome
}
export type Outcome =
  | { kind: 'open' }
  | { kind: 'answered'; data: unknown; at: Instant }
  | { kind: 'refused'; refusal: Refusal; requestId: string; at: Instant }

export type Pause = { kind: 'none' } | { kind: 'until'; atMs: number } | { kind: 'signIn' }

export type OutboxState = {
  items: readonly Item[]
  sending: string | null
  pause: Pause
  /** Deliveries without any answer since the last answer. */
  silences: number
}

export type Happening =
  | { kind: 'enqueued'; item: Item }
  | { kind: 'answered'; commandId: string; data: unknown }
  | { kind: 'refused'; commandId: string; refusal: Refusal; requestId: string }
  | { kind: 'silence'; commandId: string }
  | { kind: 'sessionEnded'; commandId: string }
  /** A reason to try now: the app came to the front, the network came back, somebody asked for it. */
  | { kind: 'nudged' }
  | { kind: 'signedIn' }
  /** The wait is over, whatever the phone's clock says: it may have been set back meanwhile. */
  | { kind: 'woke' }
  /** The person has read why it was refused. */
  | { kind: 'seen'; commandId: string }
  /** The answer is kept elsewhere. */
  | { kind: 'absorbed'; commandId: string }
  | { kind: 'discarded'; commandId: string }
  /** What stands in storage: at the start, and later when another window of the browser may have changed it. */
  | { kind: 'reread'; items: readonly Item[] }

/** What the world is to do, in this order. `keep` and `drop` are one write each: the app may die between any two. */
export type Effect =
  | { do: 'keep'; item: Item }
  | { do: 'drop'; commandId: string }
  | { do: 'send'; item: Item }
  | { do: 'wakeAt'; atMs: number }

export type Moment = {
  nowMs: number
  /** 0 ≤ chance < 1 */
  chance: number
}
export type Step = { state: OutboxState; effects: Effect[] }

/** A conflict is a collision that passes, or an id that somebody else used: after so many it is the second. */
const mostConflicts = 5
/** An item the server puts off again and again lets the others pass. */
const patience = 6

const temporary: readonly RefusalCode[] = ['conflict', 'unavailable', 'tooMany']

export const emptyOutbox: OutboxState = { items: [], sending: null, pause: { kind: 'none' }, silences: 0 }

/** True while it is certain that the server has never seen it. */
export const mayDiscard = (item: Item): boolean => item.outcome.kind === 'open' && item.deliveries === 0

/**
 * The whole outbox as one function: what happens, in which state, gives the next state and what to do. Time and chance
 * come in as values, so it can be played through in every order without a phone.
 */
export function step(state: OutboxState, happening: Happening, moment: Moment): Step {
  const effects: Effect[] = []
  const changed = react(state, happening, moment, effects)
  return sendNext(changed, moment, effects)
}

function react(state: OutboxState, happening: Happening, moment: Moment, effects: Effect[]): OutboxState {
  switch (happening.kind) {
    case 'enqueued':
      return { ...state, items: inOrder([...state.items, happening.item]), pause: hurried(state.pause) }
    case 'answered': {
      const at = instantOf(moment.nowMs)
      const rested = { ...afterReply(state, happening.commandId), pause: { kind: 'none' } as const }
      return settled(rested, happening.commandId, { kind: 'answered', data: happening.data, at }, effects)
    }
    case 'refused':
      if (state.sending !== happening.commandId) return state
      return refusal(afterReply(state, happening.commandId), happening, moment, effects)
    case 'silence': {
      if (state.sending !== happening.commandId) return state
      const silences = state.silences + 1
      const atMs = moment.nowMs + backOffMs(silences, moment.chance)
      return { ...idle(state, happening.commandId), silences, pause: { kind: 'until', atMs } }
    }
    case 'sessionEnded':
      if (state.sending !== happening.commandId) return state
      return { ...idle(state, happening.commandId), pause: { kind: 'signIn' } }
    case 'signedIn':
      return { ...state, pause: { kind: 'none' }, silences: 0 }
    case 'nudged':
    case 'woke':
      return { ...state, pause: hurried(state.pause) }
    case 'seen':
      return without(state, happening.commandId, 'refused', effects)
    case 'absorbed':
      return without(state, happening.commandId, 'answered', effects)
    case 'discarded': {
      const item = find(state, happening.commandId)
      return item && mayDiscard(item) ? dropped(state, item.commandId, effects) : state
    }
    case 'reread': {
      const read: OutboxState = { ...state, items: inOrder(merged(state, happening.items)) }
      const pointless = read.items.filter((item) => item.outcome.kind === 'open' && isPointless(item, read.items))
      return pointless.reduce((rest, { commandId }) => dropped(rest, commandId, effects), read)
    }
    default:
      return assertNever(happening)
  }
}

/** Puts the next open item on its way, or says when to look again. */
function sendNext(state: OutboxState, { nowMs }: Moment, effects: Effect[]): Step {
  if (state.sending !== null || state.pause.kind === 'signIn') return { state, effects }
  const next = state.items.find((item) => item.outcome.kind === 'open' && !waitsForAnother(item, state.items))
  if (!next) return { state, effects }
  if (state.pause.kind === 'until' && state.pause.atMs > nowMs) {
    effects.push({ do: 'wakeAt', atMs: state.pause.atMs })
    return { state, effects }
  }
  const item = { ...next, deliveries: next.deliveries + 1 }
  // Kept first: after a kill nobody may believe that it never left.
  effects.push({ do: 'keep', item }, { do: 'send', item })
  return { state: { ...replaced(state, item), sending: item.commandId, pause: { kind: 'none' } }, effects }
}

const waitsForAnother = ({ after }: Item, items: readonly Item[]): boolean =>
  after !== undefined && items.some(({ commandId, outcome }) => commandId === after && outcome.kind === 'open')
const isPointless = ({ after }: Item, items: readonly Item[]): boolean =>
  after !== undefined && items.some(({ commandId, outcome }) => commandId === after && outcome.kind === 'refused')

function refusal(
  state: OutboxState,
  { commandId, refusal, requestId }: Extract<Happening, { kind: 'refused' }>,
  moment: Moment,
  effects: Effect[],
): OutboxState {
  const item = find(state, commandId)
  if (!item) return state
  if (refusal.code === 'signInNeeded') return { ...state, pause: { kind: 'signIn' } }
  const putOffs = item.putOffs + 1
  const passes = temporary.includes(refusal.code) && !(refusal.code === 'conflict' && putOffs >= mostConflicts)
  if (!passes) {
    const at = instantOf(moment.nowMs)
    const done = settled(state, commandId, { kind: 'refused', refusal, requestId, at }, effects)
    return withoutFollowers(done, commandId, effects)
  }
  const turn = putOffs >= patience ? lastTurn(state.items) + 1 : item.turn
  const later = { ...item, putOffs, turn }
  effects.push({ do: 'keep', item: later })
  const asked = Number(refusal.details?.retryAfterMs ?? 0)
  const atMs = moment.nowMs + Math.max(backOffMs(putOffs, moment.chance), asked)
  const waiting = replaced(state, later)
  return { ...waiting, items: inOrder(waiting.items), pause: { kind: 'until', atMs } }
}

/** Nothing is silently undone: an item that was settled once stays so, whatever comes late. */
function settled(state: OutboxState, commandId: string, outcome: Outcome, effects: Effect[]): OutboxState {
  const item = find(state, commandId)
  if (item?.outcome.kind !== 'open') return state
  const done = { ...item, outcome }
  effects.push({ do: 'keep', item: done })
  return replaced(state, done)
}

function without(state: OutboxState, commandId: string, when: Outcome['kind'], effects: Effect[]): OutboxState {
  if (find(state, commandId)?.outcome.kind !== when) return state
  effects.push({ do: 'drop', commandId })
  return { ...state, items: state.items.filter((item) => item.commandId !== commandId) }
}

/** Takes an item away, and before it what only made sense after it: a kill in between leaves no orphan. */
function dropped(state: OutboxState, commandId: string, effects: Effect[]): OutboxState {
  const rest = withoutFollowers(state, commandId, effects)
  effects.push({ do: 'drop', commandId })
  return { ...rest, items: rest.items.filter((item) => item.commandId !== commandId) }
}

function withoutFollowers(state: OutboxState, commandId: string, effects: Effect[]): OutboxState {
  const followers = state.items.filter(({ after, outcome }) => after === commandId && outcome.kind === 'open')
  return followers.reduce((rest, follower) => dropped(rest, follower.commandId, effects), state)
}

/** Storage is right about what there is, this window about what it is sending just now. */
function merged(state: OutboxState, stored: readonly Item[]): Item[] {
  const busy = state.items.filter(({ commandId }) => commandId === state.sending)
  return [...stored.filter(({ commandId }) => commandId !== state.sending), ...busy]
}

const idle = (state: OutboxState, commandId: string): OutboxState =>
  state.sending === commandId ? { ...state, sending: null } : state
const afterReply = (state: OutboxState, commandId: string): OutboxState => ({ ...idle(state, commandId), silences: 0 })
const hurried = (pause: Pause): Pause => (pause.kind === 'until' ? { kind: 'none' } : pause)
const find = (state: OutboxState, commandId: string): Item | undefined =>
  state.items.find((item) => item.commandId === commandId)
const replaced = (state: OutboxState, item: Item): OutboxState => ({
  ...state,
  items: state.items.map((other) => (other.commandId === item.commandId ? item : other)),
})
export const lastTurn = (items: readonly Item[]): number => items.reduce((last, { turn }) => Math.max(last, turn), 0)
const inOrder = (items: readonly Item[]): Item[] =>
  [...items].sort((a, b) => a.turn - b.turn || (a.commandId < b.commandId ? -1 : 1))
