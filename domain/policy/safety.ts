/**
 * How often strangers may try. Counted per caller and, with wider room, per address: a whole site may share one.
 * Decided by us; a receipt has 10^15 forms, so 10,000 guesses find none, and the door shuts long before.
 */
export type TryPolicy = { most: number; perAddress: number; withinMinutes: number; lockMinutes: number }

export const safetyPolicy = {
  kind: 'safety',
  version: '2026-01',
  source: '街道决定：回执号连错 5 次，15 分钟后再试',
  receipt: { most: 5, perAddress: 30, withinMinutes: 15, lockMinutes: 15 },
  submit: { most: 8, perAddress: 60, withinMinutes: 60, lockMinutes: 60 },
  signIn: { most: 30, perAddress: 120, withinMinutes: 15, lockMinutes: 15 },
  /** Tries at an invitation code, and applications handed in. */
  invitation: { most: 5, perAddress: 30, withinMinutes: 15, lockMinutes: 15 },
  apply: { most: 5, perAddress: 60, withinMinutes: 60, lockMinutes: 60 },
  /** Pictures for signing in by a phone that one browser may ask for, and wrong tries at their codes. */
  openPairing: { most: 20, perAddress: 200, withinMinutes: 15, lockMinutes: 15 },
  pairing: { most: 5, perAddress: 30, withinMinutes: 15, lockMinutes: 15 },
  pickup: { most: 8, perAddress: 60, withinMinutes: 5, lockMinutes: 5 },
  /** A number that was shown can be shown again by the same request for so long; then it is a new look. */
  lookMinutes: 10,
} as const satisfies Record<string, string | number | TryPolicy>
