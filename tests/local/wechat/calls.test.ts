import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import protobuf from 'protobufjs/minimal'
import type { LocalCloud } from '../../../local'
import { freshDataDir, refusal, sdkOf, startCloud, temporaryFolder, writeFunctions } from '../support/cloud'
import { callJson, callWrapped, unwrapped, wrapped } from '../support/wechat'

const openid = 'oVolunteer'
const check = { version: 2, scene: 2, openid, content: '你好' }
const sdkPath = require.resolve('@cloudbase/node-sdk')
const asks = `const tcb = require(${JSON.stringify(sdkPath)})
const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV })
exports.main = async ({ apiName, requestData }) => (await app.callWxOpenApi({ apiName, requestData })).result`

describe('cloud calls to WeChat', () => {
  let cloud: LocalCloud
  beforeAll(async () => {
    cloud = await startCloud()
    cloud.wechat.seen(openid)
  })

  it('are answered alike by name, by address, as JSON and wrapped', async () => {
    const result = { suggest: 'pass', label: 100 }
    for (const name of [
      'security.msgSecCheck',
      'openapi.security.msgSecCheck',
      '/wxa/msg_sec_check',
      'wxa/msg_sec_check',
    ])
      expect(await callJson(cloud, name, check)).toMatchObject({ errcode: 0, result })
    const { content, contentType, errorCode } = await callWrapped(cloud, 'security.msgSecCheck', check)
    expect({ contentType, errorCode }).toEqual({ contentType: 'application/json', errorCode: 0 })
    expect(JSON.parse(String(content))).toMatchObject({ errcode: 0, result })
    const refused = await callWrapped(cloud, 'security.msgSecCheck', { ...check, openid: 'oStranger' })
    expect(JSON.parse(String(refused.content))).toMatchObject({ errcode: 40003 })
  })

  it('that are not served are refused by the code of the cloud, in both ways', async () => {
    for (const name of ['security.imgSecCheck', 'constructor', '__proto__', '/cgi-bin/token']) {
      expect(await callJson(cloud, name, {})).toMatchObject({
        errcode: -604100,
        errmsg: expect.stringContaining('not served'),
      })
      expect(await callWrapped(cloud, name, {})).toMatchObject({ errorCode: -604100 })
    }
    const inner = await sdkOf(cloud).callCompatibleWxOpenApi({
      apiName: 'security.msgSecCheck',
      requestData: wrapped(check, 2),
    } as never)
    expect(unwrapped(inner as never).errorCode).toBe(-604100)
  })

  it.each<[what: string, message: unknown]>([
    ['no message', undefined],
    ['a text', 'hello'],
    ['bytes that are no message', Buffer.from([0xff, 0xff, 0xff, 0xff])],
    [
      'a value that is not JSON',
      Buffer.from(
        protobuf.Writer.create()
          .uint32(18)
          .bytes(
            protobuf.Writer.create()
              .uint32(10)
              .bytes(protobuf.Writer.create().uint32(10).string('a').uint32(18).bytes(Buffer.from('{')).finish())
              .finish(),
          )
          .finish(),
      ),
    ],
  ])('wrapped as %s are refused with a code', async (_what, requestData) => {
    const asked = sdkOf(cloud).callCompatibleWxOpenApi({ apiName: 'security.msgSecCheck', requestData } as never)
    expect(await refusal(asked)).toMatchObject({ code: 'INVALID_PARAM' })
  })

  it('of payment are not served, and this is said', async () => {
    const asked = sdkOf(cloud).callWxPayApi({
      apiName: 'cloudPay.unifiedOrder',
      requestData: Buffer.from('x'),
    } as never)
    expect(await refusal(asked)).toMatchObject({
      code: 'INVALID_PARAM',
      message: expect.stringContaining('not served'),
    })
  })

  it('without a name, or without JSON, are refused', async () => {
    expect(await refusal(callJson(cloud, '', {}))).toMatchObject({ code: 'INVALID_PARAM' })
  })

  it('are kept on the disk with what was answered, newest first, and found by kind, person and place', async () => {
    const dataDir = freshDataDir()
    const first = await startCloud({ dataDir })
    for (const n of [1, 2, 3]) {
      first.wechat.seen(`oPerson${n}`)
      await callJson(first, 'security.msgSecCheck', { ...check, openid: `oPerson${n}`, content: `text ${n}` })
    }
    await callJson(first, 'wxacode.getUnlimited', { scene: '' })
    await first.close()
    const { outbox } = (await startCloud({ dataDir })).wechat
    expect(outbox.list()).toHaveLength(4)
    expect(outbox.list({ kind: 'text' }).map(({ request }) => request.content)).toEqual(['text 3', 'text 2', 'text 1'])
    expect(outbox.list({ openid: 'oPerson2' })).toMatchObject([{ kind: 'text', errcode: 0, functionName: null }])
    expect(outbox.list({ kind: 'code' })).toMatchObject([{ errcode: 40169, openid: null, shown: {} }])
    const [newest, next] = outbox.list({ limit: 2 })
    expect(outbox.list({ before: next?.id, limit: 1 })[0]?.id).toBeLessThan(next?.id as number)
    expect(newest?.id).toBeGreaterThan(next?.id as number)
  })

  it('are seen by no function: no collection holds them', async () => {
    for (const name of ['wechat_outbox', 'wechat_people', 'wechat_credits'])
      expect((await refusal(sdkOf(cloud).database().collection(name).get())).code).toBe('DATABASE_COLLECTION_NOT_EXIST')
  })
})

describe('a function that calls WeChat', () => {
  const start = async (openapi: unknown, wechat: object = {}) => {
    const folder = temporaryFolder()
    const cloudbaserc = writeFunctions({ asks: { code: asks } }, folder)
    if (openapi !== undefined)
      writeFileSync(join(folder, 'functions', 'asks', 'config.json'), JSON.stringify({ permissions: { openapi } }))
    return startCloud({ cloudbaserc, wechat })
  }
  const ask = async (cloud: LocalCloud, caller: object = { openid }) =>
    (await cloud.invoke('asks', { apiName: 'security.msgSecCheck', requestData: check }, caller)).result

  it('checks the text of who just called it, and is named in the outbox', async () => {
    const cloud = await start(['security.msgSecCheck'])
    expect(await ask(cloud)).toMatchObject({ errcode: 0 })
    expect(cloud.wechat.outbox.list()).toMatchObject([{ functionName: 'asks', openid }])
  })

  it('is refused what its config.json does not declare, and held to nothing without that file', async () => {
    expect(await ask(await start([]))).toMatchObject({ errcode: -604101 })
    expect(await ask(await start(['wxacode.getUnlimited']))).toMatchObject({ errcode: -604101 })
    expect(await ask(await start('all'))).toMatchObject({ errcode: -604101 })
    expect(await ask(await start(undefined))).toMatchObject({ errcode: 0 })
  })

  it('for a browser is refused where the cloud is to be as strict as that', async () => {
    const strict = await start(undefined, { onlyFromWechat: true })
    expect(await ask(strict, { uid: '1' })).toMatchObject({ errcode: -604104 })
    expect(await ask(strict, { uid: '1', anonymous: true })).toMatchObject({ errcode: -604104 })
    expect(await ask(strict)).toMatchObject({ errcode: 0 })
  })
})
