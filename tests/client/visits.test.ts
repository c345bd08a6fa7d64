import type { VisitView } from '#domain/contract/shared'
import { instantOf } from '#domain/kernel/instant'
import type { Desk } from '../../src/client/phone'
import { mergeVisits } from '../../src/client/visit-list'
import { type Answer, anna, FakePhone, placeOf, viewOf } from './support/desk'
import { settle } from './support/phone'

const noon = '2026-03-05T04:00:00.000Z'

async function volunteer(): Promise<{ fake: FakePhone; desk: Desk }> {
  const fake = new FakePhone()
  await fake.start()
  await fake.phone.session.signIn(anna.name, 'right')
  const desk = fake.phone.desk()
  if (!desk) throw new Error('nobody signed in')
  return { fake, desk }
}

const newVisit = (n = 1) => ({
  as: 'volunteer' as const,
  stop: { by: 'list' as const, place: placeOf(n, { name: '老周面馆' }) },
  result: 'noIssue' as const,
  note: '',
})
const rowsOf = (fake: FakePhone, desk: Desk) =>
  mergeVisits(desk.outbox.state(), desk.visits.lastSaid(), instantOf(fake.clock.now()))
/** The street answers with the visit as it was sent, now. */
const accepting =
  (fake: FakePhone, more: Partial<VisitView> = {}) =>
  ({ commandId, input }: { commandId?: string; input: unknown }): Answer => {
    const { at } = input as { at: string }
    return { data: { visit: viewOf(String(commandId), { at, receivedAt: instantOf(fake.clock.now()), ...more }) } }
  }

describe('the list of one’s visits', () => {
  it('shows a visit as waiting, then as sending, then as the street sees it', async () => {
    const { fake, desk } = await volunteer()
    let answer: (answer: Answer) => void = () => undefined
    fake.back.answers['visit.record'] = () =>
      new Promise((resolve) => {
        answer = resolve
      })
    const first = await desk.visits.record(newVisit(1))
    await desk.visits.record(newVisit(2))
    expect(rowsOf(fake, desk).map(({ state }) => state)).toEqual(['waiting', 'sending'])
    const visitId = first.ok ? first.value.commandId : ''
    answer({ data: { visit: viewOf(visitId, { at: instantOf(fake.clock.now()) }) } })
    await settle()
    expect(rowsOf(fake, desk).find((row) => row.visitId === visitId)).toMatchObject({ state: 'verified', points: 1 })
  })

  it('says that a visit is on its way only while it is', async () => {
    const { fake, desk } = await volunteer()
    let fail: (answer: Answer) => void = () => undefined
    fake.back.answers['visit.record'] = () =>
      new Promise((resolve) => {
        fail = resolve
      })
    await desk.visits.record(newVisit())
    expect(rowsOf(fake, desk)[0]?.state).toBe('sending')
    fail('silence')
    await settle()
    expect(rowsOf(fake, desk)[0]).toMatchObject({ state: 'waiting', may: { discard: false, withdraw: true } })
  })

  it('shows a visit once, whether the phone or the street knows it first', async () => {
    const { fake, desk } = await volunteer()
    const recorded = await desk.visits.record(newVisit())
    const visitId = recorded.ok ? recorded.value.commandId : ''
    desk.visits.keepNewest({ visits: [viewOf(visitId), viewOf('01ARZ3NDEKTSV4RRFFQ69G5FAV')], next: null })
    expect(rowsOf(fake, desk).filter((row) => row.visitId === visitId)).toHaveLength(1)
    expect(rowsOf(fake, desk)).toHaveLength(2)
  })

  it('shows what the street last said when the phone starts without signal', async () => {
    const { fake, desk } = await volunteer()
    desk.visits.keepNewest({
      visits: [viewOf('01ARZ3NDEKTSV4RRFFQ69G5FAV', { state: 'held', reason: '没扫门牌码' })],
      next: null,
    })
    fake.back.online = false
    await fake.start()
    const again = fake.phone.desk()
    expect(again && rowsOf(fake, again)).toMatchObject([{ placeName: '老周面馆', state: 'held', reason: '没扫门牌码' }])
  })

  it('keeps a visit the street turned down in the list, with the sentence', async () => {
    const { fake, desk } = await volunteer()
    fake.back.answers['visit.record'] = () => ({ code: 'notFound', message: '没有这一家，请重新选。' })
    await desk.visits.record(newVisit())
    await settle()
    const [row] = rowsOf(fake, desk)
    expect(row).toMatchObject({ state: 'turnedDown', problem: { message: '没有这一家，请重新选。' } })
    desk.outbox.seen(row?.problem?.commandId ?? '')
    expect(rowsOf(fake, desk)).toEqual([])
  })

  it('does not let an answer kept late overwrite what the street said after it', async () => {
    const { fake, desk } = await volunteer()
    const visitId = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
    const item = { ...(await pendingItem(desk)), commandId: visitId }
    await fake.clock.pass(1_000)
    desk.visits.keepNewest({ visits: [viewOf(visitId, { state: 'withdrawn' })], next: null })
    const outcome = {
      kind: 'answered' as const,
      data: { visit: viewOf(visitId) },
      at: instantOf(fake.clock.now() - 500),
    }
    desk.visits.absorb({ ...item, outcome })
    expect(desk.visits.lastSaid()).toMatchObject([{ state: 'withdrawn' }])
  })

  it('keeps what the newest page does not reach, for a start without signal', async () => {
    const { fake, desk } = await volunteer()
    const visit = (n: number) => viewOf(placeOf(n).placeId, { at: `2026-03-0${n}T06:20:00.000Z` })
    desk.visits.keepNewest({ visits: [visit(3), visit(2), visit(1)], next: null })
    desk.visits.keepNewest({ visits: [visit(4), visit(3)], next: 'p2' })
    await fake.start()
    expect(
      fake.phone
        .desk()
        ?.visits.lastSaid()
        .map(({ at }) => at.slice(8, 10)),
    ).toEqual(['04', '03', '02', '01'])
  })

  it('does not take a visit that staff reviewed for one of their own', async () => {
    const { desk } = await volunteer()
    const item = await pendingItem(desk)
    const outcome = { kind: 'answered' as const, data: { visit: viewOf('01ARZ3NDEKTSV4RRFFQ69G5FAV') }, at: noon }
    desk.visits.absorb({ ...item, route: 'review', outcome })
    expect(desk.visits.lastSaid()).toEqual([])
  })

  it('leaves a mediation that came through the same outbox to its own list', async () => {
    const { desk } = await volunteer()
    const item = await pendingItem(desk)
    const outcome = { kind: 'answered' as const, data: { mediation: { mediationId: 'M1' } }, at: noon }
    desk.visits.absorb({ ...item, route: 'recordMediation', outcome })
    expect(desk.visits.lastSaid()).toEqual([])
  })

  async function pendingItem(desk: Desk) {
    const recorded = await desk.visits.record(newVisit())
    if (!recorded.ok) throw new Error('not recorded')
    return recorded.value
  }
})

describe('recording a visit', () => {
  it('asks for one sentence when something was heard', async () => {
    const { desk } = await volunteer()
    const result = await desk.visits.record({ ...newVisit(), result: 'clue', note: '   ' })
    expect(result).toMatchObject({ ok: false, refusal: { code: 'invalidInput' } })
    expect(desk.outbox.items()).toEqual([])
  })

  it('sends the scanned code itself, since the code is the proof', async () => {
    const { fake, desk } = await volunteer()
    await desk.visits.record({ ...newVisit(), stop: { by: 'code', code: 'ABCD2345', place: null } })
    expect(fake.back.of('visit.record')[0]?.input).toMatchObject({ door: { by: 'code', code: 'ABCD2345' } })
    expect(rowsOf(fake, desk)[0]?.placeName).toBe('门牌码 ABCD 2345')
  })

  it('tells the time of the tap, not of the sending', async () => {
    const { fake, desk } = await volunteer()
    fake.back.online = false
    const tappedAt = instantOf(fake.clock.now())
    await desk.visits.record(newVisit())
    fake.back.online = true
    await fake.clock.pass(600_000)
    expect(new Set(fake.back.of('visit.record').map(({ input }) => (input as { at: string }).at))).toEqual(
      new Set([tappedAt]),
    )
  })

  it('sends exactly the same command again after silence', async () => {
    const { fake, desk } = await volunteer()
    fake.back.online = false
    await desk.visits.record(newVisit())
    await fake.clock.pass(60_000)
    const sent = fake.back.of('visit.record').map(({ commandId, input }) => JSON.stringify({ commandId, input }))
    expect(sent.length).toBeGreaterThan(2)
    expect(new Set(sent).size).toBe(1)
  })
})

describe('taking a visit back', () => {
  it('deletes one that never left the phone, without a word to the street', async () => {
    const { fake, desk } = await volunteer()
    fake.back.answers['visit.record'] = () => new Promise(() => undefined)
    await desk.visits.record(newVisit(1))
    const second = await desk.visits.record(newVisit(2))
    expect(await desk.visits.withdraw(second.ok ? second.value.commandId : '')).toEqual({ ok: true, value: 'gone' })
    expect(rowsOf(fake, desk)).toHaveLength(1)
  })

  it('sends a withdrawal behind one that may have arrived', async () => {
    const { fake, desk } = await volunteer()
    const recorded = await desk.visits.record(newVisit())
    const visitId = recorded.ok ? recorded.value.commandId : ''
    await settle()
    expect(await desk.visits.withdraw(visitId)).toEqual({ ok: true, value: 'onItsWay' })
    expect(rowsOf(fake, desk)[0]).toMatchObject({ changing: 'withdraw', may: { discard: false, withdraw: false } })
    fake.back.answers['visit.record'] = accepting(fake)
    fake.back.answers['visit.withdraw'] = () => ({
      data: { visit: viewOf(visitId, { state: 'withdrawn', points: 0 }) },
    })
    await fake.clock.pass(60_000)
    expect(rowsOf(fake, desk)[0]).toMatchObject({ state: 'withdrawn', changing: null })
    expect(desk.outbox.items()).toEqual([])
  })

  it('asks nothing of the street when the visit itself was turned down', async () => {
    const { fake, desk } = await volunteer()
    fake.back.online = false
    const recorded = await desk.visits.record(newVisit())
    const visitId = recorded.ok ? recorded.value.commandId : ''
    await settle()
    await desk.visits.withdraw(visitId)
    await desk.visits.addNote(visitId, '去过的')
    fake.back.online = true
    fake.back.answers['visit.record'] = () => ({ code: 'notFound', message: '没有这一家，请重新选。' })
    await fake.clock.pass(60_000)
    expect(fake.back.of('visit.withdraw')).toEqual([])
    expect(fake.back.of('visit.addNote')).toEqual([])
    expect(rowsOf(fake, desk)).toMatchObject([{ state: 'turnedDown', changing: null }])
  })

  it('may be done for ten minutes after the street received it, and not after', async () => {
    const { fake, desk } = await volunteer()
    fake.back.answers['visit.record'] = accepting(fake)
    await desk.visits.record(newVisit())
    await settle()
    expect(rowsOf(fake, desk)[0]?.may.withdraw).toBe(true)
    await fake.clock.pass(10 * 60_000)
    expect(rowsOf(fake, desk)[0]?.may.withdraw).toBe(true)
    await fake.clock.pass(1_000)
    expect(rowsOf(fake, desk)[0]?.may.withdraw).toBe(false)
  })

  it('shows why it was not possible, beside the visit that stands', async () => {
    const { fake, desk } = await volunteer()
    fake.back.answers['visit.record'] = accepting(fake)
    fake.back.answers['visit.withdraw'] = () => ({ code: 'notNow', message: '过了 10 分钟，撤不回来了。' })
    const recorded = await desk.visits.record(newVisit())
    await settle()
    await desk.visits.withdraw(recorded.ok ? recorded.value.commandId : '')
    await settle()
    expect(rowsOf(fake, desk)[0]).toMatchObject({
      state: 'verified',
      problem: { message: '过了 10 分钟，撤不回来了。' },
    })
  })
})

describe('adding a sentence', () => {
  it('is offered while the community looks or when a repeat did not count, not after a person decided', () => {
    const offered = (more: Partial<VisitView>) =>
      mergeVisits({ items: [], sending: null }, [viewOf('01ARZ3NDEKTSV4RRFFQ69G5FAV', more)], noon)[0]?.may.addNote
    expect(offered({ state: 'held' })).toBe(true)
    expect(offered({ state: 'refused' })).toBe(true)
    expect(offered({ state: 'refused', reviewed: true })).toBe(false)
    expect(offered({ state: 'verified' })).toBe(false)
  })

  it('wants a sentence', async () => {
    const { desk } = await volunteer()
    expect(await desk.visits.addNote('01ARZ3NDEKTSV4RRFFQ69G5FAV', ' ')).toMatchObject({ ok: false })
    expect((await desk.visits.addNote('01ARZ3NDEKTSV4RRFFQ69G5FAV', '老板回来了')).ok).toBe(true)
  })
})
