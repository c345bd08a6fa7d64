import { randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync, rmSync, type Stats } from 'node:fs'
import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Connection } from '../documents/sqlite'
import { CloudError, codeOf } from '../errors'
import { checkCloudPath } from './file-paths'

/** One file may be this large. */
export const fileLimitBytes = 100 * 1024 * 1024

const noSuchFile = (path: string) => new CloudError('STORAGE_FILE_NONEXIST', `the file '${path}' does not exist`)
const notYours = () =>
  new CloudError('STORAGE_EXCEED_AUTHORITY', 'only who uploaded a file, or a function, may do this')

/** Files under one folder. Who uploaded a file is kept beside them; functions (owner '') may do everything. */
export class Files {
  private readonly db: Connection
  private readonly incoming: string

  constructor(
    private readonly folder: string,
    databaseFile: string,
  ) {
    this.incoming = join(folder, '.incoming')
    // What an upload cut short left behind.
    if (existsSync(this.incoming)) for (const name of readdirSync(this.incoming)) rmSync(join(this.incoming, name))
    mkdirSync(this.incoming, { recursive: true, mode: 0o700 })
    this.db = new Connection(databaseFile)
    this.db.exec(
      'PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS files(path TEXT PRIMARY KEY, owner TEXT NOT NULL) WITHOUT ROWID',
    )
  }

  /** Whose file stands at a path: undefined when nobody ever uploaded one as a browser user. */
  ownerOf(path: string): string | undefined {
    return this.db.get<{ owner: string }>('SELECT owner FROM files WHERE path=?', path)?.owner
  }

  /** Refuses unless the file is new, or the caller's own. Functions (owner '') pass. */
  checkMayWrite(path: string, owner: string): void {
    if (owner === '') return
    const holder = this.ownerOf(path)
    if (holder !== owner && (holder !== undefined || existsSync(this.place(path)))) throw notYours()
  }

  checkMayRead(path: string, owner: string): void {
    if (owner !== '' && this.ownerOf(path) !== owner) throw notYours()
  }

  /** Stores a file. It is whole and on the disk when this returns, or the one before is still there. */
  async put(path: string, owner: string, content: Readable): Promise<void> {
    this.checkMayWrite(path, owner)
    const place = this.place(path)
    const temporary = join(this.incoming, randomBytes(12).toString('hex'))
    let size = 0
    try {
      await pipeline(
        content,
        async function* limited(chunks) {
          for await (const chunk of chunks) {
            size += (chunk as Buffer).length
            if (size > fileLimitBytes)
              throw new CloudError('EXCEED_REQUEST_SIZE_LIMIT', 'the file is larger than 100 MB')
            yield chunk
          }
        },
        createWriteStream(temporary, { mode: 0o600 }),
      )
      const handle = await open(temporary, 'r')
      await handle.sync()
      await handle.close()
      await mkdir(dirname(place), { recursive: true, mode: 0o700 })
      // Looked at again: somebody else's upload may have come first.
      this.checkMayWrite(path, owner)
      this.db.run('INSERT INTO files VALUES(?,?) ON CONFLICT(path) DO UPDATE SET owner=excluded.owner', path, owner)
      await rename(temporary, place)
    } catch (error) {
      await rm(temporary, { force: true })
      throw isPathClash(error)
        ? new CloudError('STORAGE_REQUEST_FAIL', `'${path}' crosses another file or folder`)
        : error
    }
  }

  async stat(path: string): Promise<Stats> {
    try {
      const stats = await stat(this.place(path))
      if (stats.isFile()) return stats
    } catch (error) {
      if (!isMissing(error)) throw error
    }
    throw noSuchFile(path)
  }

  read(path: string): Readable {
    return createReadStream(this.place(path))
  }

  async remove(path: string): Promise<void> {
    await this.stat(path)
    await rm(this.place(path))
    this.db.run('DELETE FROM files WHERE path=?', path)
  }

  async copy(
    from: string,
    to: string,
    options: { owner: string; overwrite: boolean; removeOriginal: boolean },
  ): Promise<void> {
    await this.stat(from)
    this.checkMayWrite(to, options.owner)
    if (!options.overwrite && existsSync(this.place(to))) {
      throw new CloudError('STORAGE_REQUEST_FAIL', `the file '${to}' exists already`)
    }
    const temporary = join(this.incoming, randomBytes(12).toString('hex'))
    await copyFile(this.place(from), temporary)
    await mkdir(dirname(this.place(to)), { recursive: true, mode: 0o700 })
    this.db.run(
      'INSERT INTO files VALUES(?,?) ON CONFLICT(path) DO UPDATE SET owner=excluded.owner',
      to,
      this.ownerOf(from) ?? '',
    )
    await rename(temporary, this.place(to))
    if (options.removeOriginal) await this.remove(from)
  }

  close(): void {
    this.db.close()
  }

  /** Checked once more, whoever calls: a path never leaves the folder. */
  private place(path: string): string {
    return join(this.folder, checkCloudPath(path))
  }
}

const isMissing = (error: unknown) => ['ENOENT', 'ENOTDIR'].includes(codeOf(error))
const isPathClash = (error: unknown) => ['EISDIR', 'ENOTDIR', 'EEXIST', 'ENOTEMPTY'].includes(codeOf(error))
