import { sqlOf } from '../query/sayings'
import type { SortOrder } from '../query/sort'
import { extract, type SqlFilter, toSql } from '../query/to-sql'
import type { Collection, Index } from './collection'
import type { Kind } from './kinds'
import type { Argument } from './sqlite'
import { type Demands, demandsOf, type Term } from './terms'
import type { Doc } from './values'

/** One walk along an index. Every row it steps on is one of the index's, so that its cost can be counted in rows. */
export interface Step {
  sql: string
  args: Argument[]
  orderBy: string
  /** The index's name; `_id_` is the primary key. */
  index: string
  /** A document may come more than once. */
  repeats: boolean
}

/** How a query is read: along indexes, or (no steps) the whole table. */
export interface Plan {
  table: string
  steps: Step[]
  /** Whether documents come in the wanted order, so that reading may stop early. */
  ordered: boolean
  /** What else SQL can say of the matches: worth asking where nobody waits for the thread. */
  filter: SqlFilter | undefined
}

interface Candidate {
  steps: Step[]
  ordered: boolean
  score: number
}

/** One way into a collection: an index of the table, or the side table that holds the elements of arrays. */
interface Access {
  index: Index
  select: string
  columnOf(path: string): string
  /** The path whose elements the side table holds. */
  array?: string
}

const mostSteps = 40
const orderable: readonly Kind[] = ['number', 'string', 'boolean', 'date']

/** Whether SQLite orders the values of a path as MongoDB does: nobody has stored arrays there, or two types. */
const isOrderable = (collection: Collection, path: string): boolean => {
  const kinds = collection.kindsSeen(path)
  if (!kinds || kinds.size > 1) return false
  const [kind] = kinds
  return kind === undefined || (path === '_id' ? kind === 'string' : orderable.includes(kind))
}

const hasArrays = (collection: Collection, path: string) => collection.kindsSeen(path)?.has('array') ?? true

const isUsable = (collection: Collection, term: Term, path: string) =>
  term.path === path && !(term.finiteOnly && collection.kindsSeen(path)?.has('other'))

function candidateOf(
  collection: Collection,
  access: Access,
  terms: readonly Term[],
  sort: SortOrder,
): Candidate | undefined {
  const { index, array } = access
  const isOpen = (path: string) => path === array || !hasArrays(collection, path)
  const termsAt = (path: string) =>
    isOpen(path) ? terms.filter((candidate) => isUsable(collection, candidate, path)) : []
  const used: [path: string, terms: readonly Term[]][] = []
  const bound = new Set<string>()
  let at = 0
  for (; at < index.keys.length; at++) {
    const [path] = index.keys[at] as Index['keys'][number]
    const term = termsAt(path).find(({ saying }) => saying.kind === 'one')
    if (!term) break
    used.push([path, [term]])
    bound.add(path)
  }
  // Of two that are bound alike, the one of which less stays open names fewer documents.
  const share = Math.min(1, bound.size / index.fields.length)
  let score = bound.size * 10 + share + (index.isUnique && bound.size >= index.fields.length ? 50 : 0)
  const next = index.keys[at]?.[0]
  const more = next === undefined ? [] : termsAt(next)
  const few = more.find(({ saying }) => saying.kind === 'few')
  if (next !== undefined && few) {
    used.push([next, [few]])
    score += 4
  } else if (next !== undefined && more.length > 0) {
    // Of two conditions on an array each may be fulfilled by another element: only one of them holds for a row.
    used.push([next, next === array ? more.slice(0, 1) : more])
    score += 3
  }
  if (array && !used.some(([path]) => path === array)) return undefined

  const wanted = sort.filter(([path]) => !bound.has(path))
  const isInOrder =
    wanted.length === 0 ||
    (!few &&
      wanted.every(([path, direction], nth) => {
        const key = index.keys[at + nth]
        const sameWay = key && (key[1] === direction) === (index.keys[at]?.[1] === wanted[0]?.[1])
        return key?.[0] === path && sameWay && isOrderable(collection, path)
      }))
  if (used.length === 0 && !(isInOrder && wanted.length > 0)) return undefined
  const conditions = used.map(([path, known]) =>
    sqlOf(
      access.columnOf(path),
      known.map(({ saying }) => saying),
    ),
  )
  const orderBy = isInOrder
    ? wanted.map(([path, direction]) => `${access.columnOf(path)}${direction === -1 ? ' DESC' : ''}`).join(',')
    : ''
  const step: Step = {
    sql: [access.select, ...conditions.map(([sql]) => sql)].join(' AND '),
    args: conditions.flatMap(([, args]) => args),
    orderBy: orderBy && ` ORDER BY ${orderBy}`,
    index: index.name,
    repeats: array !== undefined && !bound.has(array),
  }
  // An order alone may lead past every document.
  if (isInOrder && wanted.length > 0) score += used.length > 0 ? 6 : 2
  return { steps: [step], ordered: isInOrder, score }
}

const tableAccess = (collection: Collection, index: Index): Access => ({
  index,
  select: `SELECT id, doc AS text FROM ${collection.table}${index.name === '_id_' ? '' : ` INDEXED BY "${index.name}"`} WHERE ?`,
  columnOf: (path) => (path === '_id' ? 'id' : extract(path)),
})

const sideAccess = (collection: Collection, index: Index, array: string): Access => ({
  index,
  array,
  // CROSS keeps SQLite from walking the documents and looking for each of them at the side.
  select: `SELECT id, doc AS text FROM ${index.side} INDEXED BY "k_${index.name}" CROSS JOIN ${collection.table} ON id = owner WHERE ?`,
  columnOf: (path) => (path === '_id' ? 'owner' : `k${index.fields.findIndex(([field]) => field === path)}`),
})

const better = (a: Candidate | undefined, b: Candidate | undefined) => (b && (!a || b.score > a.score) ? b : a)

function candidateOfIndex(
  collection: Collection,
  index: Index,
  terms: readonly Term[],
  sort: SortOrder,
  generation: number,
): Candidate | undefined {
  const plain = candidateOf(collection, tableAccess(collection, index), terms, sort)
  const arrays = index.fields.filter(([path]) => hasArrays(collection, path)).map(([path]) => path)
  const [array] = arrays
  if (array === undefined || arrays.length > 1 || !(index.sideSince <= generation)) return plain
  const side = candidateOf(collection, sideAccess(collection, index, array), terms, sort)
  if (!side || collection.kindsSeen(array)?.size === 1) return better(plain, side)
  // Documents that hold no array there stand in the table's index only.
  const rest = candidateOf(collection, { ...tableAccess(collection, index), array }, terms, sort)
  if (!rest) return plain
  return better(plain, { steps: [...rest.steps, ...side.steps], ordered: sort.length === 0, score: side.score })
}

function bestOf(collection: Collection, demands: Demands, sort: SortOrder, generation: number): Candidate | undefined {
  let best: Candidate | undefined
  for (const index of collection.indexes) {
    best = better(best, candidateOfIndex(collection, index, demands.terms, sort, generation))
  }
  for (const branches of demands.choices) {
    const ways = branches.map((branch) =>
      bestOf(collection, { terms: [...demands.terms, ...branch.terms], choices: branch.choices }, [], generation),
    )
    const known = ways.filter((way) => way !== undefined)
    if (known.length < ways.length) continue
    const steps = known.flatMap((way) => way.steps)
    if (steps.length > mostSteps) continue
    const score = Math.min(...known.map((way) => way.score))
    best = better(best, { steps, ordered: sort.length === 0, score })
  }
  return best
}

/**
 * Decides how to read a query. `generation` says which side tables the reading connection can see.
 */
export function planRead(
  collection: Collection,
  query: Doc,
  sort: SortOrder,
  generation = Number.POSITIVE_INFINITY,
): Plan {
  const best = bestOf(collection, demandsOf(query), sort, generation)
  const filter = toSql(query, collection)
  if (!best) return { table: collection.table, steps: [], ordered: sort.length === 0, filter }
  return { table: collection.table, steps: best.steps, ordered: best.ordered, filter }
}
