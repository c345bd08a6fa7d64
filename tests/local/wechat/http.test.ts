import { request } from 'node:http'
import type { LocalCloud } from '../../../local'
import { startCloud } from '../support/cloud'
import { callJson } from '../support/wechat'

const templates = [{ priTmplId: 'visit', title: '走访', content: '{{thing1.DATA}}' }]

const ask = (
  cloud: LocalCloud,
  method: string,
  path: string,
  options: { body?: unknown; headers?: Record<string, string> } = {},
) =>
  new Promise<{ status: number; json: Record<string, unknown> }>((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: cloud.port, method, path: `/_local/wechat/${path}`, headers: options.headers },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString()
          resolve({ status: response.statusCode ?? 0, json: text === '' ? {} : JSON.parse(text) })
        })
      },
    )
    sent.on('error', reject)
    sent.end(options.body === undefined ? undefined : JSON.stringify(options.body))
  })

describe('the phone of a browser user', () => {
  let cloud: LocalCloud
  beforeAll(async () => {
    cloud = await startCloud({ host: '0.0.0.0', wechat: { templates } })
  })
  const visitor = async () => {
    const response = await fetch(`${cloud.url}/auth/v1/signin/anonymously`, { method: 'POST' })
    const { access_token } = (await response.json()) as { access_token: string }
    return { authorization: `Bearer ${access_token}` }
  }
  const fromNetwork = { host: '192.168.1.20:8787' }

  it('has an openid, the same each time and another for another user', async () => {
    const [one, two] = [await visitor(), await visitor()]
    const openids = [one, one, two].map(async (headers) => (await ask(cloud, 'GET', 'me', { headers })).json.openid)
    const [first, again, other] = await Promise.all(openids)
    expect(first).toMatch(/^o[\w-]{27}$/)
    expect(again).toBe(first)
    expect(other).not.toBe(first)
    expect((await ask(cloud, 'GET', 'me')).status).toBe(401)
  })

  it('accepts messages and hands over its number, over the network as well', async () => {
    const headers = { ...(await visitor()), ...fromNetwork }
    const { json } = await ask(cloud, 'POST', 'subscribe', { headers, body: { templateIds: ['visit'] } })
    const data = { thing1: { value: '好' } }
    const send = () => callJson(cloud, 'subscribeMessage.send', { touser: json.openid, template_id: 'visit', data })
    expect((await send()).errcode).toBe(0)
    expect((await send()).errcode).toBe(43101)
    const phone = await ask(cloud, 'POST', 'phone-code', { headers, body: { phoneNumber: '13800138000' } })
    expect(
      await callJson(cloud, 'phonenumber.getPhoneNumber', { code: phone.json.code, openid: json.openid }),
    ).toMatchObject({
      phone_info: { phoneNumber: '13800138000' },
    })
  })

  it('is whoever this machine names, and nobody whom the network names', async () => {
    const body = { openid: 'oNamed', templateIds: ['visit'] }
    expect((await ask(cloud, 'POST', 'subscribe', { body })).json).toEqual({ openid: 'oNamed', accepted: ['visit'] })
    expect(cloud.wechat.subscriptions.creditsOf('oNamed', 'visit')).toBe(1)
    expect((await ask(cloud, 'POST', 'subscribe', { body, headers: fromNetwork })).json.code).toBe(
      'MISSING_CREDENTIALS',
    )
    expect(
      (await ask(cloud, 'POST', 'phone-code', { body: { phoneNumber: '13800138000' }, headers: fromNetwork })).status,
    ).toBe(401)
    expect((await ask(cloud, 'POST', 'subscribe', { body, headers: { authorization: 'Bearer forged' } })).status).toBe(
      401,
    )
  })

  it.each<[what: string, path: string, body: unknown]>([
    ['nobody', 'subscribe', { templateIds: ['visit'] }],
    ['no templates', 'subscribe', { openid: 'oNamed' }],
    ['an unknown template', 'subscribe', { openid: 'oNamed', templateIds: ['gone'] }],
    ['an openid that is none', 'subscribe', { openid: { $ne: '' }, templateIds: ['visit'] }],
    ['no number', 'phone-code', {}],
    ['a number in words', 'phone-code', { phoneNumber: 'my phone' }],
    ['a list', 'phone-code', []],
  ])('does nothing for %s', async (_what, path, body) => {
    expect(await ask(cloud, 'POST', path, { body })).toMatchObject({ status: 400, json: { code: 'INVALID_PARAM' } })
  })

  it('is held by no page of elsewhere', async () => {
    const headers = { origin: 'https://evil.example' }
    for (const [method, path] of [
      ['GET', 'outbox'],
      ['POST', 'subscribe'],
      ['OPTIONS', 'subscribe'],
    ] as const)
      expect((await ask(cloud, method, path, { headers })).status).toBe(403)
    expect((await ask(cloud, 'OPTIONS', 'subscribe', { headers: { origin: 'http://localhost:5173' } })).status).toBe(
      204,
    )
    expect((await ask(cloud, 'POST', 'constructor', { body: {} })).status).toBe(404)
  })
})

describe('the outbox over HTTP', () => {
  it('is shown to this machine only, newest first, by kind, person and page', async () => {
    const cloud = await startCloud({ host: '0.0.0.0' })
    for (const n of [1, 2, 3])
      await callJson(cloud, 'phonenumber.getPhoneNumber', { code: `${n}`, openid: `oPerson${n}` })
    const list = async (query = '') =>
      (await ask(cloud, 'GET', `outbox${query}`)).json.entries as { id: number; request: { code: string } }[]
    const codes = (entries: { request: { code: string } }[]) => entries.map(({ request: { code } }) => code)
    expect(codes(await list())).toEqual(['3', '2', '1'])
    expect(codes(await list('?limit=1'))).toEqual(['3'])
    expect(codes(await list(`?before=${(await list())[0]?.id}`))).toEqual(['2', '1'])
    expect(codes(await list('?openid=oPerson2'))).toEqual(['2'])
    expect(await list('?kind=message')).toEqual([])
    expect((await ask(cloud, 'GET', 'outbox?kind=other')).json).toMatchObject({ code: 'INVALID_PARAM' })
    const others: Record<string, string>[] = [
      { host: '192.168.1.20:8787' },
      { 'x-forwarded-for': '203.0.113.5' },
      { via: '1.1 proxy' },
    ]
    for (const headers of others) expect((await ask(cloud, 'GET', 'outbox', { headers })).status).toBe(403)
  })
})
