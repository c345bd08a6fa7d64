import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tcb from '@cloudbase/node-sdk'
import { type LocalCloud, type LocalCloudOptions, startLocalCloud } from '../../../local'
import { loadLoginKey } from '../../../local/auth/login-key'

// Outside of a function the SDK looks for a machine in the cloud at every call; this tells it not to.
Object.assign(process.env, {
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  SCF_NAMESPACE: 'test-env',
  SILENCE: 'true',
})

export const envId = 'test-env'

/** A folder that is removed when the test file has ended. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'local-cloud-'))
  folders.push(folder)
  return folder
}
const folders: string[] = []

/** Making a key takes long; the clouds of one test file share one, unless a test is about that. */
let loginKey: string | undefined

/** A data folder that does not exist yet but for its login key. */
export function freshDataDir(): string {
  const folder = join(temporaryFolder(), 'data')
  if (!loginKey) {
    loadLoginKey(join(temporaryFolder(), 'login-key.json'), envId)
    loginKey = readFileSync(join(folders.at(-1) as string, 'login-key.json'), 'utf8')
  }
  mkdirSync(folder)
  writeFileSync(join(folder, 'login-key.json'), loginKey, { mode: 0o600 })
  return folder
}

export interface FunctionSource {
  code: string
  timeoutSeconds?: number
  memorySize?: number
  envVariables?: Record<string, string>
  cron?: string
}

/** Writes tiny functions and the cloudbaserc.json that deploys them; returns its path. */
export function writeFunctions(functions: Record<string, FunctionSource>, folder = temporaryFolder()): string {
  for (const [name, { code }] of Object.entries(functions)) {
    mkdirSync(join(folder, 'functions', name), { recursive: true })
    writeFileSync(join(folder, 'functions', name, 'index.js'), code)
  }
  const file = join(folder, 'cloudbaserc.json')
  writeFileSync(
    file,
    JSON.stringify({
      version: '2.0',
      envId: '{{env.ENV_ID}}',
      functionRoot: './functions',
      functions: Object.entries(functions).map(([name, source]) => ({
        name,
        handler: 'index.main',
        timeout: source.timeoutSeconds ?? 5,
        memorySize: source.memorySize ?? 128,
        envVariables: source.envVariables ?? {},
        triggers: source.cron ? [{ name: `${name}-timer`, type: 'timer', config: source.cron }] : [],
      })),
    }),
  )
  return file
}

const clouds: LocalCloud[] = []

/** A cloud of its own in a fresh folder, closed when the test file has ended. */
export async function startCloud(options: Partial<LocalCloudOptions> = {}): Promise<LocalCloud> {
  const cloud = await startLocalCloud({ dataDir: freshDataDir(), envId, collections: [], ...options })
  clouds.push(cloud)
  return cloud
}

afterAll(async () => {
  await Promise.all(clouds.splice(0).map((cloud) => cloud.close()))
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** The unmodified SDK for Node, speaking to a cloud as a function would. */
export const sdkOf = (cloud: LocalCloud) => tcb.init({ env: envId, ...cloud.credentials })

export const databaseOf = (cloud: LocalCloud) => sdkOf(cloud).database()

/** What a promise is refused with. */
export async function refusal(promise: Promise<unknown>): Promise<{ code: string; message: string }> {
  try {
    await promise
  } catch (error) {
    return error as { code: string; message: string }
  }
  throw new Error('nothing was refused')
}

/** Waits for a condition; fails when it has not come true after ten seconds. */
export async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + 10_000
  while (!condition()) {
    if (Date.now() > end) throw new Error('what was waited for did not happen')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
