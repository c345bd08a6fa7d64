import { type Doc, isArray, isDoc, type Value } from '../documents/values'

/** MongoDB's order of types: values of different types compare by this rank, whatever they hold. */
const rankOf = (value: Value | undefined): number => {
  if (value === undefined || value === null) return 1
  if (typeof value === 'number') return 2
  if (typeof value === 'string') return 3
  if (isDoc(value)) return 4
  if (isArray(value)) return 5
  if (value instanceof Uint8Array) return 6
  if (typeof value === 'boolean') return 8
  if (value instanceof Date) return 9
  return 11
}

export const sameType = (a: Value | undefined, b: Value | undefined) => rankOf(a) === rankOf(b)

/** Strings compare by code point (as UTF-8 bytes do, in SQLite and in MongoDB), not by UTF-16 unit. */
export const compareStrings = (a: string, b: string): number => {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    let x = a.charCodeAt(i)
    let y = b.charCodeAt(i)
    if (x === y) continue
    // Surrogates stand for code points above U+FFFF, so they come after every other unit.
    if (x >= 0xd800 && y >= 0xd800) {
      x = x >= 0xe000 ? x - 0x800 : x + 0x2000
      y = y >= 0xe000 ? y - 0x800 : y + 0x2000
    }
    return x - y
  }
  return a.length - b.length
}

const compareNumbers = (a: number, b: number): number => {
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : -1
  if (Number.isNaN(b)) return 1
  return a - b
}

const compareDocs = (a: Doc, b: Doc): number => {
  const keysA = Object.keys(a)
  const keysB = Object.keys(b)
  for (let i = 0; i < keysA.length && i < keysB.length; i++) {
    const [keyA, keyB] = [keysA[i] as string, keysB[i] as string]
    const order = rankOf(a[keyA]) - rankOf(b[keyB]) || compareStrings(keyA, keyB) || compareValues(a[keyA], b[keyB])
    if (order !== 0) return order
  }
  return keysA.length - keysB.length
}

const compareArrays = (a: Value[], b: Value[]): number => {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const order = compareValues(a[i], b[i])
    if (order !== 0) return order
  }
  return a.length - b.length
}

/** The total order of all values (BSON order); a missing field counts as null. Key order in documents matters. */
export function compareValues(a: Value | undefined, b: Value | undefined): number {
  const rank = rankOf(a) - rankOf(b)
  if (rank !== 0) return rank
  if (typeof a === 'number' && typeof b === 'number') return compareNumbers(a, b)
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b)
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b)
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime()
  if (a instanceof Uint8Array && b instanceof Uint8Array) return a.length - b.length || Buffer.compare(a, b)
  if (a instanceof RegExp && b instanceof RegExp) {
    return compareStrings(a.source, b.source) || compareStrings(a.flags, b.flags)
  }
  if (isArray(a) && isArray(b)) return compareArrays(a, b)
  if (isDoc(a) && isDoc(b)) return compareDocs(a, b)
  return 0
}

export const sameValue = (a: Value | undefined, b: Value | undefined) => compareValues(a, b) === 0
