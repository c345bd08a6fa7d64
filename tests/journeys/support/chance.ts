/** Chance that can be had again: the same seed gives the same day. */
export interface Chance {
  /** 0 ≤ x < 1 */
  next(): number
  /** A whole number from `from` to `to`, both possible. */
  whole(from: number, to: number): number
  /** True with this likelihood. */
  happens(likelihood: number): boolean
  pick<T>(from: readonly T[]): T
  /** One of the keys, each as often as its weight says. */
  weighed<K extends string>(weights: Record<K, number>): K
}

/** Mulberry32: small, even enough, the same everywhere. */
export function makeChance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    whole,
    happens: (likelihood) => next() < likelihood,
    pick: (from) => {
      if (from.length === 0) throw new Error('nothing to pick from')
      return from[whole(0, from.length - 1)] as (typeof from)[number]
    },
    weighed(weights) {
      const entries = Object.entries(weights) as [keyof typeof weights, number][]
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [key, weight] of entries) {
        left -= weight
        if (left < 0) return key
      }
      return (entries[entries.length - 1] as (typeof entries)[number])[0]
    },
  }
}
