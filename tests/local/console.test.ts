import { request as httpRequest } from 'node:http'
import { networkInterfaces } from 'node:os'
import type { Doc, LocalCloud, LocalCloudOptions } from '../../local'
import { outputLimits } from '../../local/runner/output'
import { databaseOf, sdkOf, startCloud, until, writeFunctions } from './support/cloud'

const script = '<script>alert(1)</script>'
const hostile = [
  script,
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</textarea><script>alert(1)</script>',
  '\u202egnp.exe שלום',
  'nul\u0000esc\u001b[31m',
  '&lt;b&gt;',
]

const functions = {
  talk: {
    code: `exports.main = async ({ text }) => { console.log(text); console.error('oh ' + text); return text }`,
    cron: '0 0 2 * * * *',
  },
  fail: {
    code: `exports.main = async ({ text }) => { throw new Error(text) }`,
    envVariables: { PLAIN: 'a value nobody sees' },
  },
}

const start = (options: Partial<LocalCloudOptions> = {}) =>
  startCloud({
    cloudbaserc: writeFunctions(functions),
    functionEnv: { SECRET: 'a secret nobody sees' },
    collections: [
      {
        name: 'notes',
        indexes: [
          {
            fields: [
              ['writer', 1],
              ['n', -1],
            ],
          },
        ],
      },
      { name: 'empty', indexes: [] },
    ],
    ...options,
  })

const get = (cloud: LocalCloud, path: string, headers: Record<string, string> = {}) =>
  fetch(`${cloud.url}/_local/${path}`, { redirect: 'manual', headers })

const pageOf = async (cloud: LocalCloud, path: string, status = 200): Promise<string> => {
  const response = await get(cloud, path)
  const text = await response.text()
  expect([path, response.status]).toEqual([path, status])
  return text
}

const post = (cloud: LocalCloud, path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${cloud.url}/_local/${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: cloud.url, ...headers },
    body: new URLSearchParams(fields),
  })

/** The hidden fields of the first form that writes. */
const fieldsOf = (page: string): Record<string, string> =>
  Object.fromEntries(
    [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(([, name, value]) => [
      name as string,
      (value as string)
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&'),
    ]),
  )

const idOf = (id: unknown) => `data/notes/document?id=${encodeURIComponent(JSON.stringify(id))}`

/** Nothing that came from outside stands in the page as markup. */
function expectHarmless(page: string): void {
  expect(page).not.toMatch(/<script>|<img|onerror=alert\(1\)>|onmouseover='/)
  expect(page.match(/<script/g)).toHaveLength(1)
  expect(page).not.toMatch(/[\0-\x08\x0b-\x1f\x7f]/)
}

describe('the console', () => {
  let cloud: LocalCloud
  const calls: string[] = []
  beforeAll(async () => {
    cloud = await start()
    const docs: Doc[] = hostile.map((text, n) => ({
      _id: `${n}/${text.replaceAll('\0', '')}`,
      writer: text,
      n,
      [text.replace(/[\0$.]/g, '')]: [text],
    }))
    await cloud.database.insertMany('notes', [
      ...docs,
      { _id: 'plain', writer: 'a', n: 7, at: new Date(Date.UTC(2026, 2, 5, 6, 20)), big: 'x'.repeat(5000) },
    ])
    for (const text of hostile) {
      calls.push((await cloud.invoke('talk', { text }, { openid: 'o1' })).requestId)
      await cloud.invoke('fail', { text }).catch(() => undefined)
    }
    await until(() => calls.every((id) => cloud.linesOf(id).length >= 2))
    await sdkOf(cloud).uploadFile({ cloudPath: 'photos/a b/door & key.txt', fileContent: Buffer.from('a door') })
    await sdkOf(cloud).uploadFile({ cloudPath: 'photos/top.txt', fileContent: Buffer.from('top') })
    const { openid } = { openid: '<b>o</b>' }
    cloud.wechat.outbox.add({
      atMs: Date.now(),
      kind: 'message',
      apiName: 'subscribeMessage.send',
      openid,
      functionName: 'talk',
      errcode: 0,
      errmsg: 'ok',
      request: { touser: openid, data: { thing1: { value: script } } },
      shown: { title: script, text: hostile.join('\n'), page: 'pages/a', odd: { deep: script } },
    })
    cloud.wechat.outbox.add({
      atMs: Date.now(),
      kind: 'text',
      apiName: 'security.msgSecCheck',
      openid: null,
      functionName: null,
      errcode: 40003,
      errmsg: script,
      request: {},
      shown: {},
    })
    await fetch(`${cloud.url}/auth/v1/signin/anonymously`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
  })

  const everyPage = () => [
    '',
    'data',
    'data/notes',
    'data/empty',
    `data/notes?query=${encodeURIComponent(JSON.stringify({ writer: script }))}`,
    ...hostile.map((text, n) => idOf(`${n}/${text.replaceAll('\0', '')}`)),
    'functions',
    'functions/talk',
    'functions/fail',
    ...calls.map((id) => `calls/${id}`),
    'logs',
    `logs?text=${encodeURIComponent(script)}&request=${encodeURIComponent(script)}&function=${encodeURIComponent(script)}`,
    'timers',
    'people',
    'files',
    'files?folder=photos',
    'files?folder=photos/a%20b',
    'outbox',
    `outbox?openid=${encodeURIComponent('<b>o</b>')}`,
    'outbox?kind=text',
  ]

  it('shows every page whole, whatever people wrote, with strict headers', async () => {
    for (const path of everyPage()) {
      const response = await get(cloud, path)
      expect([path, response.status]).toEqual([path, 200])
      expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'.*frame-ancestors 'none'$/)
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(response.headers.get('access-control-allow-origin')).toBeNull()
      const page = await response.text()
      expectHarmless(page)
      expect(page).toContain('真实的人的资料')
      expect(page).toContain('aria-current="page"')
      expect(page).toMatch(/<\/html>\n$/)
    }
  })

  it('tells what there is', async () => {
    const overview = await pageOf(cloud, '')
    expect(overview).toContain('2 个集合')
    expect(overview).toContain('test-env')
    const data = await pageOf(cloud, 'data')
    expect(data).toMatch(/notes[\s\S]*<span class="number">8<\/span>[\s\S]*writer · n ↓/)
  })

  it('answers queries with a table, as JSON, and says how it read', async () => {
    const find = (parameters: Record<string, string>) => pageOf(cloud, `data/notes?${new URLSearchParams(parameters)}`)
    const indexed = await find({ query: '{"writer":"a"}', sort: '{"n":-1}' })
    expect(indexed).toContain('走索引')
    expect(indexed).toContain('2026-03-05 14:20:00')
    expect(indexed).toContain('&quot;$date&quot;: &quot;2026-03-05T06:20:00.000Z&quot;')
    const scanned = await find({ query: '{"n":{"$gte":3}}', limit: '2' })
    expect(scanned).toContain('全表扫描')
    expect(scanned).toContain('第 1 到 2 条')
    expect(scanned).toContain('skip=2')
    expect(await find({ query: '{"writer":"nobody"}' })).toContain('没有找到')
  })

  it.each([
    ['{"n":', '没有'],
    ['[]', 'object'],
    ['{"n":{"$where":"1"}}', '\\$where'],
    ['5', 'object'],
  ])('says what is wrong with a query (%s)', async (query) => {
    const page = await pageOf(cloud, `data/notes?query=${encodeURIComponent(query)}`, 400)
    expect(page).toContain('查不了')
    expectHarmless(page)
  })

  it('refuses a sort order that is none, and takes any limit for what it can be', async () => {
    await pageOf(cloud, `data/notes?sort=${encodeURIComponent('{"n":"up"}')}`, 400)
    for (const limit of ['0', '-1', '1e9', 'x', '']) await pageOf(cloud, `data/notes?limit=${limit}`)
  })

  it('has no page for what is not there', async () => {
    for (const path of [
      'nothing',
      'data/nobody',
      'functions/nobody',
      'style.css/x',
      'constructor',
      'data/notes/nothing',
      '__proto__',
    ])
      expectHarmless(await pageOf(cloud, path, 404))
    for (const id of ['"nobody"', '{"$gt":""}', '[]', 'null', 'x', ''])
      expectHarmless(await pageOf(cloud, `data/notes/document?id=${encodeURIComponent(id)}`, 400))
    expectHarmless(await pageOf(cloud, `calls/${encodeURIComponent(script)}`, 400))
    await pageOf(cloud, 'data/%ff', 404)
    await pageOf(cloud, `data/${'x'.repeat(500)}`, 400)
  })

  it('shows a call with what it printed and why it failed, but no secrets', async () => {
    const call = await pageOf(cloud, `calls/${calls[0]}`)
    expect(call).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(call).toContain('微信用户')
    const failing = await pageOf(cloud, 'functions/fail')
    expect(failing).toContain('FUNCTION_INVOCATION_FAILED')
    expect(failing).toContain('SECRET')
    for (const path of everyPage()) expect(await pageOf(cloud, path)).not.toMatch(/nobody sees|eyJ|PRIVATE KEY/)
  })

  it('finds the call that a browser was refused, by the id it was told', async () => {
    const headers = { 'content-type': 'application/json' }
    const signIn = await fetch(`${cloud.url}/auth/v1/signin/anonymously`, { method: 'POST', headers, body: '{}' })
    const { access_token } = (await signIn.json()) as { access_token: string }
    const answer = await fetch(`${cloud.url}/v1/functions/fail`, {
      method: 'POST',
      headers: { ...headers, authorization: `Bearer ${access_token}` },
      body: '{"text":"for the log only"}',
    })
    const { requestId, message } = (await answer.json()) as { requestId: string; message: string }
    expect([answer.headers.get('x-request-id'), message]).toEqual([requestId, 'the function fail failed'])
    expect(await pageOf(cloud, `calls/${requestId}`)).toContain('for the log only')
  })

  it('gives addresses of files that can be opened, and files of a folder only', async () => {
    const top = await pageOf(cloud, 'files')
    expect(top).toContain('photos/')
    expect(top).not.toContain('top.txt')
    const folder = await pageOf(cloud, 'files?folder=photos/a%20b')
    const [, address = ''] = /<a href="([^"]*_files[^"]*)"/.exec(folder) ?? []
    const file = await fetch(address.replaceAll('&amp;', '&'))
    expect(await file.text()).toBe('a door')
  })

  it('shows an inbox of one person', async () => {
    const page = await pageOf(cloud, `outbox?openid=${encodeURIComponent('<b>o</b>')}`)
    expect(page).toContain('订阅消息')
    expect(page).not.toContain('40003')
  })

  it('brings new lines by themselves, of one request if that is wanted', async () => {
    const leaving = new AbortController()
    const response = await fetch(`${cloud.url}/_local/logs/stream?function=talk`, { signal: leaving.signal })
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
    let received = ''
    const reading = (async () => {
      const decoder = new TextDecoder()
      for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) received += decoder.decode(chunk)
    })().catch(() => undefined)
    await until(() => received.includes(': begun'))
    const { requestId } = await cloud.invoke('talk', { text: `${script}\nsecond` })
    await cloud.invoke('fail', { text: 'not this' }).catch(() => undefined)
    await until(() => received.includes('second') && received.includes('"stream":"call"'))
    expect(received).toContain(requestId)
    expect(received).not.toContain('not this')
    for (const line of received.split('\n').filter((text) => text.startsWith('data: ')))
      expect(JSON.parse(line.slice(6))).toMatchObject({ functionName: 'talk', requestId })
    leaving.abort()
    await reading
  })

  it('keeps the log of a call within its limits', async () => {
    const text = Array.from({ length: outputLimits.lines + 100 }, (_unused, n) => `line ${n}`).join('\n')
    const { requestId } = await cloud.invoke('talk', { text })
    await until(() => cloud.linesOf(requestId).length > outputLimits.lines)
    expect(await pageOf(cloud, `calls/${requestId}`)).toContain('打印得太多')
  })

  it('serves its own style and script, and nothing else of its folder', async () => {
    expect((await get(cloud, 'style.css')).headers.get('content-type')).toMatch(/^text\/css/)
    expect((await get(cloud, 'live.js')).headers.get('content-type')).toMatch(/^text\/javascript/)
    for (const name of ['console.ts', 'README.md', '..%2findex.ts']) await pageOf(cloud, name, 404)
  })

  it('is reached without its last stroke', async () => {
    const response = await fetch(`${cloud.url}/_local`, { redirect: 'manual' })
    expect([response.status, response.headers.get('location')]).toEqual([303, '/_local/'])
  })

  it('only shows, unless it was asked for more', async () => {
    const page = await pageOf(cloud, idOf('plain'))
    expect(page).toContain('只能看')
    expect(page).not.toContain('method="post"')
    for (const path of ['timers', 'people']) expect(await pageOf(cloud, path)).not.toContain('method="post"')
    for (const path of ['data/notes/document', 'timers/run', 'people/end']) {
      const response = await post(cloud, path, { name: 'talk-timer' })
      expect(response.status).toBe(403)
      expect(await response.text()).toContain('现在只能看')
    }
    expect((await get(cloud, 'timers/run')).status).toBe(404)
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS'])
      expect((await fetch(`${cloud.url}/_local/data/notes`, { method })).status).toBe(405)
  })
})

describe('a console that may write', () => {
  let cloud: LocalCloud
  beforeAll(async () => {
    cloud = await start({ console: 'write' })
    await cloud.database.insertMany('notes', [
      { _id: 'a/b"<', n: 1, text: '</textarea><b>\n  two', at: new Date(5) },
      { _id: 'other', n: 2 },
    ])
  })
  const path = 'data/notes/document'
  const address = idOf('a/b"<')
  const stored = async () => (await cloud.database.find('notes', { _id: 'a/b"<' }))[0]

  it('changes a document', async () => {
    const page = await pageOf(cloud, address)
    expect(page).toContain('可以改')
    const text = '{"_id":"a/b\\"<","n":5,"at":{"$date":"2026-01-01T00:00:00.000Z"}}'
    const response = await post(cloud, path, { ...fieldsOf(page), text })
    expect(response.status).toBe(303)
    expect(await stored()).toEqual({ _id: 'a/b"<', n: 5, at: new Date(Date.UTC(2026, 0, 1)) })
    const after = await fetch(`${cloud.url}${response.headers.get('location')}`)
    expect(await after.text()).toContain('改好了')
  })

  it('does not change one that another has changed, that is none, or that has another id', async () => {
    const fields = fieldsOf(await pageOf(cloud, address))
    const before = await stored()
    for (const text of [
      '{',
      '5',
      '[]',
      '',
      '{"_id":"other","n":1}',
      '{"n":1}',
      '{"_id":"a/b\\"<","$set":{}}',
      `{"_id":"a/b\\"<","x":`.padEnd(9),
    ]) {
      const response = await post(cloud, path, { ...fields, text })
      expect([text, response.status]).toEqual([text, 400])
      const page = await response.text()
      expect(page).toContain('没有改')
      expect(page.match(/<script/g)).toHaveLength(1)
    }
    expect(await stored()).toEqual(before)
    await databaseOf(cloud).collection('notes').doc('a/b"<').update({ n: 9 })
    const late = await post(cloud, path, { ...fields, text: '{"_id":"a/b\\"<","n":1}' })
    expect([late.status, (await stored())?.n]).toEqual([400, 9])
    expect((await post(cloud, path, { ...fields, id: '{"$gt":""}', text: '{}' })).status).toBe(400)
  })

  it('runs a timer, and tells how it went', async () => {
    const response = await post(cloud, 'timers/run', fieldsOf(await pageOf(cloud, 'timers')))
    expect(response.headers.get('location')).toBe('/_local/timers?done=ran')
    expect(await pageOf(cloud, 'timers')).toMatch(/手动[\s\S]*成功/)
    const { token = '' } = fieldsOf(await pageOf(cloud, 'timers'))
    expect((await post(cloud, 'timers/run', { token, name: 'nobody' })).status).toBe(404)
  })

  it('ends the sessions of a user', async () => {
    const signIn = await fetch(`${cloud.url}/auth/v1/signin/anonymously`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    const { access_token } = (await signIn.json()) as { access_token: string }
    const me = () => fetch(`${cloud.url}/auth/v1/user/me`, { headers: { authorization: `Bearer ${access_token}` } })
    expect((await me()).status).toBe(200)
    expect((await post(cloud, 'people/end', fieldsOf(await pageOf(cloud, 'people')))).status).toBe(303)
    expect((await me()).status).toBe(401)
    const { token = '' } = fieldsOf(await pageOf(cloud, 'timers'))
    expect((await post(cloud, 'people/end', { token, uid: 'nobody' })).status).toBe(400)
  })

  it('takes nothing from the page of another', async () => {
    const fields = fieldsOf(await pageOf(cloud, 'timers'))
    const runs = async () => (await pageOf(cloud, 'timers')).split('手动').length
    const before = await runs()
    const attempts = [
      post(cloud, 'timers/run', fields, { origin: 'http://evil.example' }),
      post(cloud, 'timers/run', fields, { origin: 'null' }),
      post(cloud, 'timers/run', fields, { origin: cloud.url.replace(/\d+$/, '1') }),
      fetch(`${cloud.url}/_local/timers/run`, { method: 'POST', body: new URLSearchParams(fields) }),
      post(cloud, 'timers/run', { name: fields.name as string }),
      post(cloud, 'timers/run', { ...fields, token: `${fields.token}x` }),
      post(cloud, 'timers/run', { ...fields, token: 'x'.repeat(fields.token?.length ?? 0) }),
    ]
    for (const response of await Promise.all(attempts)) expect(response.status).toBe(403)
    expect(await runs()).toBe(before)
    const other = await start({ console: 'write' })
    expect((await post(other, 'timers/run', fields)).status).toBe(403)
  })

  it('takes no form that is too large', async () => {
    const fields = fieldsOf(await pageOf(cloud, address))
    expect((await post(cloud, path, { ...fields, text: 'x'.repeat(5 * 1024 * 1024) })).status).toBe(413)
  })
})

describe('who is not at this machine', () => {
  const askAs = (cloud: LocalCloud, host: string, headers: Record<string, string>) =>
    new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
      const request = httpRequest({ host, port: cloud.port, path: '/_local/data', headers }, (response) => {
        let text = ''
        response.on('data', (chunk) => {
          text += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode, text }))
      })
      request.on('error', reject).end()
    })

  it('is refused with a page that says so', async () => {
    const cloud = await start({ host: '0.0.0.0' })
    const lan = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.family === 'IPv4' && !address.internal)?.address
    const refusals = [
      // By the name of the network, though from here: as a phone would see it.
      await askAs(cloud, '127.0.0.1', { host: `192.168.1.5:${cloud.port}` }),
      // Passed on by something that runs here.
      await askAs(cloud, '127.0.0.1', { host: `127.0.0.1:${cloud.port}`, 'x-forwarded-for': '203.0.113.9' }),
      await askAs(cloud, '127.0.0.1', { host: `localhost:${cloud.port}`, forwarded: 'for=203.0.113.9' }),
      ...(lan
        ? [
            await askAs(cloud, lan, { host: `${lan}:${cloud.port}` }),
            await askAs(cloud, lan, { host: `127.0.0.1:${cloud.port}` }),
          ]
        : []),
    ]
    for (const { status, text } of refusals) {
      expect(status).toBe(403)
      expect(text).toContain('只能在运行它的那台机器上打开')
      expect(text).not.toContain('notes')
    }
    expect((await askAs(cloud, '127.0.0.1', { host: `localhost:${cloud.port}` })).status).toBe(200)
  })
})

it('a console that is off is not there', async () => {
  const cloud = await start({ console: 'off' })
  for (const path of ['', 'data', 'style.css']) expect((await get(cloud, path)).status).toBe(404)
})

it('a cloud closes at once though somebody watches its log', async () => {
  const cloud = await start()
  const response = await fetch(`${cloud.url}/_local/logs/stream`)
  const reading = response.text().catch(() => '')
  await cloud.close()
  expect(await reading).toContain(': begun')
})
