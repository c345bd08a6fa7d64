/** Pictures of goods are drawn, not photographed: which drawing. */
export const goodsIcons = ['rice', 'oil', 'soap', 'towel', 'umbrella', 'thermos', 'noodles', 'tissue', 'gift'] as const
export type GoodsIcon = (typeof goodsIcons)[number]

/** reserved: points held, item kept · handedOut · cancelled: by the volunteer · expired: not fetched in time. */
export const redemptionStates = ['reserved', 'handedOut', 'cancelled', 'expired'] as const
export type RedemptionState = (typeof redemptionStates)[number]
export const redemptionStateLabels = {
  reserved: '留着等领',
  handedOut: '领走了',
  cancelled: '不要了，分已退',
  expired: '过期没领，分已退',
} as const satisfies Record<RedemptionState, string>

export const stockMoveKinds = ['received', 'handedOut'] as const
export type StockMoveKind = (typeof stockMoveKinds)[number]

/** What a pick-up code's QR holds, so that a scanner knows it from a door code: `XHM-LQ:` and the secret. */
export const pickupPrefix = 'XHM-LQ:'
export const pickupDigitsPattern = /^\d{6}$/

/** What the counter scanned or typed: the secret of a QR, or six digits; undefined for anything else. */
export function pickupIn(given: string): { by: 'scan'; secret: string } | { by: 'digits'; digits: string } | undefined {
  const text = given.trim()
  if (text.startsWith(pickupPrefix)) {
    const secret = text.slice(pickupPrefix.length)
    return /^[\w-]{22}$/.test(secret) ? { by: 'scan', secret } : undefined
  }
  const digits = text.replace(/\s/g, '')
  return pickupDigitsPattern.test(digits) ? { by: 'digits', digits } : undefined
}
