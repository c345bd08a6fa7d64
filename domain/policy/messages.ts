/** How much may be said through a receipt. Decided by us: enough for any story, too little to drown a desk. */
export const messagePolicy = {
  kind: 'messages',
  version: '2026-01',
  source: '街道决定：连着 20 句没人回，就等一等或打电话；一页看最近 100 句',
  mostUnanswered: 20,
  mostShown: 100,
} as const
