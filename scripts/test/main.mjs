import { rm } from 'node:fs/promises'
import path from 'node:path'
import { paths } from '../lib/paths.mjs'
import { PlainError, runMain } from '../lib/plain-error.mjs'
import { secondsLabel } from '../lib/progress.mjs'
import { requireModules } from '../lib/require-modules.mjs'
import { runNode } from '../lib/run.mjs'
import { resultFile, testResult } from './result.mjs'

/** Which rooms of tests there are, and what each needs to be built. */
const rooms = {
  domain: [],
  client: [],
  ui: [],
  local: [],
  cloudfunctions: ['functions'],
  weapp: ['functions', 'weapp'],
  browser: ['functions', 'h5'],
  journeys: ['functions', 'h5', 'weapp'],
}

/** What can be run between two cups of tea: no build, no browser, nothing named `*.slow.test.ts`. */
const quickRooms = ['domain', 'client', 'ui', 'local']

const usage = `用法：npm test -- [quick|${Object.keys(rooms).join('|')}]… [jest 的选项]
  不写就是全部；quick 不生成任何东西，一分钟以内。`

export function main(words) {
  return runMain(async () => {
    if (words.includes('--help')) return console.log(usage)
    requireModules()
    const { chosen, isQuick, forJest } = read(words)
    await rm(resultFile, { force: true })
    await buildFor(chosen)
    const startedMs = performance.now()
    await runNode(path.join(paths.modules, 'jest/bin/jest.js'), jestWords(chosen, isQuick, forJest), { show: true })
    const { passed, failed } = await testResult()
    const spent = secondsLabel(performance.now() - startedMs)
    if (failed > 0)
      throw new PlainError(
        `${failed} 项测试没通过，${passed} 项通过（${spent}）。`,
        `${passed} passed, ${failed} failed`,
      )
    console.log(`\n${passed} 项测试全部通过（${spent}）。\n${passed} passed, ${failed} failed`)
  })
}

function read(words) {
  const named = words.filter((word) => word === 'quick' || Object.hasOwn(rooms, word))
  const forJest = words.filter((word) => !named.includes(word))
  const isQuick = named.includes('quick')
  const chosen = isQuick ? quickRooms : named.length > 0 ? named : Object.keys(rooms)
  return { chosen, isQuick, forJest }
}

async function buildFor(chosen) {
  const needed = new Set(chosen.flatMap((room) => rooms[room]))
  if (needed.size === 0) return
  const { buildTargets } = await import('../build/targets.mjs')
  await buildTargets([...needed])
}

const jestWords = (chosen, isQuick, forJest) => [
  '--selectProjects',
  ...chosen,
  ...(isQuick ? ['--testPathIgnorePatterns', '/node_modules/', '[.]slow[.]test[.]tsx?$'] : []),
  '--json',
  `--outputFile=${resultFile}`,
  ...forJest,
]
