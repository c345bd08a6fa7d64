/** Chance that can be repeated: the same seed gives the same draws on every machine. Nothing here is secret or fair enough for secrets. */
export type Chance = {
  /** A whole number between `least` and `most`, both possible. */
  int(least: number, most: number): number
  /** True about `share` of the time, 0–1. */
  happens(share: number): boolean
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T
  /** One of a table of weights, in proportion to them. */
  weighted<K extends string>(weights: Record<K, number>): K
  bytes(count: number): number[]
  /** About normal, mean 0, deviation 1. */
  normal(): number
  /**
   * A stream of its own under a name. What one part of the street draws then never shifts what another part draws.
   */
  fork(name: string): Chance
}

export function makeChance(seed: string): Chance {
  const next = sfc32(seed)
  const int = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  return {
    int,
    happens: (share) => next() < share,
    pick: <T>(list: readonly T[]): T => {
      if (list.length === 0) throw new RangeError('nothing to pick from')
      return list[int(0, list.length - 1)] as T
    },
    weighted: <K extends string>(weights: Record<K, number>): K => {
      const entries = Object.entries(weights) as [K, number][]
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [key, weight] of entries) {
        left -= weight
        if (left < 0) return key
      }
      return (entries.at(-1) as [K, number])[0]
    },
    bytes: (count) => Array.from({ length: count }, () => int(0, 255)),
    normal: () => next() + next() + next() + next() + next() + next() - 3,
    fork: (name) => makeChance(`${seed}/${name}`),
  }
}

/** "Small fast counter" by Chris Doty-Humphrey: 128 bits of state, here filled from the text by FNV-1a. */
function sfc32(seed: string): () => number {
  let a = fnv1a(`${seed}#a`)
  let b = fnv1a(`${seed}#b`)
  let c = fnv1a(`${seed}#c`)
  let counter = 1
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
  for (let warmUp = 0; warmUp < 12; warmUp++) next()
  return next
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return hash | 0
}
