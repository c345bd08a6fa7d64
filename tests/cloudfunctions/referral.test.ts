import { referralCodeIn, referralCodePattern } from '#domain/report/referral'
import type { StoredReferralCode } from '#domain/report/stored'
import { tripsOf } from './shelf'
import { answered, newId, refusalOf, type Street, startStreet } from './street'

let street: Street
beforeAll(async () => {
  street = await startStreet()
})
afterAll(() => street.close())

const volunteer = () => street.addPerson('volunteer', '/d1/s1/c01/g01')
const codesOf = (userId: string) => street.find<StoredReferralCode>('referralCodes', { userId })

describe('a volunteer’s own code', () => {
  it('is made at the first asking, six characters, the same ever after, in three round trips and then two', async () => {
    const person = await volunteer()
    const first = await street.call(person, 'visit', 'referralCode', {})
    const { code } = answered(first)
    expect(code).toMatch(referralCodePattern)
    expect(referralCodeIn(code)).toBe(code)
    const again = await street.call(person, 'visit', 'referralCode', {})
    expect(answered(again).code).toBe(code)
    expect(await tripsOf(street, first)).toBe(['identity', 'own code', 'new code'].length)
    expect(await tripsOf(street, again)).toBe(['identity', 'own code'].length)
    expect(await codesOf(person.userId)).toMatchObject([
      { _id: code, userId: person.userId, streetId: 's1', orgPath: person.orgPath, revokedAt: null },
    ])
  })

  it('counts no more once its owner is suspended; whoever comes back draws another', async () => {
    const person = await volunteer()
    const { code } = answered(await street.call(person, 'visit', 'referralCode', {}))
    const staff = await street.addPerson('streetStaff', '/d1/s1')
    const userId = person.userId as never
    answered(await street.call(staff, 'directory', 'suspend', { userId, reason: '联系不上' }))
    expect(await codesOf(person.userId)).toMatchObject([{ _id: code, revokedAt: expect.any(Date) }])
    answered(await street.call(staff, 'directory', 'resume', { userId }))
    expect(answered(await street.call(person, 'visit', 'referralCode', {})).code).not.toBe(code)
  })

  it('is one, though asked for twenty times at once, under one id or many', async () => {
    const person = await volunteer()
    const sameId = newId()
    const asked = Array.from({ length: 20 }, (_, nth) =>
      street.call(person, 'visit', 'referralCode', {}, nth % 2 === 0 ? sameId : newId()),
    )
    const codes = (await Promise.all(asked)).map((reply) => answered(reply).code)
    expect(new Set(codes).size).toBe(1)
    expect(await codesOf(person.userId)).toHaveLength(1)
  })

  it('is nobody else’s, and a new one follows one that was revoked', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, volunteer))
    const codes = await Promise.all(
      people.map(async (person) => answered(await street.call(person, 'visit', 'referralCode', {})).code),
    )
    expect(new Set(codes).size).toBe(12)
    const [person] = people
    if (!person) throw new Error('nobody')
    await street.local.database.updateOne(
      'referralCodes',
      { _id: codes[0] as string },
      { $set: { revokedAt: new Date() } },
    )
    const renewed = answered(await street.call(person, 'visit', 'referralCode', {})).code
    expect(codes).not.toContain(renewed)
    expect(answered(await street.call(person, 'visit', 'referralCode', {})).code).toBe(renewed)
    expect(await codesOf(person.userId)).toHaveLength(2)
  })

  it('is for volunteers only', async () => {
    for (const role of ['gridWorker', 'communityStaff', 'mediator', 'resident'] as const) {
      const person = await street.addPerson(role, '/d1/s1/c01')
      expect([role, refusalOf(await street.call(person, 'visit', 'referralCode', {}))]).toEqual([role, 'forbidden'])
    }
  })

  it('filled in by a worker brings 2 points when the street accepts, from the first touch to the last', async () => {
    const person = await volunteer()
    const place = await street.addPlace('/d1/s1/c01/g01')
    const staff = await street.addPerson('streetStaff', '/d1/s1')
    const mediator = await street.addPerson('mediator', '/d1/s1')
    const { code: referralCode } = answered(await street.call(person, 'visit', 'referralCode', {}))
    const worker = { anonymous: true as const, uid: 'worker' }
    const { receipt } = answered(
      await street.call(worker, 'report', 'submit', {
        code: place.code,
        claim: {
          ...{ trouble: 'wagesUnpaid', stillThere: false, concerns: [], months: ['2026-01'], people: 'one' },
          ...{ amount: { by: 'exact', amountFen: 420_000 }, debtor: 'employer', placeNote: '' },
        },
        contact: { openness: 'anonymous' },
        consent: { text: '反映说明', version: '2026-01' },
        referralCode,
        receiptSeed: 'AAAAAAAAAAAAAAAAAAAAAA',
      }),
    )
    const { rows } = answered(await street.call(staff, 'case', 'queue', { tab: 'toAnswer' }))
    const row = rows.find(({ placeName }) => placeName === place.name)
    if (!row) throw new Error('not in the queue')
    const given = { mediatorId: mediator.userId as never, disputeClass: 'ordinary' as const }
    const { reportId, version } = row
    answered(await street.call(staff, 'case', 'accept', { reportId, version, ...given }))
    expect(answered(await street.call(person, 'points', 'statement', {}))).toMatchObject({ available: 2, pending: 0 })
    // The worker reads who has it now, and nothing of who brought it.
    const follow = answered(await street.call(worker, 'report', 'follow', { receipt }))
    expect(follow.state).toBe('accepted')
    expect(JSON.stringify(follow)).toContain(mediator.name)
    expect(JSON.stringify(follow)).not.toContain(person.name)
  })
})
