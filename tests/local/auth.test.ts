import { createHmac, generateKeyPairSync } from 'node:crypto'
import { join } from 'node:path'
import tcb from '@cloudbase/node-sdk'
import { type LocalCloud, startLocalCloud } from '../../local'
import { openBrowser } from './support/browser'
import { envId, refusal, startCloud, temporaryFolder, writeFunctions } from './support/cloud'

const whoAmI = `exports.main = async (event) => ({ event, uid: process.env.TCB_UUID || '', custom: process.env.TCB_CUSTOM_USER_ID || '',
  anonymous: process.env.TCB_ISANONYMOUS_USER || '', openid: process.env.WX_OPENID || '', ip: process.env.TCB_SOURCE_IP })`
const cloudbaserc = () => writeFunctions({ who: { code: whoAmI } })

const ticketFor = (cloud: LocalCloud, userId: string, key: object = cloud.loginKey, env = envId) =>
  tcb
    .init({ env, credentials: key } as never)
    .auth()
    .createTicket(userId)

const post = async (cloud: LocalCloud, path: string, body: unknown = {}, headers: Record<string, string> = {}) => {
  const response = await fetch(cloud.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as Record<string, string> }
}
const bearer = (token: string | undefined) => ({ authorization: `Bearer ${token}` })

describe('the unmodified browser SDK', () => {
  let nowMs = Date.now()
  let cloud: LocalCloud
  let browser: ReturnType<typeof openBrowser>
  beforeAll(async () => {
    cloud = await startCloud({ cloudbaserc: cloudbaserc(), now: () => nowMs })
    browser = openBrowser(cloud)
  })
  const who = async (data?: object) =>
    (await browser.app.callFunction({ name: 'who', ...(data && { data }) })).result as Record<string, unknown>
  const signIn = async (userId: string) => {
    const signedIn = await browser.auth.signInWithCustomTicket(async () => ticketFor(cloud, userId))
    expect(signedIn.error).toBeNull()
    return signedIn
  }
  /** The cloud's clock stands two hours later meanwhile; tickets are made by the real one. */
  const afterTwoHours = async (work: () => Promise<void>) => {
    nowMs += 2 * 60 * 60 * 1000 + 1000
    await work()
    nowMs = Date.now()
  }

  it('signs in anonymously and calls a function as that visitor', async () => {
    const { data, error } = await browser.auth.signInAnonymously({})
    expect(error).toBeNull()
    expect(data.user?.id).toMatch(/^\d{19}$/)
    expect(await who({ openid: 'forged', uid: 'forged' })).toEqual({
      event: { openid: 'forged', uid: 'forged' },
      uid: data.user?.id,
      custom: '',
      anonymous: 'true',
      openid: '',
      ip: '127.0.0.1',
    })
  })

  it('signs in by a ticket of createTicket, with the same uid each time and another for another user', async () => {
    const first = await signIn('volunteer-0001')
    expect(await who()).toMatchObject({ uid: first.data.user?.id, custom: 'volunteer-0001', anonymous: 'false' })
    expect((await browser.auth.getUser()).data.user?.id).toBe(first.data.user?.id)
    const other = await signIn('volunteer-0002')
    expect(await who()).toMatchObject({ custom: 'volunteer-0002' })
    const again = await signIn('volunteer-0001')
    expect(again.data.user?.id).toBe(first.data.user?.id)
    expect(other.data.user?.id).not.toBe(first.data.user?.id)
  })

  it('refreshes by itself when the cloud says the access token has expired', async () => {
    await signIn('volunteer-0003')
    const before = (await browser.auth.getSession()).data.session?.access_token
    await afterTwoHours(async () => {
      expect(await who({ after: 'two hours' })).toMatchObject({
        event: { after: 'two hours' },
        custom: 'volunteer-0003',
      })
    })
    expect((await browser.auth.getSession()).data.session?.access_token).not.toBe(before)
  })

  it('is signed out for good by signOut: the old token serves nobody', async () => {
    await signIn('volunteer-0004')
    const token = (await browser.auth.getSession()).data.session?.access_token
    await browser.auth.signOut()
    expect((await browser.auth.getSession()).data.session).toBeNull()
    expect(await post(cloud, '/v1/functions/who', {}, bearer(token))).toMatchObject({
      status: 401,
      body: { code: 'ACCESS_TOKEN_DISABLED' },
    })
  })

  it('hears that the session has ended when it was revoked elsewhere, and forgets it', async () => {
    await signIn('volunteer-0005')
    const token = (await browser.auth.getSession()).data.session?.access_token
    await post(cloud, '/auth/v1/revoke', { token })
    expect(await refusal(who())).toMatchObject({ code: 'ACCESS_TOKEN_DISABLED' })
    expect((await browser.auth.getUser()).data.user).toBeNull()
    expect((await browser.auth.getSession()).data.session).toBeNull()
  })

  it('tells of a ticket made with another key', async () => {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    })
    const forged = ticketFor(cloud, 'volunteer-0001', { ...cloud.loginKey, private_key: privateKey })
    const { error } = await browser.auth.signInWithCustomTicket(async () => forged)
    expect(error?.message).toMatch(/signature/)
  })

  it('is kept from the database, which is for functions only', async () => {
    await signIn('volunteer-0007')
    const read = browser.app.database().collection('things').get()
    expect(await refusal(read)).toMatchObject({ code: 'DATABASE_PERMISSION_DENIED' })
  })

  it('passes a refusal of a function on with its code', async () => {
    await signIn('volunteer-0006')
    expect(await refusal(browser.app.callFunction({ name: 'nobody' }))).toMatchObject({ code: 'FUNCTION_NOT_FOUND' })
  })
})

describe('sign-in over plain HTTP', () => {
  let nowMs = Date.now()
  let cloud: LocalCloud
  beforeAll(async () => {
    cloud = await startCloud({ cloudbaserc: cloudbaserc(), now: () => nowMs })
  })

  it('refuses tickets that are expired, of another environment, malformed or signed otherwise', async () => {
    const signIn = async (ticket: unknown) =>
      (await post(cloud, '/auth/v1/signin/custom', { provider_id: 'custom', ticket })).body
    const good = ticketFor(cloud, 'volunteer-0001')
    expect(await signIn(good)).toHaveProperty('access_token')
    const [keyId, token] = good.split('/@@/') as [string, string]
    const [head, body] = token.split('.') as [string, string]
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`
    const hmac = createHmac('sha256', cloud.loginKey.private_key).update(`${head}.${body}`).digest('base64url')
    const otherEnv = ticketFor(cloud, 'volunteer-0001', { ...cloud.loginKey, env_id: 'other-env' }, 'other-env')
    for (const bad of [
      otherEnv,
      `${keyId}/@@/${unsigned}`,
      `${keyId}/@@/${head}.${body}.${hmac}`,
      `x/@@/${token}`,
      'nonsense',
      '',
      null,
      5,
      {},
    ]) {
      expect(await signIn(bad)).toMatchObject({ error: 'invalid_grant' })
    }
    nowMs += 11 * 60 * 1000
    expect(await signIn(good)).toMatchObject({
      error: 'invalid_grant',
      error_description: expect.stringContaining('expired'),
    })
  })

  it('gives new access tokens for a refresh token until it is revoked or too old', async () => {
    const { body: session } = await post(cloud, '/auth/v1/signin/anonymously')
    const refresh = async () =>
      (await post(cloud, '/auth/v1/token', { grant_type: 'refresh_token', refresh_token: session.refresh_token })).body
    const { access_token } = await refresh()
    expect((await post(cloud, '/v1/functions/who', {}, bearer(access_token))).body).toMatchObject({ uid: session.sub })
    await post(cloud, '/auth/v1/revoke', { token: access_token })
    expect(await refresh()).toMatchObject({ error: 'invalid_grant' })

    const { body: other } = await post(cloud, '/auth/v1/signin/anonymously')
    nowMs += 31 * 24 * 60 * 60 * 1000
    expect(
      (await post(cloud, '/auth/v1/token', { grant_type: 'refresh_token', refresh_token: other.refresh_token })).body,
    ).toMatchObject({ error: 'invalid_grant' })
  })

  it('keeps sessions over a restart', async () => {
    const dataDir = join(temporaryFolder(), 'data')
    const rc = cloudbaserc()
    const first = await startLocalCloud({ dataDir, envId, collections: [], cloudbaserc: rc })
    const ticket = ticketFor(first, 'volunteer-0009')
    const { body: session } = await post(first, '/auth/v1/signin/custom', { ticket })
    await first.close()
    const second = await startCloud({ dataDir, cloudbaserc: rc })
    expect((await post(second, '/v1/functions/who', {}, bearer(session.access_token))).body).toMatchObject({
      custom: 'volunteer-0009',
    })
    const { body: renewed } = await post(second, '/auth/v1/token', {
      grant_type: 'refresh_token',
      refresh_token: session.refresh_token,
    })
    expect(renewed).toMatchObject({ sub: session.sub })
    expect(second.loginKey).toEqual(first.loginKey)
  })

  it.each([
    ['no token', undefined, 'MISSING_CREDENTIALS'],
    ['nonsense', 'Bearer nonsense', 'INVALID_ACCESS_TOKEN'],
    [
      'a token without signature',
      `Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"1"}').toString('base64url')}.`,
      'INVALID_ACCESS_TOKEN',
    ],
    ['a Basic header', 'Basic abc', 'MISSING_CREDENTIALS'],
  ])('calls no function with %s', async (_what, authorization, code) => {
    const answer = await post(cloud, '/v1/functions/who', {}, authorization ? { authorization } : {})
    expect(answer).toMatchObject({ status: 401, body: { code } })
  })

  it('refuses a token changed by one letter', async () => {
    const { body } = await post(cloud, '/auth/v1/signin/anonymously')
    const [head, , signature] = String(body.access_token).split('.')
    const claims = JSON.parse(Buffer.from(String(body.access_token).split('.')[1] as string, 'base64url').toString())
    const forged = `${head}.${Buffer.from(JSON.stringify({ ...claims, sub: '1' })).toString('base64url')}.${signature}`
    expect((await post(cloud, '/v1/functions/who', {}, bearer(forged))).body.code).toBe('INVALID_ACCESS_TOKEN')
  })

  it('says what it does not serve', async () => {
    const answer = await post(cloud, '/auth/v1/signin', { username: 'a', password: 'b' })
    expect(answer).toMatchObject({ status: 501, body: { error: 'unimplemented' } })
  })
})
