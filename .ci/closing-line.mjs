import { testResult } from '../scripts/test/result.mjs'

const { passed, failed } = await testResult()
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
