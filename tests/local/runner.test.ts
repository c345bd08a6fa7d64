import { resolve } from 'node:path'
import type { LocalCloud } from '../../local'
import { refusal, sdkOf, startCloud, until, writeFunctions } from './support/cloud'

const sdk = JSON.stringify(resolve(__dirname, '../../node_modules/@cloudbase/node-sdk'))

const functions = {
  who: {
    code: `const tcb = require(${sdk}); const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true })
      exports.main = async (event) => {
        if (event.waitMs) await new Promise((resolve) => setTimeout(resolve, event.waitMs))
        return { event, user: app.auth().getUserInfo(), ip: app.auth().getClientIP(), pid: process.pid }
      }`,
  },
  env: {
    code: 'exports.main = async (event, context) => ({ env: process.env, context })',
    envVariables: { PLAIN: 'from the deployment', GIVEN: '{{env.SECRET}}', MISSING: '{{env.NOBODY}}' },
  },
  plain: {
    code: `exports.main = async ({ how }) => {
      if (how === 'throw') throw new Error('a secret detail')
      if (how === 'nothing') return
      if (how === 'print') { console.log('hello', 1); console.error('oh'); process.stdout.write('no newline'); return 'printed' }
      return how
    }`,
  },
  data: {
    code: `const tcb = require(${sdk}); const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true }); const db = app.database()
      exports.main = async ({ op, data }) => {
        if (op === 'add') return (await db.collection('notes').add(data)).id
        if (op === 'call') return (await app.callFunction({ name: 'who', data })).result
        return (await db.collection('notes').where(data).get()).data
      }`,
  },
  broken: { code: "throw new Error('cannot load')" },
}

describe('functions', () => {
  let cloud: LocalCloud
  const lines: Record<string, unknown>[] = []
  beforeAll(async () => {
    cloud = await startCloud({
      cloudbaserc: writeFunctions(functions),
      functionEnv: (loginKey) => ({ SECRET: 's3cret', LOGIN_KEY: loginKey.private_key }),
      collections: [{ name: 'notes', indexes: [] }],
      log: (line) => lines.push(line as Record<string, unknown>),
    })
  })
  const result = async (...call: Parameters<LocalCloud['invoke']>) =>
    (await cloud.invoke(...call)).result as Record<string, never>

  it('know who calls, from the platform and never from the event', async () => {
    const event = { openId: 'forged', WX_OPENID: 'forged', userInfo: { openId: 'forged' } }
    expect(await result('who', event, { openid: 'o1', appid: 'wx1', sourceIp: '1.2.3.4' })).toMatchObject({
      event,
      user: { openId: 'o1', appId: 'wx1', uid: '', customUserId: '', isAnonymous: false },
      ip: '1.2.3.4',
    })
    expect(await result('who', {}, { uid: 'u1', customUserId: 'volunteer-7' })).toMatchObject({
      user: { openId: '', appId: '', uid: 'u1', customUserId: 'volunteer-7', isAnonymous: false },
    })
    expect(await result('who', {}, { uid: 'u2', anonymous: true })).toMatchObject({
      user: { openId: '', uid: 'u2', customUserId: '', isAnonymous: true },
    })
    expect(await result('who')).toMatchObject({
      user: { openId: '', appId: '', uid: '', customUserId: '', isAnonymous: false },
      ip: '',
    })
  })

  it('never see another caller, over hundreds of mixed calls at once', async () => {
    const callers = Array.from({ length: 400 }, (_unused, n) =>
      n % 4 === 0
        ? {}
        : n % 4 === 1
          ? { openid: `o${n}` }
          : n % 4 === 2
            ? { uid: `u${n}`, customUserId: `c${n}` }
            : { uid: `u${n}`, anonymous: true },
    )
    const answers = await Promise.all(callers.map((caller, n) => result('who', { waitMs: n % 3 }, caller)))
    const leaks = answers.filter(({ user }, n) => {
      const { openid = '', uid = '', customUserId = '', anonymous = false } = callers[n] as Record<string, never>
      const expected = {
        openId: openid,
        appId: openid ? 'wx0000000000000000' : '',
        uid,
        customUserId,
        isAnonymous: anonymous,
      }
      return JSON.stringify(user) !== JSON.stringify(expected)
    })
    expect(leaks).toEqual([])
    expect(new Set(answers.map(({ pid }) => pid)).size).toBeLessThanOrEqual(4)
  })

  it('find the environment of the cloud and nothing of the machine', async () => {
    process.env.PRIVATE_TO_THE_MACHINE = 'x'
    const { env, context } = (await result('env')) as unknown as {
      env: Record<string, string>
      context: Record<string, unknown>
    }
    expect(env).toMatchObject({
      TENCENTCLOUD_RUNENV: 'SCF',
      SCF_NAMESPACE: 'test-env',
      TCB_ENV: 'test-env',
      TZ: 'UTC',
      PLAIN: 'from the deployment',
      GIVEN: 's3cret',
      SECRET: 's3cret',
      LOGIN_KEY: cloud.loginKey.private_key,
    })
    expect(env).not.toHaveProperty('MISSING')
    expect(env).not.toHaveProperty('PRIVATE_TO_THE_MACHINE')
    expect(env).not.toHaveProperty('HOME')
    expect(context).toMatchObject({ function_name: 'env', namespace: 'test-env', memory_limit_in_mb: 128 })
    const second = (await result('env', {}, { openid: 'o1' })) as unknown as { env: Record<string, string> }
    expect(second.env.WX_OPENID).toBe('o1')
    const third = (await result('env')) as unknown as { env: Record<string, string> }
    expect(third.env).not.toHaveProperty('WX_OPENID')
    expect(third.env.TCB_ENV).toBe('test-env')
  })

  it('that return nothing answer null', async () => {
    expect(await result('plain', { how: 'nothing' })).toBeNull()
  })

  it('leave what they print under their request id, and failures with detail in the log', async () => {
    const { requestId } = await cloud.invoke('plain', { how: 'print' })
    await cloud.invoke('plain', { how: 'fine' })
    const printed = () => cloud.linesOf(requestId).map(({ stream, text }) => `${stream}: ${text}`)
    await until(() => printed().length >= 3)
    expect(printed()).toEqual(expect.arrayContaining(['stdout: hello 1', 'stderr: oh', 'stdout: no newline']))
    await refusal(cloud.invoke('plain', { how: 'throw' }))
    const call = lines.filter(({ kind }) => kind === 'call').at(-1)
    expect(call).toMatchObject({
      functionName: 'plain',
      outcome: 'FUNCTION_INVOCATION_FAILED',
      detail: expect.stringContaining('a secret detail'),
    })
  })

  it('reach the database and other functions through the unmodified SDK', async () => {
    const id = await result('data', { op: 'add', data: { text: '你好' } })
    expect(await result('data', { op: 'find', data: { _id: id } })).toEqual([{ _id: id, text: '你好' }])
    const called = await result('data', { op: 'call', data: { x: 1 } }, { openid: 'o9' })
    expect(called).toMatchObject({ event: { x: 1 }, user: { openId: '' } })
    expect((await sdkOf(cloud).callFunction({ name: 'who', data: { y: 2 } })).result).toMatchObject({ event: { y: 2 } })
  })

  it('that do not exist, or cannot be loaded, are refused', async () => {
    expect((await refusal(cloud.invoke('nobody'))).code).toBe('FUNCTION_NOT_FOUND')
    expect((await refusal(cloud.invoke('../who'))).code).toBe('FUNCTION_NOT_FOUND')
    expect((await refusal(cloud.invoke('__proto__'))).code).toBe('FUNCTION_NOT_FOUND')
    expect((await refusal(cloud.invoke('broken'))).code).toBe('FUNCTION_INVOCATION_FAILED')
    expect((await refusal(cloud.invoke('broken'))).code).toBe('FUNCTION_INVOCATION_FAILED')
  })

  it('get no event above 100 KB', async () => {
    expect((await refusal(cloud.invoke('who', { text: 'x'.repeat(101 * 1024) }))).code).toBe(
      'EXCEED_REQUEST_SIZE_LIMIT',
    )
    expect(await result('who', { text: 'x'.repeat(99 * 1024) })).toHaveProperty('event')
  })
})
