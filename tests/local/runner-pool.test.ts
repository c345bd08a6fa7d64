import { existsSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { LocalCloud, LocalCloudOptions } from '../../local'
import { type FunctionSource, refusal, startCloud, temporaryFolder, until, writeFunctions } from './support/cloud'

const sdk = JSON.stringify(resolve(__dirname, '../../node_modules/@cloudbase/node-sdk'))

/** Goes on when the file it is told appears; says which process it is and how many of its calls ever overlapped. */
const worker = `
  const { appendFileSync, existsSync } = require('node:fs')
  let inside = 0, most = 0
  exports.main = async ({ waitMs = 0, diary, gate }) => {
    inside += 1; most = Math.max(most, inside)
    if (diary) appendFileSync(diary, 'begun\\n')
    if (waitMs) await new Promise((resolve) => setTimeout(resolve, waitMs))
    while (gate && !existsSync(gate)) await new Promise((resolve) => setTimeout(resolve, 5))
    inside -= 1
    if (diary) appendFileSync(diary, 'ended\\n')
    return { pid: process.pid, most }
  }`

/** Calls the functions it is told in turn, as deep as it is told. */
const calling = `exports.main = async ({ depth, names, wide = 1 }) => {
    if (depth === 0) return 0
    const [name, ...others] = names
    const data = { depth: depth - 1, names: [...others, name], wide }
    return 1 + Math.max(...(await Promise.all(Array.from({ length: wide }, () => call(name, data)))))
  }`

const sdkCaller = `
  const tcb = require(${sdk}); const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true })
  const call = async (name, data) => (await app.callFunction({ name, data })).result
  ${calling}`

/** What the SDK says, without the time it takes to load it. */
const caller = `
  const http = require('node:http'); let n = 0
  const call = (name, data) => new Promise((resolve, reject) => {
    const { URL: url } = JSON.parse(process.env.TCB_CONTEXT_CNFG)
    const headers = { authorization: 'TC3-HMAC-SHA256 Credential=local/', 'content-type': 'application/json' }
    const request = http.request(url + '?env=test-env&seqId=' + process.env.TCB_SEQID + '-' + ++n, { method: 'POST', headers }, (response) => {
      let text = ''
      response.on('data', (chunk) => { text += chunk })
      response.on('end', () => {
        const { code, message, data } = JSON.parse(text)
        if (code) reject(new Error(code + ': ' + message))
        else resolve(JSON.parse(data.response_data))
      })
    })
    const sessionToken = process.env.TENCENTCLOUD_SESSIONTOKEN
    request.end(JSON.stringify({ action: 'functions.invokeFunction', envName: 'test-env', sessionToken, function_name: name, request_data: JSON.stringify(data) }))
  })
  ${calling}`

const cloudOf = (functions: Record<string, string>, options: Partial<LocalCloudOptions> = {}) => {
  const sources = Object.entries(functions).map(([name, code]): [string, FunctionSource] => [
    name,
    { code, timeoutSeconds: 20, memorySize: 256 },
  ])
  return startCloud({ cloudbaserc: writeFunctions(Object.fromEntries(sources)), ...options })
}

const pidOf = async (cloud: LocalCloud, data: object = {}) =>
  ((await cloud.invoke('worker', data)).result as { pid: number }).pid

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const served = (call: Promise<unknown>) =>
  call.then(
    () => 'served',
    ({ code }) => code as string,
  )

const refused = 'FUNCTION_EXCEED_RESOURCE_LIMIT'

describe('a pool', () => {
  it('gives an instance one call at a time, and starts no more than it may', async () => {
    const cloud = await cloudOf({ worker }, { limits: { maxInstances: 2 } })
    const calls = Array.from({ length: 20 }, () => cloud.invoke('worker', { waitMs: 5 }))
    const answers = (await Promise.all(calls)).map(({ result }) => result as { pid: number; most: number })
    expect(new Set(answers.map(({ pid }) => pid)).size).toBe(2)
    expect(Math.max(...answers.map(({ most }) => most))).toBe(1)
  })

  it('lets calls wait in a row of limited length', async () => {
    const cloud = await cloudOf({ worker }, { limits: { maxInstances: 1, maxWaiting: 2 } })
    const calls = Array.from({ length: 5 }, () => served(cloud.invoke('worker')))
    expect(await Promise.all(calls)).toEqual(['served', 'served', 'served', refused, refused])
    expect(await served(cloud.invoke('worker'))).toBe('served')
  })

  it('lets no call wait for ever', async () => {
    const cloud = await cloudOf({ worker }, { limits: { maxInstances: 1, waitLimitMs: 100 } })
    const gate = join(temporaryFolder(), 'open')
    const first = served(cloud.invoke('worker', { gate }))
    expect(await served(cloud.invoke('worker'))).toBe(refused)
    writeFileSync(gate, '')
    expect(await first).toBe('served')
    expect(await served(cloud.invoke('worker'))).toBe('served')
  })

  it('ends instances nobody needs, but for those that are to stay', async () => {
    const cloud = await cloudOf({ worker }, { limits: { idleLimitMs: 50 } })
    const calls = Array.from({ length: 4 }, () => pidOf(cloud, { waitMs: 100 }))
    const pids = [...new Set(await Promise.all(calls))]
    expect(pids.length).toBeGreaterThan(1)
    await until(() => pids.filter(isAlive).length === 1)
    expect(pids.filter(isAlive)).toEqual([await pidOf(cloud)])
  })

  it('replaces an instance that was killed from outside', async () => {
    const cloud = await cloudOf({ worker }, { limits: { maxInstances: 1 } })
    const first = await pidOf(cloud)
    process.kill(first, 'SIGKILL')
    const second = await pidOf(cloud)
    expect(second).not.toBe(first)
    expect(await pidOf(cloud)).toBe(second)
  })
})

describe('functions that call functions', () => {
  const limits = { maxInstances: 1 }

  it('may call themselves through the SDK, even where one instance is all there is', async () => {
    const cloud = await cloudOf({ itself: sdkCaller }, { limits })
    expect((await cloud.invoke('itself', { depth: 2, names: ['itself'] })).result).toBe(2)
  })

  it('may call themselves many times at once', async () => {
    const cloud = await cloudOf({ itself: caller }, { limits })
    const calls = Array.from({ length: 8 }, () => cloud.invoke('itself', { depth: 2, names: ['itself'], wide: 3 }))
    expect((await Promise.all(calls)).map(({ result }) => result)).toEqual(Array(8).fill(2))
  })

  it('may call each other in a circle, many at once', async () => {
    const cloud = await cloudOf({ ping: caller, pong: caller }, { limits })
    const calls = ['ping', 'pong', 'ping', 'pong'].map((name) =>
      cloud.invoke(name, { depth: 3, names: name === 'ping' ? ['pong', 'ping'] : ['ping', 'pong'], wide: 2 }),
    )
    expect((await Promise.all(calls)).map(({ result }) => result)).toEqual([3, 3, 3, 3])
  })

  it('end with a refusal where they would never come to an end', async () => {
    const lines: Record<string, unknown>[] = []
    const log = (line: object) => lines.push(line as Record<string, unknown>)
    const cloud = await cloudOf({ itself: caller }, { limits, log })
    expect((await refusal(cloud.invoke('itself', { depth: 100, names: ['itself'] }))).code).toBe(
      'FUNCTION_INVOCATION_FAILED',
    )
    const refusals = lines.filter(({ kind, outcome }) => kind === 'call' && outcome === refused)
    expect(refusals).toHaveLength(1)
    expect((await cloud.invoke('itself', { depth: 1, names: ['itself'] })).result).toBe(1)
  })
})

describe('a watched function', () => {
  async function watched() {
    const file = writeFunctions({ versioned: { code: 'exports.main = () => 1' } })
    const lines: string[] = []
    const cloud = await startCloud({ cloudbaserc: file, watch: true, log: (line) => lines.push(JSON.stringify(line)) })
    const bundle = join(dirname(file), 'functions/versioned/index.js')
    const answer = async (data: object = {}) => (await cloud.invoke('versioned', data)).result
    expect(await answer()).toBe(1)
    return { bundle, answer, lines }
  }

  it('is loaded anew when its bundle has changed', async () => {
    const { bundle, answer } = await watched()
    writeFileSync(bundle, 'exports.main = () => 22')
    expect(await Promise.all([answer(), answer(), answer()])).toEqual([22, 22, 22])
    writeFileSync(bundle, 'exports.main = () => 33')
    utimesSync(bundle, new Date(1), new Date(1))
    expect(await answer()).toBe(33)
  })

  it('ends on the bundle it began with', async () => {
    const { bundle, answer } = await watched()
    const folder = temporaryFolder()
    const [gate, begun] = [join(folder, 'open'), join(folder, 'begun')]
    const waiting = `const wait = async (gate) => { while (gate && !require('node:fs').existsSync(gate)) await new Promise((resolve) => setTimeout(resolve, 5)) }`
    writeFileSync(
      bundle,
      `${waiting}; exports.main = async ({ gate, begun }) => { if (begun) require('node:fs').writeFileSync(begun, ''); await wait(gate); return 'old' }`,
    )
    expect(await answer()).toBe('old')
    const running = answer({ gate, begun })
    await until(() => existsSync(begun))
    writeFileSync(bundle, "exports.main = () => 'the new one'")
    expect(await answer()).toBe('the new one')
    writeFileSync(gate, '')
    expect(await running).toBe('old')
    expect(await answer()).toBe('the new one')
  })

  it('is not loaded from a bundle that is half, broken or gone; the one before goes on', async () => {
    const { bundle, answer, lines } = await watched()
    writeFileSync(bundle, 'exports.main = () => {')
    expect(await answer()).toBe(1)
    expect(await answer()).toBe(1)
    expect(lines.filter((line) => line.includes('加载不了'))).toHaveLength(1)
    writeFileSync(bundle, "throw new Error('not today')")
    expect(await answer()).toBe(1)
    rmSync(bundle)
    expect(await answer()).toBe(1)
    writeFileSync(`${bundle}.new`, "exports.main = () => 'whole again'")
    renameSync(`${bundle}.new`, bundle)
    expect(await answer()).toBe('whole again')
  })

  it('waits for a bundle that is still being written', async () => {
    const { bundle, answer } = await watched()
    let isWriting = true
    const writing = (async () => {
      // Each of these could be loaded.
      for (let n = 0; n < 20; n++) {
        writeFileSync(bundle, `exports.main = () => 'half ${n}'`.padEnd(40 + n))
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
      writeFileSync(bundle, "exports.main = () => 'whole'")
      isWriting = false
    })()
    while (isWriting) expect(['whole', 1]).toContain(await answer())
    await writing
    expect(await answer()).toBe('whole')
  })
})

describe('a cloud that closes', () => {
  it('lets a call that runs end, refuses what waits and what comes, and leaves no process', async () => {
    const cloud = await cloudOf({ worker }, { limits: { maxInstances: 1 } })
    const pid = await pidOf(cloud)
    const folder = temporaryFolder()
    const [gate, diary] = [join(folder, 'open'), join(folder, 'diary')]
    const running = served(cloud.invoke('worker', { gate }))
    const waiting = served(cloud.invoke('worker', { diary }))
    const closing = cloud.close()
    expect(await waiting).toBe(refused)
    expect(await served(cloud.invoke('worker'))).toBe(refused)
    writeFileSync(gate, '')
    expect(await running).toBe('served')
    await closing
    expect(isAlive(pid)).toBe(false)
  })

  it('does not wait long for one that does not end', async () => {
    const cloud = await cloudOf({ worker }, { limits: { drainLimitMs: 50 } })
    const pid = await pidOf(cloud)
    const endless = served(cloud.invoke('worker', { gate: '/nowhere' }))
    await cloud.close()
    expect(await endless).toBe('FUNCTION_INVOCATION_FAILED')
    expect(isAlive(pid)).toBe(false)
  })

  it('lets a function that runs still call another, and the database', async () => {
    const code = `
      const tcb = require(${sdk}); const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true })
      exports.main = async ({ gate }) => {
        while (!require('node:fs').existsSync(gate)) await new Promise((resolve) => setTimeout(resolve, 5))
        const { total } = await app.database().collection('notes').count()
        return total + (await app.callFunction({ name: 'worker', data: {} })).result.most
      }`
    const cloud = await cloudOf({ worker, code }, { collections: [{ name: 'notes', indexes: [] }] })
    await pidOf(cloud)
    const gate = join(temporaryFolder(), 'open')
    const running = cloud.invoke('code', { gate })
    const closing = cloud.close()
    writeFileSync(gate, '')
    expect((await running).result).toBe(1)
    await closing
  })

  it('does not hear the Ctrl-C of a terminal through its functions', async () => {
    const cloud = await cloudOf({ worker }, { limits: { maxInstances: 1 } })
    const folder = temporaryFolder()
    const [gate, diary] = [join(folder, 'open'), join(folder, 'diary')]
    const pid = await pidOf(cloud)
    const running = pidOf(cloud, { gate, diary })
    await until(() => existsSync(diary))
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(pid, signal)
    writeFileSync(gate, '')
    expect(await running).toBe(pid)
  })
})
