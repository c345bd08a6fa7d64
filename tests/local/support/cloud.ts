import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tcb from '@cloudbase/node-sdk'
import { type LocalCloud, type LocalCloudOptions, startLocalCloud } from '../../../local'

// Outside of a function the SDK looks for a machine in the cloud at every call; this tells it not to.
Object.assign(process.env, {
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  SCF_NAMESPACE: 'test-env',
})

export const envId = 'test-env'

/** A folder that is removed when the test file has ended. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'local-cloud-'))
  folders.push(folder)
  return folder
}
const folders: string[] = []

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
  const cloud = await startLocalCloud({ dataDir: join(temporaryFolder(), 'data'), envId, collections: [], ...options })
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
