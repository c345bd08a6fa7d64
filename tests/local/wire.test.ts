import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import type { LocalCloud } from '../../local'
import { databaseOf, envId, refusal, startCloud, temporaryFolder, writeFunctions } from './support/cloud'

/** A request exactly as written: `fetch` would tidy the path and set headers of its own. */
const raw = (
  cloud: LocalCloud,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
) =>
  new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: cloud.port, path, method: options.method ?? 'GET', headers: options.headers ?? {} },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        )
      },
    )
    sent.on('error', reject)
    sent.end(options.body)
  })

const webDir = () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'js'))
  writeFileSync(join(folder, 'index.html'), '<title>app</title>')
  writeFileSync(join(folder, 'js', 'app.3f9a1c22.js'), 'app()')
  writeFileSync(join(folder, 'js', 'plain.css'), 'a{}')
  writeFileSync(join(folder, '.env'), 'SECRET=1')
  writeFileSync(join(folder, '..', 'outside-of-web.txt'), 'outside')
  return folder
}

let cloud: LocalCloud
beforeAll(async () => {
  cloud = await startCloud({
    adminToken: 'admin-token-of-this-test',
    webDir: webDir(),
    cloudbaserc: writeFunctions({
      echo: {
        code: 'exports.main = async (event) => ({ event, openid: process.env.WX_OPENID || "", uid: process.env.TCB_UUID || "" })',
      },
    }),
    collections: [{ name: 'things', indexes: [{ fields: [['name', 1]] }] }],
  })
})

const signed = {
  authorization: 'TC3-HMAC-SHA256 Credential=local/2026-01-01/tcb/tc3_request, SignedHeaders=host, Signature=0',
}
const envelope = (body: object): Record<string, unknown> => ({
  envName: envId,
  sessionToken: cloud.credentials.sessionToken,
  ...body,
})
interface AdminAnswer {
  requestId: string
  code?: string
  data?: { total?: number; list?: string[] }
}
const admin = async (body: unknown, headers: Record<string, string> = signed): Promise<AdminAnswer> => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return JSON.parse((await raw(cloud, '/admin', { method: 'POST', headers, body: text })).body)
}

describe('the admin endpoint', () => {
  let count: Record<string, unknown>
  beforeAll(() => {
    count = envelope({ action: 'database.calculateDocument', collectionName: 'things' })
  })

  it('answers who is signed, with a request id', async () => {
    expect(await admin(count)).toEqual({ requestId: expect.stringMatching(/^[0-9a-f-]{36}$/), data: { total: 0 } })
  })

  it.each<[what: string, body: object, headers: Record<string, string>]>([
    ['without a signature', {}, {}],
    ['signed with another secret id', {}, { authorization: signed.authorization.replace('local/', 'other/') }],
    ['without the session token', { sessionToken: undefined }, signed],
    ['with a wrong session token', { sessionToken: 'x'.repeat(64) }, signed],
    ['with a session token that is not text', { sessionToken: { $ne: '' } }, signed],
  ])('refuses who comes %s', async (_what, change, headers) => {
    expect((await admin({ ...count, ...change }, headers)).code).toBe('SIGN_PARAM_INVALID')
  })

  it('refuses another environment, an unknown action, and what is not served', async () => {
    expect((await admin({ ...count, envName: 'other-env' })).code).toBe('INVALID_ENV')
    for (const action of [
      'database.dropEverything',
      'constructor',
      '__proto__',
      'toString',
      undefined,
      5,
      'database.createIndex',
    ]) {
      expect((await admin({ ...count, action })).code).toBe('INVALID_ACTION')
    }
  })

  it.each<[what: string, body: object | string]>([
    ['broken JSON', '{"action":'],
    ['a list', '[]'],
    ['nothing', ''],
    ['a query that is not text', { query: { _id: 1 } }],
    ['a query that is not JSON', { query: '{' }],
    ['a query that is a list', { query: '[1]' }],
    ['a query that is a date', { query: '{"$date":0}' }],
    ['a query nested without end', { query: `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}` }],
    ['a collection name that is not text', { collectionName: { $ne: 1 } }],
    ['a collection name with a quote', { collectionName: 'things"; DROP TABLE meta; --' }],
    ['a negative offset', { action: 'database.getDocument', offset: -1 }],
    ['a limit that is not a number', { action: 'database.getDocument', limit: '5; DROP' }],
    ['a sort order in words', { action: 'database.getDocument', order: '{"name":"asc"}' }],
    ['no documents', { action: 'database.insertDocument', data: [] }],
    ['documents that are not text', { action: 'database.insertDocument', data: [{ a: 1 }] }],
    ['a document that is a number', { action: 'database.insertDocument', data: ['5'] }],
    ['stages without a name', { action: 'database.aggregateDocuments', stages: [{ stageValue: '{}' }] }],
    ['a transaction id that is an object', { action: 'database.commitTransaction', transactionId: { $gt: '' } }],
  ])('answers %s with a code, and goes on', async (_what, body) => {
    const answer = await admin(typeof body === 'string' ? body : { ...count, ...body })
    expect(answer.code).toMatch(
      /^(INVALID_PARAM|SIGN_PARAM_INVALID|DATABASE_REQUEST_FAILED|DATABASE_TRANSACTION_FAIL)$/,
    )
    expect(await admin(count)).toMatchObject({ data: { total: 0 } })
  })

  it('refuses more than 6 MB', async () => {
    const answer = await admin({ ...count, padding: 'x'.repeat(6 * 1024 * 1024) })
    expect(answer.code).toBe('EXCEED_REQUEST_SIZE_LIMIT')
  })
})

describe('names and values that look like an attack', () => {
  const nasty = [
    `'`,
    `"`,
    `a"b`,
    `a'b`,
    `') OR 1=1 --`,
    `x$"]`,
    `name') = 1 OR json_extract(doc,'$`,
    '\\',
    `]`,
    '中文 字段',
    'a b',
    '%',
    'x-y',
  ]

  it('are only names and values: stored, found and updated like others', async () => {
    const db = databaseOf(cloud)
    const things = db.collection('things')
    for (const [n, name] of nasty.entries()) {
      await things.add({ _id: `id${n}${name}`, name, [name]: n })
    }
    for (const [n, name] of nasty.entries()) {
      const _id = `id${n}${name}`
      expect((await things.where({ name }).get()).data.map((d: { _id: string }) => d._id)).toEqual([_id])
      expect((await things.where({ [name]: n }).get()).data.map((d: { _id: string }) => d._id)).toContain(_id)
      expect((await things.where({ _id }).count()).total).toBe(1)
      // The SDK refuses such names in a sort order; somebody who writes the request by hand does not.
      const order = JSON.stringify({ [name]: -1 })
      const { data = {} } = await admin(
        envelope({ action: 'database.getDocument', collectionName: 'things', order, limit: 1 }),
      )
      expect(JSON.parse(data.list?.[0] ?? '{}')._id).toBe(_id)
      expect((await things.doc(_id).update({ [name]: db.command.inc(100) })).updated).toBe(1)
      expect((await things.doc(_id).remove()).deleted).toBe(1)
    }
    expect((await things.count()).total).toBe(0)
  })

  it('of objects themselves are refused, wherever they stand', async () => {
    const db = databaseOf(cloud)
    const things = db.collection('things')
    const bad = JSON.parse('{"__proto__":{"admin":true}}')
    expect((await refusal(things.add({ _id: 'p', ...{ constructor: 1 } }))).code).toBe('DATABASE_REQUEST_FAILED')
    expect((await refusal(things.where({ 'constructor.name': 'Object' }).get())).code).toBe('DATABASE_REQUEST_FAILED')
    expect((await refusal(things.where({ toString: db.command.exists(true) } as never).get())).code).toBe(
      'DATABASE_REQUEST_FAILED',
    )
    expect((await refusal(things.doc('p').update({ '__proto__.admin': true }))).code).toBe('DATABASE_REQUEST_FAILED')
    await things.add({ _id: 'q', inner: bad }).catch(() => undefined)
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
    expect((await refusal(things.add({ _id: 's', $set: { a: 1 } }))).code).toBe('DATABASE_REQUEST_FAILED')
    expect((await refusal(things.add({ _id: 's', deep: [{ $gt: 1 }] }))).code).toBe('DATABASE_REQUEST_FAILED')
    await things.where({ _id: 'q' }).remove()
  })
})

describe('calling functions from outside', () => {
  const visitor = async () => {
    const response = await fetch(`${cloud.url}/auth/v1/signin/anonymously`, { method: 'POST' })
    return (await response.json()) as { access_token: string; sub: string }
  }
  const call = async (body: string, token?: string) => {
    const { access_token } = token ? { access_token: token } : await visitor()
    const answer = await raw(cloud, '/v1/functions/echo', {
      method: 'POST',
      headers: { authorization: `Bearer ${access_token}` },
      body,
    })
    return { ...answer, json: JSON.parse(answer.body) as Record<string, unknown> }
  }

  it('takes an empty body as an empty event, and answers the JSON of the function with a request id', async () => {
    const answer = await call('')
    expect(answer).toMatchObject({ status: 200, json: { event: {}, openid: '' } })
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('refuses broken JSON, more than 100 KB and a megabyte of text, with a code each', async () => {
    expect(await call('{"a"')).toMatchObject({ status: 400, json: { code: 'INVALID_PARAM' } })
    expect(await call(JSON.stringify({ text: 'x'.repeat(101 * 1024) }))).toMatchObject({
      status: 413,
      json: { code: 'EXCEED_REQUEST_SIZE_LIMIT' },
    })
    expect(await call(JSON.stringify({ text: 'x'.repeat(1024 * 1024) }))).toMatchObject({
      status: 413,
      json: { code: 'EXCEED_REQUEST_SIZE_LIMIT' },
    })
  })

  it('is allowed to pages of this machine and to nobody else', async () => {
    const from = (origin: string, method = 'POST') =>
      raw(cloud, '/v1/functions/echo', {
        method,
        headers: { origin, 'access-control-request-headers': 'authorization,x-anything' },
      })
    for (const origin of [
      'http://localhost:5173',
      'http://127.0.0.1:8080',
      'http://[::1]:3000',
      `http://127.0.0.1:${cloud.port}`,
    ]) {
      const preflight = await from(origin, 'OPTIONS')
      expect(preflight.status).toBe(204)
      expect(preflight.headers).toMatchObject({
        'access-control-allow-origin': origin,
        'access-control-allow-headers': 'authorization,x-anything',
      })
    }
    for (const origin of [
      'https://evil.example',
      'http://localhost.evil.example',
      'null',
      'http://127.0.0.1.evil.example:80',
    ]) {
      const answer = await from(origin)
      expect(answer.status).toBe(403)
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
    }
  })

  it('reaches nothing under a foreign host name', async () => {
    const answer = await raw(cloud, '/index.html', { headers: { host: 'rebound.example' } })
    expect(answer).toMatchObject({ status: 403 })
    expect((await raw(cloud, '/', { headers: { host: `localhost:${cloud.port}` } })).status).toBe(200)

    const onNetwork = await startCloud({ host: '0.0.0.0' })
    const statusAs = async (host: string) => (await raw(onNetwork, '/config.js', { headers: { host } })).status
    expect(await Promise.all(['192.168.1.5:80', 'desk.local:80', '[fe80::1]:80', 'localhost'].map(statusAs))).toEqual([
      200, 200, 200, 200,
    ])
    expect(await statusAs('rebound.example')).toBe(403)
  })

  it.each(['//', '/v1/functions/%zz', '/_files/%zz?sign=x', '/v1/nothing'])(
    'answers the address %s with a refusal',
    async (path) => {
      const { status, body } = await raw(cloud, path, { method: 'POST' })
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(500)
      expect(body).not.toContain('SYS_ERR')
    },
  )

  it('as anybody needs the admin token', async () => {
    const invoke = async (headers: Record<string, string>, body: unknown) => {
      const answer = await raw(cloud, '/_local/invoke', { method: 'POST', headers, body: JSON.stringify(body) })
      return { status: answer.status, json: JSON.parse(answer.body) as Record<string, unknown> }
    }
    const token = { 'x-local-admin': 'admin-token-of-this-test' }
    const asVolunteer = { name: 'echo', data: { a: 1 }, caller: { openid: 'oVolunteer' } }
    expect(await invoke(token, asVolunteer)).toMatchObject({
      status: 200,
      json: { result: { event: { a: 1 }, openid: 'oVolunteer' } },
    })
    expect(await invoke({ 'x-local-admin': 'wrong' }, asVolunteer)).toMatchObject({
      status: 404,
      json: { code: 'INVALID_ACTION' },
    })
    expect(await invoke({}, asVolunteer)).toMatchObject({ status: 404 })
    expect(await invoke(token, { name: 'nobody' })).toMatchObject({ status: 404, json: { code: 'FUNCTION_NOT_FOUND' } })
    expect(await invoke(token, { ...asVolunteer, caller: { openid: { $ne: '' } } })).toMatchObject({
      json: { code: 'INVALID_PARAM' },
    })

    const closed = await startCloud({})
    expect(
      (await raw(closed, '/_local/invoke', { method: 'POST', headers: { 'x-local-admin': '' }, body: '{}' })).status,
    ).toBe(404)
  })
})

describe('the browser app', () => {
  it('is served with its kinds, and kept only where the name says that it never changes', async () => {
    const index = await raw(cloud, '/')
    expect(index).toMatchObject({
      status: 200,
      body: '<title>app</title>',
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' },
    })
    const script = await raw(cloud, '/js/app.3f9a1c22.js')
    expect(script.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    })
    expect((await raw(cloud, '/js/plain.css')).headers).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'no-cache',
    })
    expect((await raw(cloud, '/', { headers: { 'if-none-match': String(index.headers.etag) } })).status).toBe(304)
  })

  it('answers its own page addresses, but no file that is missing', async () => {
    expect((await raw(cloud, '/packages/street/pages/list?x=1')).body).toBe('<title>app</title>')
    expect((await raw(cloud, '/js/gone.js')).status).toBe(404)
    expect((await raw(cloud, '/', { method: 'POST' })).status).toBe(404)
  })

  it.each([
    '/../outside-of-web.txt',
    '/js/../../outside-of-web.txt',
    '/%2e%2e/outside-of-web.txt',
    '/js/..%2f..%2foutside-of-web.txt',
    '/..%5coutside-of-web.txt',
    '/.env',
    '/%00',
    '/%zz',
    '//etc/passwd',
  ])('gives nothing from elsewhere for %s', async (path) => {
    const { body } = await raw(cloud, path)
    expect(body).not.toMatch(/outside|SECRET|root:/)
  })

  it('finds its environment in /config.js', async () => {
    const config = await raw(cloud, '/config.js')
    expect(config.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-store',
    })
    const window: Record<string, unknown> = {}
    new Function('window', 'location', config.body)(window, { host: 'h:1' })
    expect(window.__APP_CONFIG__).toEqual({ envId, host: 'h:1' })
  })
})
