import type { DutyWeek } from '#domain/contract/duty'
import type { InputOf } from '#domain/contract/index'
import type { StoredDutyWeek } from '#domain/duty/stored'
import { mondayOf } from '#domain/duty/week'
import { chinaDate } from '#domain/kernel/instant'
import { daysAfter, isProvisional } from '#domain/kernel/workdays'
import type { StoredOrganisation } from '#domain/organisation/stored'
import type { Doc } from '../../local/index'
import { send } from './shelf'
import { answered, newId, type Person, refusalOf, type Street, startStreet } from './street'

const today = chinaDate(Date.now())
const mondayIn = (weeks: number): string => daysAfter(mondayOf(today), 7 * weeks)

let street: Street
let staff: Person
let stays: Person
beforeAll(async () => {
  street = await startStreet()
})
/** Each test begins with a desk that nobody was put at, and with people of its own. */
beforeEach(async () => {
  for (const { _id } of await street.find<StoredDutyWeek>('dutyWeeks', {}))
    await street.local.database.updateOne('dutyWeeks', { _id }, { $set: { shifts: [] } })
  await street.local.database.updateOne('organisations', { _id: 'd1.s1' }, { $set: { board: null } })
  staff = await street.addPerson('streetStaff', '/d1/s1')
  stays = await street.addPerson('mediator', '/d1/s1', { name: '留下来的' })
})
afterAll(() => street.close())

type Set = InputOf<'directory', 'setShift'>
const week = async (on: string): Promise<DutyWeek> => answered(await street.call(staff, 'directory', 'week', { on }))
const inputOf = async (who: Person, more: Partial<Set> = {}): Promise<Set> => {
  const on = more.on ?? mondayIn(1)
  const monday = mondayOf(on)
  const { version } = await week(monday)
  const hours = { from: '09:00', to: '12:00', place: '街道大厅' } as const
  return { ...hours, monday, version, on, userId: who.userId as never, kind: 'mediator', ...more }
}
const sit = async (who: Person, more: Partial<Set> = {}) => {
  const input = await inputOf(who, more)
  const { shifts } = answered(await street.call(staff, 'directory', 'setShift', input))
  const shift = shifts.find(({ userId, on }) => userId === who.userId && on === input.on)
  if (!shift) throw new Error('not planned')
  return { ...input, shiftId: shift.id }
}
/** Asks somebody to take a shift over. */
const ask = async ({ monday, shiftId }: { monday: string; shiftId: string }, from: Person, to: Person) => {
  const { version } = await week(monday)
  const input = { monday, version, shiftId, toUserId: to.userId as never, words: '要开庭' }
  answered(await street.call(from, 'directory', 'askSwap', input))
}
const about = ({ userId }: Person) => ({ userId: userId as never })
const board = async () =>
  (await street.find<StoredOrganisation>('organisations', { _id: 'd1.s1' }))[0]?.board?.shifts ?? []
/** Whatever is kept of the desk, as text. */
const everywhere = async (): Promise<string> =>
  JSON.stringify([await street.find('dutyWeeks', {}), await street.find('organisations', {})])
const news = ({ userId }: Person) => street.find<{ title: string; text: string }>('inbox', { userId, kind: 'dutySwap' })
const writeWeek = async (monday: string, shifts: object[]): Promise<StoredDutyWeek> => {
  const _id = `s1:${monday}`
  const changed = await street.local.database.updateOne('dutyWeeks', { _id }, { $set: { shifts: shifts as Doc[] } })
  if (changed === 0)
    await street.put('dutyWeeks', { _id, streetId: 's1', orgPath: '/d1/s1', monday, shifts, version: 1 })
  const [written] = await street.find<StoredDutyWeek>('dutyWeeks', { _id })
  if (!written) throw new Error('not written')
  return written
}
/** A week that was planned while it was still to come. */
const pastWeek = async (...shifts: Partial<StoredDutyWeek['shifts'][number]>[]) => {
  const monday = mondayIn(-2)
  const whole = shifts.map((shift) => ({
    ...{ id: newId(), on: monday, from: '09:00', to: '12:00', kind: 'mediator', place: '街道大厅', swap: null },
    ...shift,
  }))
  const { version } = await writeWeek(monday, whole)
  return { monday, version, ids: whole.map(({ id }) => id) }
}

describe('whoever is suspended', () => {
  it('sits no more from that moment: in no week, not on the board, and the gap is told to the street', async () => {
    const gone = await street.addPerson('mediator', '/d1/s1', { name: '要停的人', bound: true })
    // Every document that a person can have, so that the transaction has the least room.
    answered(await street.call(gone, 'account', 'signOutEverywhere', {}))
    for (let ahead = 1; ahead <= 8; ahead++) await sit(gone, { on: mondayIn(ahead) })
    await sit(stays, { on: mondayIn(2), from: '13:30', to: '17:00' })
    const swap = await sit(stays, { on: mondayIn(3) })
    await ask(swap, stays, gone)
    const before = await week(mondayIn(4))
    const id = newId()
    const why = { ...about(gone), reason: '长期联系不上' }
    answered(await send(street, staff, 'directory', 'suspend', why, id))
    expect(await everywhere()).not.toContain(gone.userId)
    expect(await everywhere()).not.toContain('要停的人')
    expect((await board()).map(({ name }) => name)).toEqual(['留下来的', '留下来的'])
    expect(answered(await street.call(null, 'report', 'landing', { streetId: 's1' })).nextDuty?.name).toBe('留下来的')
    const after = await week(mondayIn(4))
    expect(after.gaps).toHaveLength(before.gaps.length + (before.days[0]?.open ? 1 : 0))
    expect(after.version).toBe(before.version + 1)
    expect((await news(staff)).map(({ title }) => title)).toEqual(['值班空出了 8 班'])
    expect((await news(stays)).map(({ title }) => title)).toEqual(['您请的人替不了这一班了'])
    expect(JSON.stringify(await news(staff))).not.toContain('要停的人')
    // The same command again tells nobody anew.
    answered(await send(street, staff, 'directory', 'suspend', why, id))
    expect(await news(staff)).toHaveLength(1)
  })

  it('at the window just so, while their other hours that are over stay as they were', async () => {
    const administrator = await street.addPerson('administrator', '/d1')
    const gone = await street.addPerson('streetStaff', '/d1/s1', { name: '窗口小王' })
    await pastWeek({ userId: gone.userId as never, name: gone.name, kind: 'window' })
    await sit(gone, { kind: 'window' })
    answered(await street.call(administrator, 'directory', 'suspend', { ...about(gone), reason: '离岗' }))
    expect((await week(mondayIn(1))).shifts).toEqual([])
    expect(await board()).toEqual([])
    expect((await week(mondayIn(-2))).shifts).toMatchObject([{ name: '窗口小王' }])
  })

  it('and planned in the same moment, is not at the desk in the end', async () => {
    for (let time = 1; time <= 4; time++) {
      const gone = await street.addPerson('mediator', '/d1/s1')
      const input = await inputOf(gone, { on: mondayIn(time) })
      const [suspended] = await Promise.all([
        send(street, staff, 'directory', 'suspend', { ...about(gone), reason: '离岗' }),
        send(street, staff, 'directory', 'setShift', input),
      ])
      answered(suspended)
      expect(await everywhere()).not.toContain(gone.userId)
    }
  })
})

describe('whoever has a last day', () => {
  it('sits until then and not after it: what was planned falls vacant, what is planned now is refused', async () => {
    const leaving = await street.addPerson('mediator', '/d1/s1', { name: '月底走' })
    const lastOn = mondayIn(2)
    const taken = await sit(stays, { on: daysAfter(lastOn, 1), from: '13:30', to: '17:00' })
    await ask(taken, stays, leaving)
    for (const on of [mondayIn(1), lastOn, daysAfter(lastOn, 1), mondayIn(3)]) await sit(leaving, { on })
    const end = { ...about(leaving), role: 'mediator', orgPath: '/d1/s1', lastOn } as const
    answered(await street.call(staff, 'directory', 'endRole', end))
    const days = [
      ...(await week(mondayIn(1))).shifts,
      ...(await week(lastOn)).shifts,
      ...(await week(mondayIn(3))).shifts,
    ]
    expect(days.filter(({ userId }) => userId === leaving.userId).map(({ on }) => on)).toEqual([mondayIn(1), lastOn])
    expect((await board()).filter(({ name }) => name === '月底走').map(({ on }) => on)).toEqual([mondayIn(1), lastOn])
    expect(days.every(({ swap }) => swap === null)).toBe(true)
    const late = await street.call(staff, 'directory', 'setShift', await inputOf(leaving, { on: mondayIn(3) }))
    expect(refusalOf(late)).toBe('notFound')
    expect((await week(lastOn)).people.find(({ userId }) => userId === leaving.userId)?.until).toBe(lastOn)
    expect((await week(mondayIn(3))).people.map(({ name }) => name)).not.toContain('月底走')
    const input = { monday: taken.monday, version: (await week(lastOn)).version, shiftId: taken.shiftId }
    const asked = { ...input, toUserId: leaving.userId as never, words: '' }
    expect(refusalOf(await street.call(stays, 'directory', 'askSwap', asked))).toBe('notFound')
  })

  it('at the window just so', async () => {
    const until = mondayIn(1)
    const window = await street.addPerson('streetStaff', '/d1/s1', { until })
    await sit(window, { on: until, kind: 'window' })
    const late = await inputOf(window, { on: daysAfter(until, 1), kind: 'window' })
    expect(refusalOf(await street.call(staff, 'directory', 'setShift', late))).toBe('notFound')
  })

  it('takes over no shift after it, though the swap was asked before the end was known', async () => {
    const leaving = await street.addPerson('mediator', '/d1/s1')
    const shift = await sit(stays, { on: mondayIn(2) })
    await ask(shift, stays, leaving)
    const { userId } = leaving
    await street.local.database.updateOne('mediators', { _id: userId }, { $set: { until: mondayIn(1) } })
    const { version } = await week(mondayIn(2))
    const answer = { monday: mondayIn(2), version, shiftId: shift.shiftId, accept: true }
    expect(refusalOf(await street.call(leaving, 'directory', 'answerSwap', answer))).toBe('notNow')
    // A gap is a gap when nobody who may sit there does.
    await street.local.database.updateOne('mediators', { _id: stays.userId }, { $set: { state: 'suspended' } })
    const seen = await week(mondayIn(2))
    const open = seen.days.filter((day) => day.open).map((day) => day.on)
    if (open.includes(shift.on)) expect(seen.gaps).toContainEqual({ on: shift.on, from: '09:00', to: '12:00' })
  })
})

describe('whoever goes by themselves', () => {
  it('and gives the account up is neither in a week nor on the board; where they sat before only a number stays', async () => {
    const gone = await street.addPerson('mediator', '/d1/s1', { name: '要注销的人' })
    const swap = { toUserId: gone.userId as never, toName: gone.name, words: '要开庭' }
    const theirs = { userId: stays.userId as never, name: stays.name, from: '13:30', to: '17:00', swap }
    const past = await pastWeek({ userId: gone.userId as never, name: gone.name }, theirs)
    for (const ahead of [1, 2]) await sit(gone, { on: mondayIn(ahead) })
    await ask(await sit(stays, { on: mondayIn(3) }), stays, gone)
    answered(await send(street, gone, 'account', 'askDeletion', { sure: true }))
    expect(await everywhere()).not.toContain('要注销的人')
    expect((await board()).map(({ name }) => name)).toEqual(['留下来的'])
    expect((await week(mondayIn(1))).shifts).toEqual([])
    expect((await week(past.monday)).shifts).toMatchObject([
      { id: past.ids[0], name: '已注销', userId: gone.userId },
      { id: past.ids[1], name: '留下来的', swap: { toName: '已注销' } },
    ])
    expect((await week(mondayIn(3))).shifts).toMatchObject([{ name: '留下来的', swap: null }])
    expect((await news(staff)).map(({ title }) => title)).toEqual(['值班空出了 2 班'])
    expect((await news(stays)).map(({ title }) => title)).toEqual(['您请的人替不了这一班了'])
  })

  it('and gives the role back is asked for no swap any more', async () => {
    const leaving = await street.addPerson('mediator', '/d1/s1')
    await ask(await sit(stays, { on: mondayIn(3) }), stays, leaving)
    answered(await street.call(leaving, 'account', 'leaveRole', { role: 'mediator', orgPath: '/d1/s1' }))
    expect((await week(mondayIn(3))).shifts).toMatchObject([{ name: '留下来的', swap: null }])
  })
})

describe('a new name', () => {
  it('stands wherever its owner sits, sat, or was asked to', async () => {
    const who = await street.addPerson('mediator', '/d1/s1', { name: '老名字' })
    await pastWeek({ userId: who.userId as never, name: who.name })
    await sit(who, { on: mondayIn(1) })
    await ask(await sit(stays, { on: mondayIn(2) }), stays, who)
    answered(await street.call(who, 'account', 'correctMe', { name: '新名字' }))
    expect(await everywhere()).not.toContain('老名字')
    expect((await board()).map(({ name }) => name)).toEqual(['新名字', '留下来的'])
    for (const on of [mondayIn(-2), mondayIn(1)]) expect((await week(on)).shifts).toMatchObject([{ name: '新名字' }])
    expect((await week(mondayIn(2))).shifts).toMatchObject([{ swap: { toName: '新名字' } }])
  })
})

describe('a shift that is over', () => {
  it('is neither taken out, moved, swapped nor answered: who sat is written down', async () => {
    const swap = { toUserId: stays.userId as never, toName: stays.name, words: '' }
    const other = await street.addPerson('mediator', '/d1/s1')
    const { monday, version, ids } = await pastWeek({ userId: other.userId as never, name: other.name, swap })
    const kept = await street.find('dutyWeeks', {})
    const shiftId = ids[0] ?? ''
    const of = { monday, version, shiftId }
    expect(refusalOf(await street.call(staff, 'directory', 'removeShift', of))).toBe('notNow')
    expect(refusalOf(await street.call(stays, 'directory', 'answerSwap', { ...of, accept: true }))).toBe('notNow')
    expect(refusalOf(await street.call(stays, 'directory', 'answerSwap', { ...of, accept: false }))).toBe('notNow')
    const wish = { ...of, toUserId: stays.userId as never, words: '' }
    expect(refusalOf(await street.call(other, 'directory', 'askSwap', wish))).toBe('notNow')
    expect(await street.find('dutyWeeks', {})).toEqual(kept)
    expect((await week(monday)).days.every(({ past }) => past)).toBe(true)
  })

  it('of this week cannot be moved to a day that is still to come', async () => {
    const monday = mondayOf(today)
    // On a Monday nothing of the week is over yet.
    if (monday === today) return
    const id = newId()
    const shift = { id, on: monday, from: '09:00', to: '12:00', kind: 'mediator', place: '街道大厅', swap: null }
    const sitter = { userId: stays.userId, name: stays.name }
    await writeWeek(monday, [{ ...shift, ...sitter }])
    const moved = { ...(await inputOf(stays, { on: today })), shiftId: id }
    expect(refusalOf(await street.call(staff, 'directory', 'setShift', moved))).toBe('notNow')
  })
})

describe('a day of a year whose holidays are not published', () => {
  it('is provisional, each by itself', async () => {
    const { days } = await week('2027-01-01')
    expect(days.map(({ on, provisional }) => [on, provisional])).toEqual(days.map(({ on }) => [on, isProvisional(on)]))
    expect(days.filter(({ provisional }) => provisional).map(({ on }) => on)).toEqual([
      '2027-01-01',
      '2027-01-02',
      '2027-01-03',
    ])
    expect((await week('2026-03-02')).days.some(({ provisional }) => provisional)).toBe(false)
  })
})
