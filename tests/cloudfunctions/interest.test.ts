import { StoredInterest } from '#domain/people/stored'
import { accept, accepted, addReport } from './desk'
import { answered, newId, type Person, refusalOf, type Street, startStreet } from './street'

let street: Street
let desk: Person
let free: Person
let place: { placeId: string; code: string; name: string; orgPath: string }
const grid = '/d1/s1/c01/g01'

beforeAll(async () => {
  street = await startStreet()
  desk = await street.addPerson('streetStaff', '/d1/s1')
  free = await street.addPerson('mediator', '/d1/s1')
  place = await street.addPlace(grid)
})
afterAll(() => street.close())

const declare = (who: Person, more: { code?: string; tie?: 'relative' | 'owner' } = {}, id?: string) =>
  street.call(who, 'account', 'declareInterest', { code: place.code, tie: 'relative', ...more }, id)

describe('a tie to a place', () => {
  it('is declared by the code of its door, once, and seen by whoever declared it only', async () => {
    const mediator = await street.addPerson('mediator', '/d1/s1')
    const id = newId()
    const first = answered(await declare(mediator, {}, id))
    expect(answered(await declare(mediator, {}, id))).toEqual(first)
    expect(refusalOf(await declare(mediator))).toBe('alreadyDone')
    expect(answered(await declare(mediator, { tie: 'owner' })).interest.tie).toBe('owner')
    expect(answered(await street.call(mediator, 'account', 'interests', {})).interests).toMatchObject([
      { placeId: place.placeId, placeName: place.name, tie: 'owner' },
    ])
    expect(answered(await street.call(free, 'account', 'interests', {})).interests).toEqual([])
    for (const kept of await street.find('interests', {})) StoredInterest.parse(kept)
    const elsewhere = await street.addPlace('/d1/s2/c01')
    expect(refusalOf(await declare(mediator, { code: elsewhere.code }))).toBe('notFound')
  })
  it('keeps a case of that place out of the hands of a mediator, at the start and later', async () => {
    const tied = await street.addPerson('mediator', '/d1/s1')
    answered(await declare(tied))
    const report = await addReport(street, { place })
    const refused = await accept(street, desk, report, tied)
    expect(refused.ok ? '' : refused.refusal.message).toContain('换一位')
    const { caseId } = await accepted(street, desk, report, free)
    const opened = answered(await street.call(desk, 'case', 'open', { caseId }))
    const hand = { caseId, version: opened.version, words: '' }
    const given = await street.call(desk, 'case', 'assign', { ...hand, mediatorId: tied.userId as never })
    expect(refusalOf(given)).toBe('forbidden')
    const elsewhere = await addReport(street, { place: await street.addPlace(grid) })
    expect(refusalOf(await accept(street, desk, elsewhere, tied))).toBe('ok')
  })
  it('sets a mediator apart on the roster for a report of that place, without a word of which tie', async () => {
    const tied = await street.addPerson('mediator', '/d1/s1', { name: '冯有关' })
    answered(await declare(tied, { tie: 'owner' }))
    const roster = async (reportId?: string) =>
      answered(await street.call(desk, 'case', 'mediators', reportId ? { reportId: reportId as never } : {}))
    const { _id } = await addReport(street, { place })
    const here = await roster(_id)
    expect(here.mediators.map(({ userId }) => userId)).not.toContain(tied.userId)
    expect(here.others).toContainEqual({ userId: tied.userId, name: '冯有关', why: 'tied' })
    expect(JSON.stringify(here)).not.toContain('owner')
    const elsewhere = await addReport(street, { place: await street.addPlace(grid) })
    expect((await roster(elsewhere._id)).mediators.map(({ userId }) => userId)).toContain(tied.userId)
    expect((await roster()).mediators.map(({ userId }) => userId)).toContain(tied.userId)
    const foreign = await street.addPerson('streetStaff', '/d1/s2')
    expect(refusalOf(await street.call(foreign, 'case', 'mediators', { reportId: _id }))).toBe('notFound')
  })
  it('keeps staff from accepting a report of it and from verifying visits at it', async () => {
    const clerk = await street.addPerson('streetStaff', '/d1/s1')
    answered(await declare(clerk))
    const report = await addReport(street, { place })
    expect(refusalOf(await accept(street, clerk, report, free))).toBe('forbidden')
    const volunteer = await street.addPerson('volunteer', grid)
    const door = { by: 'list' as const, placeId: place.placeId }
    const visit = { as: 'volunteer' as const, door, result: 'noIssue' as const, note: '', at: new Date().toISOString() }
    const { visitId, version } = answered(await street.call(volunteer, 'visit', 'record', visit)).visit
    const review = { visitId, version, decision: 'verify' as const, reason: '' }
    const refused = await street.call(clerk, 'visit', 'review', review)
    expect(refused.ok ? '' : refused.refusal.message).toContain('请同事来办')
    expect(refusalOf(await street.call(desk, 'visit', 'review', review))).toBe('ok')
  })
  it('keeps a mediator from deciding a mediation that a volunteer led there', async () => {
    const tied = await street.addPerson('mediator', '/d1/s1')
    answered(await declare(tied))
    const volunteer = await street.addPerson('volunteer', grid)
    const mediationId = newId()
    const led = {
      door: { by: 'code' as const, code: place.code },
      ...{ bothAgreed: true as const, outcome: 'agreed' as const, words: '谈成了', at: new Date().toISOString() },
    }
    expect(refusalOf(await street.call(volunteer, 'visit', 'recordMediation', led as never, mediationId))).toBe('ok')
    const decide = { mediationId: mediationId as never, version: 1, decision: 'confirm' as const, reason: '' }
    expect(refusalOf(await street.call(tied, 'case', 'reviewMediation', decide))).toBe('forbidden')
    expect(refusalOf(await street.call(free, 'case', 'reviewMediation', decide))).toBe('ok')
  })
})
