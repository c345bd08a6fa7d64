/**
 * The receipt: 16 digits, the last a check digit (Luhn, ISO/IEC 7812-1), so that a slip of the thumb is told on the phone
 * and never counts as a guess. Whoever holds it follows the report; the street keeps only a slow keyed hash of it.
 */
export const receiptPattern = /^\d{16}$/

/** The check digit after 15 digits. */
export function checkDigitOf(body: string): number {
  const sum = [...body].reduce((total, letter, index) => {
    const doubled = Number(letter) * (index % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return (10 - (sum % 10)) % 10
}

export const isReceipt = (digits: string): boolean =>
  receiptPattern.test(digits) && checkDigitOf(digits.slice(0, 15)) === Number(digits[15])

/** The digits in whatever a person types or pastes; undefined when they cannot be a receipt. */
export function receiptIn(typed: string): string | undefined {
  const digits = typed.replace(/\D/g, '')
  return isReceipt(digits) ? digits : undefined
}

/** In fours, as it is shown and read aloud: `4821 7730 9156 2048`. */
export const receiptInFours = (receipt: string): string => receipt.replace(/(\d{4})(?=\d)/g, '$1 ')
