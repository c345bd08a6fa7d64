import { parseArgs } from 'node:util'
import { PlainError } from './plain-error.mjs'

/** Reads `--words` as declared; whatever else is typed is answered with the usage. */
export function readOptions(words, options, usage) {
  try {
    return parseArgs({ args: words, options, strict: true, allowPositionals: false }).values
  } catch (error) {
    const word = words.find((text) => error.message.includes(text.split('=')[0])) ?? words.join(' ')
    throw new PlainError(`看不懂「${word}」，用法在上面。`, error.message, usage)
  }
}

/** A whole number within bounds, or a sentence saying so. */
export function wholeNumber(text, { name, least, most }) {
  const number = Number(text)
  if (Number.isInteger(number) && number >= least && number <= most) return number
  throw new PlainError(
    `--${name} 要写 ${least} 到 ${most} 之间的整数，不是「${text}」。`,
    `--${name} must be a whole number from ${least} to ${most}.`,
  )
}
