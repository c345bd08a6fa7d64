import { isArray, isDoc, type Value } from '../documents/values'
import { badRequest } from '../errors'

export const isIndex = (segment: string) => /^(0|[1-9]\d*)$/.test(segment)

/**
 * Names that every JavaScript object inherits. A field of such a name could reach what is not data, so it is refused
 * wherever a caller may write one: in documents, queries, updates and sort orders.
 */
export const isReservedName = (name: string) => name in Object.prototype

/** Splits a dotted path; refuses empty and reserved segments. */
export function splitPath(path: string): string[] {
  const segments = path.split('.')
  for (const segment of segments) {
    if (segment === '') throw badRequest(`the path '${path}' has an empty part`)
    if (isReservedName(segment)) throw badRequest(`the field name '${segment}' is reserved`)
  }
  return segments
}

/**
 * Every value a dotted path reaches, as MongoDB sees it: an array on the way is entered implicitly (its documents, one
 * level) and explicitly (`items.0`). A document without the field yields `undefined`; an array without documents yields
 * nothing at all, which is why `{'a.b': null}` does not match `{a: []}`.
 */
export function reach(root: Value, segments: readonly string[], from = 0, found: (Value | undefined)[] = []) {
  if (from === segments.length) {
    found.push(root)
    return found
  }
  const segment = segments[from] as string
  if (isArray(root)) {
    const element = isIndex(segment) ? root[Number(segment)] : undefined
    if (element !== undefined) reach(element, segments, from + 1, found)
    for (const item of root) if (isDoc(item)) reach(item, segments, from, found)
  } else if (isDoc(root)) {
    const child = Object.hasOwn(root, segment) ? root[segment] : undefined
    if (child === undefined) found.push(undefined)
    else reach(child, segments, from + 1, found)
  } else {
    found.push(undefined)
  }
  return found
}
