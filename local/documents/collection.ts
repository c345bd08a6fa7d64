import { badRequest, CloudError } from '../errors'
import { splitPath } from '../query/paths'
import { extract, type Facts } from '../query/to-sql'
import { type Kind, kindsAt } from './kinds'
import type { Doc } from './values'

type Field = readonly [path: string, direction: 1 | -1]

export interface IndexDeclaration {
  readonly fields: readonly Field[]
  readonly unique?: boolean
}

/** A declared index as it stands in the file. */
export interface Index {
  readonly name: string
  readonly fields: readonly Field[]
  /** The fields and the id behind them, so that pages by (value, id) are read in order. */
  readonly keys: readonly Field[]
  readonly isUnique: boolean
  /** The table beside it that holds the elements of arrays (`side-table.ts`). */
  readonly side: string
  /** From which generation of the file on the side table is there; infinite where it is not. */
  sideSince: number
}

const collectionName = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/
const indexablePath = /^[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*)*$/

export const checkCollectionName = (name: unknown): string => {
  if (typeof name !== 'string' || !collectionName.test(name)) throw badRequest('the collection name is not valid')
  return name
}

export const noSuchCollection = (name: string) =>
  new CloudError('DATABASE_COLLECTION_NOT_EXIST', `[ResourceNotFound] Db or Table not exist: ${name}`)

/** One collection: its table, its declared indexes, and what kinds of values its watched paths have held. */
export class Collection implements Facts {
  readonly table: string
  indexes: readonly Index[] = [primaryKey]
  /** Counts what has been learnt: a plan made before may have missed it. */
  version = 0
  private readonly kinds = new Map<string, Set<Kind>>([['_id', new Set()]])
  private readonly segments = new Map<string, string[]>([['_id', ['_id']]])

  constructor(readonly name: string) {
    this.table = `"c_${name}"`
  }

  kindsSeen(path: string): ReadonlySet<Kind> | undefined {
    return this.kinds.get(path)
  }

  /** Starts keeping count for a path. Documents stored before have to be noted by the caller. */
  watch(path: string): void {
    if (this.kinds.has(path)) return
    this.kinds.set(path, new Set())
    this.segments.set(path, splitPath(path))
  }

  remember(path: string, kind: Kind): void {
    this.kinds.get(path)?.add(kind)
    this.version++
  }

  /** The kinds a document brings that were not seen before. */
  newKinds(doc: Doc): [path: string, kind: Kind][] {
    const fresh: [string, Kind][] = []
    for (const [path, seen] of this.kinds) {
      for (const kind of kindsAt(doc, this.segments.get(path) as string[]))
        if (!seen.has(kind)) fresh.push([path, kind])
    }
    return fresh
  }
}

/** The index of every collection. */
const primaryKey: Index = {
  name: '_id_',
  fields: [['_id', 1]],
  keys: [['_id', 1]],
  isUnique: true,
  side: '',
  sideSince: Number.POSITIVE_INFINITY,
}

const nameOf = (collection: string, index: IndexDeclaration) =>
  `i_${collection}_${index.fields.map(([path, direction]) => `${path}${direction === -1 ? '-' : ''}`).join('_')}`

/** What the declarations of a collection make: the primary key and each index. */
export function indexesOf(collection: string, declarations: readonly IndexDeclaration[]): Index[] {
  const made = declarations.map((declared): Index => {
    for (const [path] of declared.fields) {
      if (!indexablePath.test(path)) throw badRequest(`'${path}' cannot be indexed`)
      splitPath(path)
    }
    const { fields, unique } = declared
    const last = fields.at(-1)
    const name = nameOf(collection, declared)
    return {
      name,
      fields,
      keys: last && last[0] !== '_id' ? [...fields, ['_id', last[1]]] : fields,
      isUnique: unique === true,
      side: `"m_${name}"`,
      sideSince: Number.POSITIVE_INFINITY,
    }
  })
  return [primaryKey, ...made]
}

/**
 * The SQL of one declared index. A unique index is a second one in which a missing value counts as a value: MongoDB lets
 * only one document lack the field.
 */
export function indexStatements(collection: Collection, index: Index): { name: string; sql: string }[] {
  const columns = index.keys.map(
    ([path, direction]) => `${path === '_id' ? 'id' : extract(path)}${direction === -1 ? ' DESC' : ''}`,
  )
  const statements = [
    {
      name: index.name,
      sql: `CREATE INDEX IF NOT EXISTS "${index.name}" ON ${collection.table}(${columns.join(',')})`,
    },
  ]
  if (index.isUnique) {
    const parts = index.fields.map(([path]) => `ifnull(${extract(path)},x'00')`)
    statements.push({
      name: `${index.name}_unique`,
      sql: `CREATE UNIQUE INDEX IF NOT EXISTS "${index.name}_unique" ON ${collection.table}(${parts.join(',')})`,
    })
  }
  return statements
}
