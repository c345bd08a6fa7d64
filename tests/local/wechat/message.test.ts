import type { LocalCloud, MessageTemplate } from '../../../local'
import { freshDataDir, startCloud } from '../support/cloud'
import { callJson } from '../support/wechat'

const openid = 'oVolunteer'
const visit: MessageTemplate = {
  priTmplId: 'visit-template',
  title: '走访提醒',
  content: '事项：{{thing1.DATA}}\n时间：{{time2.DATA}}\n地点：{{thing3.DATA}}',
}
const every: MessageTemplate = {
  priTmplId: 'every-kind',
  title: '各类字段',
  type: 3,
  content: [
    'thing1 number2 letter3 symbol4 character_string5 time6 date7 amount8 phone_number9 car_number10 name11 phrase12 enum13',
  ]
    .flatMap((names) => names.split(' '))
    .map((name) => `${name}：{{${name}.DATA}}`)
    .join('\n'),
  keywordEnumValueList: [{ keywordCode: 'enum13.DATA', enumValueList: ['已到', '未到'] }],
}

describe('subscribed messages', () => {
  let cloud: LocalCloud
  beforeAll(async () => {
    cloud = await startCloud({ wechat: { templates: [visit, every], pages: ['pages/home/index'] } })
    cloud.wechat.seen(openid)
    cloud.wechat.subscriptions.accept(openid, ['every-kind'])
  })
  const valuesOf = (values: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]))
  const good = { thing1: '看望王奶奶', time2: '2026年3月5日 09:30', thing3: '幸福里 3 号楼' }
  const send = (change: object = {}, values: Record<string, unknown> = good) =>
    callJson(cloud, 'subscribeMessage.send', {
      touser: openid,
      template_id: 'visit-template',
      page: 'pages/home/index?from=message',
      miniprogram_state: 'formal',
      lang: 'zh_CN',
      data: valuesOf(values),
      ...change,
    })

  it('reach somebody once for each time the person has accepted', async () => {
    expect((await send()).errcode).toBe(43101)
    cloud.wechat.subscriptions.accept(openid, ['visit-template'])
    cloud.wechat.subscriptions.accept(openid, ['visit-template'])
    expect(await send()).toEqual({ errcode: 0, errmsg: 'ok' })
    expect((await send()).errcode).toBe(0)
    expect(await send()).toMatchObject({
      errcode: 43101,
      errmsg: expect.stringContaining('user refuse to accept the msg'),
    })
  })

  it('stand in the inbox of the person as they are read there', async () => {
    cloud.wechat.subscriptions.accept(openid, ['visit-template'])
    await send()
    expect(cloud.wechat.outbox.list({ kind: 'message', openid, limit: 1 })).toMatchObject([
      {
        errcode: 0,
        openid,
        shown: {
          title: '走访提醒',
          text: '事项：看望王奶奶\n时间：2026年3月5日 09:30\n地点：幸福里 3 号楼',
          page: 'pages/home/index?from=message',
        },
      },
    ])
  })

  it.each<[what: string, change: object, values: Record<string, unknown>, errcode: number, errmsg: string]>([
    ['a stranger', { touser: 'oStranger' }, good, 40003, 'invalid openid'],
    ['nobody', { touser: undefined }, good, 40003, 'invalid openid'],
    ['an unknown template', { template_id: 'other' }, good, 40037, 'template_id'],
    ['no template', { template_id: undefined }, good, 40037, 'template_id'],
    ['no data', { data: undefined }, good, 47001, 'data'],
    ['a missing field', {}, { ...good, thing3: undefined }, 47003, 'data.thing3.value is empty'],
    ['an empty field', {}, { ...good, thing3: '' }, 47003, 'data.thing3.value is empty'],
    ['a field that is too long', {}, { ...good, thing1: '好'.repeat(21) }, 47003, 'data.thing1.value invalid'],
    ['a time that is none', {}, { ...good, time2: '明天上午' }, 47003, 'data.time2.value invalid'],
    ['a field that is an object', {}, { ...good, thing1: { a: 1 } }, 47003, 'data.thing1.value invalid'],
    ['a page that does not exist', { page: 'pages/gone/index' }, good, 41030, 'invalid page'],
  ])('are refused for %s, and the acceptance stays', async (_what, change, values, errcode, errmsg) => {
    const before = cloud.wechat.subscriptions.creditsOf(openid, 'visit-template')
    cloud.wechat.subscriptions.accept(openid, ['visit-template'])
    expect(await send(change, values)).toMatchObject({ errcode, errmsg: expect.stringContaining(errmsg) })
    expect(cloud.wechat.subscriptions.creditsOf(openid, 'visit-template')).toBe(before + 1)
  })

  const one = {
    thing1: '共二十字：一二三四五六七八九十一二三四',
    number2: 12.5,
    letter3: 'abc',
    symbol4: '+-*',
    character_string5: 'No.2026-03/05',
    time6: '15:01~16:30',
    date7: '2019年10月1日',
    amount8: '￥12.50元',
    phone_number9: '+86-0766-66888866',
    car_number10: '粤A8Z888挂',
    name11: '王小红',
    phrase12: '配送中',
    enum13: '已到',
  }
  it.each<[field: keyof typeof one, good: unknown[], bad: unknown[]]>([
    ['thing1', ['a', '😀'.repeat(20)], ['一'.repeat(21)]],
    ['number2', ['0', '1'.repeat(32), '-3.5'], ['1'.repeat(33), '十二', '1,000']],
    ['letter3', ['A'.repeat(32)], ['A'.repeat(33), 'a1', '甲']],
    ['symbol4', ['#####'], ['######', 'a', '甲']],
    ['character_string5', ['x'.repeat(32)], ['x'.repeat(33), '单号1']],
    [
      'time6',
      ['9:05', '2019年10月1日 15:01', '2026-03-05 09:00:00'],
      ['25:00', '下午三点', '15:61', '9:00~10:00~11:00'],
    ],
    ['date7', ['2019-10-01', '2019年10月1日 15:01~2019年10月2日 15:01'], ['10月1日', '15:01']],
    ['amount8', ['1000', '$3', '12元'], ['12345678901', '十元', '1,000']],
    ['phone_number9', ['13800138000'], ['138001380001380013', '王']],
    ['car_number10', ['京A12345', '粤A12345D'], ['京A1234567', '京-12345']],
    ['name11', ['买买提·吐尔逊', 'Anne Marie'], ['一二三四五六七八九十一', 'a'.repeat(21), '王3']],
    ['phrase12', ['已'], ['已经送达了吧', 'ok', '已到1']],
    ['enum13', ['未到'], ['在路上']],
  ])('hold in %s what WeChat lets stand there', async (field, allowed, refused) => {
    const errcodeWith = async (value: unknown) =>
      (await send({ template_id: 'every-kind' }, { ...one, [field]: value })).errcode
    for (const value of [one[field], ...allowed]) expect([value, await errcodeWith(value)]).toEqual([value, 0])
    for (const value of refused) expect([value, await errcodeWith(value)]).toEqual([value, 47003])
  })

  it('of the lasting kind need one acceptance only, but that', async () => {
    cloud.wechat.seen('oOther')
    expect((await send({ touser: 'oOther', template_id: 'every-kind' }, one)).errcode).toBe(43101)
    cloud.wechat.subscriptions.accept('oOther', ['every-kind'])
    for (const _time of [1, 2, 3])
      expect((await send({ touser: 'oOther', template_id: 'every-kind' }, one)).errcode).toBe(0)
  })

  it('are accepted three at a time, and only those that exist', () => {
    const accept = (ids: string[]) => cloud.wechat.subscriptions.accept(openid, ids)
    expect(() => accept([])).toThrow('one to three')
    expect(() => accept(['a', 'b', 'c', 'd'])).toThrow('one to three')
    expect(() => accept(['visit-template', 'gone'])).toThrow('no message template gone')
  })

  it('and acceptances survive a restart', async () => {
    const dataDir = freshDataDir()
    const options = { dataDir, wechat: { templates: [visit] } }
    const first = await startCloud(options)
    first.wechat.seen(openid)
    first.wechat.subscriptions.accept(openid, ['visit-template'])
    await first.close()
    const second = await startCloud(options)
    const again = () =>
      callJson(second, 'subscribeMessage.send', { touser: openid, template_id: 'visit-template', data: valuesOf(good) })
    expect((await again()).errcode).toBe(0)
    expect((await again()).errcode).toBe(43101)
  })

  it.each([
    ['without a field', '你好'],
    ['with a field of an unknown kind', '{{colour1.DATA}}'],
  ])('of a template %s keep the cloud from starting', async (_what, content) => {
    const templates = [{ ...visit, content }]
    await expect(startCloud({ wechat: { templates } })).rejects.toMatchObject({ code: 'CONFIG_INVALID' })
  })
})
