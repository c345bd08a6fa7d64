import { statSync } from 'node:fs'
import { CloudError, messageOf } from '../errors'
import { catchUp, declareIndexes, metaTable, noteKind, readCollections } from './catalogue'
import { encode } from './codec'
import { Collection, checkCollectionName, type Index, type IndexDeclaration, noSuchCollection } from './collection'
import { CommitQueue } from './commit-queue'
import type { Kind } from './kinds'
import { addEntries, dropEntries, makeSideTable } from './side-table'
import { type Connection, isDuplicate, openWriter, Readers, type Row } from './sqlite'
import { startErrorOf, troubleOf } from './trouble'
import type { Doc } from './values'

export interface CollectionDeclaration {
  readonly name: string
  readonly indexes: readonly IndexDeclaration[]
}

export interface DatabaseOptions {
  onTrouble?: ((sentence: string) => void) | undefined
  limitBytes?: number | undefined
}

const pageBytes = 4096
/** SQLite's own habit: after so many pages a commit moves them from the log into the file. */
const pagesPerCheckpoint = 1000
/** Above this size the check of every page would delay each start by seconds; the header is still checked. */
const fullCheckUpToBytes = 256 * 1024 * 1024

const openChecked = (file: string): Connection => {
  try {
    const writer = openWriter(file)
    const check = statSync(file).size <= fullCheckUpToBytes ? 'quick_check(1)' : 'schema_version'
    const [answer] = writer.all<Record<string, unknown>>(`PRAGMA ${check}`)
    if (check !== 'schema_version' && answer?.quick_check !== 'ok') throw new Error(String(answer?.quick_check))
    writer.exec(metaTable)
    return writer
  } catch (error) {
    throw startErrorOf(file, error)
  }
}

const duplicate = (collection: Collection, error: unknown) =>
  new CloudError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation.DuplicateWrite] E11000 duplicate key error collection: ${collection.name}${/\.id\b/.test(messageOf(error)) ? ' index: _id_' : ''}`,
  )

/** What a write has found out that plans have to know once it is on the disk. */
type Learnt = { collection: Collection; path: string; kind: Kind } | { index: Index }

/** The file: its collections, and write transactions that are on the disk when they are acknowledged. */
export class DocumentDatabase {
  readonly writer: Connection
  readonly readers: Readers
  /** Counts side tables made: a snapshot taken before does not hold them. */
  generation = 0
  private readonly collections: Map<string, Collection>
  private readonly queue: CommitQueue
  private learnt: Learnt[] = []
  private isWriting = false
  private told = ''
  private readElsewhere = 0
  private isClosed = false

  constructor(file: string, { onTrouble, limitBytes }: DatabaseOptions = {}) {
    this.writer = openChecked(file)
    if (limitBytes !== undefined) this.writer.exec(`PRAGMA max_page_count=${Math.ceil(limitBytes / pageBytes)}`)
    this.readers = new Readers(file)
    this.queue = new CommitQueue(this.writer, {
      mark: () => {
        const { length } = this.learnt
        return () => this.learnt.splice(length)
      },
      complete: () => this.noteLearnt(),
      done: () => this.believeLearnt(),
      onTrouble: (sentence) => {
        if (this.told !== sentence) onTrouble?.(sentence)
        this.told = sentence
      },
    })
    try {
      this.collections = readCollections(this.writer)
    } catch (error) {
      throw startErrorOf(file, error)
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
      this.writer.run("INSERT INTO meta VALUES(?,'watched','_id')", collection.name)
    })
    this.collections.set(collection.name, collection)
    return collection
  }

  /**
   * Creates what is missing and drops indexes that are no longer declared. Collections that are not named stay as they
   * were declared before.
   */
  declare(declarations: readonly CollectionDeclaration[]): void {
    this.write(() => {
      for (const { name, indexes } of declarations) {
        declareIndexes(this.writer, this.collections.get(name) ?? this.createCollection(name), indexes)
      }
      for (const collection of this.collections.values()) catchUp(this.writer, collection)
    })
  }

  /** Runs `work` at once as one durable transaction of its own: all of it, or nothing. */
  private write(work: () => void): void {
    if (this.isWriting) {
      work()
      return
    }
    try {
      this.writer.begin('IMMEDIATE')
      this.isWriting = true
      work()
      this.writer.run('COMMIT')
    } catch (error) {
      this.writer.rollback()
      throw troubleOf(error)?.refusal ?? error
    } finally {
      this.isWriting = false
    }
  }

  /**
   * Runs `work` in the next durable transaction, together with what else waits; resolves when the disk has it. See
   * `CommitQueue.add`.
   */
  commit<T>(work: () => T, durable?: (result: T) => void): Promise<T> {
    return this.queue.add(work, durable)
  }

  /** Inside `commit`: stores a document, or removes it (null). */
  put(collection: Collection, id: string, doc: Doc | null): void {
    const { writer } = this
    this.dropEntries(collection, id)
    if (doc === null) writer.run(`DELETE FROM ${collection.table} WHERE id=?`, id)
    else {
      this.store(collection, id, doc, () =>
        writer.run(
          `INSERT INTO ${collection.table}(id,doc) VALUES(?,?) ON CONFLICT(id) DO UPDATE SET doc=excluded.doc`,
          id,
          encode(doc),
        ),
      )
    }
  }

  /** Inside `commit`: stores a document that must be new. */
  insert(collection: Collection, id: string, doc: Doc): void {
    this.store(collection, id, doc, () =>
      this.writer.run(`INSERT INTO ${collection.table}(id,doc) VALUES(?,?)`, id, encode(doc)),
    )
  }

  /** Reads one document as it is now. */
  read(collection: Collection, id: string, connection = this.writer): Row | undefined {
    return connection.get<Row>(`SELECT id, doc AS text FROM ${collection.table} WHERE id=?`, id)
  }

  /** How many rows a collection has at most: the number of the last. */
  sizeOf(collection: Collection, connection = this.writer): number {
    return connection.get<{ last: number | null }>(`SELECT max(rowid) AS last FROM ${collection.table}`)?.last ?? 0
  }

  countAll(collection: Collection, connection = this.writer): number {
    return connection.get<{ total: number }>(`SELECT count(*) AS total FROM ${collection.table}`)?.total ?? 0
  }

  /** Runs `work` on a reading connection whose snapshot is taken by its first read. */
  async reading<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    const connection = this.readers.lease()
    connection.begin()
    try {
      return await work(connection)
    } finally {
      connection.rollback()
      this.readers.giveBack(connection)
    }
  }

  /**
   * Runs `work`, which reads for long in another thread. Until it ends the file cannot take over what was written; doing
   * that afterwards would hold up a commit, so the thread does it.
   */
  async whileReadElsewhere<T>(work: () => Promise<T>): Promise<T> {
    if (this.readElsewhere++ === 0) this.writer.exec('PRAGMA wal_autocheckpoint=0')
    try {
      return await work()
    } finally {
      this.readElsewhere--
      if (this.readElsewhere === 0 && !this.isClosed) {
        this.writer.exec(`PRAGMA wal_autocheckpoint=${pagesPerCheckpoint}`)
      }
    }
  }

  async close(): Promise<void> {
    await this.queue.drained()
    this.isClosed = true
    this.readers.close()
    try {
      this.writer.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    } catch (error) {
      // A full disk: what is not in the file yet stays beside it and is read from there at the next start.
      if (!troubleOf(error)) throw error
    }
    this.writer.close()
  }

  private store(collection: Collection, id: string, doc: Doc, work: () => void): void {
    for (const [path, kind] of collection.newKinds(doc))
      if (!this.hasLearnt(collection, path, kind)) this.learnt.push({ collection, path, kind })
    try {
      work()
    } catch (error) {
      throw isDuplicate(error) ? duplicate(collection, error) : error
    }
    this.addEntries(collection, id, doc)
  }

  private addEntries(collection: Collection, id: string, doc: Doc): void {
    for (const index of collection.indexes) {
      if (!this.hasSideTable(index)) {
        if (!index.fields.some(([path]) => this.hasLearnt(collection, path, 'array'))) continue
        makeSideTable(this.writer, index)
        this.learnt.push({ index })
      }
      addEntries(this.writer, index, id, doc)
    }
  }

  private hasLearnt(collection: Collection, path: string, kind: Kind): boolean {
    return this.learnt.some(
      (fact) => 'kind' in fact && fact.collection === collection && fact.path === path && fact.kind === kind,
    )
  }

  private dropEntries(collection: Collection, id: string): void {
    for (const index of collection.indexes) if (this.hasSideTable(index)) dropEntries(this.writer, index, id)
  }

  /** Also one that this very transaction has made. */
  private hasSideTable(index: Index): boolean {
    return (
      index.sideSince !== Number.POSITIVE_INFINITY ||
      this.learnt.some((fact) => 'index' in fact && fact.index === index)
    )
  }

  private noteLearnt(): void {
    for (const fact of this.learnt) if ('kind' in fact) noteKind(this.writer, fact.collection, fact.path, fact.kind)
  }

  private believeLearnt(): void {
    this.told = ''
    const facts = this.learnt.splice(0)
    if (facts.some((fact) => 'index' in fact)) this.generation++
    for (const fact of facts) {
      if ('kind' in fact) fact.collection.remember(fact.path, fact.kind)
      else fact.index.sideSince = this.generation
    }
  }
}
