import type { InputOf } from '#domain/contract/index'
import { StoredIdentity, StoredMediator, StoredUser } from '#domain/organisation/stored'
import { StoredInvitation } from '#domain/people/stored'
import { newcomer, stranger } from './newcomers'
import { answered, newId, type Person, refusalOf, type Street, startStreet } from './street'

let street: Street
let desk: Person
let administrator: Person

beforeAll(async () => {
  street = await startStreet()
  desk = await street.addPerson('streetStaff', '/d1/s1', { bound: true })
  administrator = await street.addPerson('administrator', '/d1')
})
afterAll(() => street.close())

const invite = (who: Person, more: Partial<InputOf<'directory', 'invite'>> = {}, id?: string) =>
  street.call(
    who,
    'directory',
    'invite',
    { role: 'mediator', orgPath: '/d1/s1', forName: '张律师', kinds: ['lawyer'], ...more },
    id,
  )
const codeOf = async (who: Person, more: Partial<InputOf<'directory', 'invite'>> = {}) =>
  answered(await invite(who, more)).code
const visitor = () => ({ anonymous: true as const, uid: `v-${newId()}` })
const accept = (
  who: Parameters<Street['call']>[0],
  code: string,
  more: Partial<InputOf<'account', 'acceptInvitation'>> = {},
  id?: string,
) => street.call(who, 'account', 'acceptInvitation', { code, person: null, credentials: null, ...more }, id)

describe('an invitation', () => {
  it('tells its code once and keeps none of it; sent again it tells the same', async () => {
    const id = newId()
    const first = answered(await invite(desk, {}, id))
    expect(first.code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/)
    expect(answered(await invite(desk, {}, id))).toEqual(first)
    expect(refusalOf(await invite(desk, { forName: '别人' }, id))).toBe('conflict')
    const kept = await street.find('invitations', { _id: first.invitation.invitationId })
    StoredInvitation.parse(kept[0])
    const written = ['invitations', 'commands', 'audit'].map((name) => street.find(name, {}))
    expect(JSON.stringify(await Promise.all(written))).not.toContain(first.code)
    expect(JSON.stringify(street.logs)).not.toContain(first.code)
  })
  it('is given only by those whom the table names, for a place within reach and of the right kind', async () => {
    const community = await street.addPerson('communityStaff', '/d1/s1/c01')
    const tries: [Person, Partial<InputOf<'directory', 'invite'>>, string][] = [
      [community, { role: 'gridWorker', orgPath: '/d1/s1/c01/g01' }, 'ok'],
      [community, { role: 'gridWorker', orgPath: '/d1/s1/c01' }, 'invalidInput'],
      [community, { role: 'mediator', orgPath: '/d1/s1' }, 'forbidden'],
      [community, { role: 'communityStaff', orgPath: '/d1/s1/c01' }, 'forbidden'],
      [desk, { role: 'communityStaff', orgPath: '/d1/s1/c02' }, 'ok'],
      [desk, { role: 'communityStaff', orgPath: '/d1/s2/c01' }, 'forbidden'],
      [desk, { role: 'streetStaff', orgPath: '/d1/s1' }, 'forbidden'],
      [desk, { role: 'administrator', orgPath: '/d1/s1' }, 'forbidden'],
      [administrator, { role: 'streetStaff', orgPath: '/d1/s2' }, 'ok'],
      [administrator, { role: 'mediator', orgPath: '/d1/s1' }, 'forbidden'],
    ]
    for (const [who, wanted, code] of tries)
      expect([wanted, refusalOf(await invite(who, { kinds: [], ...wanted }))]).toEqual([wanted, code])
  })
  it('lets a stranger in WeChat in as somebody of the roster, once', async () => {
    const code = await codeOf(desk)
    const who = stranger()
    expect(answered(await street.call(who, 'account', 'invitation', { code }))).toMatchObject({
      ...{ role: 'mediator', where: '柳溪街道', forName: '张律师', known: false, needsAccount: false },
    })
    expect(refusalOf(await accept(who, code))).toBe('invalidInput')
    const [id, person] = [newId(), newcomer()]
    const first = answered(await accept(who, code, { person }, id))
    expect(first).toEqual({ role: 'mediator', where: '柳溪街道', ticket: null })
    expect(answered(await accept(who, code, { person }, id))).toEqual(first)
    expect(refusalOf(await accept(stranger(), code, { person: newcomer() }))).toBe('notFound')
    const me = answered(await street.call(who, 'account', 'me', {}))
    expect(me.roles.map(({ role }) => role)).toEqual(['mediator'])
    StoredUser.parse((await street.find('users', { _id: me.userId }))[0])
    for (const identity of await street.find('identities', { userId: me.userId })) StoredIdentity.parse(identity)
    const line = StoredMediator.parse((await street.find('mediators', { _id: me.userId }))[0])
    expect(line).toMatchObject({ kinds: ['lawyer'], state: 'active', until: null })
    const { mediators } = answered(await street.call(desk, 'case', 'mediators', {}))
    expect(mediators.map(({ name }) => name)).toContain('张新梅')
  })
  it('makes an account in a browser, whose password opens it', async () => {
    const code = await codeOf(desk, { role: 'communityStaff', orgPath: '/d1/s1/c01', kinds: [] })
    const who = visitor()
    const person = newcomer()
    const good = { account: 'zhangxm', password: 'taoyuan 2026 hao' }
    for (const password of ['short1', 'aaaaaaaaaaaa', 'password2026', `zhangxm-${newId()}`, `x${person.phone}`])
      expect([password, refusalOf(await accept(who, code, { person, credentials: { ...good, password } }))]).toEqual([
        password,
        'invalidInput',
      ])
    expect(refusalOf(await accept(who, code, { person }))).toBe('invalidInput')
    const id = newId()
    const first = answered(await accept(who, code, { person, credentials: good }, id))
    expect(first.ticket).toMatch(/.{50,}/)
    expect(answered(await accept(who, code, { person, credentials: good }, id)).ticket).toMatch(/.{50,}/)
    expect(refusalOf(await street.call(null, 'account', 'signIn', good))).toBe('ok')
    const kept = JSON.stringify([await street.find('invitations', {}), await street.find('commands', {})])
    for (const secret of [good.password, person.phone]) expect(kept).not.toContain(secret)
    const second = await codeOf(desk)
    expect(refusalOf(await accept(visitor(), second, { person: newcomer(), credentials: good }))).toBe('conflict')
    const samePhone = { person, credentials: { ...good, account: 'zhangxm2' } }
    expect(refusalOf(await accept(visitor(), second, samePhone))).toBe('conflict')
  })
  it('gives somebody known another role, in both ways of signing in; nobody accepts their own', async () => {
    const volunteer = await street.addPerson('volunteer', '/d1/s1/c01/g01', { bound: true })
    expect(answered(await accept(volunteer, await codeOf(desk))).ticket).toBeNull()
    for (const who of [volunteer, { customUserId: volunteer.userId }])
      expect(refusalOf(await street.call(who, 'case', 'day', {}))).toBe('ok')
    expect(refusalOf(await accept(desk, await codeOf(desk)))).toBe('forbidden')
    const elsewhere = await street.addPerson('volunteer', '/d1/s2/c01')
    expect(refusalOf(await accept(elsewhere, await codeOf(desk)))).toBe('conflict')
  })
  it('of ten at the same moment lets one in', async () => {
    const code = await codeOf(desk)
    const all = await Promise.all(Array.from({ length: 10 }, () => accept(stranger(), code, { person: newcomer() })))
    expect(all.filter(({ ok }) => ok)).toHaveLength(1)
  })
  it('that was taken back or has grown old opens nothing, and says no more than a wrong one', async () => {
    const { code, invitation } = answered(await invite(desk))
    const other = await street.addPerson('streetStaff', '/d1/s2')
    const { invitationId } = invitation
    expect(refusalOf(await street.call(other, 'directory', 'revokeInvitation', { invitationId }))).toBe('notFound')
    expect(answered(await street.call(desk, 'directory', 'revokeInvitation', { invitationId })).invitation.state).toBe(
      'revoked',
    )
    const old = answered(await invite(desk))
    await street.local.database.updateOne(
      'invitations',
      { _id: old.invitation.invitationId },
      { $set: { expiresAt: new Date(Date.now() - 1) } },
    )
    const words = new Set<string>()
    for (const each of [code, old.code, '23456789']) {
      const reply = await accept(stranger(), each, { person: newcomer() })
      words.add(reply.ok ? 'ok' : reply.refusal.message)
    }
    expect(words.size).toBe(1)
    const { rows } = answered(await street.call(desk, 'directory', 'invitations', {}))
    expect(rows.find((row) => row.invitationId === old.invitation.invitationId)?.state).toBe('expired')
    expect(
      answered(await street.call(other, 'directory', 'invitations', {})).rows.map(({ where }) => where),
    ).not.toContain('柳溪街道')
  })
  it('opens nothing once whoever gave it was suspended or may give it no more', async () => {
    const ways: Record<string, string | string[]>[] = [{ state: 'suspended' }, { roles: [] }]
    for (const gone of ways) {
      const giver = await street.addPerson('administrator', '/d1/s1')
      const code = await codeOf(giver, { role: 'streetStaff', kinds: [] })
      await street.local.database.updateOne('identities', { _id: `uid:${giver.userId}` }, { $set: gone })
      expect(refusalOf(await accept(stranger(), code, { person: newcomer() }))).toBe('notFound')
    }
  })
  it('cannot be guessed: five wrong codes and the door is shut, even to the right one', async () => {
    const code = await codeOf(desk)
    const who = { ...stranger(), sourceIp: '203.0.113.77' }
    for (let i = 0; i < 5; i++)
      expect(refusalOf(await street.call(who, 'account', 'invitation', { code: `2345678${i + 2}` }))).toBe('notFound')
    expect(refusalOf(await street.call(who, 'account', 'invitation', { code }))).toBe('tooMany')
    expect(refusalOf(await accept(who, code, { person: newcomer() }))).toBe('tooMany')
  })
})
