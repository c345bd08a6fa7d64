import { CloudError, codeOf, LocalStartError } from '../errors'

/**
 * What the disk may refuse while the cloud runs. Nothing of a refused write stays, what was there before is whole, and
 * the next write is tried again: freeing room is all that has to be done.
 */
export interface Trouble {
  refusal: CloudError
  /** For whoever runs the cloud. */
  sentence: string
}

const kinds: [codes: RegExp, message: string, sentence: string][] = [
  [
    /^(SQLITE_FULL|ENOSPC|EDQUOT)$/,
    '[ResourceInsufficient.DiskFull] the disk of the local cloud is full; nothing was written, what was there before is whole',
    '磁盘满了，刚才的写入没有存下，原来的数据都在。请腾出一些空间，不用重启就能接着写。',
  ],
  [
    /^(SQLITE_READONLY(_\w+)?|SQLITE_PERM|SQLITE_CANTOPEN(_\w+)?|EROFS|EACCES|EPERM)$/,
    '[ResourceUnavailable.ReadOnly] the disk of the local cloud can only be read; nothing was written',
    '数据文件现在只能读、不能写，刚才的写入没有存下，原来的数据都在。请检查磁盘和文件夹的权限。',
  ],
  [
    /^(SQLITE_IOERR(_\w+)?|EIO)$/,
    '[ResourceUnavailable.DiskFailure] the disk of the local cloud failed; the write was not acknowledged',
    '磁盘读写出错，刚才的写入没有存下。请尽快备份，并检查磁盘。',
  ],
]

/** Says what a failure of the disk means; undefined for everything else. */
export function troubleOf(error: unknown): Trouble | undefined {
  const code = codeOf(error)
  const known = kinds.find(([codes]) => codes.test(code))
  return known && { refusal: new CloudError('DATABASE_REQUEST_FAILED', known[1], code), sentence: known[2] }
}

/** Why a data file cannot be opened. */
export function startErrorOf(file: string, cause: unknown): LocalStartError {
  const code = codeOf(cause)
  if (kinds[0]?.[0].test(code))
    return new LocalStartError('DISK_FULL', `磁盘满了，数据文件 ${file} 打不开。请腾出一些空间再启动，数据都还在。`, {
      cause,
    })
  if (kinds[1]?.[0].test(code))
    return new LocalStartError(
      'FOLDER_NOT_WRITABLE',
      `数据文件 ${file} 只能读、不能写。请检查它和文件夹的权限，再启动。`,
      { cause },
    )
  return new LocalStartError(
    'DATABASE_DAMAGED',
    `数据文件 ${file} 已损坏，无法打开。请先把它移到别处保存，再用备份替换（npm run local -- restore），或删除后重新启动。`,
    { cause },
  )
}
