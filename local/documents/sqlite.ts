import Database from 'libsql'
import { codeOf } from '../errors'

/**
 * The driver seam: everything else in this room speaks to these few methods. Two habits of the driver shape it: rows
 * read through an iterator keep their snapshot until the statement is run again, and an answer that is not UTF-8 ends
 * the process (so computed values are compared inside SQL and never returned).
 */
export type Argument = string | number | null
export interface Row {
  id: string
  /** The document as it is stored. */
  text: string
}

const maxCachedStatements = 300
const maxIdleReaders = 16
const mappedBytes = 2 ** 31 - 2 ** 16

export class Connection {
  private readonly db: Database.Database
  private readonly statements = new Map<string, Database.Statement<unknown[]>>()

  constructor(file: string) {
    this.db = new Database(file)
    this.exec('PRAGMA busy_timeout=5000')
  }

  exec(sql: string): void {
    this.db.exec(sql)
  }

  /** Opens a transaction; a reading one takes its snapshot with its first read. */
  begin(kind: 'DEFERRED' | 'IMMEDIATE' = 'DEFERRED'): void {
    this.run(`BEGIN ${kind}`)
  }

  /** Gives up what is open. A disk that is full has done so already. */
  rollback(): void {
    if (this.db.inTransaction) this.run('ROLLBACK')
  }

  get isInTransaction(): boolean {
    return this.db.inTransaction
  }

  run(sql: string, ...args: Argument[]): number {
    return this.prepare(sql).run(...args).changes
  }

  get<T>(sql: string, ...args: Argument[]): T | undefined {
    return this.prepare(sql).get(...args) as T | undefined
  }

  all<T>(sql: string, ...args: Argument[]): T[] {
    return this.prepare(sql).all(...args) as T[]
  }

  /**
   * Reads rows one by one. The SQL has to begin its WHERE with a placeholder (`WHERE ? AND …`): running it once with 0
   * is what ends the reading and lets go of the snapshot.
   */
  stream(sql: string, args: Argument[]): { after(skipped: number): Iterable<Row>; release(): void } {
    const statement = this.prepare(sql)
    const rows = statement.iterate(1, ...args)
    return {
      *after(skipped) {
        let nth = 0
        for (let step = rows.next(); !step.done; step = rows.next()) if (nth++ >= skipped) yield step.value as Row
      },
      release: () => {
        statement.get(0, ...args)
      },
    }
  }

  close(): void {
    this.statements.clear()
    this.db.close()
  }

  private prepare(sql: string): Database.Statement<unknown[]> {
    const known = this.statements.get(sql)
    if (known) return known
    if (this.statements.size >= maxCachedStatements) this.statements.clear()
    const statement = this.db.prepare<unknown[]>(sql)
    this.statements.set(sql, statement)
    return statement
  }
}

/**
 * The one connection that writes. Every commit is on the disk before it is acknowledged, and what is removed or written over is gone
 * from the file as well.
 */
export function openWriter(file: string): Connection {
  const connection = new Connection(file)
  connection.exec(
    'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536; PRAGMA foreign_keys=OFF; PRAGMA secure_delete=ON',
  )
  return connection
}

/** A connection that cannot write. It reads the file through the system's own cache, so that many of them cost little. */
export function openReader(file: string): Connection {
  const connection = new Connection(file)
  connection.exec(`PRAGMA mmap_size=${mappedBytes}; PRAGMA query_only=ON`)
  return connection
}

/** Connections that only read. One at a time holds each of them, so an open reading never meets another. */
export class Readers {
  private readonly idle: Connection[] = []
  private readonly all = new Set<Connection>()

  constructor(private readonly file: string) {}

  lease(): Connection {
    const connection = this.idle.pop() ?? openReader(this.file)
    this.all.add(connection)
    return connection
  }

  giveBack(connection: Connection): void {
    if (this.idle.length < maxIdleReaders) {
      this.idle.push(connection)
      return
    }
    this.all.delete(connection)
    connection.close()
  }

  close(): void {
    for (const connection of this.all) connection.close()
    this.all.clear()
    this.idle.length = 0
  }
}

export const isDuplicate = (error: unknown): boolean => /^SQLITE_CONSTRAINT_(PRIMARYKEY|UNIQUE)$/.test(codeOf(error))
