import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { paths } from '../../lib/paths.mjs'
import { runNode } from '../../lib/run.mjs'
import { envId, inFolder, startCloud } from '../running.mjs'
import { layOutSuite } from './workshop.mjs'

/** What the SDK must believe, or it looks for a machine in the cloud at every call. */
const environment = {
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  SCF_NAMESPACE: envId,
  TZ: 'Asia/Shanghai',
  // The suite does not wait for some of what it expects; that is no reason to end the run.
  NODE_OPTIONS: '--unhandled-rejections=warn',
}

/**
 * Runs the official suite, or those of its files whose path matches `only`, against a cloud of the given program.
 * Gives each case as `{ file, name, status }`.
 */
export function runSuite(program, only = '') {
  return inFolder(async (folder) => {
    await layOutSuite(folder)
    const cloud = await startCloud(program, path.join(folder, 'data'), {
      cloudbaserc: path.join(folder, 'cloudbaserc.json'),
    })
    const result = path.join(folder, 'result.json')
    try {
      const words = ['--config', path.join(folder, 'jest.config.json'), '--runInBand', '--forceExit', '--silent']
      const { said } = await runNode(
        path.join(paths.modules, 'jest/bin/jest.js'),
        [...words, '--json', `--outputFile=${result}`, ...(only ? [only] : [])],
        { env: { ...environment, SUITE_CONFIG: JSON.stringify({ ...cloud.credentials, env: envId }) } },
      )
      return casesOf(await readFile(result, 'utf8').catch(() => undefined), folder, said)
    } finally {
      await cloud.stop()
    }
  })
}

function casesOf(text, folder, said) {
  if (text === undefined) throw new Error(`the suite did not run:\n${said}`)
  return JSON.parse(text).testResults.flatMap(({ name, message, assertionResults }) => {
    const file = path.relative(path.join(folder, 'test'), name)
    // A file that cannot even be read is one failed case.
    if (assertionResults.length === 0) return [{ file, name: '(the file itself)', status: 'failed', message }]
    return assertionResults.map(({ fullName, status, failureMessages }) => ({
      file,
      name: fullName,
      status,
      message: failureMessages.join('\n'),
    }))
  })
}
