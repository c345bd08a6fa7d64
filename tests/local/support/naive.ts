/**
 * MongoDB's rules for queries and sorting, said as plainly as possible and without a thought for speed. Shares no code
 * with the document store, so that both would have to make the same mistake to agree on it.
 */
type Any = unknown
type Obj = Record<string, Any>

const isObj = (v: Any): v is Obj => Object.prototype.toString.call(v) === '[object Object]'

const rank = (v: Any): number =>
  v === undefined || v === null
    ? 0
    : typeof v === 'number'
      ? 1
      : typeof v === 'string'
        ? 2
        : Array.isArray(v)
          ? 4
          : typeof v === 'boolean'
            ? 5
            : v instanceof Date
              ? 6
              : 3

const sign = (n: number) => (n < 0 ? -1 : n > 0 ? 1 : 0)

const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))

export function order(a: Any, b: Any): number {
  if (rank(a) !== rank(b)) return sign(rank(a) - rank(b))
  if (typeof a === 'number') return sign(a - (b as number))
  if (typeof a === 'string') return byBytes(a, b as string)
  if (typeof a === 'boolean') return sign(Number(a) - Number(b))
  if (a instanceof Date) return sign(a.getTime() - (b as Date).getTime())
  if (Array.isArray(a)) {
    const other = b as Any[]
    const first = a.findIndex((item, i) => i < other.length && order(item, other[i]) !== 0)
    return first >= 0 ? order(a[first], other[first]) : sign(a.length - other.length)
  }
  if (isObj(a)) {
    const [left, right] = [Object.entries(a), Object.entries(b as Obj)]
    for (let i = 0; i < Math.min(left.length, right.length); i++) {
      const [[keyA, valueA], [keyB, valueB]] = [left[i], right[i]] as [[string, Any], [string, Any]]
      const found = sign(rank(valueA) - rank(valueB)) || byBytes(keyA, keyB) || order(valueA, valueB)
      if (found !== 0) return found
    }
    return sign(left.length - right.length)
  }
  return 0
}

/** Everything a path leads to; `undefined` for a document that lacks the field. */
function values(node: Any, path: string[]): Any[] {
  if (path.length === 0) return [node]
  const [head, ...rest] = path as [string, ...string[]]
  if (Array.isArray(node)) {
    const byIndex = /^\d+$/.test(head) && Number(head) < node.length ? values(node[Number(head)], rest) : []
    return [...byIndex, ...node.filter(isObj).flatMap((item) => values(item, path))]
  }
  if (!isObj(node) || !(head in node)) return [undefined]
  return values(node[head], rest)
}

const some = (found: Any[], test: (v: Any) => boolean) =>
  found.some((v) => test(v) || (Array.isArray(v) && v.some(test)))

function meets(found: Any[], operator: string, wanted: Any): boolean {
  switch (operator) {
    case '$eq':
      return some(found, (v) =>
        wanted instanceof RegExp ? typeof v === 'string' && wanted.test(v) : order(v, wanted) === 0,
      )
    case '$ne':
      return !meets(found, '$eq', wanted)
    case '$in':
      return (wanted as Any[]).some((one) => meets(found, '$eq', one))
    case '$nin':
      return !meets(found, '$in', wanted)
    case '$gt':
      return some(found, (v) => rank(v) === rank(wanted) && order(v, wanted) > 0)
    case '$gte':
      return some(found, (v) => rank(v) === rank(wanted) && order(v, wanted) >= 0)
    case '$lt':
      return some(found, (v) => rank(v) === rank(wanted) && order(v, wanted) < 0)
    case '$lte':
      return some(found, (v) => rank(v) === rank(wanted) && order(v, wanted) <= 0)
    case '$exists':
      return found.some((v) => v !== undefined) === wanted
    case '$size':
      return found.some((v) => Array.isArray(v) && v.length === wanted)
    case '$all':
      return (wanted as Any[]).length > 0 && (wanted as Any[]).every((one) => meets(found, '$eq', one))
    case '$not':
      return !Object.entries(wanted as Obj).every(([inner, operand]) => meets(found, inner, operand))
    case '$elemMatch':
      return found.some((v) => Array.isArray(v) && v.some((item) => isObj(item) && matches(item, wanted as Obj)))
    default:
      throw new Error(operator)
  }
}

export function matches(doc: Obj, query: Obj): boolean {
  return Object.entries(query).every(([key, condition]) => {
    if (key === '$and') return (condition as Obj[]).every((one) => matches(doc, one))
    if (key === '$or') return (condition as Obj[]).some((one) => matches(doc, one))
    if (key === '$nor') return !(condition as Obj[]).some((one) => matches(doc, one))
    const found = values(doc, key.split('.'))
    const isOperators = isObj(condition) && Object.keys(condition)[0]?.startsWith('$')
    const pairs = isOperators ? Object.entries(condition) : [['$eq', condition] as const]
    return pairs.every(([operator, wanted]) => meets(found, operator, wanted))
  })
}

/** The value a document sorts by: of an array the smallest (or largest) element, below everything if it is empty. */
function sortValue(doc: Obj, path: string, direction: number): [level: number, value: Any] {
  const found = values(doc, path.split('.')).flatMap((v): [number, Any][] =>
    Array.isArray(v) ? (v.length === 0 ? [[0, null]] : v.map((item) => [1, item])) : [[1, v]],
  )
  const sorted = found.sort(([a, x], [b, y]) => (sign(a - b) || order(x, y)) * direction)
  return sorted[0] ?? [1, undefined]
}

export const sorted = <T extends Obj>(docs: T[], by: Record<string, number>): T[] =>
  [...docs].sort((a, b) => {
    for (const [path, direction] of Object.entries(by)) {
      const [[levelA, valueA], [levelB, valueB]] = [sortValue(a, path, direction), sortValue(b, path, direction)]
      const found = (sign(levelA - levelB) || order(valueA, valueB)) * direction
      if (found !== 0) return found
    }
    return 0
  })
