import { reach } from '../query/paths'
import { type Doc, isArray, isDoc, type Value } from './values'

/**
 * What kinds of values a watched path has ever held in a collection. SQL may only answer for a path what it would answer
 * as MongoDB does: an equality on an indexed path is wrong once an array was stored there, an ORDER BY once two types
 * meet. Kinds are only ever added.
 */
export type Kind = 'number' | 'string' | 'boolean' | 'date' | 'array' | 'other'

const kindOf = (value: Value): Kind | undefined => {
  if (value === null) return undefined
  if (typeof value === 'number') return Number.isFinite(value) ? 'number' : 'other'
  // A zero character ends a text for SQLite's comparisons.
  if (typeof value === 'string') return value.includes('\0') ? 'other' : 'string'
  if (typeof value === 'boolean') return 'boolean'
  return value instanceof Date ? 'date' : 'other'
}

const crossesArray = (doc: Value, segments: readonly string[]): boolean => {
  let node: Value | undefined = doc
  for (const segment of segments) {
    if (isArray(node)) return true
    node = isDoc(node) && Object.hasOwn(node, segment) ? node[segment] : undefined
  }
  return isArray(node)
}

/** The kinds one document shows at a path; a missing field and null show none. */
export function kindsAt(doc: Doc, segments: readonly string[]): Kind[] {
  if (crossesArray(doc, segments)) return ['array']
  const [leaf] = reach(doc, segments)
  const kind = leaf === undefined ? undefined : kindOf(leaf)
  return kind ? [kind] : []
}
