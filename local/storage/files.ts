import { existsSync, type Stats } from 'node:fs'
import { type FileHandle, open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { CloudError, codeOf } from '../errors'
import { Arrivals, asRefusal, moveTo, removeFrom } from './disk'
import { diskPathOf } from './file-paths'
import { type FileRecord, FileRecords } from './records'

/** One file may be this large, unless whoever starts the cloud says otherwise. */
export const usualFileLimitBytes = 100 * 1024 * 1024

const noSuchFile = (path: string) => new CloudError('STORAGE_FILE_NONEXIST', `the file '${path}' does not exist`)
const notYours = () =>
  new CloudError('STORAGE_EXCEED_AUTHORITY', 'only who uploaded a file, or a function, may do this')

/** An open file: what it is stays the same while it is read, even when another takes its place. */
export interface OpenFile {
  handle: FileHandle
  sizeBytes: number
  modifiedAtMs: number
  contentType: string
  etag: string
}

/** Files under one folder. Who uploaded a file is kept beside them; functions (owner '') may do everything. */
export class Files {
  private readonly records: FileRecords
  private readonly arrivals: Arrivals

  constructor(
    private readonly folder: string,
    databaseFile: string,
    readonly limitBytes = usualFileLimitBytes,
  ) {
    this.arrivals = new Arrivals(join(folder, '.incoming'))
    this.records = new FileRecords(databaseFile)
  }

  /** Refuses unless the file is new, or the caller's own. Functions (owner '') pass. */
  checkMayWrite(path: string, owner: string): void {
    if (owner === '') return
    const holder = this.records.get(path)?.owner
    if (holder !== owner && (holder !== undefined || existsSync(this.place(path)))) throw notYours()
  }

  checkMayRead(path: string, owner: string): void {
    if (!this.mayRead(path, owner)) throw notYours()
  }

  mayRead(path: string, owner: string): boolean {
    return owner === '' || this.records.get(path)?.owner === owner
  }

  /** Refuses a size that an uploader has announced. */
  checkSize(sizeBytes: number): void {
    if (sizeBytes > this.limitBytes)
      throw new CloudError('EXCEED_REQUEST_SIZE_LIMIT', `a file may be ${Math.floor(this.limitBytes / 1024)} KB large`)
  }

  /** Stores a file. It is whole and on the disk when this returns, or the one before is still there. */
  async put(path: string, owner: string, content: Readable, contentType = ''): Promise<void> {
    this.checkMayWrite(path, owner)
    try {
      const { file, md5 } = await this.arrivals.take(content, this.limitBytes)
      await this.settle(path, file, { owner, contentType, md5 })
    } catch (error) {
      throw asRefusal(error)
    }
  }

  async stat(path: string): Promise<Stats> {
    try {
      const stats = await stat(this.place(path))
      if (stats.isFile()) return stats
    } catch (error) {
      if (!isMissing(error)) throw asRefusal(error)
    }
    throw noSuchFile(path)
  }

  /** Opens a file for reading; whoever asks closes it. */
  async open(path: string): Promise<OpenFile> {
    await this.stat(path)
    const handle = await open(this.place(path)).catch((error: unknown) => {
      throw isMissing(error) ? noSuchFile(path) : asRefusal(error)
    })
    const { size, mtimeMs } = await handle.stat()
    const { contentType = '', md5 = '' } = this.records.get(path) ?? {}
    const etag = `"${md5 || `${size.toString(36)}-${Math.round(mtimeMs).toString(36)}`}"`
    return { handle, sizeBytes: size, modifiedAtMs: mtimeMs, contentType, etag }
  }

  async remove(path: string): Promise<void> {
    await this.stat(path)
    try {
      await removeFrom(this.folder, this.place(path))
    } catch (error) {
      throw isMissing(error) ? noSuchFile(path) : asRefusal(error)
    }
    this.records.remove(path)
  }

  /** Copies or moves a file, as a function (owner '') or as a browser user, whom both have to belong to. */
  async copy(
    from: string,
    to: string,
    { owner, overwrite, removeOriginal }: { owner: string; overwrite: boolean; removeOriginal: boolean },
  ): Promise<void> {
    await this.stat(from)
    this.checkMayRead(from, owner)
    this.checkMayWrite(to, owner)
    if (!overwrite && existsSync(this.place(to)))
      throw new CloudError('STORAGE_REQUEST_FAIL', `the file '${to}' exists already`)
    const record = this.records.get(from) ?? { owner: '', contentType: '', md5: '' }
    try {
      await this.settle(to, await this.arrivals.copyOf(this.place(from)), record, owner)
    } catch (error) {
      throw isMissing(error) ? noSuchFile(from) : asRefusal(error)
    }
    if (removeOriginal && from !== to) await this.remove(from)
  }

  /** Files whose path begins so, in the order of their paths, those after one of them. */
  async list({
    prefix = '',
    after = '',
    limit = 100,
  } = {}): Promise<{ path: string; owner: string; sizeBytes: number; modifiedAtMs: number }[]> {
    const found = await Promise.all(
      this.records.list(prefix, after, limit).map(async ({ path, owner }) => {
        const stats = await this.stat(path).catch(() => undefined)
        return stats && { path, owner, sizeBytes: stats.size, modifiedAtMs: stats.mtimeMs }
      }),
    )
    return found.filter((file) => file !== undefined)
  }

  close(): void {
    this.records.close()
  }

  /** Gives a file that has arrived its place and its record, or neither. */
  private async settle(path: string, file: string, record: FileRecord, writer = record.owner): Promise<void> {
    try {
      // Looked at again: somebody else's upload may have come first.
      this.checkMayWrite(path, writer)
      const before = this.records.get(path)
      this.records.set(path, record)
      try {
        await moveTo(this.place(path), file)
      } catch (error) {
        if (before) this.records.set(path, before)
        else this.records.remove(path)
        throw error
      }
    } catch (error) {
      await rm(file, { force: true })
      throw error
    }
  }

  /** Checked once more, whoever calls: a path never leaves the folder. */
  private place(path: string): string {
    return join(this.folder, diskPathOf(path))
  }
}

const isMissing = (error: unknown) => ['ENOENT', 'ENOTDIR'].includes(codeOf(error))
