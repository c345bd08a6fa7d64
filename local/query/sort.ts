import { type Doc, isArray, isDoc, type Value } from '../documents/values'
import { badRequest } from '../errors'
import { compareValues } from './compare'
import { reach, splitPath } from './paths'

export type Direction = 1 | -1
export type SortOrder = readonly (readonly [path: string, direction: Direction])[]

/** Parses `{at: -1, _id: 1}`. */
export function parseSort(value: Value | undefined): SortOrder {
  if (value === undefined) return []
  if (!isDoc(value)) throw badRequest('a sort order has to be an object')
  return Object.entries(value).map(([path, direction]) => {
    if (direction !== 1 && direction !== -1) throw badRequest(`the direction of '${path}' has to be 1 or -1`)
    splitPath(path)
    return [path, direction] as const
  })
}

/** An array sorts by its smallest element upwards and by its largest downwards; an empty one below everything. */
const emptyArray = Symbol('empty array')
type Key = Value | undefined | typeof emptyArray

const compareKeys = (a: Key, b: Key): number => {
  if (a === emptyArray || b === emptyArray) return Number(b === emptyArray) - Number(a === emptyArray)
  return compareValues(a, b)
}

const keysOfLeaf = (leaf: Value | undefined): Key[] => {
  if (!isArray(leaf)) return [leaf]
  return leaf.length === 0 ? [emptyArray] : leaf
}

const sortKey = (doc: Doc, segments: readonly string[], direction: Direction): Key => {
  const keys = reach(doc, segments).flatMap(keysOfLeaf)
  return keys.reduce<Key>((best, key) => (compareKeys(key, best) * direction < 0 ? key : best), keys[0])
}

/** Sorts as MongoDB does; documents that compare equal keep their order. Returns a new array. */
export function sortDocs<T>(items: readonly T[], order: SortOrder, docOf: (item: T) => Doc): T[] {
  const columns = order.map(([path, direction]) => ({ segments: splitPath(path), direction }))
  return items
    .map((item) => ({ item, keys: columns.map((c) => sortKey(docOf(item), c.segments, c.direction)) }))
    .sort((a, b) => {
      for (const [i, column] of columns.entries()) {
        const result = compareKeys(a.keys[i], b.keys[i]) * column.direction
        if (result !== 0) return result
      }
      return 0
    })
    .map(({ item }) => item)
}
