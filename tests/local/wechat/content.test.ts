import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LocalCloud } from '../../../local'
import { freshDataDir, sdkOf, startCloud, until, writeFunctions } from '../support/cloud'
import { callJson } from '../support/wechat'

const hour = 60 * 60 * 1000
const openid = 'oVolunteer'
const remember = `const events = []
exports.main = async (event) => {
  if (event.MsgType) { events.push(event); if (events.length === 1) throw new Error('busy') }
  return events
}`

describe('checking what people write', () => {
  let nowMs = Date.now()
  let cloud: LocalCloud
  const dataDir = freshDataDir()
  const words = join(dataDir, 'wechat-words.json')
  beforeAll(async () => {
    cloud = await startCloud({ dataDir, now: () => nowMs })
    cloud.wechat.seen(openid)
  })
  const check = (content: unknown, more: object = {}) =>
    callJson(cloud, 'security.msgSecCheck', { version: 2, scene: 2, openid, content, ...more })

  it('passes what holds none of the words, in the form that WeChat answers', async () => {
    expect(await check('明天上午去看望王奶奶。')).toEqual({
      errcode: 0,
      errmsg: 'ok',
      detail: [
        { strategy: 'content_model', errcode: 0, suggest: 'pass', label: 100, prob: 90 },
        { strategy: 'keyword', errcode: 0 },
      ],
      trace_id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/),
      result: { suggest: 'pass', label: 100 },
    })
  })

  it('says review or risky by the list, the worse of two, wherever the word stands and however it is written', async () => {
    expect((await check('你这个笨蛋')).result).toEqual({ suggest: 'review', label: 20003 })
    expect((await check('笨蛋，代开发票找我')).result).toEqual({ suggest: 'risky', label: 10001 })
    expect((await check('你好', { title: '代开发票' })).result).toEqual({ suggest: 'risky', label: 10001 })
    expect((await check('你好', { nickname: '笨蛋' })).result).toEqual({ suggest: 'review', label: 20003 })
    expect((await check('你好', { signature: '笨蛋' })).result).toEqual({ suggest: 'pass', label: 100 })
    expect((await check('你好', { scene: 1, signature: '笨蛋' })).result).toEqual({ suggest: 'review', label: 20003 })
  })

  it('reads the list again when somebody has edited it, and says try later while it cannot be read', async () => {
    const before = readFileSync(words, 'utf8')
    const mild = { word: 'cheap', suggest: 'review', label: 10001 }
    expect(JSON.parse(before).words.length).toBeGreaterThan(2)
    writeFileSync(words, JSON.stringify({ words: [mild, { word: 'ＬＯＡＮ', suggest: 'risky', label: 20008 }] }))
    expect((await check('cheap flat')).result).toEqual({ suggest: 'review', label: 10001 })
    expect((await check('cheap Loan here')).result).toEqual({ suggest: 'risky', label: 20008 })
    expect((await check('代开发票')).result).toEqual({ suggest: 'pass', label: 100 })
    for (const broken of [
      '{',
      '{"words":1}',
      '{"words":[{"word":""}]}',
      '{"words":[{"word":"a","suggest":"pass","label":1}]}',
    ]) {
      writeFileSync(words, broken)
      expect((await check('x')).errcode).toBe(-1)
    }
    writeFileSync(words, before)
    expect((await check('代开发票')).result).toEqual({ suggest: 'risky', label: 10001 })
  })

  it.each<[what: string, change: object, errcode: number]>([
    ['nobody', { openid: undefined }, 40003],
    ['an openid that never was here', { openid: 'oStranger' }, 40003],
    ['an openid that is no text', { openid: 5 }, 47001],
    ['no text', { content: '' }, 44002],
    ['a text that is none', { content: { $ne: '' } }, 47001],
    ['another scene', { scene: 5 }, 40129],
    ['a scene in words', { scene: '2' }, 47001],
    ['version 1', { version: undefined }, 47001],
    ['2,501 characters', { content: '好'.repeat(2501) }, 45002],
  ])('refuses %s with the code of WeChat', async (_what, change, errcode) => {
    expect(await check('好'.repeat(2500), change)).toMatchObject({
      errcode,
      errmsg: expect.stringMatching(/ rid: [0-9a-f-]{26}$/),
    })
    expect((await check('好'.repeat(2500))).errcode).toBe(0)
  })

  it('wants somebody who was here within two hours, and forgets at its end who was', async () => {
    const data = freshDataDir()
    const first = await startCloud({
      dataDir: data,
      now: () => nowMs,
      cloudbaserc: writeFunctions({ hello: { code: 'exports.main = async () => 1' } }),
    })
    const asked = (asking: LocalCloud) =>
      callJson(asking, 'security.msgSecCheck', { version: 2, scene: 2, openid: 'oSeldom', content: 'x' })
    await first.invoke('hello', {}, { openid: 'oSeldom' })
    nowMs += 2 * hour - 1000
    expect((await asked(first)).errcode).toBe(0)
    nowMs += 2000
    expect((await asked(first)).errcode).toBe(61010)
    await first.invoke('hello', {}, { openid: 'oUnasked' })
    await first.close()
    expect(everyByteOf(data).includes('oUnasked')).toBe(false)
    const second = await startCloud({ dataDir: data, now: () => nowMs })
    expect((await asked(second)).errcode).toBe(40003)
    second.wechat.seen('oSeldom')
    expect((await asked(second)).errcode).toBe(0)
  })
})

/** What lies on the disk, journals included. */
const everyByteOf = (folder: string): Buffer =>
  Buffer.concat(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name))),
  )

describe('checking pictures', () => {
  const picture = (mediaUrl: string, more: object = {}) => ({
    version: 2,
    scene: 3,
    openid,
    media_type: 2,
    media_url: mediaUrl,
    ...more,
  })
  const start = async (options: Parameters<typeof startCloud>[0] = {}) => {
    const cloud = await startCloud({
      cloudbaserc: writeFunctions({ hears: { code: remember } }),
      ...options,
      wechat: { messageFunction: 'hears', mediaCheckMs: 10, appid: 'wx1234', ...options.wechat },
    })
    cloud.wechat.seen(openid)
    return cloud
  }
  const delivery = (cloud: LocalCloud, id = 0) => cloud.wechat.outbox.list({ kind: 'media' })[id]?.shown.delivery

  it('answers a mark at once and pushes the verdict later to the function for messages, again when that fails', async () => {
    const cloud = await start()
    const sdk = sdkOf(cloud)
    const { fileID } = await sdk.uploadFile({ cloudPath: '上传/笨蛋.jpg', fileContent: Buffer.from('jpeg') })
    const { fileList } = await sdk.getTempFileURL({ fileList: [{ fileID, maxAge: 600 }] })
    const answer = await callJson(cloud, '/wxa/media_check_async', picture(fileList[0]?.tempFileURL as string))
    expect(answer).toEqual({ errcode: 0, errmsg: 'ok', trace_id: expect.any(String) })
    await until(() => delivery(cloud) === 'pushed')
    const { result } = await cloud.invoke('hears')
    const event = {
      ToUserName: expect.any(String),
      FromUserName: expect.any(String),
      CreateTime: expect.any(Number),
      MsgType: 'event',
      Event: 'wxa_media_check',
      appid: 'wx1234',
      trace_id: answer.trace_id,
      version: 2,
      result: { suggest: 'review', label: '20003' },
      detail: [{ strategy: 'content_model', errcode: 0, suggest: 'review', label: '20003', prob: 90 }],
    }
    expect(result).toEqual([event, event])
    expect(cloud.wechat.outbox.list()[0]).toMatchObject({ shown: { event, attempts: 2 } })
  })

  it('says that a picture could not be fetched: no web address, a forged one, one of a file that is gone', async () => {
    const cloud = await start({ wechat: { messageFunction: undefined } })
    const sdk = sdkOf(cloud)
    const { fileID } = await sdk.uploadFile({ cloudPath: 'a.jpg', fileContent: Buffer.from('jpeg') })
    const { fileList } = await sdk.getTempFileURL({ fileList: [{ fileID, maxAge: 600 }] })
    const good = fileList[0]?.tempFileURL as string
    const verdict = async (url: string) => {
      await callJson(cloud, 'security.mediaCheckAsync', picture(url))
      await until(() => delivery(cloud) === 'nobody listens')
      return cloud.wechat.outbox.list()[0]?.shown.event
    }
    expect(await verdict(good)).toMatchObject({ result: { suggest: 'pass', label: '100' } })
    expect(await verdict('https://pictures.example/a.jpg')).toMatchObject({ result: { suggest: 'pass' } })
    await sdk.deleteFile({ fileList: [fileID] })
    for (const url of [good, good.replace(/sign=./, 'sign=-'), fileID, '上传/a.jpg', 'ftp://pictures.example/a.jpg'])
      expect(await verdict(url)).toMatchObject({ errcode: -1008, detail: [] })
  })

  it('keeps what was not delivered when the cloud closed, and delivers it after the next start', async () => {
    const dataDir = freshDataDir()
    const first = await start({ dataDir, wechat: { mediaCheckMs: 60_000 } })
    await callJson(first, 'security.mediaCheckAsync', picture('https://pictures.example/a.jpg'))
    await first.close()
    const second = await start({ dataDir })
    await until(() => delivery(second) === 'pushed')
    expect((await second.invoke('hears')).result).toHaveLength(2)
  })

  it.each<[what: string, change: object, errcode: number]>([
    ['no address', { media_url: '' }, 47001],
    ['another type', { media_type: 3 }, 47001],
    ['another scene', { scene: 0 }, 40129],
    ['a stranger', { openid: 'oStranger' }, 40003],
  ])('refuses %s at once', async (_what, change, errcode) => {
    const cloud = await start()
    expect(
      (await callJson(cloud, 'security.mediaCheckAsync', picture('https://a.example/b.png', change))).errcode,
    ).toBe(errcode)
  })

  it('does not start when the function for messages is not deployed', async () => {
    await expect(start({ wechat: { messageFunction: 'nobody' } })).rejects.toMatchObject({ code: 'CONFIG_INVALID' })
  })
})
