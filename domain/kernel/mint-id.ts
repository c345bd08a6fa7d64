/**
 * Ids are minted where a thing is born, on the phone or in a function: 26 characters of Crockford's base 32, 48 bits of
 * time before 80 bits of chance, so they sort by birth and need no round trip. Time and chance enter as values.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** @param bornAtMs milliseconds since 1970. @param chance ten random bytes. Throws RangeError on other sizes (a bug, not an input). */
export function mintId(bornAtMs: number, chance: ArrayLike<number>): string {
  if (!Number.isSafeInteger(bornAtMs) || bornAtMs < 0 || bornAtMs >= 2 ** 48) throw new RangeError('bornAtMs')
  if (chance.length !== 10) throw new RangeError('chance must be ten bytes')
  let time = ''
  for (let rest = bornAtMs, i = 0; i < 10; i++, rest = Math.floor(rest / 32)) time = alphabet.charAt(rest % 32) + time
  let random = ''
  for (let bits = 0, held = 0, i = 0; i < 10; i++) {
    held = (held << 8) | ((chance[i] ?? 0) & 0xff)
    bits += 8
    while (bits >= 5) {
      bits -= 5
      random += alphabet.charAt((held >> bits) & 31)
    }
    held &= (1 << bits) - 1
  }
  return time + random
}
