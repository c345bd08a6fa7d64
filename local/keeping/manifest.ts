import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { codeOf, LocalStartError } from '../errors'

/** One file of a backup, by its path inside of it. */
export interface Piece {
  path: string
  bytes: number
  sha256: string
}

/** What a backup says about itself, in `backup.json`. */
export interface Manifest {
  format: 1
  madeAt: string
  /** Documents in each collection. */
  documents: Record<string, number>
  pieces: Piece[]
  /** Files that the database knows and the folder did not hold. */
  missing: string[]
}

export const manifestName = 'backup.json'
export const databaseName = 'database.sqlite'
export const filesName = 'files'
/** What lay outside of the data folder and was to be kept with it. */
export const besideName = 'beside'

/** What belongs to the running process and not to the data. */
export const isOfTheMoment = (name: string): boolean =>
  /^(lock\.sqlite.*|database\.sqlite-(wal|shm|journal)|running\.txt|\.probe|\.incoming)$/.test(name)

/** Every file below a folder, by its path from there. */
export function filesBelow(folder: string, from = ''): string[] {
  if (!existsSync(join(folder, from))) return []
  return readdirSync(join(folder, from), { withFileTypes: true }).flatMap((entry) => {
    const path = from === '' ? entry.name : `${from}/${entry.name}`
    if (isOfTheMoment(entry.name)) return []
    return entry.isDirectory() ? filesBelow(folder, path) : entry.isFile() ? [path] : []
  })
}

/** Reads a file to its end, also into another one, which is on the disk afterwards; says what it held. */
export async function weigh(file: string, copy?: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  const counted = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk)
      bytes += chunk.length
      yield chunk
    }
  }
  if (copy === undefined) for await (const _chunk of counted(createReadStream(file)));
  else {
    await mkdir(dirname(copy), { recursive: true, mode: 0o700 })
    await pipeline(createReadStream(file), counted, createWriteStream(copy, { mode: 0o600 }))
    await sync(copy)
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** Until what was written, or the names in a folder, is on the disk. */
export async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  await handle.sync()
  await handle.close()
}

export const noData = (folder: string) =>
  new LocalStartError('NO_DATA', `${folder} 里没有数据。请检查文件夹写对了没有。`)

export const backupDamaged = (folder: string, what: string, cause?: unknown) =>
  new LocalStartError('BACKUP_DAMAGED', `备份 ${folder} 不完整（${what}），没有动原来的数据。请换一份备份。`, { cause })

export function readManifest(folder: string): Manifest {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, manifestName), 'utf8')) as Manifest
    if (manifest.format === 1 && Array.isArray(manifest.pieces)) return manifest
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT')
      throw new LocalStartError('NO_DATA', `${folder} 不是一份备份：里面没有 ${manifestName}。`, { cause })
    throw backupDamaged(folder, manifestName, cause)
  }
  throw backupDamaged(folder, manifestName)
}
