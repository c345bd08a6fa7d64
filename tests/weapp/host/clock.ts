/** The time of the logic layer: its timers, and a `now` that tests may move ahead without waiting. */
interface Timer {
  run: () => void
  dueAt: number
  everyMs: number | null
  /** How many timers led to this one; an animation loop is a long chain and never ends. */
  chain: number
  handle: NodeJS.Timeout
}

/** Chains longer than this are loops, not work to wait for. */
const LOOP_CHAIN = 40

export class Clock {
  private readonly timers = new Map<number, Timer>()
  private nextId = 1
  private aheadMs: number
  private chain = 0
  private open = true

  /** `startAt`: the instant (epoch ms) the phone believes it is at the start; without it, the real one. */
  constructor(
    private readonly guard: (run: () => void) => void,
    startAt?: number,
  ) {
    this.aheadMs = startAt === undefined ? 0 : startAt - Date.now()
  }

  now(): number {
    return Date.now() + this.aheadMs
  }

  set(run: () => void, delayMs: number, repeat: boolean): number {
    const id = this.nextId++
    if (!this.open) return id
    const wait = Math.max(Number(delayMs) || 0, repeat ? 1 : 0)
    this.arm(id, { run, dueAt: this.now() + wait, everyMs: repeat ? wait : null, chain: this.chain + 1 }, wait)
    return id
  }

  clear(id: number): void {
    const timer = this.timers.get(id)
    if (timer) clearTimeout(timer.handle)
    this.timers.delete(id)
  }

  /** Milliseconds until the next single timer that is real work; null when there is none. */
  nextDueInMs(): number | null {
    const due = [...this.timers.values()].filter((timer) => timer.everyMs === null && timer.chain <= LOOP_CHAIN)
    return due.length ? Math.max(0, Math.min(...due.map((timer) => timer.dueAt)) - this.now()) : null
  }

  /** Lets `ms` pass at once: every timer due by then fires in order, `settle` runs after each. */
  async advance(ms: number, settle: () => Promise<unknown>): Promise<void> {
    const until = this.now() + ms
    for (let next = this.earliest(until); next !== null && this.open; next = this.earliest(until)) {
      const timer = this.timers.get(next)
      if (!timer) continue
      this.leap(timer.dueAt)
      this.clear(next)
      this.fire(next, timer)
      await settle()
    }
    this.leap(until)
  }

  close(): void {
    this.open = false
    for (const id of [...this.timers.keys()]) this.clear(id)
  }

  /** Moves the time on; whatever waits has that much less to wait, in real time too. */
  private leap(to: number): void {
    const ms = to - this.now()
    if (ms <= 0) return
    this.aheadMs += ms
    for (const [id, timer] of this.timers) {
      clearTimeout(timer.handle)
      this.arm(id, timer, Math.max(0, timer.dueAt - this.now()))
    }
  }

  private earliest(until: number): number | null {
    let best: [number, number] | null = null
    for (const [id, timer] of this.timers) {
      if (timer.dueAt <= until && (best === null || timer.dueAt < best[1])) best = [id, timer.dueAt]
    }
    return best ? best[0] : null
  }

  private arm(id: number, timer: Omit<Timer, 'handle'>, waitMs: number): void {
    const handle = setTimeout(() => {
      const armed = this.timers.get(id)
      if (armed) this.fire(id, armed)
    }, waitMs)
    this.timers.set(id, { ...timer, handle })
  }

  private fire(id: number, timer: Timer): void {
    this.timers.delete(id)
    if (timer.everyMs !== null) this.arm(id, { ...timer, dueAt: this.now() + timer.everyMs }, timer.everyMs)
    this.chain = timer.everyMs === null ? timer.chain : 0
    this.guard(timer.run)
    this.chain = 0
  }
}
