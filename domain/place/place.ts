/** What kind of door it is. */
export const placeKinds = ['company', 'shop', 'site', 'home', 'public'] as const
export type PlaceKind = (typeof placeKinds)[number]

export const placeKindLabels = {
  company: '企业',
  shop: '商户',
  site: '工地',
  home: '住户',
  public: '公共场所',
} as const satisfies Record<PlaceKind, string>

/** `merged`: it was written down twice, and the other is kept. */
export const placeStates = ['open', 'closed', 'merged'] as const
export type PlaceState = (typeof placeStates)[number]

/** The characters of a printed place code: none that an eye or a thumb takes for another, all allowed in WeChat's scene. */
export const placeCodeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
export const placeCodePattern = /^[2-9A-HJKMNP-Z]{8}$/

/**
 * The code in whatever a scanner or a person gives: the bare code, a scene, or a link with `?scene=`.
 * Undefined for anything else (a payment code, another street's poster).
 */
export function placeCodeIn(scanned: string): string | undefined {
  const text = scanned.trim()
  const inLink = /[?&]scene=([^&#]+)/.exec(text)?.[1]
  const code = (inLink ?? text).replace(/[\s-]/g, '').toUpperCase()
  return placeCodePattern.test(code) ? code : undefined
}
