/**
 * Something a person can mend: one Chinese sentence, the same in English, and where it helps the lines of a tool below.
 * Everything else that is thrown is a bug and keeps its stack.
 */
export class PlainError extends Error {
  constructor(chinese, english, details = '') {
    super(chinese)
    this.name = 'PlainError'
    this.chinese = chinese
    this.english = english
    this.details = details
  }
}

/**
 * Runs a script's body; a plain error becomes its sentences and exit code 1. A signal ends it in order, so that what was
 * started for it ends too; whoever serves takes the signals over with `onStop`.
 */
export async function runMain(main) {
  onStop(() => process.exit(130))
  try {
    await main()
  } catch (error) {
    process.exitCode = 1
    if (error instanceof PlainError) {
      const lines = [error.details, error.chinese, error.english].filter(Boolean)
      console.error(`\n${lines.join('\n')}`)
      return
    }
    console.error('\n出了没料到的错，下面的内容请一并反馈。\nUnexpected error, please report what follows.\n', error)
  }
}

/** What happens on Ctrl-C, a closed terminal or `kill`, instead of what was to happen before. */
export function onStop(stop) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal).on(signal, stop)
}
