// WeChat and browsers share these two and little else.
declare function setTimeout(act: () => void, ms: number): number
declare function clearTimeout(timer: number): void

/** Time and waiting, so that what uses them can be tested without either. */
export interface Clock {
  /** Milliseconds since 1970 by the phone's clock, which may be wrong. */
  now(): number
  /** Calls back once after the span; gives the way to call it off. */
  after(ms: number, act: () => void): () => void
}

export const clock: Clock = {
  now: () => Date.now(),
  after(ms, act) {
    const timer = setTimeout(act, ms)
    return () => clearTimeout(timer)
  },
}
