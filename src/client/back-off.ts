const firstMs = 2_000
const longestMs = 300_000

/**
 * How long to wait after the n-th failure in a row (n ≥ 1): 2 s, doubling to 5 minutes, a quarter more or less by chance,
 * so that a whole street that gets its signal back does not knock at once.
 *
 * @param chance between 0 and 1
 */
export function backOffMs(failures: number, chance: number): number {
  const middle = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 20))
  return Math.round(Math.min(longestMs, Math.max(firstMs, middle * (0.75 + chance / 2))))
}
