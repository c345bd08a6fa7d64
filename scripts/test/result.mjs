import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { paths } from '../lib/paths.mjs'

/** Where jest leaves what became of the tests. */
export const resultFile = path.join(paths.dist, 'test-result.json')

/**
 * How many tests passed and failed. A file that could not even be read counts as one that failed, and so does a run that
 * left no result.
 */
export async function testResult() {
  const text = await readFile(resultFile, 'utf8').catch(() => undefined)
  if (text === undefined) return { passed: 0, failed: 1 }
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(text)
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites }
}
