import type { DutyWeek } from '#domain/contract/duty'
import type { InputOf } from '#domain/contract/index'
import { mondayOf } from '#domain/duty/week'
import { send, tripsOf } from './shelf'
import { answered, newId, type Person, refusalOf, type Street, startStreet } from './street'

let street: Street
let staff: Person
let lawyer: Person
let mediator: Person
let community: Person
let otherStaff: Person
const dayAfter = (days: number) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
const today = dayAfter(0)
/** Each test plans a week of its own. */
let weeks = 0
let monday = ''
beforeAll(async () => {
  street = await startStreet()
  staff = await street.addPerson('streetStaff', '/d1/s1')
  lawyer = await street.addPerson('mediator', '/d1/s1', { name: '陈律师' })
  await street.local.database.updateOne('mediators', { _id: lawyer.userId }, { $set: { kinds: ['lawyer'] } })
  mediator = await street.addPerson('mediator', '/d1/s1', { name: '老马' })
  community = await street.addPerson('communityStaff', '/d1/s1/c01')
  otherStaff = await street.addPerson('streetStaff', '/d1/s2')
})
beforeEach(() => {
  monday = mondayOf(dayAfter(7 * ++weeks))
})
afterAll(() => street.close())

type Set = InputOf<'directory', 'setShift'>
const week = async (who: Person = staff, on = monday): Promise<DutyWeek> =>
  answered(await street.call(who, 'directory', 'week', { on }))
const inputOf = (version: number, more: Partial<Set> = {}): Set => ({
  ...{ monday, version, on: monday, from: '09:00', to: '12:00', userId: lawyer.userId as never },
  ...{ kind: 'lawyer', place: '街道大厅 3 号窗口' },
  ...more,
})
const set = async (more: Partial<Set> = {}, who: Person = staff) =>
  street.call(who, 'directory', 'setShift', inputOf((await week()).version, more))
const news = (who: Person) => street.find<{ title: string }>('inbox', { userId: who.userId, kind: 'dutySwap' })

describe('the week', () => {
  it('is planned by the street, read by those who sit there, in four round trips, with what nobody covers', async () => {
    const empty = await week()
    expect(empty).toMatchObject({ monday, version: 0, shifts: [], mayEdit: true })
    expect(empty.people.map(({ name }) => name)).toEqual(expect.arrayContaining(['陈律师', '老马', staff.name]))
    const open = empty.gaps.length
    const planned = answered(await set())
    const on = planned.days.filter((day) => day.open).map((day) => day.on)
    expect(planned.gaps).toHaveLength(on.includes(monday) ? open - 1 : open)
    expect(planned.shifts).toMatchObject([{ name: '陈律师', kind: 'lawyer', mine: false, swap: null }])
    const reply = await street.call(lawyer, 'directory', 'week', { on: monday })
    expect(await tripsOf(street, reply)).toBe(['identity', 'week', 'roster', 'staff'].length)
    expect(answered(reply)).toMatchObject({ mayEdit: false, shifts: [{ mine: true }] })
    expect((await week(community)).mayEdit).toBe(false)
  })

  it('is the street’s own: another street plans another, and sees nobody of this one', async () => {
    answered(await set())
    const other = await week(otherStaff)
    expect(other.shifts).toEqual([])
    expect(JSON.stringify(other)).not.toContain('陈律师')
    const version = other.version
    const foreign = await street.call(otherStaff, 'directory', 'setShift', inputOf(version))
    expect(refusalOf(foreign)).toBe('notFound')
  })

  it('takes only who may sit there as that, on a day of the week that is not past, once at a time', async () => {
    expect(refusalOf(await set({ userId: mediator.userId as never, kind: 'psychologist' }))).toBe('notFound')
    expect(refusalOf(await set({ userId: mediator.userId as never, kind: 'window' }))).toBe('notFound')
    expect(refusalOf(await set({ on: dayAfter(400) }))).toBe('invalidInput')
    const past = mondayOf(dayAfter(-7))
    const late = await street.call(staff, 'directory', 'setShift', { ...inputOf(0), monday: past, on: past })
    expect(refusalOf(late)).toBe('notNow')
    answered(await set({ userId: staff.userId as never, kind: 'window' }))
    answered(await set())
    expect(refusalOf(await set({ from: '11:00', to: '13:00', kind: 'mediator' }))).toBe('conflict')
    expect(refusalOf(await set({}, lawyer))).toBe('forbidden')
  })

  it('changed since it was read is refused; the same command again changes nothing', async () => {
    const id = newId()
    const input = inputOf((await week()).version)
    const first = answered(await send(street, staff, 'directory', 'setShift', input, id))
    expect(answered(await send(street, staff, 'directory', 'setShift', input, id))).toEqual(first)
    expect(refusalOf(await street.call(staff, 'directory', 'setShift', input))).toBe('conflict')
    const removal = { monday, version: first.version, shiftId: first.shifts[0]?.id ?? '' }
    expect(answered(await street.call(staff, 'directory', 'removeShift', removal)).shifts).toEqual([])
    expect(
      refusalOf(await street.call(staff, 'directory', 'removeShift', { ...removal, version: first.version + 1 })),
    ).toBe('notFound')
  })
})

describe('a swap', () => {
  it('is asked by whoever sits, accepted by whoever was asked, and both are told', async () => {
    const { shifts, version } = answered(await set())
    const shiftId = shifts[0]?.id ?? ''
    const ask = { monday, version, shiftId, toUserId: mediator.userId as never, words: '那天要开庭' }
    expect(refusalOf(await street.call(mediator, 'directory', 'askSwap', ask))).toBe('notFound')
    const asked = answered(await street.call(lawyer, 'directory', 'askSwap', ask))
    expect(asked.shifts[0]?.swap).toEqual({ toName: '老马', words: '那天要开庭', toMe: false })
    expect((await week(mediator)).shifts[0]?.swap?.toMe).toBe(true)
    const answer = { monday, version: asked.version, shiftId, accept: true }
    expect(refusalOf(await street.call(lawyer, 'directory', 'answerSwap', answer))).toBe('notFound')
    const done = answered(await street.call(mediator, 'directory', 'answerSwap', answer))
    expect(done.shifts).toMatchObject([{ name: '老马', kind: 'mediator', mine: true, swap: null }])
    expect((await news(mediator)).map(({ title }) => title)).toEqual(
      expect.arrayContaining(['陈律师想请您替一班', '您替了一班']),
    )
    expect((await news(lawyer)).map(({ title }) => title)).toContain('老马替您这一班')
  })

  it('that is declined leaves the shift where it was, and says so', async () => {
    const { shifts, version } = answered(await set())
    const shiftId = shifts[0]?.id ?? ''
    const ask = { monday, version, shiftId, toUserId: mediator.userId as never, words: '' }
    const asked = answered(await street.call(lawyer, 'directory', 'askSwap', ask))
    const answer = { monday, version: asked.version, shiftId, accept: false }
    const kept = answered(await street.call(mediator, 'directory', 'answerSwap', answer))
    expect(kept.shifts).toMatchObject([{ name: '陈律师', kind: 'lawyer', swap: null }])
    expect((await news(lawyer)).map(({ title }) => title)).toContain('老马这次替不了')
  })

  it('is refused when the other sits somewhere else then', async () => {
    answered(await set({ userId: mediator.userId as never, kind: 'mediator' }))
    const { shifts, version } = answered(await set())
    const shiftId = shifts.find(({ name }) => name === '陈律师')?.id ?? ''
    const ask = { monday, version, shiftId, toUserId: mediator.userId as never, words: '' }
    const asked = answered(await street.call(lawyer, 'directory', 'askSwap', ask))
    const answer = { monday, version: asked.version, shiftId, accept: true }
    expect(refusalOf(await street.call(mediator, 'directory', 'answerSwap', answer))).toBe('conflict')
  })
})

describe('the landing page', () => {
  it('names who sits there now and until when, else who is next, and costs no read more', async () => {
    monday = mondayOf(today)
    answered(await set({ on: today, from: '00:00', to: '23:59' }))
    const reply = await street.call(null, 'report', 'landing', { streetId: 's1' })
    const seen = answered(reply)
    const sits = { name: '陈律师', kind: 'lawyer', place: '街道大厅 3 号窗口', on: today, from: '00:00', to: '23:59' }
    // In the last minute of a day nobody sits any more: then it is what comes next.
    if (seen.onDuty.length > 0) expect(seen.onDuty).toEqual([sits])
    expect(JSON.stringify(seen)).not.toContain(lawyer.userId)
    expect(await tripsOf(street, reply)).toBe(['street'].length)
    expect(answered(await street.call(null, 'report', 'landing', { streetId: 's2' }))).toMatchObject({
      ...{ onDuty: [], nextDuty: null, receptions: [] },
    })
  })

  it('names when leaders receive, as the street wrote it down', async () => {
    const reception = { leader: '王书记', weekday: 3, from: '09:00', to: '11:00', room: '201 室' }
    const { receptions } = answered(await street.call(staff, 'directory', 'setReception', { by: 'set', reception }))
    expect(receptions).toMatchObject([{ ...reception, when: '每周三 9:00–11:00' }])
    expect(answered(await street.call(null, 'report', 'landing', { streetId: 's1' })).receptions).toEqual([
      { leader: '王书记', when: '每周三 9:00–11:00', room: '201 室' },
    ])
    const id = receptions[0]?.id ?? ''
    const changed = { by: 'set' as const, id, reception: { ...reception, weekday: 5 } }
    expect(answered(await street.call(staff, 'directory', 'setReception', changed)).receptions).toHaveLength(1)
    const wrong = { by: 'set' as const, reception: { ...reception, from: '12:00' } }
    expect(refusalOf(await street.call(staff, 'directory', 'setReception', wrong))).toBe('invalidInput')
    expect(answered(await street.call(lawyer, 'directory', 'receptions', {}))).toMatchObject({ mayEdit: false })
    const gone = answered(await street.call(staff, 'directory', 'setReception', { by: 'remove', id }))
    expect(gone.receptions).toEqual([])
  })
})
