import { answered, newId, type Person, refusalOf, type Street, startStreet } from './street'

let street: Street
let volunteer: Person
beforeAll(async () => {
  street = await startStreet()
  volunteer = await street.addPerson('volunteer', '/d1/s1/c01/g01')
})
afterAll(() => street.close())

const signIn = (account: string, password: string) => street.call(null, 'account', 'signIn', { account, password })

describe('signing in with account and password', () => {
  it('gives a custom-login ticket that opens a session as that user', async () => {
    const { ticket } = answered(await signIn(`a-${volunteer.userId}`, 'right-password'))
    const claims = JSON.parse(Buffer.from(ticket.split('/@@/')[1]?.split('.')[1] ?? '', 'base64url').toString())
    expect(claims.uid).toBe(volunteer.userId)
    expect(claims.expire).toBeGreaterThan(Date.now() + 6 * 24 * 3_600_000)
    expect(answered(await street.call({ customUserId: volunteer.userId }, 'account', 'me', {})).userId).toBe(
      volunteer.userId,
    )
  })
  it('a wrong password and an account that never was get the same words', async () => {
    const [a, b] = [await signIn(`a-${volunteer.userId}`, 'wrong'), await signIn('nobody', 'wrong')]
    expect([refusalOf(a), refusalOf(b)]).toEqual(['signInNeeded', 'signInNeeded'])
    expect(a.ok ? '' : a.refusal.message).toBe(b.ok ? '' : b.refusal.message)
  })
  it('an account that never was locks after as many tries as one that is, and in the same words', async () => {
    const person = await street.addPerson('volunteer', '/d1/s1/c01/g01')
    const wordsOf = async (account: string) => {
      const words: string[] = []
      for (let i = 0; i < 6; i++) {
        const reply = await signIn(account, 'wrong')
        words.push(reply.ok ? 'ok' : `${reply.refusal.code} ${reply.refusal.message}`)
      }
      return words
    }
    const ofNobody = await wordsOf('never-was')
    expect(ofNobody).toEqual(await wordsOf(`a-${person.userId}`))
    expect(ofNobody[5]).toContain('15 分钟')
    // Which names were tried cannot be read from the database.
    expect(JSON.stringify(await street.find('tries', {}))).not.toContain('never-was')
  })
  it('whoever tries one account after another is stopped, and only they', async () => {
    const guesser = { anonymous: true, uid: 'anonymous-guesser' } as const
    const tries = []
    for (let i = 0; i < 31; i++)
      tries.push(await street.call(guesser, 'account', 'signIn', { account: `guess-${i}`, password: 'x' }))
    expect(tries.slice(0, 30).map(refusalOf)).not.toContain('tooMany')
    expect(refusalOf(tries[30] as (typeof tries)[0])).toBe('tooMany')
    const person = await street.addPerson('volunteer', '/d1/s1/c01/g01')
    expect(refusalOf(await signIn(`a-${person.userId}`, 'right-password'))).toBe('ok')
  })
  it('five wrong tries shut the door for 15 minutes, even to the right password', async () => {
    const person = await street.addPerson('volunteer', '/d1/s1/c01/g01')
    for (let i = 0; i < 5; i++) await signIn(`a-${person.userId}`, 'wrong')
    expect(refusalOf(await signIn(`a-${person.userId}`, 'right-password'))).toBe('tooMany')
    await street.local.database.updateOne(
      'credentials',
      { _id: `a-${person.userId}` },
      { $set: { lockedUntil: new Date(Date.now() - 1) } },
    )
    expect(refusalOf(await signIn(`a-${person.userId}`, 'right-password'))).toBe('ok')
  })
  it('thirty tries at the same moment get no more looks at the password than five', async () => {
    const person = await street.addPerson('volunteer', '/d1/s1/c01/g01')
    const tries = await Promise.all(Array.from({ length: 30 }, () => signIn(`a-${person.userId}`, 'wrong')))
    const looked = tries.filter((reply) => refusalOf(reply) === 'signInNeeded').length
    expect(looked).toBeLessThan(5)
    expect(refusalOf(await signIn(`a-${person.userId}`, 'right-password'))).toBe('tooMany')
  })
  it('a count that a crash left behind locks once and then heals', async () => {
    const person = await street.addPerson('volunteer', '/d1/s1/c01/g01')
    const account = `a-${person.userId}`
    await street.local.database.updateOne('credentials', { _id: account }, { $set: { failures: 9 } })
    expect(refusalOf(await signIn(account, 'right-password'))).toBe('tooMany')
    await street.local.database.updateOne(
      'credentials',
      { _id: account },
      { $set: { lockedUntil: new Date(Date.now() - 1) } },
    )
    expect(refusalOf(await signIn(account, 'right-password'))).toBe('ok')
  })
  it('a suspended account opens nothing', async () => {
    const person = await street.addPerson('volunteer', '/d1/s1/c01/g01', { state: 'suspended' })
    expect(refusalOf(await signIn(`a-${person.userId}`, 'right-password'))).toBe('forbidden')
    expect(refusalOf(await street.call(person, 'account', 'me', {}))).toBe('forbidden')
  })
})

describe('a WeChat identity', () => {
  const stranger = () => ({ ...volunteer, openid: `o-${newId()}` })
  const link = (who: Person, account: string, password = 'right-password') =>
    street.call(who, 'account', 'linkWechat', { account, password })
  it('that nobody knows is asked to sign in, then belongs to the account for good', async () => {
    const who = stranger()
    expect(refusalOf(await street.call(who, 'account', 'me', {}))).toBe('signInNeeded')
    expect(answered(await link(who, `a-${volunteer.userId}`)).userId).toBe(volunteer.userId)
    expect(answered(await street.call(who, 'account', 'me', {}))).toMatchObject({
      name: volunteer.name,
      phone: `138****${volunteer.phone.slice(7)}`,
      streetName: '柳溪街道',
      roles: [{ role: 'volunteer', orgPath: '/d1/s1/c01/g01', where: '桃园社区·第 1 网格' }],
    })
    expect(answered(await link(who, `a-${volunteer.userId}`)).userId).toBe(volunteer.userId)
    const other = await street.addPerson('volunteer', '/d1/s1/c01/g01')
    expect(refusalOf(await link(who, `a-${other.userId}`))).toBe('conflict')
    expect(refusalOf(await link(stranger(), `a-${volunteer.userId}`))).toBe('conflict')
    const told = answered(await street.call(who, 'account', 'inbox', {})).items
    expect(told.map(({ kind }) => kind)).toEqual(['wechatLinked'])
    expect(await street.find('audit', { about: volunteer.userId })).toHaveLength(1)
  })
  it('is not bound by a wrong password, nor from outside WeChat', async () => {
    const who = stranger()
    expect(refusalOf(await link(who, `a-${volunteer.userId}`, 'wrong'))).toBe('signInNeeded')
    expect(refusalOf(await street.call(who, 'account', 'me', {}))).toBe('signInNeeded')
    expect(
      refusalOf(
        await street.call({ customUserId: volunteer.userId }, 'account', 'linkWechat', { account: 'x', password: 'y' }),
      ),
    ).toBe('forbidden')
  })
  it('named in the body instead of by the platform is nobody', async () => {
    const event = {
      route: 'me',
      input: {},
      client: { platform: 'weapp', version: '0.1.0' },
      userInfo: { openId: volunteer.openid },
      openid: volunteer.openid,
    }
    expect(refusalOf(await street.raw(null, 'account', event))).toBe('invalidInput')
    expect(refusalOf(await street.call({ anonymous: true, uid: volunteer.userId }, 'account', 'me', {}))).toBe(
      'signInNeeded',
    )
  })
})

describe('what is kept of a person', () => {
  it('a phone number stands nowhere in the database in plain text', async () => {
    const everything = JSON.stringify(
      await Promise.all(
        ['users', 'identities', 'credentials', 'audit', 'inbox', 'commands'].map((name) => street.find(name, {})),
      ),
    )
    expect(everything).toContain(volunteer.userId)
    expect(everything).not.toContain(volunteer.phone)
  })
  it('a log line holds neither names, phones, accounts nor input', async () => {
    await signIn(`a-${volunteer.userId}`, 'a-secret-nobody-may-read')
    const text = JSON.stringify(street.logs)
    expect(text).toContain('signIn')
    for (const secret of ['a-secret-nobody-may-read', volunteer.name, volunteer.phone, `a-${volunteer.userId}`])
      expect(text).not.toContain(secret)
  })
})
