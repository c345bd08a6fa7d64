/** Between 0 and 1, for spreading retries. Nothing secret hangs on it. */
export const chance = (): number => Math.random()
