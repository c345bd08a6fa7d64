/** How long what is only needed for a while is kept. Decided by us; everything else is the street's memory. */
export const keepingPolicy = {
  kind: 'keeping',
  version: '2026-01',
  source:
    '街道决定：办过的操作编号留 30 天防重复，办完的申请留 30 天，试错次数、扫码登录、没导入完的表留 1 天；反映的内容、照片和联系方式，案件办结后留 2 年',
  commandDays: 30,
  /** After its decision; long enough to read why it was refused. */
  applicationDays: 30,
  triesDays: 1,
  /** After its end: which browser asked, and who let it in. */
  pairingDays: 1,
  /** A table that was looked at and not brought in. */
  /** A table or a sheet of codes that somebody took along: its address ends after minutes. */
  madeDays: 1,
  importDays: 1,
  /** What a reporter said, showed and left to be called by: so long after the case has ended. Told before it is handed in. */
  reportYears: 2,
} as const
