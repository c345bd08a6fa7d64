import { StoreBusy } from './store'

/** One line of JSON an event. Ids, counts and codes only: never names, numbers or anything that a person wrote. */
export const log = (line: object) => console.log(JSON.stringify(line))

/** What went wrong, for a log line. Names of errors and database codes only: a message may quote what a person wrote. */
export function faultLine(fault: unknown): object {
  if (fault === undefined) return {}
  if (fault instanceof StoreBusy) return { fault: 'busy' }
  const { name = 'Error', code = '', stack = '' } = fault as { name?: string; code?: unknown; stack?: string }
  const where = String(stack)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 4)
    .map((line) => line.trim())
  return { fault: String(name), code: String(code), where }
}
