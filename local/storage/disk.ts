import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { copyFile, mkdir, open, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { troubleOf } from '../documents/trouble'
import { CloudError, codeOf } from '../errors'

/** What is read and thrown away beyond the limit, so that the sender hears the refusal instead of a broken connection. */
const drainUpToBytes = 32 * 1024 * 1024

/** Other uploads may remove an empty folder in the moment between making and using it. */
const placingAttempts = 5

/** A file that has arrived whole and is on the disk, but has no place yet. */
export interface Arrival {
  file: string
  sizeBytes: number
  /** Hexadecimal, as object storage shows it in its ETag. */
  md5: string
}

/** Where files arrive before they get their place. What an arrival cut short left behind is thrown away. */
export class Arrivals {
  constructor(private readonly folder: string) {
    if (existsSync(folder)) for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true })
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  }

  /** Takes a stream in. Leaves nothing when it breaks off or is larger than `limitBytes`. */
  async take(content: Readable, limitBytes: number): Promise<Arrival> {
    const file = this.newFile()
    const hash = createHash('md5')
    let sizeBytes = 0
    try {
      await pipeline(
        content,
        async function* counted(chunks) {
          for await (const chunk of chunks as AsyncIterable<Buffer>) {
            sizeBytes += chunk.length
            if (sizeBytes > limitBytes + drainUpToBytes) throw tooLarge(limitBytes)
            if (sizeBytes > limitBytes) continue
            hash.update(chunk)
            yield chunk
          }
        },
        createWriteStream(file, { mode: 0o600, flush: true }),
      )
      if (sizeBytes > limitBytes) throw tooLarge(limitBytes)
      return { file, sizeBytes, md5: hash.digest('hex') }
    } catch (error) {
      await rm(file, { force: true })
      throw error
    }
  }

  async copyOf(place: string): Promise<string> {
    const file = this.newFile()
    try {
      await copyFile(place, file)
      await sync(file)
      return file
    } catch (error) {
      await rm(file, { force: true })
      throw error
    }
  }

  private newFile(): string {
    return join(this.folder, randomBytes(12).toString('hex'))
  }
}

const tooLarge = (limitBytes: number) =>
  new CloudError('EXCEED_REQUEST_SIZE_LIMIT', `the file is larger than ${Math.floor(limitBytes / 1024)} KB`)

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Moves a file to its place, over what stands there, and waits until its name is on the disk as well. */
export async function moveTo(place: string, file: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await mkdir(dirname(place), { recursive: true, mode: 0o700 })
      await rename(file, place)
      break
    } catch (error) {
      if (codeOf(error) !== 'ENOENT' || attempt === placingAttempts) throw error
    }
  }
  // Not every system can do this with a folder (Windows cannot); there the name follows a little later.
  await sync(dirname(place)).catch(() => undefined)
}

/** Removes a file, and the folders above it that are empty then: object storage knows no folders. */
export async function removeFrom(root: string, place: string): Promise<void> {
  await rm(place)
  for (let folder = dirname(place); relative(root, folder) !== ''; folder = dirname(folder)) {
    try {
      await rmdir(folder)
    } catch {
      return
    }
  }
}

const problems: Record<string, string> = {
  ENAMETOOLONG: 'the file path is too long for this disk',
  EISDIR: 'the path crosses another file or folder',
  ENOTDIR: 'the path crosses another file or folder',
  EEXIST: 'the path crosses another file or folder',
  ENOTEMPTY: 'the path crosses another file or folder',
  ERR_STREAM_PREMATURE_CLOSE: 'the upload was cut short',
  ECONNRESET: 'the upload was cut short',
}

/** What the disk says, as a refusal; anything else is a bug and stays what it is. */
export function asRefusal(error: unknown): unknown {
  if (error instanceof CloudError) return error
  const problem = troubleOf(error)?.refusal.message ?? problems[codeOf(error)]
  return problem === undefined ? error : new CloudError('STORAGE_REQUEST_FAIL', problem)
}
