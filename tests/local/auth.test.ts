import { createHmac, generateKeyPairSync } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import tcb from '@cloudbase/node-sdk'
import { type LocalCloud, startLocalCloud } from '../../local'
import { type BrowserAuth, openBrowser, openTab } from './support/browser'
import { envId, freshDataDir, refusal, sdkOf, startCloud, temporaryFolder, writeFunctions } from './support/cloud'

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

describe('a session', () => {
  let nowMs = Date.now()
  let cloud: LocalCloud
  beforeAll(async () => {
    cloud = await startCloud({ cloudbaserc: cloudbaserc(), now: () => nowMs })
    await cloud.addUser('wang.xiaohong', 'a-good-password')
  })
  const open = async () => {
    const browser = openBrowser(cloud)
    const { data, error } = await browser.auth.signInWithPassword({
      username: 'wang.xiaohong',
      password: 'a-good-password',
    })
    expect(error).toBeNull()
    return { ...browser, uid: data.user?.id as string }
  }
  const who = async ({ app }: Pick<ReturnType<typeof openBrowser>, 'app'>) =>
    (await app.callFunction({ name: 'who' })).result as Record<string, unknown>
  const tokenOf = async ({ auth }: { auth: BrowserAuth }) => (await auth.getSession()).data.session?.access_token

  it('is shared by the tabs of a browser', async () => {
    const first = await open()
    const second = openTab(cloud)
    expect((await second.auth.getSession()).data.user?.id).toBe(first.uid)
    expect(await who(second)).toMatchObject({ uid: first.uid })
  })

  it('is refreshed by two tabs at once, and both go on', async () => {
    const first = await open()
    const second = openTab(cloud)
    const before = [await tokenOf(first), await tokenOf(second)]
    nowMs += 2 * 60 * 60 * 1000 + 1000
    for (const answer of await Promise.all([who(first), who(second), who(first), who(second)]))
      expect(answer).toMatchObject({ uid: first.uid })
    const after = [await tokenOf(first), await tokenOf(second)]
    for (const token of after) {
      expect(before).not.toContain(token)
      expect((await post(cloud, '/v1/functions/who', {}, bearer(token))).body).toMatchObject({ uid: first.uid })
    }
    expect(await who(openTab(cloud))).toMatchObject({ uid: first.uid })
  })

  it('ends in every tab when one signs out', async () => {
    const first = await open()
    const second = openTab(cloud)
    await who(second)
    await first.auth.signOut()
    expect(await refusal(who(second))).toMatchObject({ code: 'ACCESS_TOKEN_DISABLED' })
    expect((await openTab(cloud).auth.getSession()).data.session).toBeNull()
  })

  it('is refreshed before the call when the phone itself sees that the time is over', async () => {
    const { window, uid, auth } = await open()
    const before = (await auth.getSession()).data.session?.access_token
    const { localStorage } = window
    const key = Array.from({ length: localStorage.length }, (_none, n) => localStorage.key(n) as string).find((name) =>
      name.startsWith('credentials_'),
    ) as string
    const kept = JSON.parse(localStorage.getItem(key) as string)
    localStorage.setItem(key, JSON.stringify({ ...kept, expires_at: new Date(Date.now() - 1000) }))
    nowMs += 1000
    const later = openTab(cloud)
    expect(await who(later)).toMatchObject({ uid })
    expect(await tokenOf(later)).not.toBe(before)
  })

  it('that was revoked elsewhere is forgotten when it would be refreshed', async () => {
    const { app, auth } = await open()
    const token = await tokenOf({ auth })
    await post(cloud, '/auth/v1/revoke', { token })
    expect((await auth.refreshSession()).error?.message).toBe('the refresh token is invalid or has expired')
    expect((await auth.getSession()).data.session).toBeNull()
    await expect(app.callFunction({ name: 'who' })).rejects.toBeDefined()
  })

  it('ends on every device of a user by one call, and on no device of another', async () => {
    const first = await open()
    const [mine, other] = [await tokenOf(first), (await post(cloud, '/auth/v1/signin/anonymously')).body.access_token]
    const revoked = await fetch(`${cloud.url}/auth/v1/user/revoke/all`, { method: 'DELETE', headers: bearer(mine) })
    expect(revoked.status).toBe(200)
    expect((await post(cloud, '/v1/functions/who', {}, bearer(mine))).body.code).toBe('ACCESS_TOKEN_DISABLED')
    expect((await post(cloud, '/v1/functions/who', {}, bearer(other))).status).toBe(200)
  })

  it('is renewed, handed to another program and read as the SDK does these', async () => {
    const { auth, uid } = await open()
    const before = (await auth.getSession()).data.session
    nowMs += 1000
    const renewed = await auth.refreshSession()
    expect(renewed.error).toBeNull()
    expect(renewed.data.session?.access_token).not.toBe(before?.access_token)
    const { access_token = '', refresh_token = '' } = renewed.data.session ?? {}
    openBrowser(cloud)
    const elsewhere = openTab(cloud)
    expect((await elsewhere.auth.setSession({ access_token, refresh_token })).error).toBeNull()
    expect((await elsewhere.auth.getUser()).data.user?.id).toBe(uid)
    expect(await who(elsewhere)).toMatchObject({ uid })
    expect((await elsewhere.auth.getClaims()).data.claims).toMatchObject({ sub: uid, project_id: envId })
    expect((await elsewhere.auth.signOut({})).error).toBeFalsy()
    expect((await post(cloud, '/v1/functions/who', {}, bearer(access_token))).body.code).toBe('ACCESS_TOKEN_DISABLED')
  })

  it.each([
    ['a day behind', -24],
    ['a day ahead', 24],
    ['ten years ahead', 24 * 365 * 10],
  ])('holds on a phone whose clock stands elsewhere: the cloud is %s', async (_what, hours) => {
    const shifted = await startCloud({ cloudbaserc: cloudbaserc(), now: () => Date.now() + hours * 60 * 60 * 1000 })
    const { auth, app } = openBrowser(shifted)
    const { data } = await auth.signInAnonymously({})
    expect(await who({ app })).toMatchObject({ uid: data.user?.id, anonymous: 'true' })
    const token = await tokenOf({ auth })
    expect((await auth.refreshSession()).error).toBeNull()
    expect(await who({ app })).toMatchObject({ uid: data.user?.id })
    expect((await post(shifted, '/v1/functions/who', {}, bearer(token))).status).toBe(200)
  })
})

describe('a username and a password', () => {
  let nowMs = Date.now()
  let cloud: LocalCloud
  let auth: BrowserAuth
  let uid: string
  const dataDir = freshDataDir()
  beforeAll(async () => {
    jest.spyOn(console, 'warn').mockImplementation()
    jest.spyOn(console, 'info').mockImplementation()
    jest.spyOn(console, 'error').mockImplementation()
    cloud = await startCloud({ dataDir, cloudbaserc: cloudbaserc(), now: () => nowMs })
    uid = (await cloud.addUser('li.ming', 'the-first-password')).uid
    auth = openBrowser(cloud).auth
  })
  afterAll(() => jest.restoreAllMocks())
  const signIn = (username: string, password: string) => auth.signInWithPassword({ username, password })

  it('let somebody in as the same user each time, who is not anonymous', async () => {
    const { data, error } = await signIn('li.ming', 'the-first-password')
    expect(error).toBeNull()
    expect(data.user?.id).toBe(uid)
    expect((await auth.getUser()).data.user?.user_metadata).toMatchObject({ username: 'li.ming', hasPassword: true })
    const { body } = await post(cloud, '/v1/functions/who', {}, bearer(data.session?.access_token))
    expect(body).toMatchObject({ uid, custom: '', anonymous: 'false' })
  })

  it('that are wrong let nobody in, and do not tell which of the two it was', async () => {
    const wrong = await signIn('li.ming', 'another-password')
    const nobody = await signIn('nobody', 'the-first-password')
    expect(wrong.error).toMatchObject({
      message: 'the username or the password is wrong',
      category: 'INVALID_CREDENTIALS',
    })
    expect({ ...nobody.error }).toEqual({ ...wrong.error, requestId: expect.any(String) })
    expect((await signIn('LI.MING', 'the-first-password')).error).not.toBeNull()
  })

  it('rest for five minutes after five wrong passwords, right ones as well', async () => {
    await cloud.addUser('zhao.min', 'the-first-password')
    const tries = [1, 2, 3, 4, 5].map(async () => (await signIn('zhao.min', 'guess-guess')).error?.category)
    expect(new Set(await Promise.all(tries))).toEqual(new Set(['INVALID_CREDENTIALS']))
    expect((await signIn('zhao.min', 'the-first-password')).error?.category).toBe('RATE_LIMITED')
    expect((await signIn('li.ming', 'the-first-password')).error).toBeNull()
    nowMs += 5 * 60 * 1000
    expect((await signIn('zhao.min', 'the-first-password')).error).toBeNull()
  })

  it('are changed by who knows the old one', async () => {
    await cloud.addUser('chen.jie', 'the-first-password')
    await signIn('chen.jie', 'the-first-password')
    const change = async (old_password: string, new_password: string) =>
      (await auth.resetPasswordForOld({ old_password, new_password })).error?.message
    expect(await change('wrong-password', 'the-second-password')).toBe('the password is wrong')
    expect(await change('the-first-password', 'short')).toContain('8 to 32')
    expect(await change('the-first-password', 'the-second-password')).toBeUndefined()
    expect((await signIn('chen.jie', 'the-first-password')).error).not.toBeNull()
    expect((await signIn('chen.jie', 'the-second-password')).error).toBeNull()
  })

  it('are not changed by a token of somebody else, a used one or one that is too old', async () => {
    const signedIn = async (username: string) => {
      await cloud.addUser(username, 'the-first-password')
      return bearer(
        (await post(cloud, '/auth/v1/signin', { username, password: 'the-first-password' })).body.access_token,
      )
    }
    const [first, second] = [await signedIn('first'), await signedIn('second')]
    const sudo = async (headers: Record<string, string>) =>
      (await post(cloud, '/auth/v1/user/sudo', { password: 'the-first-password' }, headers)).body.sudo_token
    const change = async (headers: Record<string, string>, sudo_token: unknown) => {
      const answer = await fetch(`${cloud.url}/auth/v1/user/password`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ sudo_token, new_password: 'the-second-password' }),
      })
      return answer.status
    }
    expect(await change(second, await sudo(first))).toBe(403)
    const late = await sudo(first)
    nowMs += 10 * 60 * 1000
    expect(await change(first, late)).toBe(403)
    const token = await sudo(first)
    expect([await change(first, token), await change(first, token), await change({}, token)]).toEqual([200, 403, 401])
  })

  it('of a name that is taken, or may not be, are refused', async () => {
    expect(await auth.isUsernameRegistered('li.ming')).toBe(true)
    expect(await auth.isUsernameRegistered('li.mei')).toBe(false)
    await expect(cloud.addUser('li.ming', 'another-password')).rejects.toMatchObject({ error: 'already_exists' })
    for (const name of ['a', '-a', '李明', 'a'.repeat(49), "a'--", ''])
      await expect(cloud.addUser(name, 'a-good-password')).rejects.toMatchObject({ error: 'invalid_argument' })
    for (const password of ['short', 'x'.repeat(33)])
      await expect(cloud.addUser('li.mei', password)).rejects.toMatchObject({ error: 'invalid_argument' })
    for (const bad of [
      { username: 5, password: 'x' },
      { username: 'li.ming', password: { $ne: '' } },
    ])
      expect((await post(cloud, '/auth/v1/signin', bad)).body).toMatchObject({ error: 'invalid_argument' })
  })

  it('are kept over a restart, the password as a hash only', async () => {
    const folder = freshDataDir()
    const first = await startCloud({ dataDir: folder })
    const added = await first.addUser('sun.li', 'never-written-down')
    await first.close()
    for (const name of readdirSync(folder).filter((name) => name.startsWith('database')))
      expect(readFileSync(join(folder, name)).includes('never-written-down')).toBe(false)
    const second = await startCloud({ dataDir: folder })
    const { body } = await post(second, '/auth/v1/signin', { username: 'sun.li', password: 'never-written-down' })
    expect(body).toMatchObject({ sub: added.uid, token_type: 'Bearer' })
  })
})

describe('a user, asked for by a function', () => {
  it('is found by uid and by custom user id, and is never mixed up with who is calling', async () => {
    const sdkPath = require.resolve('@cloudbase/node-sdk')
    const code = `const tcb = require(${JSON.stringify(sdkPath)})
const auth = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV }).auth()
exports.main = async ({ uid, query }) => (await (query ? auth.queryUserInfo(query) : auth.getEndUserInfo(uid))).userInfo`
    const cloud = await startCloud({ cloudbaserc: writeFunctions({ asks: { code } }) })
    const { uid } = await cloud.addUser('li.ming', 'a-good-password')
    const { body } = await post(cloud, '/auth/v1/signin/custom', { ticket: ticketFor(cloud, 'volunteer-0001') })
    const ask = async (event: object) => (await cloud.invoke('asks', event, { openid: 'oCaller', appid: 'wx1' })).result
    const named = {
      uid,
      openId: '',
      appId: '',
      customUserId: '',
      isAnonymous: false,
      username: 'li.ming',
      hasPassword: true,
    }
    expect(await ask({ uid })).toMatchObject(named)
    expect(await ask({ query: { uid } })).toMatchObject(named)
    expect(await ask({ query: { platform: 'CUSTOM', platformId: 'volunteer-0001' } })).toMatchObject({
      uid: body.sub,
      customUserId: 'volunteer-0001',
      hasPassword: false,
    })
    expect(await ask({})).toMatchObject({ openId: 'oCaller', appId: 'wx1', uid: '' })
    const auth = sdkOf(cloud).auth()
    for (const query of [
      { uid: '1' },
      { platform: 'CUSTOM', platformId: 'nobody' },
      { platform: 'PHONE', platformId: '1' },
      {},
    ])
      expect(await refusal(auth.queryUserInfo(query))).toMatchObject({ code: 'INVALID_PARAM' })
  })
})

describe('what the SDK could ask besides', () => {
  it.each<[what: string, method: string, path: string]>([
    ['codes by message', 'POST', '/auth/v1/verification'],
    ['checking them', 'POST', '/auth/v1/verification/verify'],
    ['registering', 'POST', '/auth/v1/signup'],
    ['signing in by a code', 'POST', '/auth/v1/signin'],
    ['signing in by another provider', 'POST', '/auth/v1/signin/with/provider'],
    ['signing in from WeChat', 'POST', '/auth/v1/signin/wechat/noauth'],
    ['the address of a provider', 'GET', '/auth/v1/provider/uri'],
    ['a forgotten password', 'POST', '/auth/v1/reset'],
    ['encrypted passwords', 'POST', '/auth/v2/signin/publichkey'],
    ['deleting oneself', 'DELETE', '/auth/v1/user/me'],
    ['changing one’s profile', 'POST', '/auth/v1/user/basic/edit'],
    ['a picture to solve', 'POST', '/auth/v1/captcha/data'],
    ['nothing that exists', 'GET', '/auth/v1/constructor'],
  ])('is refused in one sentence: %s', async (_what, method, path) => {
    const cloud = await sharedCloud()
    const answer = await fetch(cloud.url + path, { method, ...(method === 'POST' && { body: '{}' }) })
    expect(answer.status).toBe(501)
    expect(await answer.json()).toMatchObject({
      error: 'unimplemented',
      error_code: 12,
      error_description: expect.stringContaining('served by the local cloud'),
    })
  })

  it('is told so by the SDK', async () => {
    const { auth } = openBrowser(await sharedCloud())
    for (const { error } of [
      await auth.signInWithOtp({ phone: '13800138000' }),
      await auth.signUp({ email: 'a@b.cn' }),
    ])
      expect(error).toMatchObject({
        message: expect.stringContaining('served by the local cloud'),
        category: 'SERVICE_ERROR',
      })
  })

  let started: Promise<LocalCloud> | undefined
  const sharedCloud = () => {
    started ??= startCloud()
    return started
  }
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
})
