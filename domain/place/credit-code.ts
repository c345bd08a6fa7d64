/**
 * The unified social credit code (统一社会信用代码) of an organisation, GB 32100-2015: 18 characters, the last of which is a check
 * over the others. Letters that an eye takes for a digit (I, O, S, V, Z) are not used.
 */
export const creditCodeAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
export const creditCodePattern = /^[0-9A-HJ-NPQRTUWXY]{18}$/

const length = 18
const modulus = 31

/** The 18th character over the first 17: each weighs a power of 3 modulo 31. Throws RangeError on anything but 17 characters of ours. */
export function creditCheckOf(first17: string): string {
  if (first17.length !== length - 1) throw new RangeError('17 characters')
  let sum = 0
  let weight = 1
  for (const letter of first17) {
    const value = creditCodeAlphabet.indexOf(letter)
    if (value === -1) throw new RangeError('a character that no code has')
    sum += value * weight
    weight = (weight * 3) % modulus
  }
  return creditCodeAlphabet.charAt((modulus - (sum % modulus)) % modulus)
}

/** What a person typed or pasted, as codes are written: capitals, no spaces. */
export const creditCodeIn = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase()

/** What is wrong with a code, in words that follow its name (`第 18 位对不上`); undefined for a right one. */
export function creditCodeFault(code: string): string | undefined {
  if (code.length !== length) return `要 ${length} 位，现在是 ${code.length} 位`
  const strange = [...code].findIndex((letter) => !creditCodeAlphabet.includes(letter))
  if (strange !== -1) return `第 ${strange + 1} 位不能是“${code.charAt(strange)}”`
  return creditCheckOf(code.slice(0, -1)) === code.charAt(length - 1) ? undefined : `第 ${length} 位对不上`
}
