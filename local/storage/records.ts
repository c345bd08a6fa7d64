import { Connection } from '../documents/sqlite'

/** What is known of a file beside its content. */
export interface FileRecord {
  /** Who uploaded it: the uid of a browser user, or empty for a function. */
  owner: string
  /** As the uploader named it; empty when nobody did. */
  contentType: string
  /** Hexadecimal; empty for a file of before this was kept. */
  md5: string
}

const added = ['contentType', 'md5'] as const

/** The records of files, in the database beside the collections. */
export class FileRecords {
  private readonly db: Connection

  constructor(databaseFile: string) {
    this.db = new Connection(databaseFile)
    this.db.exec(
      'PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS files(path TEXT PRIMARY KEY, owner TEXT NOT NULL) WITHOUT ROWID',
    )
    const known = this.db.all<{ name: string }>('PRAGMA table_info(files)').map(({ name }) => name)
    for (const column of added)
      if (!known.includes(column)) this.db.exec(`ALTER TABLE files ADD COLUMN ${column} TEXT NOT NULL DEFAULT ''`)
  }

  get(path: string): FileRecord | undefined {
    return this.db.get<FileRecord>('SELECT owner, contentType, md5 FROM files WHERE path=?', path)
  }

  set(path: string, { owner, contentType, md5 }: FileRecord): void {
    this.db.run(
      `INSERT INTO files(path,owner,contentType,md5) VALUES(?,?,?,?)
       ON CONFLICT(path) DO UPDATE SET owner=excluded.owner, contentType=excluded.contentType, md5=excluded.md5`,
      path,
      owner,
      contentType,
      md5,
    )
  }

  remove(path: string): void {
    this.db.run('DELETE FROM files WHERE path=?', path)
  }

  /** Paths that begin with a prefix, in their order, those after one of them. */
  list(prefix: string, after: string, limit: number): (FileRecord & { path: string })[] {
    return this.db.all(
      'SELECT path, owner, contentType, md5 FROM files WHERE path>? AND substr(path,1,length(?))=? ORDER BY path LIMIT ?',
      after,
      prefix,
      prefix,
      limit,
    )
  }

  close(): void {
    this.db.close()
  }
}
