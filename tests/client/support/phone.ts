import { type KeyValueStore, StorageFull } from '../../../src/platform/storage.types'

/** The phone's storage as plain text under keys. `most` letters in all; a kill is a number of writes after which nothing counts. */
export class PhoneStorage {
  readonly kept = new Map<string, string>()
  most = Number.POSITIVE_INFINITY
  writes = 0

  /** Storage as one run of the app sees it: after its death nothing it does reaches the phone any more. */
  of(run: Run): KeyValueStore {
    const write = (act: () => void): void => {
      if (!run.alive) return
      act()
      this.writes++
      run.writesLeft--
      if (run.writesLeft <= 0) run.alive = false
    }
    return {
      get: (key) => this.kept.get(key) ?? null,
      set: (key, text) => {
        const others = [...this.kept].reduce((sum, [k, v]) => (k === key ? sum : sum + k.length + v.length), 0)
        if (run.alive && others + key.length + text.length > this.most) throw new StorageFull('full')
        write(() => this.kept.set(key, text))
      },
      remove: (key) => write(() => this.kept.delete(key)),
      keys: (prefix) => [...this.kept.keys()].filter((key) => key.startsWith(prefix)),
    }
  }
}

/** One life of the app, from start to kill. */
export class Run {
  alive = true
  constructor(public writesLeft = Number.POSITIVE_INFINITY) {}
}

/** A clock that moves only when told to, and may jump back. */
export class HandClock {
  private timers: { atMs: number; act: () => void }[] = []
  private uptimeMs = 0
  constructor(private wallMs = 1_770_000_000_000) {}

  now = (): number => this.wallMs

  after = (ms: number, act: () => void): (() => void) => {
    const timer = { atMs: this.uptimeMs + ms, act }
    this.timers.push(timer)
    return () => {
      this.timers = this.timers.filter((other) => other !== timer)
    }
  }

  jump(ms: number): void {
    this.wallMs += ms
  }

  async pass(ms: number): Promise<void> {
    await settle()
    const until = this.uptimeMs + ms
    for (;;) {
      const next = this.timers.filter(({ atMs }) => atMs <= until).sort((a, b) => a.atMs - b.atMs)[0]
      if (!next) break
      this.timers = this.timers.filter((timer) => timer !== next)
      this.wallMs += next.atMs - this.uptimeMs
      this.uptimeMs = next.atMs
      next.act()
      await settle()
    }
    this.wallMs += until - this.uptimeMs
    this.uptimeMs = until
  }
}

/** Lets everything that is ready happen. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Bytes that never repeat within a test. */
export function countedBytes(): (count: number) => Promise<Uint8Array> {
  let counter = 0
  return (count) => {
    counter++
    const bytes = new Uint8Array(count)
    for (let i = 0, rest = counter; i < count; i++, rest = Math.floor(rest / 256)) bytes[count - 1 - i] = rest % 256
    return Promise.resolve(bytes)
  }
}
