import type { StoredDutyWeek } from '#domain/duty/stored'
import type { Role } from '#domain/organisation/role'
import { StoredIdentity, StoredMediator, type StoredOrganisation, StoredUser } from '#domain/organisation/stored'
import { accepted, addReport } from './desk'
import { wish } from './newcomers'
import { accountOf, addStock, reserved, volunteerWith } from './shelf'
import { answered, newId, type Person, refusalOf, type Street, startStreet } from './street'

let street: Street
let desk: Person
const grid = '/d1/s1/c01/g01'
beforeAll(async () => {
  street = await startStreet()
  desk = await street.addPerson('streetStaff', '/d1/s1', { bound: true })
})
afterAll(() => street.close())

const leave = (who: Person, role: Role = who.role, orgPath: string = who.orgPath, id?: string) =>
  street.call(who, 'account', 'leaveRole', { role, orgPath }, id)
const wordsOf = async (who: Person): Promise<string> => {
  const reply = await leave(who)
  return reply.ok ? 'ok' : `${reply.refusal.code} ${reply.refusal.message}`
}
const rolesOf = async (who: Person) =>
  answered(await street.call(who, 'account', 'me', {})).roles.map(({ role }) => role)
const dayAfter = (days: number) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
const mondayOf = (day: string) => {
  const at = new Date(`${day}T00:00:00Z`)
  return new Date(at.getTime() - ((at.getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10)
}
/** A shift of somebody's, so many days from today. */
const addShift = (who: Person, kind: string, on: string, swap: object | null = null) =>
  street.put('dutyWeeks', {
    ...{ _id: `s1:${mondayOf(on)}:${newId()}`, streetId: 's1', orgPath: '/d1/s1', monday: mondayOf(on), version: 1 },
    shifts: [
      {
        ...{ id: newId(), on, from: '09:00', to: '23:59', userId: who.userId, name: who.name },
        ...{ kind, place: '大厅', swap },
      },
    ],
  })
const seatAt = async (seat: 'communityCadre' | 'residentVolunteer', who: Person, id = 'd1.s1.c01.g01') => {
  const team = { communityCadre: null, police: null, partyMember: null, residentVolunteer: null }
  const sitting = {
    ...team,
    partyMember: { userId: who.userId, name: who.name },
    [seat]: { userId: who.userId, name: who.name },
  }
  await street.local.database.updateOne('organisations', { _id: id }, { $set: { team: sitting } })
}
const teamOf = async (id = 'd1.s1.c01.g01') =>
  (await street.find<StoredOrganisation>('organisations', { _id: id }))[0]?.team

describe('giving a role back', () => {
  it('ends it at once in every document; the seat is free, and the way back is open', async () => {
    const who = await street.addPerson('volunteer', grid, { bound: true })
    await seatAt('residentVolunteer', who)
    const { code } = answered(await street.call(who, 'visit', 'referralCode', {}))
    expect(answered(await leave(who))).toEqual({ role: 'volunteer' })
    expect(await rolesOf(who)).toEqual(['resident'])
    expect(refusalOf(await street.call(who, 'visit', 'home', {}))).toBe('forbidden')
    for (const identity of await street.find('identities', { userId: who.userId }))
      expect(StoredIdentity.parse(identity).roles).toMatchObject([{ role: 'volunteer', until: dayAfter(-1) }])
    expect(StoredUser.parse((await street.find('users', { _id: who.userId }))[0]).roles[0]?.until).toBe(dayAfter(-1))
    const team = await teamOf()
    expect([team?.residentVolunteer, team?.partyMember?.userId]).toEqual([null, who.userId])
    expect(await street.find('referralCodes', { _id: code, revokedAt: null })).toEqual([])
    expect(await street.find('audit', { what: 'account.leaveRole', by: who.userId })).toHaveLength(1)
    expect(refusalOf(await street.call(who, 'account', 'apply', wish({ person: null })))).toBe('ok')
  })

  it('leaves the points where they are', async () => {
    const who = await volunteerWith(street, 31)
    const before = await accountOf(street, who)
    answered(await leave(who))
    expect(await accountOf(street, who)).toEqual(before)
  })

  it('takes a mediator off the roster in the same breath, and leaves the other roles', async () => {
    const who = await street.addPerson('mediator', '/d1/s1', {
      bound: true,
      also: [{ role: 'gridWorker', orgPath: grid }],
    })
    answered(await leave(who))
    expect(await rolesOf(who)).toEqual(['gridWorker'])
    const [line] = await street.find('mediators', { _id: who.userId })
    expect(StoredMediator.parse(line).until).toBe(dayAfter(-1))
    const { mediators } = answered(await street.call(desk, 'case', 'mediators', {}))
    expect(mediators.map(({ userId }) => userId)).not.toContain(who.userId)
  })

  it('is done once, answered the same again, and is no longer there for another wish', async () => {
    const [who, id] = [await street.addPerson('gridWorker', grid), newId()]
    const first = answered(await leave(who, 'gridWorker', grid, id))
    expect(answered(await leave(who, 'gridWorker', grid, id))).toEqual(first)
    expect(refusalOf(await leave(who))).toBe('notFound')
    expect(await street.find('audit', { what: 'account.leaveRole', by: who.userId })).toHaveLength(1)
  })

  it('is for what one holds oneself: no other role, no other place, not being a resident', async () => {
    const who = await street.addPerson('gridWorker', grid)
    expect(refusalOf(await leave(who, 'mediator', '/d1/s1'))).toBe('notFound')
    expect(refusalOf(await leave(who, 'gridWorker', '/d1/s1/c02'))).toBe('notFound')
    expect(refusalOf(await leave(who, 'resident', '/d1/s1'))).toBe('notFound')
    expect(await rolesOf(who)).toEqual(['gridWorker'])
  })
})

describe('what must be done first', () => {
  it('a volunteer fetches or gives back what was kept', async () => {
    const who = await volunteerWith(street, 31)
    const redemptionId = (await reserved(street, who, await addStock(street))) as never
    expect(await wordsOf(who)).toContain('notNow 还有 1 样东西没领')
    expect(await rolesOf(who)).toEqual(['volunteer'])
    answered(await street.call(who, 'points', 'cancel', { redemptionId }))
    expect(await wordsOf(who)).toBe('ok')
  })

  it('a mediator hands over the open cases and the shifts ahead; the shifts of the window are not theirs', async () => {
    const [who, next] = [await street.addPerson('mediator', '/d1/s1'), await street.addPerson('mediator', '/d1/s1')]
    await accepted(street, desk, await addReport(street), who)
    expect(await wordsOf(who)).toContain('手上还有 1 件在调解')
    answered(await street.call(desk, 'case', 'handOver', { from: who.userId as never, to: next.userId as never }))
    await addShift(who, 'mediator', dayAfter(-1))
    await addShift(who, 'window', dayAfter(3))
    await addShift(who, 'lawyer', dayAfter(20))
    expect(await wordsOf(who)).toContain('后面还排着您 1 班')
    await street.local.database.updateOne('dutyWeeks', { 'shifts.kind': 'lawyer' }, { $set: { shifts: [] } })
    expect(await wordsOf(who)).toBe('ok')
  })

  it('a swap that somebody was asked for falls away when they stand down, and whoever asked hears of it', async () => {
    const [who, asks] = [await street.addPerson('mediator', '/d1/s1'), await street.addPerson('mediator', '/d1/s1')]
    const on = dayAfter(9)
    const swap = { toUserId: who.userId, toName: who.name, words: '' }
    await addShift(asks, 'mediator', on, swap)
    expect(await wordsOf(who)).toBe('ok')
    const weeks = await street.find<StoredDutyWeek>('dutyWeeks', { 'shifts.userId': asks.userId })
    expect(weeks.flatMap(({ shifts }) => shifts)).toMatchObject([{ userId: asks.userId, swap: null }])
    expect(await street.find('inbox', { userId: asks.userId, kind: 'dutySwap' })).toHaveLength(1)
  })

  it('somebody of the street’s window finds another for the shift of today that is not over', async () => {
    const who = await street.addPerson('streetStaff', '/d1/s1')
    await addShift(who, 'window', dayAfter(0))
    expect(await wordsOf(who)).toContain('后面还排着您 1 班')
  })

  it('the last administrator finds another one; a suspended one is none, and one elsewhere neither', async () => {
    const who = await street.addPerson('administrator', '/d1/s1')
    await street.addPerson('administrator', '/d1/s1', { state: 'suspended' })
    await street.addPerson('administrator', '/d1/s2')
    await street.addPerson('administrator', '/d1/s1', { until: '2026-01-01' })
    expect(await wordsOf(who)).toContain('没有别的管理员')
    await street.addPerson('administrator', '/d1/s1')
    expect(await wordsOf(who)).toBe('ok')
  })

  it('of two last administrators who leave at once one stays', async () => {
    const at = '/d1/s7'
    const two = [await street.addPerson('administrator', at), await street.addPerson('administrator', at)]
    const wish = { role: 'administrator', orgPath: at } as const
    await Promise.all(two.map((who) => street.call(who, 'account', 'leaveRole', wish)))
    const left = await street.find<{ roles: { until?: string }[] }>('users', { streetId: 's7' })
    expect(left.filter(({ roles }) => roles.some(({ until }) => until === undefined))).toHaveLength(1)
  })

  it('whoever sits in more grids than one step can free asks the street first', async () => {
    const who = await street.addPerson('communityStaff', '/d1/s1/c01')
    const team = { communityCadre: { userId: who.userId, name: who.name }, police: null }
    for (let nth = 11; nth < 15; nth++)
      await street.put('organisations', {
        ...{ _id: `d1.s1.c01.g${nth}`, streetId: 's1', kind: 'grid', name: `第 ${nth} 网格`, order: nth, version: 1 },
        ...{ orgPath: `/d1/s1/c01/g${nth}`, parentPath: '/d1/s1/c01', agency: null, board: null, closedOn: null },
        ...{ desk: null, team: { ...team, partyMember: null, residentVolunteer: null } },
      })
    expect(await wordsOf(who)).toContain('您在 4 个网格的格四员里')
    await street.local.database.updateOne('organisations', { _id: 'd1.s1.c01.g14' }, { $set: { team: null } })
    expect(await wordsOf(who)).toBe('ok')
    for (const nth of [11, 12, 13]) expect((await teamOf(`d1.s1.c01.g${nth}`))?.communityCadre).toBeNull()
  })
})
