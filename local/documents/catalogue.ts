import { LocalStartError } from '../errors'
import { readStored } from './codec'
import { Collection, type Index, type IndexDeclaration, indexesOf, indexStatements } from './collection'
import { type Kind, kindsAt } from './kinds'
import { addEntries, dropSideTable, makeSideTable } from './side-table'
import type { Connection } from './sqlite'

/**
 * What the file says about itself: a table `meta` of (collection, kind, value), in which `collection` names a collection,
 * `index` holds a declared index, `watched` a path whose kinds are counted, and `seen:<path>` each kind met there.
 */
export const metaTable =
  'CREATE TABLE IF NOT EXISTS meta(collection TEXT, kind TEXT, value TEXT, PRIMARY KEY(collection,kind,value)) WITHOUT ROWID'

const valuesOf = (db: Connection, collection: string, kind: string): string[] =>
  db
    .all<{ value: string }>('SELECT value FROM meta WHERE collection=? AND kind=?', collection, kind)
    .map(({ value }) => value)

/** The paths that the indexes of a collection stand on. */
const pathsOf = (collection: Collection): string[] => [
  ...new Set(collection.indexes.flatMap(({ fields }) => fields.map(([path]) => path))),
]

/** Every collection of a file as it was declared last, with what is known of its values. Only reads. */
export function readCollections(db: Connection): Map<string, Collection> {
  const names = db.all<{ collection: string }>("SELECT collection FROM meta WHERE kind='collection'")
  const sides = new Set(
    db.all<{ name: string }>("SELECT name FROM sqlite_master WHERE type='table'").map(({ name }) => `"${name}"`),
  )
  return new Map(
    names.map(({ collection: name }) => {
      const collection = new Collection(name)
      const declared = valuesOf(db, name, 'index').map((text) => JSON.parse(text) as IndexDeclaration)
      collection.indexes = indexesOf(name, declared)
      for (const index of collection.indexes) if (sides.has(index.side)) index.sideSince = 0
      for (const path of new Set([...pathsOf(collection), ...valuesOf(db, name, 'watched')])) {
        collection.watch(path)
        for (const kind of valuesOf(db, name, `seen:${path}`)) collection.remember(path, kind as Kind)
      }
      return [name, collection]
    }),
  )
}

/** Brings a collection to its declaration. Belongs inside a write transaction. */
export function declareIndexes(
  db: Connection,
  collection: Collection,
  declarations: readonly IndexDeclaration[],
): void {
  db.run("DELETE FROM meta WHERE collection=? AND kind='index'", collection.name)
  for (const { fields, unique } of declarations) {
    db.run("INSERT OR IGNORE INTO meta VALUES(?,'index',?)", collection.name, JSON.stringify({ fields, unique }))
  }
  collection.indexes = indexesOf(collection.name, declarations)
  catchUp(db, collection)
  syncIndexes(db, collection)
  for (const index of collection.indexes) syncSideTable(db, collection, index)
}

/** Looks at what was stored in paths that nobody watched until now. */
export function catchUp(db: Connection, collection: Collection): void {
  const watched = new Set(valuesOf(db, collection.name, 'watched'))
  const missing = pathsOf(collection).filter((path) => !watched.has(path))
  for (const path of missing) collection.watch(path)
  if (missing.length === 0) return
  const found = missing.map((path) => ({ path, segments: path.split('.'), kinds: new Set<Kind>() }))
  eachDocument(db, collection, (_id, doc) => {
    for (const { segments, kinds } of found) for (const kind of kindsAt(doc, segments)) kinds.add(kind)
  })
  for (const { path, kinds } of found) {
    for (const kind of kinds) {
      noteKind(db, collection, path, kind)
      collection.remember(path, kind)
    }
    db.run("INSERT INTO meta VALUES(?,'watched',?)", collection.name, path)
  }
}

export const noteKind = (db: Connection, collection: Collection, path: string, kind: Kind): number =>
  db.run('INSERT OR IGNORE INTO meta VALUES(?,?,?)', collection.name, `seen:${path}`, kind)

export function eachDocument(
  db: Connection,
  collection: Collection,
  show: (id: string, doc: ReturnType<typeof readStored>) => void,
): void {
  const rows = db.stream(`SELECT id, doc AS text FROM ${collection.table} WHERE ?`, [])
  try {
    for (const row of rows.after(0)) show(row.id, readStored(row.text))
  } finally {
    rows.release()
  }
}

function syncIndexes(db: Connection, collection: Collection): void {
  const declared = collection.indexes.filter(({ name }) => name !== '_id_')
  const wanted = declared.flatMap((index) => indexStatements(collection, index))
  const present = db.all<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type='index' AND tbl_name=? AND sql IS NOT NULL",
    `c_${collection.name}`,
  )
  for (const { name } of present) {
    if (wanted.some((index) => index.name === name)) continue
    db.exec(`DROP INDEX "${name}"`)
    dropSideTable(db, name)
  }
  for (const { name, sql } of wanted) {
    if (present.some((index) => index.name === name)) continue
    try {
      db.exec(sql)
    } catch (error) {
      throw new LocalStartError(
        'DUPLICATES_BLOCK_INDEX',
        `集合 ${collection.name} 里已有重复的数据，唯一索引 ${name} 建不起来。请先处理重复的记录，或去掉这个唯一索引。`,
        { cause: error },
      )
    }
  }
}

/** Where arrays were stored before the index was declared, its side table is made now. */
function syncSideTable(db: Connection, collection: Collection, index: Index): void {
  if (!index.fields.some(([path]) => collection.kindsSeen(path)?.has('array'))) return
  const [known] = db.all("SELECT 1 FROM sqlite_master WHERE type='table' AND name=?", index.side.slice(1, -1))
  if (!known) {
    makeSideTable(db, index)
    const documents: [string, ReturnType<typeof readStored>][] = []
    eachDocument(db, collection, (id, doc) => {
      documents.push([id, doc])
      if (documents.length >= 500) for (const one of documents.splice(0)) addEntries(db, index, ...one)
    })
    for (const one of documents) addEntries(db, index, ...one)
  }
  index.sideSince = 0
}
