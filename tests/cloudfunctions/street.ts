import { createHmac, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Reply, ReplyShape } from '#domain/contract/envelope'
import type { AnswerOf, FunctionName, InputOf, RouteOf } from '#domain/contract/index'
import { mintId } from '#domain/kernel/mint-id'
import { foundBy } from '#domain/organisation/found-by'
import type { Role, RoleHeld } from '#domain/organisation/role'
import type { PlaceKind } from '#domain/place/place'
import { collections } from '../../cloudfunctions/kit/collections'
import { personInitialsOf } from '../../cloudfunctions/kit/initials'
import { hashPassword, makeSeal } from '../../cloudfunctions/kit/seal'
import { readSecrets } from '../../cloudfunctions/kit/secrets'
import { type Doc, startLocalCloud } from '../../local/index'

export const newId = (): string => mintId(Date.now(), randomBytes(10))

export type Person = {
  userId: string
  openid: string
  name: string
  phone: string
  role: Role
  orgPath: string
  streetId: string
}

/** Everybody's password in the browser; the account is `a-<userId>`. */
export const password = 'right-password'

/** A small street of the tests' own: two streets, a few people of every role, a few doors. `webDir` is served at `/`. */
export async function startStreet({
  webDir,
  keys,
  empty = false,
}: {
  webDir?: string
  keys?: Record<string, string>
  /** Nothing is there yet, not even the two streets. */
  empty?: boolean
} = {}) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'street-'))
  const key = () => randomBytes(32).toString('base64')
  const secrets = keys ?? { FIELD_KEYS: JSON.stringify({ k1: key() }), FIELD_KEY_ID: 'k1', PHONE_HASH_KEY: key() }
  const adminToken = randomBytes(16).toString('hex')
  const logs: Record<string, unknown>[] = []
  const local = await startLocalCloud({
    dataDir,
    envId: 'test-env',
    collections,
    cloudbaserc: path.resolve(__dirname, '../../dist/cloudbaserc.json'),
    functionEnv: (loginKey) => ({ ...secrets, CUSTOM_LOGIN_KEY: JSON.stringify(loginKey) }),
    adminToken,
    ...(webDir && { webDir }),
    log: (line) => logs.push(line as Record<string, unknown>),
  })
  const seal = makeSeal(readSecrets({ ...secrets, CUSTOM_LOGIN_KEY: JSON.stringify(local.loginKey) }))
  const passwordHash = await hashPassword(password)
  const put = (collection: string, ...docs: object[]) => local.database.insertMany(collection, docs as Doc[])

  let phones = 0
  async function addPerson(
    role: Role,
    orgPath: string,
    more: { state?: 'active' | 'suspended'; until?: string; name?: string; also?: RoleHeld[]; bound?: boolean } = {},
  ): Promise<Person> {
    const userId = newId()
    // Somebody of the whole district carries its id where others carry their street's.
    const streetId = orgPath.split('/')[2] ?? orgPath.slice(1)
    const phone = `1380000${String(phones++).padStart(4, '0')}`
    const person = {
      userId,
      openid: `o-${userId}`,
      name: more.name ?? `周${role}${phones}芳`,
      phone,
      role,
      orgPath,
      streetId,
    }
    const own = role === 'resident' ? [] : [{ role, orgPath, ...(more.until ? { until: more.until } : {}) }]
    const roles = [...own, ...(more.also ?? [])]
    const identity = { userId, streetId, orgPath, roles, state: more.state ?? 'active', version: 1 }
    const wechat = `wx:${person.openid}`
    // `bound`: the browser identity knows of the WeChat one, as after a real binding.
    await put(
      'identities',
      { _id: wechat, ...identity },
      { _id: `uid:${userId}`, ...identity, ...(more.bound ? { wechat } : {}) },
    )
    await put('users', {
      _id: userId,
      streetId,
      orgPath,
      name: person.name,
      initials: personInitialsOf(person.name),
      ...foundBy({ orgPath, roles }),
      phoneSealed: seal.seal(phone, 'users.phone'),
      phoneHash: seal.hashPhone(phone),
      roles,
      consents: [],
      since: new Date(),
    })
    const mediates = roles.find((held) => held.role === 'mediator')
    if (mediates)
      await put('mediators', {
        _id: userId,
        streetId,
        orgPath: mediates.orgPath,
        name: person.name,
        state: more.state ?? 'active',
        until: mediates.until ?? null,
        kinds: [],
        credentials: [],
        languages: [],
        areas: [],
      })
    await put('credentials', {
      _id: `a-${userId}`,
      userId,
      streetId,
      orgPath,
      passwordHash,
      failures: 0,
      lockedUntil: null,
    })
    return person
  }

  const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
  const newCode = () => Array.from(randomBytes(8), (byte) => alphabet[byte % alphabet.length]).join('')
  async function addPlace(
    orgPath: string,
    more: {
      name?: string
      initials?: string
      state?: 'open' | 'closed'
      revoked?: boolean
      kind?: PlaceKind
      invested?: boolean
    } = {},
  ) {
    const placeId = newId()
    const code = newCode()
    const streetId = orgPath.split('/')[2] ?? ''
    const card = {
      orgPath,
      kind: more.kind ?? 'shop',
      name: more.name ?? `面馆${placeId.slice(-4)}`,
      initials: more.initials ?? 'mg',
      where: '桃园社区·第 12 网格',
      invested: more.invested ?? false,
      state: more.state ?? 'open',
    }
    await put('places', { _id: placeId, streetId, ...card, version: 1 })
    await put('placeCodes', {
      _id: code,
      placeId,
      streetId,
      place: card,
      issuedAt: new Date(),
      revokedAt: more.revoked ? new Date() : null,
    })
    return { placeId, code, name: card.name, orgPath }
  }

  for (const [orgPath, kind, name] of [
    ['/d1', 'district', '丰南区'],
    ['/d1/s1', 'street', '柳溪街道'],
    ['/d1/s1/c01', 'community', '桃园社区'],
    ['/d1/s1/c01/g01', 'grid', '第 1 网格'],
    ['/d1/s1/c02', 'community', '长青社区'],
    ['/d1/s2', 'street', '望江街道'],
    ['/d1/s2/c01', 'community', '沿江社区'],
  ] as const) {
    if (empty) break
    const parentPath = orgPath.lastIndexOf('/') > 0 ? orgPath.slice(0, orgPath.lastIndexOf('/')) : null
    await put('organisations', {
      _id: orgPath.slice(1).replaceAll('/', '.'),
      streetId: orgPath.split('/')[2] ?? 'd1',
      kind,
      name,
      orgPath,
      parentPath,
      order: 1,
      ...{ team: null, agency: null, board: null, closedOn: null, version: 1 },
      desk: kind === 'street' ? { phone: '0999-5550131', window: '街道大厅 3 号窗口', mark: [...name][0] ?? '' } : null,
    })
  }

  type Who =
    | ((Pick<Person, 'openid'> | { customUserId: string } | { anonymous: true; uid: string }) & { sourceIp?: string })
    | null
  const callerOf = (who: Who) => ({ ...identityOf(who), ...(who?.sourceIp ? { sourceIp: who.sourceIp } : {}) })
  const identityOf = (who: Who) =>
    who === null
      ? {}
      : 'openid' in who
        ? { openid: who.openid }
        : 'customUserId' in who
          ? { uid: `u-${who.customUserId}`, customUserId: who.customUserId }
          : { uid: who.uid, anonymous: true }

  /** What the platform itself answers to any bytes for any function, as anyone. */
  const platform = async (who: Who, functionName: string, data: unknown): Promise<unknown> => {
    const response = await fetch(`${local.url}/_local/invoke`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-local-admin': adminToken },
      body: JSON.stringify({ name: functionName, data, caller: callerOf(who) }),
    })
    return response.json()
  }

  /** What the function answers: what a hostile phone can do, and what it gets. */
  const raw = async (who: Who, functionName: string, data: unknown): Promise<Reply<unknown>> => {
    const { result: reply } = (await platform(who, functionName, data)) as { result: Reply<unknown> }
    // Whatever happens, the answer has the one shape that phones know.
    ReplyShape.parse(reply)
    return reply
  }

  const call = async <F extends FunctionName, R extends RouteOf<F>>(
    who: Who,
    functionName: F,
    route: R,
    input: InputOf<F, R>,
    commandId: string = newId(),
  ): Promise<Reply<AnswerOf<F, R>>> =>
    (await raw(who, functionName, {
      route,
      commandId,
      input,
      client: { platform: 'weapp', version: '0.1.0' },
    })) as Reply<AnswerOf<F, R>>

  /** A fingerprint of all that is written, to show that nothing was. */
  async function fingerprint(): Promise<string> {
    const hash = createHmac('sha256', 'fingerprint')
    for (const { name } of collections) {
      const documents = await local.database.find(name, {}, { sort: { _id: 1 }, limit: 10_000 })
      hash.update(name).update(JSON.stringify(documents))
    }
    return hash.digest('hex')
  }

  return {
    dataDir,
    local,
    logs,
    seal,
    addPerson,
    addPlace,
    call,
    platform,
    raw,
    fingerprint,
    put,
    find: <T>(collection: string, query: object) =>
      local.database.find(collection, query as Doc, { limit: 1000 }) as Promise<T[]>,
    async close() {
      await local.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export type Street = Awaited<ReturnType<typeof startStreet>>

/** The answer, or the test fails with the refusal in words. */
export function answered<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(`refused ${reply.refusal.code}: ${reply.refusal.message}`)
  return reply.data
}
export const refusalOf = (reply: Reply<unknown>): string => (reply.ok ? 'ok' : reply.refusal.code)
