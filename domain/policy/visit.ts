/** When a visit counts at once, waits for a look, or does not count. Decided by us; each number may be changed with a new version. */
export type VisitPolicy = {
  kind: 'visit'
  version: string
  source: string
  /** The same person at the same place again within this many hours does not count. */
  repeatWindowHours: number
  /** So many visits of one person are remembered for the rule above; whoever makes more within its window is looked at. */
  mostRemembered: number
  /** A visit that reaches the street later than this after it was made is looked at. */
  lateAfterHours: number
  /** A phone's clock may run ahead by this much before its time is doubted. */
  clockAheadMinutes: number
  /** A wrong tap may be taken back within this time of its arrival. */
  withdrawWithinMinutes: number
}

export const visitPolicy: VisitPolicy = {
  kind: 'visit',
  version: '2026-01',
  source: '街道决定：8 小时内同一家不重复计分，超过 3 天补传的请社区看一眼',
  repeatWindowHours: 8,
  mostRemembered: 40,
  lateAfterHours: 72,
  clockAheadMinutes: 10,
  withdrawWithinMinutes: 10,
}
