/**
 * How often a wrong password may be tried, and how long the door then stays shut; how long a picture on the PC's screen may be
 * scanned, and how long its browser may then fetch what the phone confirmed. Decided by us.
 */
export const signInPolicy = {
  kind: 'signIn',
  version: '2026-02',
  source: '街道决定：连错 5 次，15 分钟后再试；扫码登录的码 3 分钟有效，手机确认后 1 分钟内取',
  mostFailures: 5,
  lockMinutes: 15,
  pairingMinutes: 3,
  collectMinutes: 1,
} as const
