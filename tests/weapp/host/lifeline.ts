/** Thrown into whatever still runs after the app was killed; tests meet it when they go on using a dead host. */
export class HostKilled extends Error {
  constructor(at: string) {
    super(`the mini-program was killed ${at}`)
    this.name = 'HostKilled'
  }
}

/** What outlives the app when it is killed: a write to the phone's storage, or a request that reached the server. */
export type EffectKind = 'storage' | 'cloud'
export type KillMoment = 'before' | 'after'

/**
 * The thread a running app hangs on. Code inside a realm cannot be stopped from outside, but nothing it does counts
 * once it is dead: synchronous calls throw, asynchronous ones never answer, timers and events do not fire.
 * So only effects can be told apart, and each effect is a point where the app may die just before or just after.
 */
export class Lifeline {
  /** Every effect so far, in order: what a test counts to know how many kill points a walk has. */
  readonly effects: { kind: EffectKind; what: string }[] = []
  private diedAt: string | null = null
  private plan: { at: number; moment: KillMoment } | null = null

  get alive(): boolean {
    return this.diedAt === null
  }

  /** Plans death at the `at`-th effect (the first is 1), counted from the start of this app. */
  planDeath(at: number, moment: KillMoment): void {
    this.plan = { at, moment }
  }

  kill(at: string): void {
    this.diedAt ??= at
  }

  mustLive(): void {
    if (this.diedAt !== null) throw new HostKilled(this.diedAt)
  }

  /** Does one effect, unless the plan has the app die at it. */
  effect<T>(kind: EffectKind, what: string, act: () => T): T {
    this.mustLive()
    this.effects.push({ kind, what })
    const planned = this.plan?.at === this.effects.length ? this.plan.moment : null
    const place = `${planned} effect ${this.effects.length} (${kind} ${what})`
    if (planned === 'before') this.kill(place)
    this.mustLive()
    const result = act()
    if (planned === 'after') this.kill(place)
    this.mustLive()
    return result
  }
}
