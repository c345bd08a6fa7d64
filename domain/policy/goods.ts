/** How goods are kept and fetched. Decided by us. */
export const goodsPolicy = {
  kind: 'goods',
  version: '2026-01',
  source: '街道决定：留 7 天；领取码 5 分钟换一次',
  keptDays: 7,
  codeMinutes: 5,
  /** So many reservations may wait at once, so that nobody keeps the shelf. */
  mostWaiting: 3,
} as const
