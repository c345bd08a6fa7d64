/** The value that so large a share of all values does not exceed. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]
}

export const median = (values) => quantile(values, 0.5)

/** Kilobytes of 1000, as package sizes and networks count. */
export const kb = (bytes) => bytes / 1000

/**
 * Measures two things in turn, one after the other and then the other way round, so that whatever else the machine does
 * meets both. Gives how many times as long the first takes, by medians. A figure that would pass the limit is measured
 * again before it is believed: on a busy machine it mostly was the neighbour.
 */
export async function ratioOf(measure, against, { pairs, most, atMost = 5 }) {
  const [mine, theirs] = [[], []]
  for (let round = 0; round < atMost; round++) {
    for (let pair = 0; pair < pairs; pair++) {
      if (pair % 2 === 0) mine.push(await measure())
      theirs.push(await against())
      if (pair % 2 === 1) mine.push(await measure())
    }
    if (median(mine) / median(theirs) <= most) break
  }
  return { ratio: median(mine) / median(theirs), mine: median(mine), theirs: median(theirs) }
}
