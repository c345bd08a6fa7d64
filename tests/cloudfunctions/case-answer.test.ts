import type { Reply } from '#domain/contract/envelope'
import type { StoredInboxItem } from '#domain/inbox/stored'
import type { StoredReport } from '#domain/report/stored'
import {
  accept,
  accepted,
  addReport,
  caseOf,
  chainFaults,
  changesOf,
  claim,
  collectiveRouting,
  keptAnswer,
  reporter,
  reportOf,
} from './desk'
import { accountOf, entriesOf, send, tripsOf } from './shelf'
import { answered, newId, type Person, refusalOf, type Street, startStreet } from './street'

let street: Street
let staff: Person
let mediator: Person
let foreignStaff: Person
beforeAll(async () => {
  street = await startStreet()
  staff = await street.addPerson('streetStaff', '/d1/s1', { name: '何立新' })
  mediator = await street.addPerson('mediator', '/d1/s1', { name: '陈律师' })
  foreignStaff = await street.addPerson('streetStaff', '/d1/s2')
})
afterAll(() => street.close())

const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear()
const volunteer = () => street.addPerson('volunteer', '/d1/s1/c01/g01')
const inboxOf = (person: Person) => street.find<StoredInboxItem>('inbox', { userId: person.userId })
const lastNumber = async () =>
  (await street.find<{ last: number }>('counters', { _id: `s1:case:${year}` }))[0]?.last ?? 0

describe('accepting a report', () => {
  it('opens a case under the street’s next number, in fifteen round trips and two to show it, each with a name', async () => {
    const place = await street.addPlace('/d1/s1/c01/g01', { name: '柳溪花园二期工地' })
    const report = await addReport(street, { place, routing: collectiveRouting })
    const before = await lastNumber()
    const reply = await accept(street, staff, report, mediator)
    const { row } = answered(reply)
    expect(row).toMatchObject({
      ...{ reportId: report._id, state: 'accepted', status: 'mediating', number: `柳调〔${year}〕${before + 1} 号` },
      ...{ mediatorName: '陈律师', placeName: '柳溪花园二期工地', version: 1, title: '2 – 4 人，1 月、2 月工资没发' },
    })
    const outside = ['identity', 'mediator', 'street']
    const ties = ['ties of whoever accepts', 'ties of the mediator']
    const within = [
      'begin',
      'report',
      ...ties,
      'counter',
      'counter',
      'report',
      'case',
      'change',
      'news',
      'command',
      'commit',
    ]
    const shown = ['report', 'case']
    expect(await tripsOf(street, reply)).toBe([...outside, ...within, ...shown].length)

    const stored = await caseOf(street, row.caseId as string)
    expect(stored).toMatchObject({ reportId: report._id, status: 'mediating', mediatorId: mediator.userId, seq: 1 })
    expect(stored.priority.startsWith(`0|${stored.settleBy}|`)).toBe(true)
    expect(await changesOf(street, stored._id)).toMatchObject([
      {
        ...{ seq: 1, by: staff.userId },
        events: [
          { kind: 'accepted', disputeClass: 'ordinary' },
          { kind: 'assigned', mediatorId: mediator.userId },
        ],
      },
    ])
    expect(await reportOf(street, report._id)).toMatchObject({ state: 'accepted', caseId: stored._id, version: 2 })
    const news = (await inboxOf(mediator)).find(({ _id }) => _id.includes(stored._id))
    expect(news).toMatchObject({ kind: 'caseAssigned', title: '有一件事请您调解' })
    expect(news?.text).toMatch(new RegExp(`^柳调〔${year}〕${before + 1} 号交到您手里了，请在 .+ 17:00 前谈好`))
  })

  it('sent ten times, at once and afterwards, opens one case, and nothing that a person said lies beside the command', async () => {
    const report = await addReport(street)
    const commandId = newId()
    const before = await lastNumber()
    const once = () => accept(street, staff, report, mediator, commandId)
    const replies = [...(await Promise.all(Array.from({ length: 10 }, once))), ...(await Promise.all([once(), once()]))]
    expect(new Set(replies.map((reply) => JSON.stringify(answered(reply)))).size).toBe(1)
    expect(await street.find('cases', { reportId: report._id })).toHaveLength(1)
    expect(await lastNumber()).toBe(before + 1)
    const kept = JSON.stringify(await keptAnswer(street, commandId))
    expect(kept).not.toContain(claim.placeNote)
    expect(kept).not.toContain('claim')
    // The same id with another wish, or of somebody else, is nobody's.
    const other = await street.addPerson('streetStaff', '/d1/s1')
    expect(refusalOf(await accept(street, other, report, mediator, commandId))).toBe('conflict')
    expect(refusalOf(await accept(street, staff, await addReport(street), mediator, commandId))).toBe('conflict')
  })

  it('by two at once opens one case and thanks once; the other is told that it is done', async () => {
    const guide = await volunteer()
    const report = await addReport(street, { guide })
    const colleague = await street.addPerson('streetStaff', '/d1/s1')
    const replies = await Promise.all([
      accept(street, staff, report, mediator),
      accept(street, colleague, report, mediator),
      accept(street, staff, report, mediator),
    ])
    expect(replies.map(refusalOf).sort()).toEqual(['alreadyDone', 'alreadyDone', 'ok'])
    expect(await street.find('cases', { reportId: report._id })).toHaveLength(1)
    expect(await entriesOf(street, guide)).toHaveLength(1)
    expect(await accountOf(street, guide)).toMatchObject({ available: 2, seq: 1 })
    expect(await inboxOf(guide)).toHaveLength(1)
  })

  it('twenty at once draw twenty numbers in a row, without a gap', async () => {
    const reports = await Promise.all(Array.from({ length: 20 }, () => addReport(street)))
    const before = await lastNumber()
    const replies = await Promise.all(reports.map((report) => accept(street, staff, report, mediator)))
    const numbers = replies.map((reply) => Number(/〕(\d+) 号$/.exec(answered(reply).row.number ?? '')?.[1]))
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => before + index + 1))
    expect(await lastNumber()).toBe(before + 20)
    const all = (await street.find<{ number: string }>('cases', {})).map(({ number }) => number)
    expect(new Set(all).size).toBe(all.length)
    expect(all).toHaveLength(await lastNumber())
  })

  it('that was not read to the end, was answered before, or is of another street is refused, and no number is lost', async () => {
    const report = await addReport(street)
    const before = await lastNumber()
    const tried = async (who: Person, { version = report.version, _id = report._id as string } = {}) =>
      refusalOf(await accept(street, who, { _id: _id as StoredReport['_id'], version }, mediator))
    expect(await tried(staff, { version: 7 })).toBe('notNow')
    expect(await tried(staff, { _id: newId() })).toBe('notFound')
    expect(await tried(foreignStaff)).toBe('notFound')
    expect(await tried(mediator)).toBe('forbidden')
    for (const gone of [
      await street.addPerson('mediator', '/d1/s1', { until: '2026-01-01' }),
      await street.addPerson('mediator', '/d1/s1', { state: 'suspended' }),
      await street.addPerson('mediator', '/d1/s2'),
      staff,
    ])
      expect(refusalOf(await accept(street, staff, report, gone))).toBe('notFound')
    expect(await lastNumber()).toBe(before)
    expect(await reportOf(street, report._id)).toEqual(report)
    answered(await accept(street, staff, report, mediator))
    expect(await tried(staff)).toBe('alreadyDone')
    expect(await lastNumber()).toBe(before + 1)
  })
})

describe('the volunteer who guided', () => {
  it('gets 2 points when it is accepted, six round trips more, on a chain that holds', async () => {
    const guide = await volunteer()
    const report = await addReport(street, { guide, place: await street.addPlace('/d1/s1/c01/g01') })
    const reply = await accept(street, staff, report, mediator)
    answered(reply)
    const guided = ['guide', 'account', 'earlier mediations', 'entry', 'account', 'news']
    expect(await tripsOf(street, reply)).toBe(17 + guided.length)
    expect(await accountOf(street, guide)).toMatchObject({ available: 2, pending: 0 })
    expect(await chainFaults(street, guide)).toEqual([])
    const { entries } = answered(await street.call(guide, 'points', 'statement', {}))
    expect(entries).toMatchObject([
      { points: 2, reason: '引导一件纠纷到街道，街道受理了', rule: '引导调解一次 2 分（积分办法 2026-01）' },
    ])
    const [news] = await inboxOf(guide)
    expect(news).toMatchObject({ kind: 'guidedAccepted', text: '您引导的一件事，街道受理了，记 2 分。' })
  })

  it('can read nothing that leads to the report: no place, no id, no number, no time, no word of it', async () => {
    const guide = await volunteer()
    const place = await street.addPlace('/d1/s1/c01/g01', { name: '只此一家老面馆' })
    const receivedAt = new Date(Date.now() - 3 * 86_400_000)
    const report = await addReport(street, { guide, place, receivedAt, openness: 'named' })
    const row = await accepted(street, staff, report, mediator)
    const read = [
      await street.call(guide, 'points', 'statement', {}),
      await street.call(guide, 'account', 'inbox', {}),
      await street.call(guide, 'visit', 'home', {}),
      await street.call(guide, 'visit', 'mediations', {}),
      await street.call(guide, 'visit', 'mine', {}),
    ].map((reply: Reply<unknown>) => JSON.stringify(answered(reply)))
    const stored = [...(await inboxOf(guide)), ...(await entriesOf(street, guide))].map((one) => JSON.stringify(one))
    const received = receivedAt.toISOString()
    const secrets = [
      ...[place.name, place.placeId, place.code, report._id, row.caseId, row.number, reporter.name, reporter.phone],
      // The time: whole, to the second, its day, and the part of an id that says when it was minted.
      ...[received, received.slice(0, 19), received.slice(0, 10), report._id.slice(0, 8), claim.placeNote, row.title],
      ...[staff.name, mediator.name, mediator.userId],
    ]
    for (const secret of secrets)
      for (const text of read) expect([secret, text.includes(String(secret))]).toEqual([secret, false])
    for (const secret of secrets.slice(0, -3))
      for (const text of stored) expect([secret, text.includes(String(secret))]).toEqual([secret, false])
    for (const call of [
      street.call(guide, 'case', 'open', { caseId: row.caseId }),
      street.call(guide, 'case', 'openReport', { reportId: report._id }),
      street.call(guide, 'case', 'queue', { tab: 'open' }),
    ])
      expect(refusalOf(await call)).toBe('forbidden')
  })

  it('neither accepts nor gets the case, in words that name nobody', async () => {
    const also = [{ role: 'volunteer' as const, orgPath: '/d1/s1/c01/g01' }]
    const staffGuide = await street.addPerson('streetStaff', '/d1/s1', { also })
    const mediatorGuide = await street.addPerson('mediator', '/d1/s1', { also })
    const byStaff = await accept(street, staffGuide, await addReport(street, { guide: staffGuide }), mediator)
    expect(byStaff).toMatchObject({ ok: false, refusal: { code: 'forbidden', message: '这件请换一位同事受理。' } })
    const report = await addReport(street, { guide: mediatorGuide })
    const toGuide = await accept(street, staff, report, mediatorGuide)
    expect(toGuide).toMatchObject({ ok: false, refusal: { code: 'forbidden', message: '这件请换一位调解员来办。' } })
    expect(await entriesOf(street, mediatorGuide)).toEqual([])
    const row = await accepted(street, staff, report, mediator)
    const handed = await street.call(staff, 'case', 'assign', {
      ...{ caseId: row.caseId, version: row.version, words: '' },
      mediatorId: mediatorGuide.userId as never,
    })
    expect(refusalOf(handed)).toBe('forbidden')
    expect((await caseOf(street, row.caseId)).mediatorId).toBe(mediator.userId)
  })

  it('under a full year gets what is left and is told why, not how much of whose', async () => {
    const guide = await volunteer()
    await street.put('pointsAccounts', {
      ...{ _id: guide.userId, userId: guide.userId, streetId: 's1', orgPath: guide.orgPath, available: 0, held: 0 },
      ...{ waiting: 0, pending: 0, earnedByYear: { [year]: 99 }, seq: 0, headHash: '', recentVisits: [], version: 1 },
    })
    answered(await accept(street, staff, await addReport(street, { guide }), mediator))
    answered(await accept(street, staff, await addReport(street, { guide }), mediator))
    const entries = await entriesOf(street, guide)
    expect(entries.map(({ points }) => points)).toEqual([1, 0])
    expect(entries[1]?.reason).toBe('引导一件纠纷到街道，街道受理了，今年的 100 分已经满了')
    const texts = (await inboxOf(guide)).map(({ text }) => text)
    expect(new Set(texts)).toEqual(
      new Set([
        '您引导的一件事，街道受理了，记 1 分。',
        '您引导的一件事，街道受理了。这次没有加分，原因写在积分明细里。',
      ]),
    )
  })
})

describe('refusing a report', () => {
  const refuse = (report: StoredReport, more = {}, commandId?: string) =>
    send(
      street,
      staff,
      'case',
      'refuse',
      { reportId: report._id, version: report.version, ground: 'tooLittle', words: '请说说是哪个楼。', ...more },
      commandId,
    )

  it('is in writing, once, and costs nine round trips and one to show it', async () => {
    const report = await addReport(street)
    const commandId = newId()
    const reply = await refuse(report, {}, commandId)
    expect(answered(reply).row).toMatchObject({ state: 'refused', caseId: null, clock: null })
    const named = ['identity', 'begin', 'report', 'counter', 'counter', 'report', 'audit', 'command', 'commit']
    expect(await tripsOf(street, reply)).toBe(named.length + ['report'].length)
    for (let again = 0; again < 10; again++)
      expect(answered(await refuse(report, {}, commandId))).toEqual(answered(reply))
    expect(refusalOf(await refuse(report))).toBe('alreadyDone')
    const stored = await reportOf(street, report._id)
    expect(stored.refusal).toMatchObject({ ground: 'tooLittle', words: '请说说是哪个楼。', by: staff.userId })
    const { refusal } = answered(await street.call(staff, 'case', 'openReport', { reportId: report._id }))
    expect(refusal?.text).toBe('说得太少，找不到是哪家单位。请补几句再反映一次。\n请说说是哪个楼。')
    expect(await street.find('audit', { about: report._id })).toMatchObject([{ what: 'case.refuse', by: staff.userId }])
    expect(JSON.stringify(await keptAnswer(street, commandId))).not.toContain(claim.placeNote)
  })

  it('of a report with photos unseen, or of another street, does not happen', async () => {
    const report = await addReport(street)
    expect(refusalOf(await refuse(report, { version: 9 }))).toBe('notNow')
    const foreign = await street.call(foreignStaff, 'case', 'refuse', {
      ...{ reportId: report._id, version: 1, ground: 'notLabour', words: '' },
    })
    expect(refusalOf(foreign)).toBe('notFound')
    expect(await reportOf(street, report._id)).toEqual(report)
  })
})
