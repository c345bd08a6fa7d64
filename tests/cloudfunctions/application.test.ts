import { StoredApplication } from '#domain/people/stored'
import { applied, newcomer, stranger, wish } from './newcomers'
import { answered, newId, type Person, refusalOf, type Street, startStreet } from './street'

let street: Street
let staff: Person
let colleague: Person
const grid = '/d1/s1/c01/g01'

beforeAll(async () => {
  street = await startStreet()
  staff = await street.addPerson('communityStaff', '/d1/s1/c01', { bound: true })
  colleague = await street.addPerson('communityStaff', '/d1/s1/c01')
})
afterAll(() => street.close())

type Decided = Parameters<typeof decide>[1][number]
const decide = (
  who: Person,
  decisions: Parameters<typeof street.call<'directory', 'decideApplications'>>[3]['decisions'],
  id?: string,
) => street.call(who, 'directory', 'decideApplications', { decisions }, id)
const approve = ({ applicationId, version }: { applicationId: string; version: number }): Decided => ({
  ...{ decision: 'approve', applicationId, version, grid },
})
const refuse = ({ applicationId, version }: { applicationId: string; version: number }): Decided => ({
  ...{ decision: 'refuse', applicationId, version, reason: '材料没写全' },
})
const resultOf = async (who: Person, decision: Decided, id?: string) =>
  answered(await decide(who, [decision], id)).results[0]

describe('an application', () => {
  it('by somebody in WeChat whom nobody knows waits for the community, with a masked phone', async () => {
    const { who, input, row } = await applied(street, staff)
    expect(row).toMatchObject({ name: '申小兰', where: '桃园社区', state: 'waiting', own: false, words: '想帮帮邻居' })
    expect(row.phone).toBe(`139****${input.person?.phone.slice(7)}`)
    const own = answered(await street.call(who, 'account', 'application', {}))
    expect(own).toMatchObject({ application: { state: 'waiting', where: '桃园社区' }, streetName: '柳溪街道' })
    expect(own.communities.map(({ path }) => path)).toEqual(['/d1/s1/c01', '/d1/s1/c02'])
    const [kept] = await street.find('applications', { _id: row.applicationId })
    StoredApplication.parse(kept)
    expect(JSON.stringify(kept)).not.toContain(input.person?.phone)
  })
  it('sent again is the same one, and a second one while it waits is refused', async () => {
    const who = stranger()
    const [id, input] = [newId(), wish()]
    const first = answered(await street.call(who, 'account', 'apply', input, id))
    expect(answered(await street.call(who, 'account', 'apply', input, id))).toEqual(first)
    expect(refusalOf(await street.call(who, 'account', 'apply', { ...input, words: '别的' }, id))).toBe('conflict')
    expect(refusalOf(await street.call(who, 'account', 'apply', input))).toBe('alreadyDone')
    expect(await street.find('applications', { identity: `wx:${who.openid}` })).toHaveLength(1)
  })
  it('needs WeChat or a signed-in person, a community of the own street, and the consent as it reads today', async () => {
    const visitor = { anonymous: true as const, uid: 'visitor-apply' }
    expect(refusalOf(await street.call(visitor, 'account', 'apply', wish()))).toBe('signInNeeded')
    expect(answered(await street.call(visitor, 'account', 'application', {})).application).toBeNull()
    const old = { text: '加入说明', version: '2020-01' }
    expect(refusalOf(await street.call(stranger(), 'account', 'apply', wish({ consent: old })))).toBe('notNow')
    expect(refusalOf(await street.call(stranger(), 'account', 'apply', wish({ community: grid })))).toBe('invalidInput')
    expect(refusalOf(await street.call(stranger(), 'account', 'apply', wish({ person: null })))).toBe('invalidInput')
    const resident = await street.addPerson('resident', '/d1/s1/c01', { bound: true })
    const elsewhere = wish({ community: '/d1/s2/c01', person: null })
    expect(refusalOf(await street.call(resident, 'account', 'apply', elsewhere))).toBe('invalidInput')
    const volunteer = await street.addPerson('volunteer', grid)
    expect(refusalOf(await street.call(volunteer, 'account', 'apply', wish({ person: null })))).toBe('alreadyDone')
  })
  it('may be taken back while it waits, and made anew', async () => {
    const { who, row } = await applied(street, staff)
    const version = row.version
    expect(answered(await street.call(who, 'account', 'withdrawApplication', { version })).application?.state).toBe(
      'withdrawn',
    )
    expect(await resultOf(staff, approve(row))).toMatchObject({ ok: false })
    expect(refusalOf(await street.call(who, 'account', 'apply', wish()))).toBe('ok')
  })
  it('that waited when its WeChat was invited is still theirs: seen, not made twice, and taken back', async () => {
    const { who } = await applied(street, staff)
    const desk = await street.addPerson('streetStaff', '/d1/s1')
    const { code } = answered(
      await street.call(desk, 'directory', 'invite', {
        ...{ role: 'communityStaff', orgPath: '/d1/s1/c01', kinds: [], forName: '申小兰' },
      }),
    )
    answered(await street.call(who, 'account', 'acceptInvitation', { code, person: newcomer(), credentials: null }))
    const { application } = answered(await street.call(who, 'account', 'application', {}))
    expect(application?.state).toBe('waiting')
    expect(refusalOf(await street.call(who, 'account', 'apply', wish({ person: null })))).toBe('alreadyDone')
    const version = application?.version ?? 0
    expect(answered(await street.call(who, 'account', 'withdrawApplication', { version })).application?.state).toBe(
      'withdrawn',
    )
    expect(answered(await street.call(who, 'account', 'apply', wish({ person: null }))).application?.state).toBe(
      'waiting',
    )
    expect(await street.find('applications', { identity: `wx:${who.openid}` })).toHaveLength(2)
  })
  it('ends for one caller after so many in an hour', async () => {
    const who = stranger()
    const codes = []
    for (let i = 0; i < 6; i++)
      codes.push(refusalOf(await street.call(who, 'account', 'apply', wish({ person: null }))))
    expect(codes).toEqual([...Array(5).fill('invalidInput'), 'tooMany'])
  })
})

describe('the community', () => {
  it('takes somebody in: a person with a WeChat identity, a role in a grid, the consent, a word of welcome', async () => {
    const { who, input, row } = await applied(street, staff)
    const id = newId()
    expect(await resultOf(staff, approve(row), id)).toEqual({ applicationId: row.applicationId, ok: true, message: '' })
    expect(await resultOf(staff, approve(row), id)).toMatchObject({ ok: true })
    const me = answered(await street.call(who, 'account', 'me', {}))
    expect(me).toMatchObject({ name: '申小兰', roles: [{ role: 'volunteer', orgPath: grid }] })
    expect(refusalOf(await street.call(who, 'visit', 'mine', {}))).toBe('ok')
    const users = await street.find<{ phoneHash: string; consents: unknown[] }>('users', { _id: me.userId })
    expect(users[0]?.phoneHash).toBe(street.seal.hashPhone(input.person?.phone ?? ''))
    expect(users[0]?.consents).toHaveLength(1)
    expect(await street.find('identities', { userId: me.userId })).toHaveLength(2)
    const inbox = answered(await street.call(who, 'account', 'inbox', {})).items
    expect(inbox.map(({ kind }) => kind)).toEqual(['applicationAnswered'])
    expect(await street.find('audit', { about: me.userId, what: 'people.admit' })).toHaveLength(1)
  })
  it('gives somebody known the role besides what they have, in both ways of signing in', async () => {
    const mediator = await street.addPerson('mediator', '/d1/s1', { bound: true })
    answered(await street.call(mediator, 'account', 'apply', wish({ person: null })))
    const row = answered(await street.call(staff, 'directory', 'applications', {})).rows.find(
      ({ name }) => name === mediator.name,
    )
    if (!row) throw new Error('no row')
    expect(await resultOf(staff, approve(row))).toMatchObject({ ok: true })
    for (const who of [mediator, { customUserId: mediator.userId }])
      expect(answered(await street.call(who, 'account', 'me', {})).roles.map(({ role }) => role)).toEqual([
        'mediator',
        'volunteer',
      ])
  })
  it('refuses in writing, and the applicant reads why and may try again', async () => {
    const { who, row } = await applied(street, staff)
    expect(await resultOf(staff, refuse(row))).toMatchObject({ ok: true })
    const own = answered(await street.call(who, 'account', 'application', {}))
    expect(own.application).toMatchObject({ state: 'refused', reason: '材料没写全' })
    expect(refusalOf(await street.call(who, 'account', 'me', {}))).toBe('signInNeeded')
    expect(refusalOf(await street.call(who, 'account', 'apply', wish()))).toBe('ok')
  })
  it('decides a list, each by itself: one that is wrong does not stop the others', async () => {
    const [a, b, c] = [await applied(street, staff), await applied(street, staff), await applied(street, staff)]
    const wrong = { ...approve(b.row), grid: '/d1/s1/c01' } as Decided
    const { results } = answered(await decide(staff, [approve(a.row), wrong, refuse(c.row)]))
    expect(results.map(({ ok }) => ok)).toEqual([true, false, true])
    expect(results[1]?.message).toContain('网格')
  })
  it('of two colleagues at the same moment one decides', async () => {
    const { row } = await applied(street, staff)
    const both = await Promise.all([resultOf(staff, approve(row)), resultOf(colleague, refuse(row))])
    expect(both.filter((result) => result?.ok)).toHaveLength(1)
  })
  it('cannot decide its own application, nor one of another community or street', async () => {
    answered(await street.call(staff, 'account', 'apply', wish({ person: null })))
    const own = answered(await street.call(staff, 'directory', 'applications', {})).rows.find((row) => row.own)
    if (!own) throw new Error('no row')
    expect((await resultOf(staff, approve(own)))?.message).toContain('自己的')
    for (const path of ['/d1/s1/c02', '/d1/s2/c01']) {
      const other = await street.addPerson('communityStaff', path)
      expect((await resultOf(other, approve(own)))?.message).toContain('没找到')
      expect(JSON.stringify(await street.call(other, 'directory', 'applications', {}))).not.toContain(own.name)
    }
    expect(await resultOf(colleague, approve(own))).toMatchObject({ ok: true })
  })
  it('does not make a second person of a phone number that somebody has', async () => {
    const holder = await street.addPerson('resident', '/d1/s1/c01')
    const { row } = await applied(street, staff, { person: { name: '冒充的', phone: holder.phone } })
    expect((await resultOf(staff, approve(row)))?.message).toContain('核对')
  })
})
