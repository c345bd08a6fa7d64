import { statSync } from 'node:fs'
import { CloudError, LocalStartError, messageOf } from '../errors'
import { readStored } from './codec'
import {
  Collection,
  checkCollectionName,
  type IndexDeclaration,
  indexStatements,
  insertRow,
  noSuchCollection,
  putRow,
} from './collection'
import { type Kind, kindsAt } from './kinds'
import { type Connection, isDuplicate, openWriter, Readers, type Row } from './sqlite'
import type { Doc } from './values'

export interface CollectionDeclaration {
  readonly name: string
  readonly indexes: readonly IndexDeclaration[]
}

/** Above this size the check of every page would delay each start by seconds; the header is still checked. */
const fullCheckUpToBytes = 256 * 1024 * 1024

const damaged = (file: string, cause: unknown) =>
  new LocalStartError(
    'DATABASE_DAMAGED',
    `数据文件 ${file} 已损坏，无法打开。请先把它移到别处保存，再用备份替换，或删除后重新启动。`,
    { cause },
  )

const openChecked = (file: string): Connection => {
  let writer: Connection
  try {
    writer = openWriter(file)
    const check = statSync(file).size <= fullCheckUpToBytes ? 'quick_check(1)' : 'schema_version'
    const [answer] = writer.all<Record<string, unknown>>(`PRAGMA ${check}`)
    if (check !== 'schema_version' && answer?.quick_check !== 'ok') throw new Error(String(answer?.quick_check))
    writer.exec(
      'CREATE TABLE IF NOT EXISTS meta(collection TEXT, kind TEXT, value TEXT, PRIMARY KEY(collection,kind,value)) WITHOUT ROWID',
    )
  } catch (error) {
    throw damaged(file, error)
  }
  return writer
}

const duplicate = (collection: Collection, error: unknown) =>
  new CloudError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation.DuplicateWrite] E11000 duplicate key error collection: ${collection.name}${/\.id\b/.test(messageOf(error)) ? ' index: _id_' : ''}`,
  )

/** The file: its collections, and write transactions that are on the disk when they return. */
export class DocumentDatabase {
  readonly writer: Connection
  readonly readers: Readers
  private readonly collections = new Map<string, Collection>()
  private fresh: [Collection, string, Kind][] = []
  private isWriting = false

  constructor(file: string) {
    this.writer = openChecked(file)
    this.readers = new Readers(file)
    try {
      for (const { collection } of this.writer.all<{ collection: string }>(
        "SELECT collection FROM meta WHERE kind='collection'",
      )) {
        this.collections.set(collection, new Collection(collection))
      }
    } catch (error) {
      throw damaged(file, error)
    }
  }

  collection(name: unknown): Collection {
    const found = this.collections.get(checkCollectionName(name))
    if (!found) throw noSuchCollection(String(name))
    return found
  }

  has(name: string): boolean {
    return this.collections.has(name)
  }

  createCollection(name: unknown): Collection {
    const collection = new Collection(checkCollectionName(name))
    if (this.collections.has(collection.name)) {
      throw new CloudError('DATABASE_COLLECTION_ALREADY_EXIST', `[ResourceInUse] Table exist: ${collection.name}`)
    }
    this.write(() => {
      this.writer.exec(`CREATE TABLE IF NOT EXISTS ${collection.table}(id TEXT PRIMARY KEY, doc TEXT NOT NULL)`)
      this.writer.run("INSERT INTO meta VALUES(?,'collection','')", collection.name)
    })
    this.collections.set(collection.name, collection)
    return collection
  }

  /** Creates what is missing and drops indexes that are no longer declared. Collections themselves are never dropped. */
  declare(declarations: readonly CollectionDeclaration[]): void {
    this.write(() => {
      for (const { name, indexes } of declarations) {
        const collection = this.collections.get(name) ?? this.createCollection(name)
        this.watchPaths(collection, indexes)
        this.syncIndexes(collection, indexes)
      }
      for (const collection of this.collections.values()) this.watchPaths(collection, [])
    })
  }

  /**
   * Runs `work` as one durable SQLite transaction: all of it, or nothing. `work` may not wait for anything; a write
   * inside of a write belongs to the outer one.
   */
  write<T>(work: () => T): T {
    if (this.isWriting) return work()
    this.writer.exec('BEGIN IMMEDIATE')
    this.isWriting = true
    try {
      const result = work()
      for (const [collection, path, kind] of this.fresh) {
        this.writer.run('INSERT OR IGNORE INTO meta VALUES(?,?,?)', collection.name, `seen:${path}`, kind)
      }
      this.writer.exec('COMMIT')
      for (const [collection, path, kind] of this.fresh) collection.remember(path, kind)
      return result
    } catch (error) {
      this.writer.exec('ROLLBACK')
      throw error
    } finally {
      this.isWriting = false
      this.fresh = []
    }
  }

  /** Inside `write`: stores a document, or removes it (null). */
  put(collection: Collection, id: string, doc: Doc | null): void {
    this.store(collection, doc, () => putRow(this.writer, collection, id, doc))
  }

  /** Inside `write`: stores a document that must be new. */
  insert(collection: Collection, id: string, doc: Doc): void {
    this.store(collection, doc, () => insertRow(this.writer, collection, id, doc))
  }

  /** Reads one document as it is now. */
  read(collection: Collection, id: string, connection = this.writer): Row | undefined {
    return connection.get<Row>(`SELECT id, doc FROM ${collection.table} WHERE id=?`, id)
  }

  /** Runs `work` on a reading connection whose snapshot is taken by its first read. */
  async reading<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    const connection = this.readers.lease()
    connection.exec('BEGIN')
    try {
      return await work(connection)
    } finally {
      connection.exec('ROLLBACK')
      this.readers.giveBack(connection)
    }
  }

  close(): void {
    this.readers.close()
    this.writer.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    this.writer.close()
  }

  private store(collection: Collection, doc: Doc | null, work: () => void): void {
    if (doc) for (const [path, kind] of collection.newKinds(doc)) this.fresh.push([collection, path, kind])
    try {
      work()
    } catch (error) {
      throw isDuplicate(error) ? duplicate(collection, error) : error
    }
  }

  private watchPaths(collection: Collection, indexes: readonly IndexDeclaration[]): void {
    const wanted = new Map<string, boolean>([['_id', true]])
    for (const index of indexes) {
      for (const [i, [path]] of index.fields.entries()) wanted.set(path, wanted.get(path) === true || i === 0)
    }
    const missing: string[] = []
    for (const [path, leads] of wanted) {
      collection.watch(path, leads)
      const known = this.writer.all<{ value: string }>(
        'SELECT value FROM meta WHERE collection=? AND kind=?',
        collection.name,
        `seen:${path}`,
      )
      for (const { value } of known) collection.remember(path, value as Kind)
      if (
        !this.writer.get(
          'SELECT 1 FROM meta WHERE collection=? AND kind=? AND value=?',
          collection.name,
          'watched',
          path,
        )
      )
        missing.push(path)
    }
    if (missing.length > 0) this.noteStored(collection, missing)
  }

  /** Catches up on a path that nobody watched while documents were stored. */
  private noteStored(collection: Collection, paths: readonly string[]): void {
    const found = new Map(paths.map((path) => [path, new Set<Kind>()]))
    const rows = this.writer.stream(`SELECT id, doc FROM ${collection.table} WHERE ?`, [])
    for (let row = rows.next(); row; row = rows.next()) {
      const doc = readStored(row.doc)
      for (const [path, kinds] of found) for (const kind of kindsAt(doc, path.split('.'))) kinds.add(kind)
    }
    rows.release()
    this.write(() => {
      for (const [path, kinds] of found) {
        for (const kind of kinds) this.fresh.push([collection, path, kind])
        this.writer.run("INSERT INTO meta VALUES(?,'watched',?)", collection.name, path)
      }
    })
  }

  private syncIndexes(collection: Collection, indexes: readonly IndexDeclaration[]): void {
    const wanted = indexes.flatMap((index) => indexStatements(collection, index))
    const present = this.writer.all<{ name: string }>(
      "SELECT name FROM sqlite_master WHERE type='index' AND tbl_name=? AND sql IS NOT NULL",
      `c_${collection.name}`,
    )
    for (const { name } of present)
      if (!wanted.some((index) => index.name === name)) this.writer.exec(`DROP INDEX "${name}"`)
    for (const { name, sql } of wanted) {
      if (present.some((index) => index.name === name)) continue
      try {
        this.writer.exec(sql)
      } catch (error) {
        throw new LocalStartError(
          'DUPLICATES_BLOCK_INDEX',
          `集合 ${collection.name} 里已有重复的数据，唯一索引 ${name} 建不起来。请先处理重复的记录，或去掉这个唯一索引。`,
          { cause: error },
        )
      }
    }
  }
}
