import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { bundleTs } from '../lib/run-ts.mjs'

export const envId = 'conformance'

/** The cloud as a program. `edit` may plant a fault on the way. */
export const cloudProgram = (edit) => bundleTs('scripts/conformance/cloud.ts', edit)

/** Runs `body` with a folder that is gone afterwards. */
export async function inFolder(body) {
  const folder = mkdtempSync(path.join(tmpdir(), 'conformance-'))
  try {
    return await body(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Making a key takes long; all clouds of a run share one. */
let loginKey

/** Starts the program on a data folder; `stop` ends it in order, `kill` at once and in the middle of whatever it does. */
export async function startCloud(program, dataDir, options = {}) {
  mkdirSync(dataDir, { recursive: true })
  const keyFile = path.join(dataDir, 'login-key.json')
  if (loginKey && !existsSync(keyFile)) writeFileSync(keyFile, loginKey, { mode: 0o600 })
  const child = spawn(process.execPath, [program, JSON.stringify({ envId, collections: [], ...options, dataDir })], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  const exited = once(child, 'exit').finally(() => process.off('exit', end))
  const lines = createInterface(child.stdout)
  const ready = await Promise.race([once(lines, 'line'), exited.then(() => undefined)])
  if (!ready) throw new Error('the cloud did not start')
  loginKey ??= readFileSync(keyFile, 'utf8')
  return {
    ...JSON.parse(ready[0]),
    exited,
    kill: () => child.kill('SIGKILL'),
    async advance(ms) {
      child.stdin.write(`${ms}\n`)
      await once(lines, 'line')
    },
    async stop() {
      child.stdin.end()
      await exited
    },
  }
}

/** Runs `body` with a cloud in a fresh folder. */
export const withCloud = (program, options, body) =>
  inFolder(async (folder) => {
    const cloud = await startCloud(program, path.join(folder, 'data'), options)
    try {
      return await body(cloud)
    } finally {
      await cloud.stop()
    }
  })
