import type { Value } from '../../documents/values'
import { badRequest } from '../../errors'
import { compareStrings } from '../compare'
import { isMissing, type Operator, type Operators, ofArguments, ofPresent, textOf, wholeNumberOf } from './operator'

/**
 * MongoDB's operators on text, by bytes of UTF-8 or by code points. Where MongoDB says so, null and a missing field
 * count as an empty text, and numbers and dates become text.
 */
const anyText = (name: string, value: Value | undefined): string => {
  if (isMissing(value)) return ''
  if (typeof value === 'number') return String(value)
  if (value instanceof Date) return value.toISOString()
  return textOf(name, value)
}

type Cut = (name: string, text: string, from: number, count: number) => string

/** A cut that would fall into the middle of a character is refused. */
const cutBytes: Cut = (name, text, from, count) => {
  const bytes = Buffer.from(text)
  if (from < 0) throw badRequest(`${name}: the start may not be negative`)
  const end = count < 0 ? bytes.length : Math.min(bytes.length, from + count)
  const insideCharacter = (at: number) => at < bytes.length && ((bytes[at] as number) & 0xc0) === 0x80
  if (insideCharacter(from) || insideCharacter(end)) throw badRequest(`${name} cuts through a character`)
  return bytes.subarray(from, Math.max(from, end)).toString()
}

const cutPoints: Cut = (name, text, from, count) => {
  if (from < 0 || count < 0) throw badRequest(`${name}: start and length may not be negative`)
  return [...text].slice(from, from + count).join('')
}

const substring = (name: string, cut: Cut): Operator =>
  ofArguments(name, [3, 3], ([text, from, count]) =>
    cut(name, anyText(name, text), wholeNumberOf(name, from), wholeNumberOf(name, count)),
  )

/** Searches a list of units (bytes or code points); -1 when it is not there. */
const search = (units: readonly unknown[], wanted: readonly unknown[], from: number, to: number): number => {
  for (let at = from; at + wanted.length <= Math.min(to, units.length); at++) {
    if (wanted.every((unit, i) => units[at + i] === unit)) return at
  }
  return -1
}

const indexOf = (name: string, unitsOf: (text: string) => unknown[]): Operator =>
  ofArguments(name, [2, 4], ([text, wanted, start, end]) => {
    if (isMissing(text)) return null
    const from = isMissing(start) ? 0 : wholeNumberOf(name, start)
    const to = isMissing(end) ? Number.POSITIVE_INFINITY : wholeNumberOf(name, end)
    if (from < 0 || to < 0) throw badRequest(`${name} needs a range that is not negative`)
    return search(unitsOf(textOf(name, text)), unitsOf(textOf(name, wanted)), from, to)
  })

const length = (name: string, measure: (text: string) => number): Operator =>
  ofArguments(name, [1, 1], ([text]) => measure(textOf(name, text)))

/** Only the letters of English change their case. */
const caseOf = (name: string, change: (letters: string) => string): Operator =>
  ofArguments(name, [1, 1], ([text]) => anyText(name, text).replace(/[A-Za-z]+/g, change))

const upper = (text: string) => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase())

export const strings: Operators = {
  $concat: ofPresent('$concat', [0, Number.POSITIVE_INFINITY], (texts) =>
    texts.map((text) => textOf('$concat', text)).join(''),
  ),
  $split: ofPresent('$split', [2, 2], ([text, between]) => {
    const separator = textOf('$split', between)
    if (separator === '') throw badRequest('$split needs a separator')
    return textOf('$split', text).split(separator)
  }),
  $substrBytes: substring('$substrBytes', cutBytes),
  $substr: substring('$substr', cutBytes),
  $substrCP: substring('$substrCP', cutPoints),
  $indexOfBytes: indexOf('$indexOfBytes', (text) => [...Buffer.from(text)]),
  $indexOfCP: indexOf('$indexOfCP', (text) => [...text]),
  $strLenBytes: length('$strLenBytes', (text) => Buffer.byteLength(text)),
  $strLenCP: length('$strLenCP', (text) => [...text].length),
  $toLower: caseOf('$toLower', (letters) => letters.toLowerCase()),
  $toUpper: caseOf('$toUpper', (letters) => letters.toUpperCase()),
  $strcasecmp: ofArguments('$strcasecmp', [2, 2], ([a, b]) =>
    Math.sign(compareStrings(upper(anyText('$strcasecmp', a)), upper(anyText('$strcasecmp', b)))),
  ),
}
