import { randomBytes } from 'node:crypto'
import type { InputOf } from '#domain/contract/index'
import { StoredPairing } from '#domain/people/stored'
import { safetyPolicy } from '#domain/policy/safety'
import { tripsOf } from './shelf'
import { answered, newId, type Person, refusalOf, type Street, startStreet } from './street'

let street: Street
beforeAll(async () => {
  street = await startStreet()
})
afterAll(() => street.close())

type Who = Parameters<Street['call']>[0]
const visitor = (): Who => ({ anonymous: true, uid: `pc-${newId()}` })
const grid = '/d1/s1/c01/g01'
const newSecret = (): string => randomBytes(16).toString('base64url')

/** A browser with its picture. */
async function opened(who: Who = visitor()) {
  const secret = newSecret()
  const input = { secret, system: 'windows', browser: 'edge' } as const
  const { code, number } = answered(await street.call(who, 'account', 'openPairing', input))
  return { who, secret, code, number, input }
}
type Opened = Awaited<ReturnType<typeof opened>>
const collect = ({ who, secret }: Pick<Opened, 'who' | 'secret'>) =>
  street.call(who, 'account', 'collectPairing', { secret })
const look = (who: Who, code: string) => street.call(who, 'account', 'pairing', { code })
const answer = (who: Who, { code }: Pick<Opened, 'code'>, number: string | null, id?: string) =>
  street.call(who, 'account', 'answerPairing', { code, number }, id)
const kept = async (number = 1): Promise<StoredPairing[]> =>
  (await street.find<StoredPairing>('pairings', {})).slice(-number)
/** Moves the end of every pairing: the clock of these tests stands outside. */
const endAt = async ({ secret }: Opened, expiresAt: Date): Promise<void> => {
  const secretHash = street.seal.hash('pairing.secret', secret).toString('base64url')
  await street.local.database.updateOne('pairings', { secretHash }, { $set: { expiresAt } })
}
const callerOf = (ticket: string | null) => {
  const [, token = ''] = (ticket ?? '').split('/@@/')
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as { uid: string }
  return { customUserId: claims.uid }
}
/** Somebody of whom only WeChat is known. */
const withoutAccount = ({ userId }: Person) =>
  street.local.database.updateOne('credentials', { userId }, { $set: { userId: newId() } })
const person = (more: Parameters<Street['addPerson']>[2] = { bound: true }): Promise<Person> =>
  street.addPerson('volunteer', grid, more)

describe('signing in on the PC by the phone', () => {
  it('says on the phone which browser asks, takes the number, and gives the browser its ticket once', async () => {
    const [pc, phone] = [await opened(), await person()]
    expect(answered(await collect(pc))).toEqual({ news: 'waiting', ticket: null })
    const asks = answered(await look(phone, pc.code))
    expect(asks).toMatchObject({ system: 'windows', browser: 'edge' })
    expect(asks.numbers).toHaveLength(3)
    expect(asks.numbers).toContain(pc.number)
    expect(answered(await answer(phone, pc, pc.number))).toEqual({ confirmed: true })
    const { news, ticket } = answered(await collect(pc))
    expect(news).toBe('ready')
    expect(answered(await street.call(callerOf(ticket), 'account', 'me', {})).userId).toBe(phone.userId)
    expect(answered(await collect(pc))).toEqual({ news: 'over', ticket: null })
    expect(await street.find('audit', { what: 'account.confirmPairing', by: phone.userId })).toHaveLength(1)
  })

  it('costs one read while it waits, and ten trips to be confirmed', async () => {
    const [pc, phone] = [await opened(), await person()]
    expect(await tripsOf(street, await collect(pc))).toBe(1)
    expect(await tripsOf(street, await answer(phone, pc, pc.number))).toBe(
      ['identity', 'tries', 'pairing', 'begin', 'pairing', 'identity'].length +
        ['pairing', 'audit', 'command', 'commit'].length,
    )
    expect(await tripsOf(street, await collect(pc))).toBe(
      ['pairing', 'begin', 'pairing', 'identity', 'pairing', 'commit'].length,
    )
  })

  it('also serves whoever has no account with a password, and a phone’s own browser', async () => {
    const [pc, wechatOnly, byBrowser] = [await opened(), await person(), await person()]
    await withoutAccount(wechatOnly)
    answered(await answer(wechatOnly, pc, pc.number))
    expect(answered(await collect(pc)).ticket).not.toBeNull()
    const other = await opened()
    answered(await answer({ customUserId: byBrowser.userId }, other, other.number))
    const { ticket } = answered(await collect(other))
    expect(callerOf(ticket).customUserId).toBe(byBrowser.userId)
  })

  it('is carried out once by the id of its command, and another input under it is refused', async () => {
    const [pc, phone, id] = [await opened(), await person(), newId()]
    const first = await answer(phone, pc, pc.number, id)
    expect(answered(await answer(phone, pc, pc.number, id))).toEqual(answered(first))
    expect(refusalOf(await answer(phone, pc, null, id))).toBe('conflict')
    expect(await street.find('audit', { what: 'account.confirmPairing', by: phone.userId })).toHaveLength(1)
  })

  it('gives one of two askings at the same moment the ticket', async () => {
    const [pc, phone] = [await opened(), await person()]
    answered(await answer(phone, pc, pc.number))
    const replies = await Promise.all([collect(pc), collect(pc), collect(pc)])
    const tickets = replies.flatMap((reply) => (reply.ok && reply.data.ticket ? [reply.data.ticket] : []))
    expect(tickets).toHaveLength(1)
  })

  it('opened again with the same secret is the same picture, with the same end', async () => {
    const pc = await opened()
    const again = answered(await street.call(pc.who, 'account', 'openPairing', pc.input))
    const secretHash = street.seal.hash('pairing.secret', pc.secret).toString('base64url')
    const [written] = await street.find<StoredPairing>('pairings', { secretHash })
    expect(again).toEqual({ code: pc.code, number: pc.number, expiresAt: written?.expiresAt.toISOString() })
  })
})

describe('a picture that is not confirmed', () => {
  it('is ended by another number, and by “not me”: its browser hears of it, and nobody comes in any more', async () => {
    for (const wrong of ['other', null] as const) {
      const [pc, phone] = [await opened(), await person()]
      const { numbers } = answered(await look(phone, pc.code))
      const number = wrong === null ? null : (numbers.find((one) => one !== pc.number) ?? '')
      expect(answered(await answer(phone, pc, number))).toEqual({ confirmed: false })
      expect(answered(await collect(pc))).toEqual({ news: 'refused', ticket: null })
      expect(refusalOf(await answer(phone, pc, pc.number))).toBe('notFound')
      expect(refusalOf(await look(phone, pc.code))).toBe('notFound')
      expect(await street.find('audit', { what: 'account.refusePairing', by: phone.userId })).toHaveLength(1)
    }
  })

  it('is over at its end for phone and browser alike', async () => {
    const [pc, phone] = [await opened(), await person()]
    await endAt(pc, new Date(Date.now() - 1))
    expect(refusalOf(await look(phone, pc.code))).toBe('notFound')
    expect(refusalOf(await answer(phone, pc, pc.number))).toBe('notFound')
    expect(answered(await collect(pc))).toEqual({ news: 'over', ticket: null })
  })

  it('confirmed, and not fetched in time, is over too', async () => {
    const [pc, phone] = [await opened(), await person()]
    answered(await answer(phone, pc, pc.number))
    await endAt(pc, new Date(Date.now() - 1))
    expect(answered(await collect(pc))).toEqual({ news: 'over', ticket: null })
  })

  it('used by one phone is told to another as used', async () => {
    const [pc, phone, other] = [await opened(), await person(), await person()]
    answered(await answer(phone, pc, pc.number))
    expect(refusalOf(await answer(other, pc, pc.number))).toBe('alreadyDone')
    answered(await collect(pc))
    expect(refusalOf(await look(other, pc.code))).toBe('alreadyDone')
  })
})

describe('whoever tries to get in by it', () => {
  it('gets nothing with the code alone, with another secret, or from another browser’s picture', async () => {
    const [mine, theirs, phone] = [await opened(), await opened(), await person()]
    answered(await answer(phone, theirs, theirs.number))
    expect(answered(await collect(mine))).toEqual({ news: 'waiting', ticket: null })
    expect(refusalOf(await collect({ who: mine.who, secret: newSecret() }))).toBe('notFound')
    const bare = { secret: theirs.code } as InputOf<'account', 'collectPairing'>
    expect(refusalOf(await street.call(mine.who, 'account', 'collectPairing', bare))).toBe('invalidInput')
    expect(answered(await collect(theirs)).news).toBe('ready')
  })

  it('is shut out after five guessed codes, even from the right one', async () => {
    const [pc, phone] = [await opened(), await person()]
    const who = { ...phone, sourceIp: '203.0.113.90' }
    for (let i = 0; i < safetyPolicy.pairing.most; i++)
      expect(
        refusalOf(await (i % 2 ? look(who, `2345678${i + 2}`) : answer(who, { code: `2345678${i + 2}` }, '47'))),
      ).toBe('notFound')
    expect(refusalOf(await look(who, pc.code))).toBe('tooMany')
    expect(refusalOf(await answer(who, pc, pc.number))).toBe('tooMany')
    expect(answered(await collect(pc)).news).toBe('waiting')
  })

  it('is not shut out by being slow: a picture that is over is no guess', async () => {
    const phone = { ...(await person()), sourceIp: '203.0.113.91' }
    for (let i = 0; i <= safetyPolicy.pairing.most; i++) {
      const late = await opened()
      await endAt(late, new Date(Date.now() - 1))
      expect(refusalOf(await look(phone, late.code))).toBe('notFound')
    }
    const pc = await opened()
    expect(refusalOf(await look(phone, pc.code))).toBe('ok')
  })

  it('opens only so many pictures', async () => {
    const who = { anonymous: true as const, uid: `pc-${newId()}`, sourceIp: '203.0.113.92' }
    const replies: string[] = []
    for (let i = 0; i <= safetyPolicy.openPairing.most; i++)
      replies.push(
        refusalOf(
          await street.call(who, 'account', 'openPairing', { secret: newSecret(), system: 'mac', browser: 'safari' }),
        ),
      )
    expect([replies.filter((code) => code === 'ok').length, replies.at(-1)]).toEqual([
      safetyPolicy.openPairing.most,
      'tooMany',
    ])
  })

  it('finds no way in once the person was suspended, signed out everywhere or left, in between', async () => {
    const desk = await street.addPerson('streetStaff', '/d1/s1')
    const between: [string, (who: Person) => Promise<unknown>, string][] = [
      [
        'suspended',
        (who) => street.call(desk, 'directory', 'suspend', { userId: who.userId as never, reason: '停一停' }),
        'forbidden',
      ],
      ['signed out', (who) => street.call(who, 'account', 'signOutEverywhere', {}), 'over'],
      ['left', (who) => street.call(who, 'account', 'askDeletion', { sure: true }), 'over'],
    ]
    for (const [label, act, expected] of between) {
      const [pc, phone] = [await opened(), await person()]
      answered(await answer(phone, pc, pc.number))
      expect([label, refusalOf((await act(phone)) as never)]).toEqual([label, 'ok'])
      const reply = await collect(pc)
      expect([label, reply.ok ? reply.data : reply.refusal.code]).toEqual([
        label,
        expected === 'over' ? { news: 'over', ticket: null } : expected,
      ])
      expect([label, refusalOf(await collect(pc))]).toEqual([label, 'ok'])
    }
  })

  it('cannot confirm as nobody, as a stranger in WeChat, or as somebody suspended', async () => {
    const pc = await opened()
    const suspended = await person({ state: 'suspended' })
    for (const who of [null, visitor(), { openid: `o-${newId()}` }])
      expect(refusalOf(await answer(who, pc, pc.number))).toBe('signInNeeded')
    expect(refusalOf(await answer(suspended, pc, pc.number))).toBe('forbidden')
    expect(answered(await collect(pc)).news).toBe('waiting')
  })

  it('opens their own street and no other: a picture belongs to whoever confirms it', async () => {
    const pc = await opened()
    const theirs = await street.addPerson('streetStaff', '/d1/s2')
    const place = await street.addPlace(grid)
    answered(await answer(theirs, pc, pc.number))
    const browser = callerOf(answered(await collect(pc)).ticket)
    expect(answered(await street.call(browser, 'account', 'me', {})).streetName).toBe('望江街道')
    const placeId = place.placeId as never
    expect(refusalOf(await street.call(browser, 'place', 'open', { placeId }))).toBe('notFound')
  })

  it('finds neither codes nor secrets in what is kept or logged', async () => {
    const [pc, phone] = [await opened(), await person()]
    answered(await answer(phone, pc, pc.number))
    for (const one of await kept(100)) StoredPairing.parse(one)
    const collections = ['pairings', 'commands', 'audit', 'tries', 'inbox']
    const written = JSON.stringify([await Promise.all(collections.map((name) => street.find(name, {}))), street.logs])
    for (const secret of [pc.code, pc.secret]) expect(written).not.toContain(secret)
  })
})

describe('the clock', () => {
  it('forgets pictures a day after their end, and not before', async () => {
    const [old, young] = [await opened(), await opened()]
    await endAt(old, new Date(Date.now() - 25 * 3_600_000))
    await endAt(young, new Date(Date.now() - 3_600_000))
    await street.local.runTimer('clock')
    expect([refusalOf(await collect(old)), refusalOf(await collect(young))]).toEqual(['notFound', 'ok'])
  })
})

describe('the ways in', () => {
  it('are told to their owner: account, and whether a WeChat is bound', async () => {
    const [bound, loose] = [await person(), await person({})]
    expect(answered(await street.call(bound, 'account', 'access', {}))).toEqual({
      account: `a-${bound.userId}`,
      wechat: true,
    })
    await withoutAccount(loose)
    expect(answered(await street.call(loose, 'account', 'access', {}))).toEqual({ account: null, wechat: false })
    expect(await tripsOf(street, await street.call(bound, 'account', 'access', {}))).toBe(3)
  })
})
