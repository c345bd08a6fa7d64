import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import tcb from '@cloudbase/node-sdk'
import { buildSync } from 'esbuild'
import { startLocalCloud } from '../../local'
import { envId, freshDataDir, temporaryFolder, until, writeFunctions } from './support/cloud'

const nodeModules = resolve(__dirname, '../../node_modules')

/** Bundles the process once; it starts like the real one does. */
function program(): string {
  const outfile = join(temporaryFolder(), 'cloud.cjs')
  buildSync({
    entryPoints: [join(__dirname, 'support/cloud-process.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
  })
  return outfile
}

interface Running {
  process: ChildProcess
  url: string
  credentials: { secretId: string; secretKey: string; sessionToken: string; serviceUrl: string }
}

async function startProcess(file: string, dataDir: string, ...more: string[]): Promise<Running> {
  const child = spawn(process.execPath, [file, dataDir, ...more], {
    env: { ...process.env, NODE_PATH: nodeModules },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(createInterface(child.stdout as Readable), 'line')
  return { process: child, ...JSON.parse(line as string) }
}

/** Writes until the process is gone; gives back what was acknowledged. */
async function writeUntilKilled(cloud: Running, round: number, killAfter: number) {
  const db = tcb.init({ env: envId, ...cloud.credentials, retries: 0 }).database()
  const acknowledged = { notes: new Set<string>(), pairs: new Set<string>() }
  const exited = once(cloud.process, 'exit')
  let writes = 0
  const acknowledge = (kind: 'notes' | 'pairs', id: string) => {
    acknowledged[kind].add(id)
    if (++writes === killAfter) cloud.process.kill('SIGKILL')
  }
  const until = async (write: (n: number) => Promise<void>) => {
    try {
      for (let n = 0; ; n++) await write(n)
    } catch (error) {
      // Refused by the cloud itself would be a fault; a broken connection is what is wanted.
      if (/^(DATABASE|SYS|INVALID)/.test(String((error as { code: string }).code))) throw error
    }
  }
  const notes = [1, 2].map((writer) =>
    until(async (n) => {
      const _id = `r${round}w${writer}n${n}`
      await db.collection('notes').add({ _id, writer, n })
      acknowledge('notes', _id)
    }),
  )
  const pairs = [1, 2].map((writer) =>
    until(async (n) => {
      const name = `r${round}w${writer}p${n}`
      const transaction = await db.startTransaction()
      await transaction.collection('pairs').add({ _id: `${name}:left`, name })
      await transaction.collection('pairs').add({ _id: `${name}:right`, name })
      await transaction.commit()
      acknowledge('pairs', name)
    }),
  )
  await Promise.all([...notes, ...pairs, exited])
  return acknowledged
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

it('leaves no function running when it is killed', async () => {
  const cloudbaserc = writeFunctions({ pid: { code: 'exports.main = () => process.pid' } })
  const cloud = await startProcess(program(), freshDataDir(), cloudbaserc)
  const answer = await fetch(`${cloud.url}/_local/invoke`, {
    method: 'POST',
    headers: { 'x-local-admin': 'admin-token' },
    body: '{"name":"pid"}',
  })
  const { result } = (await answer.json()) as { result: number }
  expect(isAlive(result)).toBe(true)
  cloud.process.kill('SIGKILL')
  await until(() => !isAlive(result))
})

it('loses nothing acknowledged and keeps no half transaction when killed during writes, three times over', async () => {
  const file = program()
  const dataDir = freshDataDir()
  const notes = new Set<string>()
  const pairs = new Set<string>()
  for (const [round, killAfter] of [25, 60, 111].entries()) {
    const cloud = await startProcess(file, dataDir)
    const acknowledged = await writeUntilKilled(cloud, round, killAfter)
    for (const id of acknowledged.notes) notes.add(id)
    for (const name of acknowledged.pairs) pairs.add(name)
  }

  const cloud = await startLocalCloud({ dataDir, envId, collections: [] })
  try {
    const storedNotes = new Set((await cloud.database.find('notes')).map(({ _id }) => _id))
    expect([...notes].filter((id) => !storedNotes.has(id))).toEqual([])
    const storedPairs = (await cloud.database.find('pairs')).map(({ _id }) => String(_id))
    expect([...pairs].filter((name) => !storedPairs.includes(`${name}:left`))).toEqual([])
    const sides = new Map<string, number>()
    for (const id of storedPairs)
      sides.set(id.split(':')[0] as string, (sides.get(id.split(':')[0] as string) ?? 0) + 1)
    expect([...sides.values()].every((count) => count === 2)).toBe(true)
    expect(notes.size + pairs.size).toBeGreaterThan(150)
  } finally {
    await cloud.close()
  }
})
