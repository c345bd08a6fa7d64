import { accepted, addReport, caseOf, changesOf } from './desk'
import { answered, type Person, refusalOf, type Street, startStreet } from './street'

let street: Street
let desk: Person
const grid = '/d1/s1/c01/g01'
const id = ({ userId }: Person) => userId as never

beforeAll(async () => {
  street = await startStreet()
  desk = await street.addPerson('streetStaff', '/d1/s1')
})
afterAll(() => street.close())

const handOver = (from: Person, to: Person) => street.call(desk, 'case', 'handOver', { from: id(from), to: id(to) })

describe('handing over', () => {
  it('goes in steps of five, leaves every case with one hand, and tells both', async () => {
    const [from, to] = [await street.addPerson('mediator', '/d1/s1'), await street.addPerson('mediator', '/d1/s1')]
    const caseIds: string[] = []
    for (let i = 0; i < 7; i++) caseIds.push((await accepted(street, desk, await addReport(street), from)).caseId)
    expect(answered(await handOver(from, to))).toEqual({ moved: 5, left: 2, stuck: [] })
    expect(answered(await handOver(from, to))).toEqual({ moved: 2, left: 0, stuck: [] })
    expect(answered(await handOver(from, to))).toEqual({ moved: 0, left: 0, stuck: [] })
    for (const caseId of caseIds) {
      expect(await caseOf(street, caseId)).toMatchObject({ mediatorId: to.userId, mediatorName: to.name })
      expect(await changesOf(street, caseId)).toHaveLength(2)
    }
    const told = async (who: Person) => (await street.find('inbox', { userId: who.userId })).length
    expect([await told(from), await told(to)]).toEqual([14, 7])
  })
  it('two at the same moment move each case once', async () => {
    const [from, to] = [await street.addPerson('mediator', '/d1/s1'), await street.addPerson('mediator', '/d1/s1')]
    const { caseId } = await accepted(street, desk, await addReport(street), from)
    await Promise.all([handOver(from, to), handOver(from, to)])
    expect(await changesOf(street, caseId)).toHaveLength(2)
  })
  it('names what the other one must not handle, and keeps it where it is', async () => {
    const [from, to] = [await street.addPerson('mediator', '/d1/s1'), await street.addPerson('mediator', '/d1/s1')]
    const place = await street.addPlace(grid)
    answered(await street.call(to, 'account', 'declareInterest', { code: place.code, tie: 'owner' }))
    const tied = await accepted(street, desk, await addReport(street, { place }), from)
    await accepted(street, desk, await addReport(street), from)
    expect(answered(await handOver(from, to))).toEqual({ moved: 1, left: 1, stuck: [tied.number] })
    expect((await caseOf(street, tied.caseId)).mediatorId).toBe(from.userId)
  })
  it('is not for one who is not on the roster, nor to the same person, nor by another street', async () => {
    const [from, to] = [await street.addPerson('mediator', '/d1/s1'), await street.addPerson('volunteer', grid)]
    expect(refusalOf(await handOver(from, to))).toBe('notFound')
    expect(refusalOf(await handOver(from, from))).toBe('invalidInput')
    await accepted(street, desk, await addReport(street), from)
    const other = await street.addPerson('streetStaff', '/d1/s2')
    const theirs = await street.addPerson('mediator', '/d1/s2')
    const reply = await street.call(other, 'case', 'handOver', { from: id(from), to: id(theirs) })
    expect(answered(reply)).toEqual({ moved: 0, left: 0, stuck: [] })
    expect(await street.find('cases', { mediatorId: from.userId })).toHaveLength(1)
  })
})
