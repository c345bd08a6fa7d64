import { randomBytes } from 'node:crypto'
import type { Reply } from '#domain/contract/envelope'
import { mintId } from '#domain/kernel/mint-id'
import { refused } from '#domain/kernel/result'
import { platformIdentity } from './caller'
import { faultLine, log } from './log'
import { Store } from './store'

/** What a job gets. It works in small batches, stops when its time is over, and goes on at the next tick. */
export type JobCall = {
  store: Store
  /** One moment for the whole tick. */
  now: Date
  hasTime(): boolean
  /** Does one piece of work; what goes wrong is logged and left for the next tick, and does not stop the others. */
  attempt(work: () => Promise<boolean>): Promise<boolean>
}
/** Does all that is due, whenever it became due; gives how many. Doing it twice does nothing the second time. */
export type Job = (call: JobCall) => Promise<number>

type Platform = { request_id?: string; time_limit_in_ms?: number }

/** Leaves a sixth of the time for what has begun, and for a slow start. */
const usableShare = 5 / 6

/**
 * Makes the entry of a function that only the clock calls: every job in turn, one that fails does not stop the next. A call
 * by anybody else is refused, whatever it says of itself: who calls is known from the platform, never from the event.
 */
export function onTimer(name: string, jobs: Record<string, Job>) {
  return async (event: unknown, platform: Platform = {}): Promise<Reply<Record<string, number>>> => {
    const startedMs = Date.now()
    const requestId = platform.request_id ?? mintId(startedMs, randomBytes(10))
    const line = { requestId, fn: name }
    if (!isTimer(event)) {
      log({ ...line, outcome: 'forbidden' })
      return { ...refused('forbidden', '这件事到点自己会办，不用谁来点。'), requestId }
    }
    const store = new Store()
    const endMs = startedMs + (platform.time_limit_in_ms ?? 10_000) * usableShare
    const call: JobCall = {
      store,
      now: new Date(startedMs),
      hasTime: () => Date.now() < endMs,
      attempt: (work) => attempt(work, line),
    }
    const done: Record<string, number> = {}
    for (const [job, run] of Object.entries(jobs))
      await call.attempt(async () => {
        done[job] = await run(call)
        return true
      })
    log({ ...line, ms: Date.now() - startedMs, trips: store.trips, ...done })
    return { ok: true, data: done, requestId }
  }
}

async function attempt(work: () => Promise<boolean>, line: object): Promise<boolean> {
  try {
    return await work()
  } catch (fault) {
    log({ ...line, ...faultLine(fault) })
    return false
  }
}

/** `TRIGGER_SRC` is set by the platform for each call, beside who is calling; an event can be made up by anybody. */
const isTimer = (event: unknown): boolean =>
  process.env.TRIGGER_SRC === 'timer' &&
  platformIdentity().kind === 'none' &&
  (event as { Type?: unknown } | null)?.Type === 'Timer'
