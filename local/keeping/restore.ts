import { existsSync, readdirSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { makeFolder, openDataFolder } from '../data-folder'
import { openReader } from '../documents/sqlite'
import { codeOf, LocalStartError } from '../errors'
import {
  backupDamaged,
  besideName,
  databaseName,
  filesName,
  type Manifest,
  readManifest,
  sync,
  weigh,
} from './manifest'

export interface RestoreWish {
  backup: string
  dataDir: string
  /** Puts aside what the folder holds already; without it a folder with something in it is refused. */
  replace?: boolean
  now?: () => number
}

export interface Restored {
  manifest: Manifest
  /** Where what was there before is kept. */
  before?: string
  /** What had lain beside the data folder: the name and where its copy is. */
  beside: { name: string; file: string }[]
}

/** Reads a whole backup and refuses one that is not as it was made. */
export async function verify(folder: string): Promise<Manifest> {
  const manifest = readManifest(folder)
  if (!manifest.pieces.some(({ path }) => path === databaseName)) throw backupDamaged(folder, databaseName)
  for (const { path, bytes, sha256 } of manifest.pieces) {
    const found = await weigh(join(folder, path)).catch((cause: unknown) => {
      throw backupDamaged(folder, path, cause)
    })
    if (found.bytes !== bytes || found.sha256 !== sha256) throw backupDamaged(folder, path)
  }
  const connection = openReader(join(folder, databaseName))
  try {
    const [answer] = connection.all<{ integrity_check: string }>('PRAGMA integrity_check(1)')
    if (answer?.integrity_check !== 'ok') throw backupDamaged(folder, databaseName)
  } catch (error) {
    throw error instanceof LocalStartError ? error : backupDamaged(folder, databaseName, error)
  } finally {
    connection.close()
  }
  return manifest
}

/** Puts a backup into an empty or new folder. Nothing is touched before the whole backup has been found good. */
export async function restore({ backup, dataDir, replace = false, now = Date.now }: RestoreWish): Promise<Restored> {
  const [source, target] = [resolve(backup), resolve(dataDir)]
  const manifest = await verify(source)
  const isTaken = existsSync(target) && readdirSync(target).length > 0
  if (isTaken && !replace) {
    throw new LocalStartError(
      'TARGET_NOT_EMPTY',
      `${target} 里已经有东西，没有动它。要用备份换下它，请加 --replace（原来的会放在旁边）。`,
    )
  }
  // Held for a moment: a folder that a running cloud holds is not taken away from it.
  if (isTaken) openDataFolder(target).release()
  const half = `${target}.half-${process.pid}`
  try {
    await rm(half, { recursive: true, force: true })
    makeFolder(half)
    for (const { path } of manifest.pieces) await weigh(join(source, path), join(half, path))
    makeFolder(join(half, filesName))
    const before = isTaken ? `${target}.before-${new Date(now()).toISOString().replace(/[:.]/g, '-')}` : undefined
    if (before) await rename(target, before)
    else await rm(target, { recursive: true, force: true })
    await rename(half, target)
    await sync(dirname(target))
    const beside = manifest.pieces
      .filter(({ path }) => path.startsWith(`${besideName}/`))
      .map(({ path }) => ({ name: path.slice(besideName.length + 1), file: join(target, path) }))
    return { manifest, ...(before && { before }), beside }
  } catch (error) {
    await rm(half, { recursive: true, force: true }).catch(() => undefined)
    if (/^(ENOSPC|EDQUOT)$/.test(codeOf(error)))
      throw new LocalStartError('DISK_FULL', `磁盘放不下，没有恢复，${target} 原来的数据没有动。请腾出一些空间。`, {
        cause: error,
      })
    if (/^(EROFS|EACCES|EPERM)$/.test(codeOf(error)))
      throw new LocalStartError('FOLDER_NOT_WRITABLE', `不能写入 ${target}，没有恢复。请检查权限，或换一个文件夹。`, {
        cause: error,
      })
    throw error
  }
}
