import { randomBytes } from 'node:crypto'
import type { Collection } from '../documents/collection'
import type { DocumentDatabase } from '../documents/database'
import type { Connection } from '../documents/sqlite'
import type { Doc } from '../documents/values'
import { CloudError } from '../errors'
import { Locks, lockKey } from './locks'

/** How long a transaction may stay open. */
export const transactionLimitMs = 30_000
const reapEveryMs = 250

const gone = () =>
  new CloudError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. Please check your request, but if the problem persists, contact us.',
  )

const conflict = () =>
  new CloudError(
    'DATABASE_TRANSACTION_CONFLICT',
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request, but if the problem persists, contact us.',
  )

/** What a transaction has written so far: null marks a removed document. */
export type Overlay = ReadonlyMap<string, Doc | null>

interface Open {
  id: string
  deadlineMs: number
  connection?: Connection
  snapshot: number
  /** Which side tables the snapshot holds. */
  generation: number
  writes: Map<Collection, Map<string, Doc | null>>
  /** Operations of one transaction run one after another. */
  turn: Promise<unknown>
}

/** What an operation inside a transaction sees and may do. */
export interface TransactionView {
  readonly connection: Connection
  readonly generation: number
  overlay(collection: Collection): Overlay
  /** Buffers a write; the conflict with another writer shows here, at once, and ends the transaction. */
  write(collection: Collection, id: string, doc: Doc | null): void
}

/**
 * Snapshot transactions: the snapshot is taken by the first operation and held by a reading connection; writes are
 * buffered and reach the disk in one durable SQLite transaction at commit.
 */
export class Transactions {
  readonly locks = new Locks()
  private readonly open = new Map<string, Open>()
  private readonly leaving = new Set<Promise<void>>()
  private readonly committing = new Set<Promise<void>>()
  private readonly reaper: NodeJS.Timeout

  constructor(
    private readonly database: DocumentDatabase,
    private readonly now: () => number,
  ) {
    this.reaper = setInterval(() => this.reap(), reapEveryMs)
    this.reaper.unref()
  }

  start(): string {
    const id = randomBytes(16).toString('hex')
    this.open.set(id, {
      id,
      deadlineMs: this.now() + transactionLimitMs,
      snapshot: -1,
      generation: -1,
      writes: new Map(),
      turn: Promise.resolve(),
    })
    return id
  }

  /** Runs one operation inside a transaction, after the ones before it. Any failure ends the transaction. */
  async run<T>(id: unknown, operation: (view: TransactionView) => Promise<T>): Promise<T> {
    const transaction = this.find(id)
    const result = transaction.turn.then(async () => {
      const view = this.view(this.find(id))
      try {
        return await operation(view)
      } catch (error) {
        this.end(transaction)
        throw error
      }
    })
    transaction.turn = result.catch(() => undefined)
    return result
  }

  /**
   * Writes what was buffered, in the same durable commit as whatever else waits. From here on the transaction takes no
   * more operations; its locks are let go once the disk has it, or has refused it.
   */
  async commit(id: unknown): Promise<void> {
    await this.find(id).turn
    const transaction = this.find(id)
    this.open.delete(transaction.id)
    const committing = this.write(transaction).finally(() => {
      this.committing.delete(committing)
    })
    this.committing.add(committing)
    await committing
  }

  async abort(id: unknown): Promise<void> {
    await this.find(id).turn
    this.end(this.find(id))
  }

  /** Ends what is open and waits for operations and commits in progress. */
  async close(): Promise<void> {
    clearInterval(this.reaper)
    for (const transaction of [...this.open.values()]) this.end(transaction)
    await Promise.allSettled(this.committing)
    await Promise.all(this.leaving)
  }

  private find(id: unknown): Open {
    const transaction = typeof id === 'string' ? this.open.get(id) : undefined
    if (!transaction) throw gone()
    if (transaction.deadlineMs <= this.now()) {
      this.end(transaction)
      throw gone()
    }
    return transaction
  }

  private view(transaction: Open): TransactionView {
    if (!transaction.connection) {
      transaction.connection = this.database.readers.lease()
      transaction.connection.begin()
      // Only a read fixes the snapshot; nothing can be committed between it and the next line.
      transaction.connection.get('SELECT 1 FROM meta LIMIT 1')
      transaction.snapshot = this.locks.openSnapshot()
      transaction.generation = this.database.generation
    }
    return {
      connection: transaction.connection,
      generation: transaction.generation,
      overlay: (collection) => transaction.writes.get(collection) ?? new Map(),
      write: (collection, id, doc) => {
        // An operation that outlived its transaction must not take locks nobody would release.
        if (!this.open.has(transaction.id)) throw gone()
        if (!this.locks.take(lockKey(collection.name, id), transaction.id, transaction.snapshot)) throw conflict()
        const docs = transaction.writes.get(collection) ?? new Map<string, Doc | null>()
        transaction.writes.set(collection, docs.set(id, doc))
      },
    }
  }

  private async write(transaction: Open): Promise<void> {
    const keys = keysOf(transaction)
    let isReleased = false
    try {
      if (keys.length === 0) return
      await this.database.commit(
        () => {
          for (const [collection, docs] of transaction.writes)
            for (const [row, doc] of docs) this.database.put(collection, row, doc)
        },
        () => {
          this.locks.committed(keys)
          this.release(transaction)
          isReleased = true
        },
      )
    } finally {
      if (!isReleased) this.release(transaction)
    }
  }

  private end(transaction: Open): void {
    if (this.open.delete(transaction.id)) this.release(transaction)
  }

  private release(transaction: Open): void {
    if (transaction.connection) {
      this.locks.closeSnapshot()
      this.letGo(transaction)
    }
    this.locks.release(transaction.id, keysOf(transaction))
  }

  /** The connection may still be read by an operation in progress: it is given back when that has ended. */
  private letGo(transaction: Open): void {
    const { connection } = transaction
    if (!connection) return
    const leaving = transaction.turn.then(() => {
      connection.rollback()
      this.database.readers.giveBack(connection)
      this.leaving.delete(leaving)
    })
    this.leaving.add(leaving)
  }

  private reap(): void {
    const now = this.now()
    for (const transaction of [...this.open.values()]) if (transaction.deadlineMs <= now) this.end(transaction)
  }
}

const keysOf = ({ writes }: Open): string[] =>
  [...writes].flatMap(([collection, docs]) => [...docs.keys()].map((id) => lockKey(collection.name, id)))
