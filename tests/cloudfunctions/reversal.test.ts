import type { InputOf } from '#domain/contract/index'
import type { StoredEntry } from '#domain/points/stored'
import { accountOf, addStock, entriesOf, faultsIn, fund, reserved, send, tripsOf, volunteerWith } from './shelf'
import { answered, newId, type Person, refusalOf, type Street, startStreet } from './street'

let street: Street
let staff: Person
beforeAll(async () => {
  street = await startStreet()
  staff = await street.addPerson('streetStaff', '/d1/s1')
})
afterAll(() => street.close())

const reason = '查实没有这件事'
const reverse = (entryId: string, who = staff, commandId = newId()) =>
  send(street, who, 'points', 'reverse', { entryId, reason }, commandId)
const at = () => new Date().toISOString()
const recordAt = async (person: Person, door: 'code' | 'list') => {
  const place = await street.addPlace('/d1/s1/c01/g01')
  const input: InputOf<'visit', 'record'> = {
    as: 'volunteer',
    door: door === 'code' ? { by: 'code', code: place.code } : { by: 'list', placeId: place.placeId as never },
    result: 'noIssue',
    note: '',
    at: at(),
  }
  return answered(await send(street, person, 'visit', 'record', input)).visit
}

describe('a wrong award', () => {
  it('is taken back by its opposite once, with the reason; its holder is told, and it is audited', async () => {
    const person = await street.addPerson('volunteer', '/d1/s1/c01/g01')
    const [entryId = ''] = await fund(street, person, 2, 3)
    const commandId = newId()
    const replies = await Promise.all(Array.from({ length: 10 }, () => reverse(entryId, staff, commandId)))
    for (const reply of replies) expect(answered(reply).entryId).toBe(`${entryId}:reversal`)
    expect(await accountOf(street, person)).toMatchObject({ available: 3, seq: 3 })
    expect((await entriesOf(street, person)).at(-1)).toMatchObject({
      kind: 'awardReversal',
      points: -2,
      confirmedBy: staff.userId,
      reason: `街道撤回：${reason}`,
    })
    const told = answered(await street.call(person, 'account', 'inbox', {})).items
    expect(told).toHaveLength(1)
    expect(told[0]).toMatchObject({
      kind: 'awardReversed',
      text: `「引导一件纠纷到街道，街道受理了」记的 2 分，街道查实后撤回了：${reason}。有疑问请给社区打个电话。`,
    })
    expect(await street.find('audit', { about: entryId })).toHaveLength(1)
    const statement = answered(await street.call(person, 'points', 'statement', {}))
    expect(statement).toMatchObject({ available: 3, earnedThisYear: 3, owed: 0 })
    expect(statement.entries[0]).toMatchObject({ points: -2, confirmedBy: '街道核实' })
    expect(await faultsIn(street, [person])).toEqual([])
  })

  it('never twice, though two of the street try at the same moment', async () => {
    const person = await street.addPerson('volunteer', '/d1/s1/c01/g01')
    const [entryId = ''] = await fund(street, person, 2)
    const colleague = await street.addPerson('streetStaff', '/d1/s1')
    const replies = await Promise.all([reverse(entryId), reverse(entryId, colleague), reverse(entryId)])
    expect(replies.map(refusalOf).sort()).toEqual(['alreadyDone', 'alreadyDone', 'ok'])
    expect(await accountOf(street, person)).toMatchObject({ available: 0, seq: 2 })
    expect(refusalOf(await reverse(`${entryId}:reversal`))).toBe('notNow')
  })

  it('that was spent leaves something owed, which the next award fills', async () => {
    const person = await street.addPerson('volunteer', '/d1/s1/c01/g01')
    const [entryId = ''] = await fund(street, person, 3, 28)
    await reserved(street, person, await addStock(street))
    answered(await reverse(entryId))
    const owing = answered(await street.call(person, 'points', 'statement', {}))
    expect(owing).toMatchObject({ available: 0, held: 30, owed: 2, earnedThisYear: 28 })
    const [told] = answered(await street.call(person, 'account', 'inbox', {})).items
    expect(told?.text).toContain('先欠着 2 分，下次得的分先补上。')
    const wanted = await send(street, person, 'points', 'reserve', {
      stockId: (await addStock(street, { points: 1 }))._id,
    })
    expect(wanted.ok ? '' : wanted.refusal.message).toBe('还差 3 分就能换。')

    for (const [owed, available] of [
      [1, 0],
      [0, 0],
      [0, 1],
    ]) {
      expect((await recordAt(person, 'code')).state).toBe('verified')
      expect(answered(await street.call(person, 'points', 'statement', {}))).toMatchObject({ owed, available })
    }
    expect(answered(await street.call(person, 'visit', 'home', {}))).toMatchObject({ available: 1 })
    expect(await faultsIn(street, [person])).toEqual([])
  })

  it('of one’s own is for a colleague; of another street it is not found', async () => {
    const both = await street.addPerson('streetStaff', '/d1/s1', {
      also: [{ role: 'volunteer', orgPath: '/d1/s1/c01/g01' }],
    })
    const [entryId = ''] = await fund(street, both, 2)
    const elsewhere = await street.addPerson('streetStaff', '/d1/s2')
    expect(refusalOf(await reverse(entryId, both))).toBe('forbidden')
    expect(refusalOf(await reverse(entryId, elsewhere))).toBe('notFound')
    expect(refusalOf(await reverse('guided:never', staff))).toBe('notFound')
    expect(await accountOf(street, both)).toMatchObject({ available: 2, seq: 1 })
    expect(refusalOf(await reverse(entryId))).toBe('ok')
  })

  it('may be a visit that somebody decided, which stays as it is; a door’s code decided by itself', async () => {
    const person = await street.addPerson('volunteer', '/d1/s1/c01/g01')
    const held = await recordAt(person, 'list')
    const community = await street.addPerson('communityStaff', '/d1/s1/c01')
    answered(
      await street.call(community, 'visit', 'review', {
        ...{ visitId: held.visitId, version: held.version, decision: 'verify', reason: '' },
      }),
    )
    const scanned = await recordAt(person, 'code')
    expect(await accountOf(street, person)).toMatchObject({ available: 2 })
    expect(refusalOf(await reverse(`visit:${scanned.visitId}`))).toBe('notNow')
    answered(await reverse(`visit:${held.visitId}`))
    expect(await accountOf(street, person)).toMatchObject({ available: 1 })
    const { visits } = answered(await street.call(person, 'visit', 'mine', {}))
    expect(visits.find(({ visitId }) => visitId === held.visitId)?.state).toBe('verified')
    // The author cannot take the point back a second time by withdrawing the visit.
    expect((await street.call(person, 'visit', 'withdraw', { visitId: held.visitId })).ok).toBe(false)
    expect(await accountOf(street, person)).toMatchObject({ available: 1 })
    expect(await faultsIn(street, [person])).toEqual([])
  })

  it('of a visit gives the room under the cap back to the year of the visit, not of its posting', async () => {
    const person = await volunteerWith(street, 1)
    const [entry] = await entriesOf(street, person)
    await street.local.database.updateOne('pointsEntries', { _id: entry?._id ?? '' }, { $set: { year: 2025 } })
    await street.local.database.updateOne(
      'pointsAccounts',
      { _id: person.userId },
      { $set: { earnedByYear: { '2025': 1 } } },
    )
    answered(await reverse(entry?._id ?? ''))
    expect((await accountOf(street, person)).earnedByYear).toEqual({ '2025': 0 })
  })
})

describe('what the list of awards needs at hand', () => {
  const marksOf = async (entryId: string) => {
    const [entry] = await street.find<StoredEntry>('pointsEntries', { _id: entryId })
    return entry && { listed: entry.listed, reversed: entry.reversed }
  }
  const mark = (entryId: string, marks: Partial<Pick<StoredEntry, 'listed' | 'reversed'>>) =>
    street.local.database.updateOne('pointsEntries', { _id: entryId }, { $set: marks })

  it('is marked with the entry and with its reversal; an opposite is not listed', async () => {
    const person = await street.addPerson('volunteer', '/d1/s1/c01/g01')
    const [entryId = ''] = await fund(street, person, 2)
    const { visitId } = await recordAt(person, 'code')
    const reply = await reverse(entryId)
    const within = ['begin', 'award', 'opposite', 'account', 'opposite', 'account', 'award', 'news', 'audit', 'command']
    expect(await tripsOf(street, reply)).toBe(['identity', ...within, 'commit'].length)
    expect(await marksOf(entryId)).toEqual({ listed: true, reversed: true })
    expect(await marksOf(`${entryId}:reversal`)).toEqual({ listed: false, reversed: false })
    expect(await marksOf(`visit:${visitId}`)).toEqual({ listed: false, reversed: false })
    expect(await faultsIn(street, [person])).toEqual([])
  })

  it('decides nothing when it was altered: no point is taken twice or kept, and the chain holds', async () => {
    const person = await street.addPerson('volunteer', '/d1/s1/c01/g01')
    const [taken = '', standing = ''] = await fund(street, person, 2, 3)
    answered(await reverse(taken))
    await mark(taken, { listed: false, reversed: false })
    await mark(standing, { listed: false, reversed: true })
    expect(await faultsIn(street, [person])).toEqual([])
    expect(refusalOf(await reverse(taken))).toBe('alreadyDone')
    expect(await accountOf(street, person)).toMatchObject({ available: 3, seq: 3 })
    expect(refusalOf(await reverse(standing))).toBe('ok')
    expect(await accountOf(street, person)).toMatchObject({ available: 0, seq: 4 })
    expect(await faultsIn(street, [person])).toEqual([])
  })
})

describe('the list of awards', () => {
  it('is newest first by pages, of the own street, with what was taken back and what is one’s own', async () => {
    const fresh = await startStreet()
    try {
      const desk = await fresh.addPerson('streetStaff', '/d1/s1', {
        also: [{ role: 'volunteer', orgPath: '/d1/s1' }],
      })
      const people = await Promise.all([
        fresh.addPerson('volunteer', '/d1/s1/c01/g01', { name: '周桂芳' }),
        fresh.addPerson('volunteer', '/d1/s1/c02'),
      ])
      const ids: string[] = []
      for (const person of people) ids.push(...(await fund(fresh, person, ...Array(12).fill(2))))
      ids.push(...(await fund(fresh, desk, 3)))
      const foreign = await fresh.addPerson('volunteer', '/d1/s2/c01')
      await fund(fresh, foreign, 2)
      answered(await send(fresh, desk, 'points', 'reverse', { entryId: ids[0] ?? '', reason }))

      const reply = await fresh.call(desk, 'points', 'awards', {})
      const first = answered(reply)
      const rest = answered(await fresh.call(desk, 'points', 'awards', { cursor: first.next ?? '' }))
      expect([first.awards.length, rest.awards.length, rest.next]).toEqual([20, 5, null])
      const all = [...first.awards, ...rest.awards]
      expect(all.map(({ entryId }) => entryId).sort()).toEqual([...ids].sort())
      expect(all.map((award) => award.at)).toEqual([...all.map((award) => award.at)].sort().reverse())
      expect(all.filter(({ reversed }) => reversed).map(({ entryId }) => entryId)).toEqual([ids[0]])
      expect(all.filter(({ own }) => own).map(({ entryId }) => entryId)).toEqual([ids.at(-1)])
      // Street staff know their volunteers by name, and need no phone for this.
      expect(all.find(({ entryId }) => entryId === ids[0])?.holderName).toBe('周桂芳')
      expect(JSON.stringify(all)).not.toContain(people[0]?.phone)
      const named = ['identity', 'page', 'holders']
      expect(await tripsOf(fresh, reply)).toBe(named.length)
    } finally {
      await fresh.close()
    }
  })
})
