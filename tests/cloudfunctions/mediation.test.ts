import type { StoredInboxItem } from '#domain/inbox/stored'
import type { StoredMediation } from '#domain/mediation/stored'
import { accept, accepted, addReport, caseOf, chainFaults, keptAnswer } from './desk'
import { accountOf, entriesOf, send, tripsOf } from './shelf'
import { answered, newId, type Person, refusalOf, type Street, startStreet } from './street'

let street: Street
let staff: Person
let mediator: Person
beforeAll(async () => {
  street = await startStreet()
  staff = await street.addPerson('streetStaff', '/d1/s1')
  mediator = await street.addPerson('mediator', '/d1/s1', { name: '陈律师' })
})
afterAll(() => street.close())

type Place = Awaited<ReturnType<Street['addPlace']>>
const volunteer = () => street.addPerson('volunteer', '/d1/s1/c01/g01')
const addPlace = (name?: string) => street.addPlace('/d1/s1/c01/g01', name ? { name } : {})
const wordsOf = { outcome: 'agreed' as const, words: '老板答应月底给，两边都签了字' }
const inputFor = (place: Place, more = {}) => ({
  ...{ door: { by: 'code' as const, code: place.code }, bothAgreed: true as const, ...wordsOf },
  ...{ at: new Date().toISOString(), ...more },
})
const record = async (who: Person, place: Place) =>
  answered(await send(street, who, 'visit', 'recordMediation', inputFor(place))).mediation
const review = (who: Person, mediationId: string, decision: 'confirm' | 'refuse', commandId?: string, version = 1) =>
  send(
    street,
    who,
    'case',
    'reviewMediation',
    { mediationId: mediationId as never, version, decision, reason: decision === 'refuse' ? '没问到对方' : '' },
    commandId,
  )
const storedOf = async (_id: string) =>
  (await street.find<StoredMediation>('mediations', { _id }))[0] as StoredMediation
const pointsOf = async (person: Person) => (await entriesOf(street, person)).map(({ points }) => points)

describe('recording an active mediation', () => {
  it('waits apart from the points, 3 pending, in seven round trips', async () => {
    const person = await volunteer()
    const place = await addPlace('老周面馆')
    const reply = await street.call(person, 'visit', 'recordMediation', inputFor(place))
    expect(answered(reply).mediation).toMatchObject({ state: 'held', points: 3, placeName: '老周面馆', reason: '' })
    const named = ['identity', 'code', 'begin', 'account', 'mediation', 'account', 'commit']
    expect(await tripsOf(street, reply)).toBe(named.length)
    expect(await accountOf(street, person)).toMatchObject({ available: 0, pending: 3, seq: 0 })
    const mine = await street.call(person, 'visit', 'mediations', {})
    expect(answered(mine).mediations).toMatchObject([{ state: 'held', points: 3, ...wordsOf }])
    expect(await tripsOf(street, mine)).toBe(['identity', 'mediations'].length)
  })

  it('sent ten times at once is written once; under another’s id it is refused', async () => {
    const person = await volunteer()
    const input = inputFor(await addPlace())
    const commandId = newId()
    const once = () => send(street, person, 'visit', 'recordMediation', input, commandId)
    const replies = await Promise.all(Array.from({ length: 10 }, once))
    expect(new Set(replies.map((reply) => JSON.stringify(answered(reply)))).size).toBe(1)
    expect(await street.find('mediations', { authorId: person.userId })).toHaveLength(1)
    expect(await accountOf(street, person)).toMatchObject({ pending: 3 })
    expect(refusalOf(await send(street, await volunteer(), 'visit', 'recordMediation', input, commandId))).toBe(
      'conflict',
    )
  })

  it('needs both sides, a word about it, a door of the own street, and a volunteer', async () => {
    const person = await volunteer()
    const place = await addPlace()
    const tried = async (who: Person, more: object) =>
      refusalOf(await street.call(who, 'visit', 'recordMediation', inputFor(place, more)))
    expect(await tried(person, { bothAgreed: false })).toBe('invalidInput')
    expect(await tried(person, { words: ' ' })).toBe('invalidInput')
    const foreign = await street.addPlace('/d1/s2/c01')
    expect(await tried(person, { door: { by: 'code', code: foreign.code } })).toBe('notFound')
    expect(await tried(person, { door: { by: 'list', placeId: foreign.placeId } })).toBe('notFound')
    expect(await tried(await street.addPerson('gridWorker', '/d1/s1/c01/g01'), {})).toBe('forbidden')
    expect(await street.find('mediations', { authorId: person.userId })).toEqual([])
    expect(await tried(person, { door: { by: 'list', placeId: place.placeId } })).toBe('ok')
  })
})

describe('a mediator’s look', () => {
  it('finds them oldest first, with the author’s name whole and the number masked, in four round trips', async () => {
    const person = await volunteer()
    const held = await record(person, await addPlace())
    const reply = await street.call(mediator, 'case', 'mediations', {})
    const { rows, total } = answered(reply)
    expect(total).toBe((await street.find('mediations', { state: 'held', streetId: 's1' })).length)
    expect(rows.find(({ mediationId }) => mediationId === held.mediationId)).toMatchObject({
      ...{ authorName: person.name, authorPhone: `138****${person.phone.slice(7)}`, own: false, version: 1 },
    })
    expect(await tripsOf(street, reply)).toBe(['identity', 'page', 'total', 'authors'].length)
  })

  it('counts them with the first page only: a later one takes three round trips', async () => {
    const [looker, person] = [
      await street.addPerson('mediator', '/d1/s9'),
      await street.addPerson('volunteer', '/d1/s9/c01/g01'),
    ]
    const held: string[] = []
    for (let nth = 0; nth < 16; nth++)
      held.push((await record(person, await street.addPlace('/d1/s9/c01/g01'))).mediationId)
    const first = answered(await street.call(looker, 'case', 'mediations', {}))
    expect([first.rows.length, first.total]).toEqual([15, 16])
    const reply = await street.call(looker, 'case', 'mediations', { cursor: first.next ?? '' })
    const rest = answered(reply)
    expect([rest.rows.length, rest.next, rest.total]).toEqual([1, null, null])
    expect([...first.rows, ...rest.rows].map(({ mediationId }) => mediationId)).toEqual(held)
    expect(await tripsOf(street, reply)).toBe(['identity', 'page', 'authors'].length)
  })

  it('confirms: pending falls and 3 are posted once, however often it is sent; the author is told', async () => {
    const person = await volunteer()
    const place = await addPlace('长青理发店')
    const held = await record(person, place)
    const commandId = newId()
    const first = await review(mediator, held.mediationId, 'confirm', commandId)
    expect(answered(first).row).toMatchObject({ state: 'confirmed', placeName: '长青理发店' })
    const within = [
      'begin',
      'mediation',
      'declared tie',
      'account',
      'guided before',
      'entry',
      'account',
      'mediation',
      'news',
      'audit',
    ]
    const named = ['identity', ...within, 'command', 'commit', 'mediation', 'author']
    expect(await tripsOf(street, first)).toBe(named.length)
    const again = await Promise.all(
      Array.from({ length: 10 }, () => review(mediator, held.mediationId, 'confirm', commandId)),
    )
    for (const reply of again) expect(answered(reply)).toEqual(answered(first))
    expect(refusalOf(await review(mediator, held.mediationId, 'confirm'))).toBe('alreadyDone')
    expect(await accountOf(street, person)).toMatchObject({ available: 3, pending: 0, seq: 1 })
    expect(await chainFaults(street, person)).toEqual([])
    const [entry] = answered(await street.call(person, 'points', 'statement', {})).entries
    expect(entry).toMatchObject({
      ...{ points: 3, reason: '主动调解「长青理发店」，调解员核实了', confirmedBy: '调解员核实' },
      rule: '主动调解一次 3 分（积分办法 2026-01）',
    })
    const news = await street.find<StoredInboxItem>('inbox', { userId: person.userId })
    expect(news).toMatchObject([
      { kind: 'mediationConfirmed', text: '您调解「长青理发店」，调解员看过了，算数，记 3 分。' },
    ])
    expect(await street.find('audit', { about: held.mediationId })).toMatchObject([{ what: 'mediation.confirm' }])
    const kept = JSON.stringify(await keptAnswer(street, commandId))
    expect(kept).not.toContain(wordsOf.words)
    expect(kept).not.toContain(person.name)
  })

  it('refuses with the reason: pending falls, nothing is posted, and the author reads why', async () => {
    const person = await volunteer()
    const held = await record(person, await addPlace('老周面馆'))
    expect(
      refusalOf(
        await street.call(mediator, 'case', 'reviewMediation', {
          ...{ mediationId: held.mediationId, version: 1, decision: 'refuse', reason: '' },
        }),
      ),
    ).toBe('invalidInput')
    answered(await review(mediator, held.mediationId, 'refuse'))
    expect(await accountOf(street, person)).toMatchObject({ available: 0, pending: 0, seq: 0 })
    const [mine] = answered(await street.call(person, 'visit', 'mediations', {})).mediations
    expect(mine).toMatchObject({ state: 'refused', reason: '没问到对方', points: 0 })
    const [news] = await street.find<StoredInboxItem>('inbox', { userId: person.userId })
    expect(news?.text).toBe('您调解「老周面馆」这一次没算数：没问到对方。有疑问请给街道打个电话。')
  })

  it('by two at once is one look', async () => {
    const person = await volunteer()
    const held = await record(person, await addPlace())
    const other = await street.addPerson('mediator', '/d1/s1')
    const replies = await Promise.all([
      review(mediator, held.mediationId, 'confirm'),
      review(other, held.mediationId, 'refuse'),
      review(other, held.mediationId, 'confirm'),
    ])
    expect(replies.map(refusalOf).sort()).toEqual(['alreadyDone', 'alreadyDone', 'ok'])
    const { state } = await storedOf(held.mediationId)
    expect(await pointsOf(person)).toEqual(state === 'confirmed' ? [3] : [])
    expect(await accountOf(street, person)).toMatchObject({ pending: 0 })
  })

  it('is never the author’s own, nor of another street, nor of somebody who is no mediator, nor unread', async () => {
    const also = [{ role: 'mediator' as const, orgPath: '/d1/s1' }]
    const both = await street.addPerson('volunteer', '/d1/s1/c01/g01', { also })
    const held = await record(both, await addPlace())
    const foreign = await street.addPerson('mediator', '/d1/s2')
    expect(answered(await street.call(both, 'case', 'mediations', {})).rows.find(({ own }) => own)).toBeDefined()
    expect(refusalOf(await review(both, held.mediationId, 'confirm'))).toBe('forbidden')
    expect(refusalOf(await review(foreign, held.mediationId, 'confirm'))).toBe('notFound')
    expect(answered(await street.call(foreign, 'case', 'mediations', {}))).toEqual({ rows: [], next: null, total: 0 })
    expect(refusalOf(await review(staff, held.mediationId, 'confirm'))).toBe('forbidden')
    expect(refusalOf(await review(mediator, newId(), 'confirm'))).toBe('notFound')
    expect(refusalOf(await review(mediator, held.mediationId, 'confirm', newId(), 3))).toBe('notNow')
    expect((await storedOf(held.mediationId)).state).toBe('held')
  })
})

describe('guiding and mediating the same dispute', () => {
  const guidedAnd = async (person: Person, place: Place, more = {}) =>
    accepted(street, staff, await addReport(street, { guide: person, place, ...more }), mediator)
  const mediated = async (person: Person, place: Place) => {
    const held = await record(person, place)
    answered(await review(mediator, held.mediationId, 'confirm'))
    return held.mediationId
  }

  it('first guided, then mediated: 2 and 1, together 3; the case remembers both', async () => {
    const person = await volunteer()
    const place = await addPlace()
    const row = await guidedAnd(person, place)
    const id = await mediated(person, place)
    expect(await pointsOf(person)).toEqual([2, 1])
    const [, entry] = await entriesOf(street, person)
    expect(entry?.reason).toContain('同一件事两样取高的，之前已记 2 分')
    expect((await storedOf(id)).caseId).toBe(row.caseId)
    expect((await caseOf(street, row.caseId)).awards.map(({ points }) => points)).toEqual([2, 1])
    // The desk's own view of the case did not grow old by it.
    expect((await caseOf(street, row.caseId)).version).toBe(row.version)
    expect(await chainFaults(street, person)).toEqual([])
    // A second mediation of it adds nothing.
    await mediated(person, place)
    expect(await pointsOf(person)).toEqual([2, 1, 0])
  })

  it('first mediated, then guided: 3 and 0, together 3; the mediation then belongs to the case', async () => {
    const person = await volunteer()
    const place = await addPlace()
    const id = await mediated(person, place)
    const row = await guidedAnd(person, place)
    expect(await pointsOf(person)).toEqual([3, 0])
    expect((await storedOf(id)).caseId).toBe(row.caseId)
    expect((await caseOf(street, row.caseId)).awards).toMatchObject([
      { entryId: `mediated:${id}`, points: 3 },
      { userId: person.userId, points: 0 },
    ])
    expect(await chainFaults(street, person)).toEqual([])
    const news = await street.find<StoredInboxItem>('inbox', { userId: person.userId, kind: 'guidedAccepted' })
    expect(news[0]?.text).toBe('您引导的一件事，街道受理了。这次没有加分，原因写在积分明细里。')
    // A mediation is of one dispute: the next guided one is another.
    await guidedAnd(person, place)
    expect(await pointsOf(person)).toEqual([3, 0, 2])
  })

  it('at the same moment still gives 3 in total, whichever comes first', async () => {
    for (let turn = 0; turn < 3; turn++) {
      const person = await volunteer()
      const place = await addPlace()
      const held = await record(person, place)
      const report = await addReport(street, { guide: person, place })
      const replies = await Promise.all([
        accept(street, staff, report, mediator),
        review(mediator, held.mediationId, 'confirm'),
      ])
      expect(replies.map(refusalOf)).toEqual(['ok', 'ok'])
      const points = await pointsOf(person)
      expect(points.reduce((sum, one) => sum + one, 0)).toBe(3)
      expect(await accountOf(street, person)).toMatchObject({ available: 3, pending: 0, seq: 2 })
      expect(await chainFaults(street, person)).toEqual([])
    }
  })

  it('at different places, by different people, or more than thirty days apart are two', async () => {
    const [place, other] = [await addPlace(), await addPlace()]
    const person = await volunteer()
    await guidedAnd(person, place)
    await mediated(person, other)
    expect(await pointsOf(person)).toEqual([2, 3])
    const [guide, helper] = [await volunteer(), await volunteer()]
    const shared = await addPlace()
    await guidedAnd(guide, shared)
    await mediated(helper, shared)
    expect([await pointsOf(guide), await pointsOf(helper)]).toEqual([[2], [3]])
    const late = await volunteer()
    const place3 = await addPlace()
    await guidedAnd(late, place3, { receivedAt: new Date(Date.now() - 31 * 86_400_000) })
    await mediated(late, place3)
    expect(await pointsOf(late)).toEqual([2, 3])
  })

  it('what was taken back does not count as given', async () => {
    const person = await volunteer()
    const place = await addPlace()
    await guidedAnd(person, place)
    const [wrong] = await entriesOf(street, person)
    answered(await street.call(staff, 'points', 'reverse', { entryId: wrong?._id ?? '', reason: '不是他引导的' }))
    await mediated(person, place)
    expect(await pointsOf(person)).toEqual([2, -2, 3])
    expect(await chainFaults(street, person)).toEqual([])
  })
})
