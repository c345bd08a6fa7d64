/**
 * What a document is made of, in memory. Ids are plain strings; a number is a JavaScript number (64-bit integers beyond
 * 2^53 lose digits, as they do in the SDK).
 */
export type Value = null | boolean | number | string | Date | RegExp | Uint8Array | Value[] | Doc
export interface Doc {
  [field: string]: Value
}

export const isDoc = (value: unknown): value is Doc => {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

export const isArray = (value: unknown): value is Value[] => Array.isArray(value)

/** A copy that shares nothing with the original, so that an update can never reach a document somebody else holds. */
export function cloneValue<T extends Value>(value: T): T
export function cloneValue(value: Value): Value {
  if (isArray(value)) return value.map((item) => cloneValue(item))
  if (isDoc(value)) {
    const copy: Doc = {}
    for (const key of Object.keys(value)) copy[key] = cloneValue(value[key] as Value)
    return copy
  }
  return value instanceof Date ? new Date(value) : value
}
