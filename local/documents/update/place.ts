import { badRequest } from '../../errors'
import { isIndex, splitPath } from '../../query/paths'
import { type Doc, isArray, isDoc, type Value } from '../values'

/** MongoDB pads an array with nulls when a far index is set; beyond this many it is a mistake. */
const maxPadding = 10_000

/** Where a path leads inside one document: the object or array that holds the last segment. */
export type Place = { holder: Doc; key: string } | { holder: Value[]; key: number }

export const valueAt = ({ holder, key }: Place): Value | undefined =>
  isArray(holder) ? holder[key as number] : Object.hasOwn(holder, key) ? holder[key] : undefined

export function putAt(place: Place, value: Value): void {
  const { holder, key } = place
  if (!isArray(holder)) {
    holder[key] = value
    return
  }
  const index = key as number
  if (index > holder.length + maxPadding) throw badRequest(`the array index ${index} is too far beyond the end`)
  while (holder.length < index) holder.push(null)
  holder[index] = value
}

/** In an array the place stays, holding null, as in MongoDB. */
export function removeAt(place: Place): void {
  if (isArray(place.holder)) {
    if ((place.key as number) < place.holder.length) place.holder[place.key as number] = null
  } else delete place.holder[place.key]
}

/** Splits an update path; the positional operators of MongoDB are not served. */
export function splitUpdatePath(path: string): string[] {
  const segments = splitPath(path)
  for (const segment of segments) {
    if (segment.startsWith('$')) throw badRequest(`the positional path '${path}' is not served by the local cloud`)
    if (segment.includes('\0')) throw badRequest('a field name may not contain a zero character')
  }
  if (segments[0] === '_id') throw badRequest("the field '_id' cannot be changed")
  return segments
}

const placeIn = (holder: Value, segment: string): Place | undefined => {
  if (isArray(holder)) return isIndex(segment) ? { holder, key: Number(segment) } : undefined
  return isDoc(holder) ? { holder, key: segment } : undefined
}

/**
 * Walks to the holder of the last segment, creating objects on the way. Refuses to go through a value that has no
 * fields (`a.b` where `a` is 5 or null).
 */
export function reachPlace(doc: Doc, segments: readonly string[]): Place {
  let place = placeIn(doc, segments[0] as string) as Place
  for (const segment of segments.slice(1)) {
    let next = valueAt(place)
    if (next === undefined) {
      next = {}
      putAt(place, next)
    }
    const deeper = placeIn(next, segment)
    if (!deeper)
      throw badRequest(`Cannot create field '${segment}' in element {${String(place.key)}: ${JSON.stringify(next)}}`)
    place = deeper
  }
  return place
}

/** The same without creating anything; undefined where the way ends early. */
export function findPlace(doc: Doc, segments: readonly string[]): Place | undefined {
  let place = placeIn(doc, segments[0] as string)
  for (const segment of segments.slice(1)) {
    const next = place && valueAt(place)
    if (next === undefined) return undefined
    place = placeIn(next, segment)
  }
  return place
}
