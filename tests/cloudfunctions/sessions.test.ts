import { answered, newId, type Person, password, refusalOf, type Street, startStreet } from './street'

let street: Street
beforeAll(async () => {
  street = await startStreet()
})
afterAll(() => street.close())

/** Whom a ticket signs in, as the platform reads it. */
const callerOf = (ticket: string | null) => {
  const [, token = ''] = (ticket ?? '').split('/@@/')
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as { uid: string }
  return { customUserId: claims.uid }
}
const account = ({ userId }: Person) => `a-${userId}`
const signedIn = async (who: Person, secret = password) =>
  callerOf(answered(await street.call(null, 'account', 'signIn', { account: account(who), password: secret })).ticket)
const mayRead = async (who: { customUserId: string }) => refusalOf(await street.call(who, 'account', 'me', {}))

describe('signing out everywhere', () => {
  it('shuts every browser that was signed in, and the new ticket opens this one; WeChat stays', async () => {
    const person = await street.addPerson('volunteer', '/d1/s1/c01/g01', { bound: true })
    const old = await signedIn(person)
    expect(await mayRead(old)).toBe('ok')
    const again = callerOf(answered(await street.call(old, 'account', 'signOutEverywhere', {})).ticket)
    expect(again.customUserId.length).toBeLessThanOrEqual(32)
    expect([await mayRead(old), await mayRead(again)]).toEqual(['signInNeeded', 'ok'])
    expect(answered(await street.call(person, 'account', 'signOutEverywhere', {})).ticket).toBeNull()
    expect([await mayRead(old), await mayRead(again)]).toEqual(['signInNeeded', 'signInNeeded'])
    expect(await mayRead(await signedIn(person))).toBe('ok')
    expect(refusalOf(await street.call(person, 'account', 'me', {}))).toBe('ok')
  })
  it('and a role given or a suspension afterwards count in the new session too', async () => {
    const desk = await street.addPerson('streetStaff', '/d1/s1')
    const person = await street.addPerson('volunteer', '/d1/s1/c01/g01', { bound: true })
    const browser = callerOf(
      answered(await street.call(await signedIn(person), 'account', 'signOutEverywhere', {})).ticket,
    )
    const userId = person.userId as never
    const given = { userId, role: 'mediator' as const, orgPath: '/d1/s1', kinds: [] }
    expect(refusalOf(await street.call(desk, 'directory', 'giveRole', given))).toBe('ok')
    expect(refusalOf(await street.call(browser, 'case', 'day', {}))).toBe('ok')
    expect(refusalOf(await street.call(desk, 'directory', 'suspend', { userId, reason: '停一停' }))).toBe('ok')
    expect(await mayRead(browser)).toBe('forbidden')
  })
})

describe('a new password', () => {
  it('is taken after the one in force, opens the account, and shuts the other browsers', async () => {
    const person = await street.addPerson('volunteer', '/d1/s1/c01/g01')
    const [here, elsewhere] = [await signedIn(person), await signedIn(person)]
    const next = 'liuxi 2026 chunfeng'
    const change = (current: string, wanted: string) =>
      street.call(here, 'account', 'changePassword', { account: account(person), current, next: wanted }, newId())
    // Not signInNeeded: whoever mistypes stays signed in.
    expect(refusalOf(await change('wrong', next))).toBe('invalidInput')
    expect(refusalOf(await change(password, 'short1'))).toBe('invalidInput')
    const { ticket } = answered(await change(password, next))
    expect([await mayRead(elsewhere), await mayRead(callerOf(ticket))]).toEqual(['signInNeeded', 'ok'])
    expect(refusalOf(await street.call(null, 'account', 'signIn', { account: account(person), password }))).toBe(
      'signInNeeded',
    )
    expect(await mayRead(await signedIn(person, next))).toBe('ok')
    const kept = JSON.stringify([await street.find('commands', {}), await street.find('audit', {}), street.logs])
    for (const secret of [next, password]) expect(kept).not.toContain(secret)
  })
  it("is not set for somebody else's account", async () => {
    const [person, other] = [
      await street.addPerson('volunteer', '/d1/s1/c01/g01'),
      await street.addPerson('volunteer', '/d1/s1/c01/g01'),
    ]
    const input = { account: account(other), current: password, next: 'liuxi 2026 chunfeng' }
    expect(refusalOf(await street.call(person, 'account', 'changePassword', input))).toBe('forbidden')
  })
})
