/** How long what is only needed for a while is kept. Decided by us; everything else is the street's memory. */
export const keepingPolicy = {
  kind: 'keeping',
  version: '2026-01',
  source: '街道决定：办过的操作编号留 30 天防重复，试错次数留 1 天；反映的内容、照片和联系方式，案件办结后留 2 年',
  commandDays: 30,
  triesDays: 1,
  /** What a reporter said, showed and left to be called by: so long after the case has ended. Told before it is handed in. */
  reportYears: 2,
} as const
