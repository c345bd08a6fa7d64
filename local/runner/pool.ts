import { CloudError, messageOf } from '../errors'
import { Bundle } from './bundle'
import type { FunctionConfig } from './config'
import { Gate, isClosing } from './gate'
import { Instance, type Outcome } from './instance'
import type { Call } from './messages'
import type { LogLine } from './output'

export interface PoolLimits {
  /** Calls of one function that run at the same time. */
  maxInstances: number
  /** Instances that stay however long nobody needs them. */
  minInstances: number
  /** Any other ends after this long without a call. */
  idleLimitMs: number
  /** Calls that wait for an instance, and for how long. */
  maxWaiting: number
  waitLimitMs: number
  /** How long loading a function may take. */
  loadLimitMs: number
  /** What runs when the cloud closes may go on for this long. */
  drainLimitMs: number
}

export const usualLimits: PoolLimits = {
  maxInstances: 4,
  minInstances: 1,
  idleLimitMs: 5 * 60_000,
  maxWaiting: 500,
  waitLimitMs: 30_000,
  loadLimitMs: 30_000,
  drainLimitMs: 3_000,
}

/** An instance that dies under a call before it has begun is replaced this often. */
const attempts = 3

interface Idle {
  instance: Instance
  version: string
  since: number
}

/**
 * The instances of one function: each serves one call at a time, more are started while all are busy. A call made by a
 * function has places of its own, one set for each depth of calls within calls: those below never wait for those above,
 * so functions that call one another, or themselves, cannot wait for each other for ever.
 */
export class FunctionPool {
  private idle: Idle[] = []
  private readonly all = new Set<Instance>()
  private readonly gates: Gate[] = []
  private readonly bundle: Bundle | undefined
  private readonly sweeper: NodeJS.Timeout
  private closed = false

  constructor(
    private readonly config: FunctionConfig,
    private readonly options: {
      environment: Record<string, string>
      watch: boolean
      limits: PoolLimits
      onLine: (line: LogLine) => void
    },
  ) {
    if (options.watch) this.bundle = new Bundle(config, (version) => this.canLoad(version))
    this.sweeper = setInterval(() => this.endIdle(), Math.max(10, options.limits.idleLimitMs / 5))
    this.sweeper.unref()
  }

  /** How many instances there are, how many of them wait for work, and how many calls wait for one of them. */
  get state(): { instances: number; idle: number; waiting: number } {
    return {
      instances: this.all.size,
      idle: this.idle.filter(({ instance }) => !instance.isGone).length,
      waiting: this.gates.reduce((sum, gate) => sum + gate.waiting, 0),
    }
  }

  async call(call: Call, depth: number): Promise<Outcome> {
    const gate = this.gateAt(depth)
    await gate.enter()
    try {
      let outcome: Outcome | undefined
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const { instance, version } = await this.take()
        outcome = await instance.call(call)
        if (!instance.isGone) this.idle.push({ instance, version, since: Date.now() })
        if (outcome.kind !== 'notBegun') break
      }
      return outcome as Outcome
    } finally {
      gate.leave()
    }
  }

  /** Takes no more calls from outside; functions that still run may call. */
  shut(): void {
    this.gateAt(0).close()
  }

  /** Ends every instance, whatever it does. */
  async close(): Promise<void> {
    this.closed = true
    clearInterval(this.sweeper)
    for (const gate of this.gates) gate.close()
    for (const instance of this.all) instance.kill()
    await Promise.all([...this.all].map(({ ended }) => ended))
  }

  private gateAt(depth: number): Gate {
    while (this.gates.length <= depth) this.gates.push(new Gate(this.config.name, this.options.limits))
    return this.gates[depth] as Gate
  }

  private async take(): Promise<{ instance: Instance; version: string }> {
    await this.bundle?.refresh()
    const version = this.bundle?.version ?? ''
    for (let entry = this.idle.pop(); entry; entry = this.idle.pop()) {
      if (!entry.instance.isGone && entry.version === version) return { instance: entry.instance, version }
      entry.instance.kill()
    }
    return { instance: await this.start(), version }
  }

  private async start(): Promise<Instance> {
    if (this.closed) throw isClosing()
    const { environment, onLine, limits } = this.options
    const instance = new Instance(this.config, { environment, onLine, loadLimitMs: limits.loadLimitMs })
    this.all.add(instance)
    void instance.ended.then(() => this.all.delete(instance))
    try {
      await instance.ready
    } catch (error) {
      throw new CloudError(
        'FUNCTION_INVOCATION_FAILED',
        `the function ${this.config.name} could not be loaded`,
        messageOf(error),
      )
    }
    return instance
  }

  private async canLoad(version: string): Promise<boolean> {
    try {
      const instance = await this.start()
      this.idle.push({ instance, version, since: Date.now() })
      return true
    } catch (error) {
      const why = error instanceof CloudError ? error.detail : messageOf(error)
      const text = `新的 ${this.config.name} 加载不了，还用着原来的：${why}`
      this.options.onLine({ requestId: '', stream: 'stderr', text, at: Date.now() })
      return false
    }
  }

  private endIdle(): void {
    this.idle = this.idle.filter(({ instance }) => !instance.isGone)
    const tooOld = Date.now() - this.options.limits.idleLimitMs
    const old = this.idle.filter(({ since }) => since <= tooOld)
    for (const entry of old.slice(0, Math.max(0, this.idle.length - this.options.limits.minInstances))) {
      entry.instance.kill()
      this.idle.splice(this.idle.indexOf(entry), 1)
    }
  }
}
