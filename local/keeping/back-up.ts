import { existsSync, readdirSync } from 'node:fs'
import { chmod, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { makeFolder } from '../data-folder'
import { readCollections } from '../documents/catalogue'
import { Connection, openReader } from '../documents/sqlite'
import { startErrorOf, troubleOf } from '../documents/trouble'
import { codeOf, LocalStartError } from '../errors'
import {
  besideName,
  databaseName,
  filesBelow,
  filesName,
  isOfTheMoment,
  type Manifest,
  manifestName,
  noData,
  type Piece,
  sync,
  weigh,
} from './manifest'

export interface BackUpWish {
  dataDir: string
  /** A folder that does not exist yet. */
  to: string
  /** Files from elsewhere without which the data would be worth less, by the name they get in `beside/`. */
  beside?: Record<string, string>
  now?: () => number
}

/**
 * Copies a cloud, which may run meanwhile. The folder has its name only when all of it is there. The database comes first:
 * whatever a document of the snapshot refers to was uploaded before it.
 */
export async function backUp({ dataDir, to, beside = {}, now = Date.now }: BackUpWish): Promise<Manifest> {
  const [from, target] = [resolve(dataDir), resolve(to)]
  const source = join(from, databaseName)
  if (!existsSync(source)) throw noData(from)
  if (existsSync(target))
    throw new LocalStartError('TARGET_NOT_EMPTY', `${target} 已经在了，备份不会盖掉它。请换一个文件夹。`)
  const half = `${target}.half-${process.pid}`
  try {
    await rm(half, { recursive: true, force: true })
    makeFolder(half)
    const { known, documents } = await copyDatabase(source, join(half, databaseName))
    const pieces: Piece[] = [{ path: databaseName, ...(await weigh(join(half, databaseName))) }]
    const others = readdirSync(from, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== databaseName && !isOfTheMoment(entry.name))
      .map(({ name }) => name)
    for (const path of [...filesBelow(join(from, filesName)).map((path) => `${filesName}/${path}`), ...others]) {
      const piece = await copied(join(from, path), join(half, path))
      if (piece) pieces.push({ path, ...piece })
    }
    for (const [name, file] of Object.entries(beside)) {
      pieces.push({ path: `${besideName}/${name}`, ...(await weigh(file, join(half, besideName, name))) })
    }
    const copiedPaths = new Set(pieces.map(({ path }) => path))
    const missing = known.filter((path) => !copiedPaths.has(`${filesName}/${path}`))
    const manifest: Manifest = { format: 1, madeAt: new Date(now()).toISOString(), documents, pieces, missing }
    await writeFile(join(half, manifestName), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
    await sync(join(half, manifestName))
    await rename(half, target)
    await sync(dirname(target))
    return manifest
  } catch (error) {
    await rm(half, { recursive: true, force: true }).catch(() => undefined)
    throw explained(target, error)
  }
}

const explained = (target: string, error: unknown): unknown => {
  if (error instanceof LocalStartError) return error
  const trouble = troubleOf(error)
  if (!trouble) return error
  const isFull = /FULL|ENOSPC|EDQUOT/.test(codeOf(error))
  return isFull
    ? new LocalStartError('DISK_FULL', `磁盘放不下这份备份：${target} 没有写成。请腾出空间，或换一个地方。`, {
        cause: error,
      })
    : new LocalStartError('FOLDER_NOT_WRITABLE', `不能写入 ${target}，备份没有做成。请检查权限，或换一个地方。`, {
        cause: error,
      })
}

/** One snapshot of the running database, without the gaps that removed documents have left. */
async function copyDatabase(source: string, target: string) {
  const connection = new Connection(source)
  try {
    connection.run('VACUUM INTO ?', target)
  } catch (error) {
    throw troubleOf(error) ? error : startErrorOf(source, error)
  } finally {
    connection.close()
  }
  await chmod(target, 0o600)
  await sync(target)
  const copy = openReader(target)
  try {
    const collections = readCollections(copy)
    const documents = Object.fromEntries(
      [...collections.values()].map(({ name, table }) => [
        name,
        copy.get<{ total: number }>(`SELECT count(*) AS total FROM ${table}`)?.total ?? 0,
      ]),
    )
    return { documents, known: knownFiles(copy) }
  } finally {
    copy.close()
  }
}

/** The paths of the files that the database knows. */
export function knownFiles(connection: Connection): string[] {
  const hasFiles = connection.get("SELECT 1 FROM sqlite_master WHERE type='table' AND name='files'")
  return hasFiles ? connection.all<{ path: string }>('SELECT path FROM files').map(({ path }) => path) : []
}

/** A file removed while the backup was on its way is not part of it. */
async function copied(from: string, to: string): Promise<Omit<Piece, 'path'> | undefined> {
  try {
    return await weigh(from, to)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    await rm(to, { force: true })
    return undefined
  }
}
