/** Chance that can be had again: the same seed gives the same numbers. */
export function chanceOf(seed) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (n) => Math.floor(next() * n)
  const pick = (list) => list[below(list.length)]
  return {
    below,
    pick,
    /** True so often: 0.2 is every fifth time. */
    often: (share) => next() < share,
    /** One of several makers, each with its weight: `[[3, makeThis], [1, makeThat]]`. */
    oneOf(weighted) {
      let at = next() * weighted.reduce((sum, [weight]) => sum + weight, 0)
      for (const [weight, make] of weighted) {
        at -= weight
        if (at < 0) return make()
      }
      return weighted.at(-1)[1]()
    },
    /** So many of what `make` makes. */
    list: (count, make) => Array.from({ length: count }, make),
    /** Different ones out of a list. */
    some(list, count) {
      const left = [...list]
      return Array.from({ length: Math.min(count, left.length) }, () => left.splice(below(left.length), 1)[0])
    },
  }
}
