import { statSync } from 'node:fs'
import { join } from 'node:path'
import { CloudError, messageOf } from '../errors'
import type { FunctionConfig } from './config'
import { Instance, type LogLine, type Outcome } from './instance'
import type { Call } from './messages'

const maxInstances = 4
const maxWaiting = 500
/** An instance nobody needed for this long ends, except the last. */
const idleLimitMs = 5 * 60_000

interface Idle {
  instance: Instance
  version: string
  since: number
}

/** The instances of one function: each serves one call at a time, more are started while all are busy. */
export class FunctionPool {
  private idle: Idle[] = []
  private readonly all = new Set<Instance>()
  private waiting: (() => void)[] = []
  private closed = false
  private readonly sweeper: NodeJS.Timeout

  constructor(
    private readonly config: FunctionConfig,
    private readonly options: { environment: Record<string, string>; watch: boolean; onLog: (line: LogLine) => void },
  ) {
    this.sweeper = setInterval(() => this.endIdle(), idleLimitMs / 5)
    this.sweeper.unref()
  }

  async call(call: Call): Promise<Outcome> {
    const { instance, version } = await this.take()
    const outcome = await instance.call(call)
    this.giveBack(instance, version)
    return outcome
  }

  async close(): Promise<void> {
    this.closed = true
    clearInterval(this.sweeper)
    for (const wake of this.waiting.splice(0)) wake()
    for (const instance of this.all) instance.kill()
    await Promise.all([...this.all].map((instance) => instance.ready.catch(() => undefined)))
  }

  private async take(): Promise<{ instance: Instance; version: string }> {
    for (;;) {
      if (this.closed) throw new CloudError('FUNCTION_EXCEED_RESOURCE_LIMIT', 'the local cloud is closing')
      const version = this.version()
      for (let entry = this.idle.pop(); entry; entry = this.idle.pop()) {
        if (!entry.instance.isGone && entry.version === version) return { instance: entry.instance, version }
        entry.instance.kill()
      }
      if (this.all.size < maxInstances) return { instance: await this.start(), version }
      if (this.waiting.length >= maxWaiting) {
        throw new CloudError('FUNCTION_EXCEED_RESOURCE_LIMIT', `too many calls of ${this.config.name} are waiting`)
      }
      await new Promise<void>((resolve) => this.waiting.push(resolve))
    }
  }

  private async start(): Promise<Instance> {
    const instance = new Instance(this.config, this.options.environment, this.options.onLog, () => {
      this.all.delete(instance)
      this.waiting.shift()?.()
    })
    this.all.add(instance)
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

  private giveBack(instance: Instance, version: string): void {
    if (!instance.isGone) this.idle.push({ instance, version, since: Date.now() })
    this.waiting.shift()?.()
  }

  /** Which build of the bundle is on the disk; read at each call while somebody is working on it. */
  private version(): string {
    if (!this.options.watch) return ''
    try {
      const { mtimeMs, size } = statSync(join(this.config.folder, `${this.config.handler.split('.')[0]}.js`))
      return `${mtimeMs}:${size}`
    } catch {
      return 'missing'
    }
  }

  private endIdle(): void {
    const tooOld = Date.now() - idleLimitMs
    this.idle = this.idle.filter(({ instance, since }, index) => {
      if (index === 0 || since > tooOld) return true
      instance.kill()
      return false
    })
  }
}
