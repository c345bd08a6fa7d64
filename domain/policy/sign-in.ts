/** How often a wrong password may be tried, and how long the door then stays shut. Decided by us. */
export const signInPolicy = {
  kind: 'signIn',
  version: '2026-01',
  source: '街道决定：连错 5 次，15 分钟后再试',
  mostFailures: 5,
  lockMinutes: 15,
} as const
