import { PlainError } from '../lib/plain-error.mjs'
import { runTs } from '../lib/run-ts.mjs'

const inEnglish = {
  PORT_TAKEN: 'The port is taken by another program; stop that or choose another with --port.',
  PORT_NOT_ALLOWED: 'This port may not be used; choose another with --port.',
  FOLDER_NOT_WRITABLE: 'The data folder cannot be written.',
  ALREADY_RUNNING: 'This data is already being served; use that, or stop it first.',
  DATABASE_DAMAGED: 'The data file is damaged; restore it from a backup, or start over with "npm start -- --reset".',
  DISK_FULL: 'The disk is full; what was there before is whole.',
  DUPLICATES_BLOCK_INDEX: 'The data holds duplicates that a unique index forbids.',
  SECRETS_DAMAGED: "The machine's own key file is damaged; restore it from a backup.",
  CONFIG_INVALID: 'dist/cloudbaserc.json is not valid; run "npm run build".',
  FUNCTION_MISSING: 'A function has not been built; run "npm run build".',
  WEB_FOLDER_MISSING: 'The pages have not been built; run "npm run build".',
}

/** The composition of machine, functions and demo, and a way to open a street whose refusals are sentences. */
export async function streetMaker() {
  const maker = await runTs('scripts/start/street.ts')
  const inSentences = async (work) => {
    try {
      return await work()
    } catch (error) {
      if (error instanceof maker.LocalStartError)
        throw new PlainError(error.message, inEnglish[error.code] ?? error.code)
      throw error
    }
  }
  return { ...maker, openStreet: (options) => inSentences(() => maker.openStreet(options)) }
}

/** The legal day in China, now. The one place where the demo's `today` comes from. */
export const todayInChina = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
