import { runTs } from '../../lib/run-ts.mjs'

const { notHeld } = await runTs('scripts/conformance/suite/not-held.ts')

/**
 * Holds the outcome of the suite against the list of what is not held. Wrong is what fails without being listed, what is
 * listed and passes, and what is listed and was not there at all.
 */
export function judgeSuite(cases, only = '') {
  const within = only.replace(/^test\//, '')
  const listed = notHeld.filter(({ file }) => file.startsWith(within))
  const entryOf = ({ file, name }) => listed.find((entry) => entry.file === file && entry.name === name)
  const wrong = [
    ...cases.filter((one) => one.status === 'failed' && !entryOf(one)).map((one) => ({ ...one, what: '没通过' })),
    ...cases
      .filter((one) => one.status === 'passed' && entryOf(one) && !entryOf(one).isRace)
      .map((one) => ({ ...one, what: '列为不支持，却通过了' })),
    ...listed
      .filter((entry) => !cases.some((one) => one.file === entry.file && one.name === entry.name))
      .map((entry) => ({ ...entry, what: '列为不支持，却找不到' })),
  ]
  const count = (status) => cases.filter((one) => one.status === status).length
  return {
    wrong,
    passed: count('passed'),
    listed: cases.filter((one) => one.status === 'failed' && entryOf(one)).length,
    skipped: count('pending') + count('skipped') + count('todo'),
  }
}
