import { badRequest, CloudError } from '../errors'
import { splitPath } from '../query/paths'
import { extract, type Facts } from '../query/to-sql'
import { encode } from './codec'
import { type Kind, kindsAt } from './kinds'
import type { Connection } from './sqlite'
import type { Doc } from './values'

export interface IndexDeclaration {
  readonly fields: readonly (readonly [path: string, direction: 1 | -1])[]
  readonly unique?: boolean
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
  private readonly kinds = new Map<string, Set<Kind>>([['_id', new Set()]])
  private readonly segments = new Map<string, string[]>([['_id', ['_id']]])
  private readonly leading = new Set<string>(['_id'])

  constructor(readonly name: string) {
    this.table = `"c_${name}"`
  }

  isIndexed(path: string): boolean {
    return this.leading.has(path)
  }

  kindsSeen(path: string): ReadonlySet<Kind> | undefined {
    return this.kinds.get(path)
  }

  /** Starts keeping count for a path. Documents stored before have to be noted by the caller. */
  watch(path: string, leads: boolean): void {
    if (leads) this.leading.add(path)
    if (this.kinds.has(path)) return
    this.kinds.set(path, new Set())
    this.segments.set(path, splitPath(path))
  }

  remember(path: string, kind: Kind): void {
    this.kinds.get(path)?.add(kind)
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

const indexName = (collection: string, index: IndexDeclaration) =>
  `i_${collection}_${index.fields.map(([path, direction]) => `${path}${direction === -1 ? '-' : ''}`).join('_')}`

/**
 * The SQL of one declared index. The id follows, so that pages by (value, id) are read in order. A unique index is a
 * second one in which a missing value counts as a value: MongoDB lets only one document lack the field.
 */
export function indexStatements(collection: Collection, index: IndexDeclaration): { name: string; sql: string }[] {
  for (const [path] of index.fields) {
    if (!indexablePath.test(path)) throw badRequest(`'${path}' cannot be indexed`)
    splitPath(path)
  }
  const name = indexName(collection.name, index)
  const columns = index.fields.map(
    ([path, direction]) => `${path === '_id' ? 'id' : extract(path)}${direction === -1 ? ' DESC' : ''}`,
  )
  const last = index.fields.at(-1)
  if (last && last[0] !== '_id') columns.push(`id${last[1] === -1 ? ' DESC' : ''}`)
  const statements = [
    { name, sql: `CREATE INDEX IF NOT EXISTS "${name}" ON ${collection.table}(${columns.join(',')})` },
  ]
  if (index.unique) {
    const parts = index.fields.map(([path]) => `ifnull(${extract(path)},x'00')`)
    statements.push({
      name: `${name}_unique`,
      sql: `CREATE UNIQUE INDEX IF NOT EXISTS "${name}_unique" ON ${collection.table}(${parts.join(',')})`,
    })
  }
  return statements
}

/** Writes one row; `doc` null removes it. Belongs inside a write transaction. */
export function putRow(db: Connection, collection: Collection, id: string, doc: Doc | null): void {
  if (doc === null) db.run(`DELETE FROM ${collection.table} WHERE id=?`, id)
  else {
    db.run(
      `INSERT INTO ${collection.table}(id,doc) VALUES(?,?) ON CONFLICT(id) DO UPDATE SET doc=excluded.doc`,
      id,
      encode(doc),
    )
  }
}

export function insertRow(db: Connection, collection: Collection, id: string, doc: Doc): void {
  db.run(`INSERT INTO ${collection.table}(id,doc) VALUES(?,?)`, id, encode(doc))
}
