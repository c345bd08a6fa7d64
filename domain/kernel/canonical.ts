/** What may be hashed: plain data without `undefined`, dates or fractions. */
export type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain }

/**
 * One text for one value, whatever order its keys were written in: the ground of input hashes and of the points chain.
 * Throws TypeError on what JSON would quietly change (undefined, NaN, dates): such a hash would lie.
 */
export function canonical(value: Plain): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('not a finite number')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && Object.getPrototypeOf(value) !== null && value.constructor === Object) {
    const keys = Object.keys(value).sort()
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key] as Plain)}`).join(',')}}`
  }
  throw new TypeError('not plain data')
}
