import { PlainError } from '../lib/plain-error.mjs'
import { runTs } from '../lib/run-ts.mjs'

const inEnglish = {
  PORT_TAKEN: 'The port is taken by another program; choose another with --port.',
  PORT_NOT_ALLOWED: 'This port or address may not be used.',
  FOLDER_NOT_WRITABLE: 'The folder or the data file cannot be written.',
  ALREADY_RUNNING: 'This data is already being served; stop that first.',
  DATABASE_DAMAGED: 'The data file is damaged; keep it aside and restore a backup.',
  DISK_FULL: 'The disk is full; what was there before is whole.',
  NO_DATA: 'There is nothing of that name here.',
  TARGET_NOT_EMPTY: 'The target holds something already and was left alone.',
  BACKUP_DAMAGED: 'The backup is not as it was made; nothing was touched.',
  DUPLICATES_BLOCK_INDEX: 'The data holds duplicates that a unique index forbids.',
  SECRETS_DAMAGED: 'A key file is damaged; restore it from a backup.',
  CONFIG_INVALID: 'A setting is not valid.',
  FUNCTION_MISSING: 'A function has not been built.',
  WEB_FOLDER_MISSING: 'The web folder holds no index.html.',
}

/** The machine's own functions, whose refusals are sentences. */
export async function openLocal() {
  const local = await runTs('scripts/local/local.ts')
  const inSentences =
    (work) =>
    async (...given) => {
      try {
        return await work(...given)
      } catch (error) {
        if (error instanceof local.LocalStartError)
          throw new PlainError(error.message, inEnglish[error.code] ?? error.code)
        if (error instanceof local.CloudError) throw new PlainError(`做不了：${error.message}`, error.code)
        throw error
      }
    }
  return {
    startLocalCloud: inSentences(local.startLocalCloud),
    backUp: inSentences(local.backUp),
    restore: inSentences(local.restore),
    check: inSentences(local.check),
    explain: inSentences((dataDir, collection, query, sort) =>
      local.explain(
        dataDir,
        collection,
        local.decodeDoc(query, Date.now()),
        local.parseSort(local.decodeDoc(sort, Date.now())),
      ),
    ),
  }
}
