import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Connection } from './documents/sqlite'
import { LocalStartError } from './errors'

/** The folder that holds everything of one cloud, held by one process at a time. */
export interface DataFolder {
  database: string
  files: string
  loginKey: string
  secrets: string
  /** Tells a second start where this one answers. */
  announce(url: string): void
  release(): void
}

const notWritable = (folder: string, cause?: unknown) =>
  new LocalStartError(
    'FOLDER_NOT_WRITABLE',
    `不能写入数据文件夹 ${folder}。请检查它的权限和磁盘空间，或换一个文件夹再启动。`,
    { cause },
  )

/** Makes a folder and those above it. (Node's own `recursive` never ends where the file system refuses, as in /proc.) */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}

function prepare(folder: string): void {
  try {
    makeFolder(join(folder, 'files'))
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    const probe = join(folder, '.probe')
    writeFileSync(probe, '')
    rmSync(probe)
    chmodSync(folder, 0o700)
  } catch (error) {
    throw error instanceof LocalStartError ? error : notWritable(folder, error)
  }
}

/**
 * The lock is a database file held exclusively: the system lets go of it with the process, however that ends, so a
 * killed cloud never leaves a lock behind.
 */
function lock(folder: string, where: string): Connection {
  const connection = new Connection(join(folder, 'lock.sqlite'))
  connection.exec('PRAGMA busy_timeout=0')
  try {
    connection.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    connection.close()
    const address = existsSync(where) ? `（${readFileSync(where, 'utf8').trim()}）` : ''
    throw new LocalStartError(
      'ALREADY_RUNNING',
      `这个数据文件夹 ${folder} 已有一个在运行${address}。请直接使用它，或先把它关掉。`,
      { cause },
    )
  }
  return connection
}

export function openDataFolder(path: string): DataFolder {
  const folder = resolve(path)
  prepare(folder)
  const where = join(folder, 'running.txt')
  const held = lock(folder, where)
  const database = join(folder, 'database.sqlite')
  if (!existsSync(database)) writeFileSync(database, '', { mode: 0o600 })
  else chmodSync(database, 0o600)
  return {
    database,
    files: join(folder, 'files'),
    loginKey: join(folder, 'login-key.json'),
    secrets: join(folder, 'server-secrets.json'),
    announce: (url) => writeFileSync(where, `${url}\n`, { mode: 0o600 }),
    release: () => {
      rmSync(where, { force: true })
      held.exec('ROLLBACK')
      held.close()
    },
  }
}
