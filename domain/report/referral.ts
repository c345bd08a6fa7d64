import { placeCodeAlphabet } from '../place/place'

/** A volunteer's personal code: six characters of the same alphabet as door codes, so that the two cannot be confused. */
export const referralCodePattern = /^[2-9A-HJKMNP-Z]{6}$/
export const referralCodeLength = 6
export { placeCodeAlphabet as referralCodeAlphabet }

/** The code in whatever a person types or a scanner gives; undefined for anything else. */
export function referralCodeIn(given: string): string | undefined {
  const text = given.trim()
  const inLink = /[?&](?:scene|ref)=([^&#]+)/.exec(text)?.[1]
  const code = (inLink ?? text).replace(/[\s-]/g, '').toUpperCase()
  return referralCodePattern.test(code) ? code : undefined
}
