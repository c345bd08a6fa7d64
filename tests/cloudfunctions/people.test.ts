import { chinaDate } from '#domain/kernel/instant'
import type { RoleHeld } from '#domain/organisation/role'
import { accepted, addReport } from './desk'
import { answered, newId, type Person, refusalOf, type Street, startStreet } from './street'

let street: Street
let desk: Person
let staff: Person
let administrator: Person
const grid = '/d1/s1/c01/g01'
const today = chinaDate(Date.now())

beforeAll(async () => {
  street = await startStreet()
  desk = await street.addPerson('streetStaff', '/d1/s1', { bound: true })
  staff = await street.addPerson('communityStaff', '/d1/s1/c01')
  administrator = await street.addPerson('administrator', '/d1')
})
afterAll(() => street.close())

const user = ({ userId }: Person) => ({ userId: userId as never })
const cardFor = async (who: Person, of: Person) => answered(await street.call(who, 'directory', 'person', user(of)))

describe('the list of people', () => {
  it('shows each within reach, newest first, with masked phones, and pages by key', async () => {
    const made: string[] = []
    for (let i = 0; i < 22; i++) made.push((await street.addPerson('volunteer', grid)).userId)
    const first = answered(await street.call(staff, 'directory', 'people', {}))
    expect(first.rows).toHaveLength(20)
    expect(first.rows.every(({ phone }) => /^138\*{4}\d{4}$/.test(phone))).toBe(true)
    const second = answered(await street.call(staff, 'directory', 'people', { cursor: first.next ?? '' }))
    const ids = [...first.rows, ...second.rows].map(({ userId }) => userId as string)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of made) expect(ids).toContain(id)
    expect(ids).not.toContain(desk.userId)
  })
  it('finds by role, by the beginning of a name, and by a whole number only', async () => {
    const wanted = await street.addPerson('volunteer', grid, { name: '欧阳找得到' })
    const search = async (words: string) =>
      answered(await street.call(staff, 'directory', 'people', { words })).rows.map(({ userId }) => userId)
    expect(await search('欧阳')).toEqual([wanted.userId])
    expect(await search(wanted.phone)).toEqual([wanted.userId])
    expect(await search('oyzdd')).toEqual([wanted.userId])
    expect(await search('OYZ')).toEqual([wanted.userId])
    expect(await search('yzd')).toEqual([])
    expect(await search(wanted.phone.slice(0, 8))).toEqual([])
    expect(await search('.*')).toEqual([])
    const { rows } = answered(await street.call(desk, 'directory', 'people', { role: 'communityStaff' }))
    expect(rows.map(({ userId }) => userId)).toEqual([staff.userId])
  })
  it('holds who does something in the community and lives in another, until that has ended', async () => {
    const helper = (until?: string) =>
      street.addPerson('volunteer', '/d1/s1/c02/g01', { also: [{ role: 'gridWorker', orgPath: grid, until }] })
    const [helps, helped] = [await helper(), await helper('2026-01-01')]
    const { rows } = answered(await street.call(staff, 'directory', 'people', {}))
    const ids = rows.map(({ userId }) => userId as string)
    expect(ids).toContain(helps.userId)
    expect(ids).not.toContain(helped.userId)
    expect((await cardFor(staff, helps)).held.map(({ role }) => role)).toEqual(['volunteer', 'gridWorker'])
  })
  it('of another street shows nobody of this one', async () => {
    const other = await street.addPerson('streetStaff', '/d1/s2')
    const { rows } = answered(await street.call(other, 'directory', 'people', {}))
    expect(rows.map(({ userId }) => userId)).toEqual([other.userId])
    expect(refusalOf(await street.call(other, 'directory', 'person', user(staff)))).toBe('notFound')
  })
})

describe('a phone number', () => {
  it('is shown whole to whoever says why, and the look is written down', async () => {
    const volunteer = await street.addPerson('volunteer', grid)
    const id = newId()
    const look = { ...user(volunteer), reason: '走访时摔了，联系家人' }
    expect(answered(await street.call(staff, 'directory', 'revealPhone', look, id)).phone).toBe(volunteer.phone)
    expect(answered(await street.call(staff, 'directory', 'revealPhone', look, id)).phone).toBe(volunteer.phone)
    expect(await street.find('audit', { about: volunteer.userId, what: 'people.revealPhone' })).toMatchObject([
      { by: staff.userId, reason: look.reason },
    ])
    expect(refusalOf(await street.call(staff, 'directory', 'revealPhone', { ...look, reason: ' ' }))).toBe(
      'invalidInput',
    )
    const elsewhere = await street.addPerson('communityStaff', '/d1/s1/c02')
    expect(refusalOf(await street.call(elsewhere, 'directory', 'revealPhone', look))).toBe('notFound')
    // The same request shows it again for some minutes, and is no key to it for ever.
    await street.local.database.updateOne('audit', { _id: id }, { $set: { at: new Date(Date.now() - 11 * 60_000) } })
    expect(refusalOf(await street.call(staff, 'directory', 'revealPhone', look, id))).toBe('notNow')
    // A role that has ended opens no card.
    const helped = await street.addPerson('volunteer', grid, {
      also: [{ role: 'gridWorker', orgPath: '/d1/s1/c02/g09', until: '2020-01-01' }],
    })
    for (const route of ['revealPhone', 'person'] as const) {
      const input = route === 'person' ? user(helped) : { ...user(helped), reason: '试试' }
      expect(refusalOf(await street.call(elsewhere, 'directory', route, input as never))).toBe('notFound')
    }
    expect((await cardFor(staff, volunteer)).history[0]).toMatchObject({ what: '看了手机号', byName: staff.name })
    expect(JSON.stringify(await street.find('commands', {}))).not.toContain(volunteer.phone)
  })
})

describe('roles', () => {
  const give = (who: Person, of: Person, role: 'gridWorker' | 'mediator' | 'streetStaff', orgPath: string) =>
    street.call(who, 'directory', 'giveRole', { ...user(of), role, orgPath, kinds: [] })
  it('are given by those whom the table names, to others only, and count at once in WeChat and in the browser', async () => {
    const volunteer = await street.addPerson('volunteer', grid, { bound: true })
    expect(refusalOf(await give(staff, volunteer, 'mediator', '/d1/s1'))).toBe('forbidden')
    expect(refusalOf(await give(desk, desk, 'mediator', '/d1/s1'))).toBe('forbidden')
    expect(refusalOf(await give(desk, volunteer, 'streetStaff', '/d1/s1'))).toBe('forbidden')
    expect(refusalOf(await give(desk, volunteer, 'mediator', grid))).toBe('invalidInput')
    const card = answered(await give(desk, volunteer, 'mediator', '/d1/s1'))
    expect(card.held.map(({ role, inForce }) => [role, inForce])).toEqual([
      ['volunteer', true],
      ['mediator', true],
    ])
    for (const who of [volunteer, { customUserId: volunteer.userId }])
      expect(refusalOf(await street.call(who, 'case', 'day', {}))).toBe('ok')
    expect(await street.find('mediators', { _id: volunteer.userId })).toMatchObject([{ state: 'active', until: null }])
    expect(refusalOf(await give(desk, volunteer, 'mediator', '/d1/s1'))).toBe('alreadyDone')
    expect(answered(await street.call(volunteer, 'account', 'inbox', {})).items[0]).toMatchObject({
      kind: 'roleChanged',
    })
  })
  it('end after their last day, on the roster too, and can be given again', async () => {
    const mediator = await street.addPerson('mediator', '/d1/s1', { bound: true })
    const ended = { ...user(mediator), role: 'mediator' as const, orgPath: '/d1/s1' }
    expect(refusalOf(await street.call(desk, 'directory', 'endRole', { ...ended, lastOn: '2020-01-01' }))).toBe(
      'notNow',
    )
    const card = answered(await street.call(desk, 'directory', 'endRole', { ...ended, lastOn: today }))
    expect(card.held).toMatchObject([{ until: today, inForce: true, manageable: true }])
    expect(await street.find('mediators', { _id: mediator.userId })).toMatchObject([{ until: today }])
    const again = answered(await give(desk, mediator, 'mediator', '/d1/s1'))
    expect(again.held).toMatchObject([{ until: null }])
  })
  it('a card says what is in hand and who did what, and offers only what may be done', async () => {
    const mediator = await street.addPerson('mediator', '/d1/s1', { bound: true })
    const place = await street.addPlace(grid)
    await accepted(street, desk, await addReport(street, { place }), mediator)
    expect(await cardFor(desk, mediator)).toMatchObject({ openCases: 1, maySuspend: true, own: false })
    expect(await cardFor(administrator, mediator)).toMatchObject({ maySuspend: true })
    expect(await cardFor(desk, desk)).toMatchObject({ own: true, maySuspend: false })
  })
})

describe('suspension', () => {
  it('shuts WeChat and browser at once, takes off the roster, and is undone by resuming', async () => {
    const mediator = await street.addPerson('mediator', '/d1/s1', { bound: true })
    const why = { ...user(mediator), reason: '长期联系不上' }
    expect(answered(await street.call(desk, 'directory', 'suspend', why)).state).toBe('suspended')
    for (const who of [mediator, { customUserId: mediator.userId }])
      expect(refusalOf(await street.call(who, 'account', 'me', {}))).toBe('forbidden')
    const roster = async () =>
      answered(await street.call(desk, 'case', 'mediators', {})).mediators.map((one) => one.userId)
    expect(await roster()).not.toContain(mediator.userId)
    expect(refusalOf(await street.call(desk, 'directory', 'suspend', why))).toBe('alreadyDone')
    expect(answered(await street.call(desk, 'directory', 'resume', user(mediator))).state).toBe('active')
    expect(refusalOf(await street.call(mediator, 'account', 'me', {}))).toBe('ok')
    expect(await roster()).toContain(mediator.userId)
  })
  it('is not for oneself, nor for somebody with a role that is not yours to manage', async () => {
    const why = (of: Person) => ({ ...user(of), reason: '试试' })
    expect(refusalOf(await street.call(desk, 'directory', 'suspend', why(desk)))).toBe('forbidden')
    const colleague = await street.addPerson('streetStaff', '/d1/s1')
    expect(refusalOf(await street.call(desk, 'directory', 'suspend', why(colleague)))).toBe('forbidden')
    expect(refusalOf(await street.call(administrator, 'directory', 'suspend', why(colleague)))).toBe('ok')
    const both = await street.addPerson('volunteer', grid, { also: [{ role: 'mediator', orgPath: '/d1/s1' }] })
    expect(refusalOf(await street.call(staff, 'directory', 'suspend', why(both)))).toBe('forbidden')
    expect(refusalOf(await street.call(desk, 'directory', 'suspend', why(both)))).toBe('ok')
  })
  it('of somebody with roles of several kinds is done by an administrator over all of them: a lost phone does not stay open', async () => {
    const mixed = await street.addPerson('streetStaff', '/d1/s1', { also: [{ role: 'mediator', orgPath: '/d1/s1' }] })
    const why = { ...user(mixed), reason: '手机丢了' }
    expect(refusalOf(await street.call(desk, 'directory', 'suspend', why))).toBe('forbidden')
    const elsewhere = await street.addPerson('administrator', '/d1/s2')
    expect(refusalOf(await street.call(elsewhere, 'directory', 'suspend', why))).toBe('notFound')
    expect(answered(await street.call(administrator, 'directory', 'suspend', why)).state).toBe('suspended')
    expect(refusalOf(await street.call(administrator, 'directory', 'resume', user(mixed)))).toBe('ok')
  })
})

describe('the administrators of a street', () => {
  it('never become none: of two who end or suspend each other at once one stays', async () => {
    for (const way of ['endRole', 'suspend'] as const) {
      const alone = await startStreet()
      try {
        const [a, b] = [
          await alone.addPerson('administrator', '/d1/s1'),
          await alone.addPerson('administrator', '/d1/s1'),
        ]
        const end = (by: Person, of: Person) =>
          way === 'endRole'
            ? alone.call(by, 'directory', 'endRole', {
                ...{ ...user(of), role: 'administrator', orgPath: '/d1/s1', lastOn: today },
              })
            : alone.call(by, 'directory', 'suspend', { ...user(of), reason: '试试' })
        await Promise.all([end(a, b), end(b, a)])
        const left = async () =>
          (await alone.find<{ _id: string; state: string; roles: RoleHeld[] }>('identities', {})).filter(
            ({ _id, state, roles }) =>
              _id.startsWith('uid:') && state === 'active' && roles.some(({ until }) => until === undefined),
          ).length
        expect([way, await left()]).toEqual([way, 1])
        // One after the other, the same: whoever was ended today works until evening, and cannot end the one who stays.
        for (const [by, of] of [
          [a, b],
          [b, a],
        ] as const)
          await end(by, of)
        expect([way, await left()]).toEqual([way, 1])
      } finally {
        await alone.close()
      }
    }
  })
})

describe('what somebody may give', () => {
  it('are the roles of the table, at places of the right kind within reach', async () => {
    const own = answered(await street.call(staff, 'directory', 'managing', {}))
    expect(own.roles).toEqual([
      { role: 'volunteer', places: [grid] },
      { role: 'gridWorker', places: [grid] },
    ])
    const wide = answered(await street.call(desk, 'directory', 'managing', {}))
    expect(wide.roles.map(({ role }) => role)).toEqual([
      ...['volunteer', 'gridWorker', 'communityStaff', 'mediator', 'agencyOfficer', 'leader'],
    ])
    expect(JSON.stringify(wide)).not.toContain('/d1/s2')
  })
})
