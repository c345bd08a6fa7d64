import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { DeskRow } from '#domain/contract/case'
import type { InputOf } from '#domain/contract/index'
import type { StoredReport } from '#domain/report/stored'
import { accepted, addReport as addReportTo, caseOf, collectiveRouting, reporter, reportOf } from './desk'
import { send, tripsOf } from './shelf'
import { answered, newId, type Person, refusalOf, type Street, startStreet } from './street'

let street: Street
/** Each test has a desk of its own: a street that holds nothing but what the test puts there. */
let streetId: string
let home: string
let staff: Person
let mediator: Person
let streets = 2
beforeAll(async () => {
  street = await startStreet()
})
beforeEach(async () => {
  streetId = `s${++streets}`
  home = `/d1/${streetId}`
  for (const [orgPath, name] of [
    [home, '柳溪街道'],
    [`${home}/c01`, '桃园社区'],
    [`${home}/c02`, '长青社区'],
  ] as const)
    await street.put('organisations', {
      ...{ _id: orgPath.slice(1).replaceAll('/', '.'), streetId, name, orgPath, order: Number(orgPath.slice(-1)) },
      ...{ kind: orgPath === home ? 'street' : 'community', parentPath: null, team: null },
      ...{ agency: null, board: null, closedOn: null, version: 1 },
      desk: orgPath === home ? { phone: '0999-5550131', window: '大厅', mark: '柳' } : null,
    })
  staff = await street.addPerson('streetStaff', home)
  mediator = await street.addPerson('mediator', home, { name: '陈律师' })
})
afterAll(() => street.close())

type More = NonNullable<Parameters<typeof addReportTo>[1]>
const addReport = (more: More = {}) => addReportTo(street, { streetId, orgPath: more.place?.orgPath ?? home, ...more })

type Tab = InputOf<'case', 'queue'>['tab']
const queue = (tab: Tab, more: Partial<InputOf<'case', 'queue'>> = {}, who: Person = staff) =>
  street.call(who, 'case', 'queue', { tab, ...more })
const listed = async (tab: Tab, more: Partial<InputOf<'case', 'queue'>> = {}) => answered(await queue(tab, more)).rows
const ids = (rows: DeskRow[]) => rows.map(({ reportId }) => reportId as string)
const daysFromNow = (days: number) =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
const refuse = async (report: StoredReport) =>
  answered(
    await send(street, staff, 'case', 'refuse', {
      ...{ reportId: report._id, version: report.version, ground: 'notLabour', words: '' },
    }),
  )
const note = async (caseId: string) => {
  const { version } = await caseOf(street, caseId)
  return answered(
    await street.call(mediator, 'case', 'note', { caseId: caseId as never, version, how: 'call', words: '打了电话' }),
  )
}
const fail = async (caseId: string) => {
  const { version } = await caseOf(street, caseId)
  const ending = { reason: 'noAgreement' as const, words: '', roads: ['arbitration' as const] }
  return answered(await street.call(mediator, 'case', 'fail', { caseId: caseId as never, version, ...ending }))
}
const settle = async (caseId: string) => {
  const { version } = await caseOf(street, caseId)
  const ending = { words: '谈成了', agreedFen: 420_000, payBy: null }
  return answered(await street.call(mediator, 'case', 'settle', { caseId: caseId as never, version, ...ending }))
}

describe('the desk’s list', () => {
  it('shows what must be answered, urgent first, then what is due first, then what came first', async () => {
    const at = (hoursAgo: number) => new Date(Date.now() - hoursAgo * 3_600_000)
    const later = await addReport({ answerBy: daysFromNow(3), receivedAt: at(1) })
    const second = await addReport({ answerBy: daysFromNow(2), receivedAt: at(5) })
    const first = await addReport({ answerBy: daysFromNow(2), receivedAt: at(9) })
    const urgent = await addReport({ answerBy: daysFromNow(3), routing: collectiveRouting })
    const rows = await listed('toAnswer')
    expect(ids(rows)).toEqual([urgent, first, second, later].map(({ _id }) => _id))
    expect(rows[1]).toMatchObject({
      ...{ state: 'received', status: null, caseId: null, number: null, mediatorName: null, version: 1 },
      clock: { dueOn: daysFromNow(2), provisional: false },
    })
    expect(rows[1]?.clock?.dueLabel).toMatch(/ 17:00 前$/)
  })

  it('counts each tab whatever the filter, and names every round trip: seven with the totals, two without', async () => {
    const [a, b, c, d] = await Promise.all(Array.from({ length: 4 }, () => addReport()))
    await addReport({ answerBy: daysFromNow(1) })
    if (!a || !b || !c || !d) throw new Error('no reports')
    await accepted(street, staff, a, mediator)
    await fail((await accepted(street, staff, b, mediator)).caseId)
    await settle((await accepted(street, staff, c, mediator)).caseId)
    await refuse(d)
    const totals = { toAnswer: 1, open: 1, dueSoon: 1, ended: 3 }
    const first = await queue('toAnswer', { openness: 'named' })
    expect(answered(first)).toEqual({ rows: [], next: null, totals })
    const counted = ['to answer', 'open', 'reports due', 'cases due', 'ever numbered']
    expect(await tripsOf(street, first)).toBe(['identity', 'page', ...counted].length)
    const open = await queue('open')
    expect(answered(open).totals).toEqual(totals)
    expect(await tripsOf(street, open)).toBe(['identity', 'page', ...counted, 'reports'].length)
    const ended = await queue('ended')
    expect(await tripsOf(street, ended)).toBe(['identity', 'page', ...counted, 'cases'].length)
    const cursor = Buffer.from('s0|~0').toString('base64url')
    const next = await queue('toAnswer', { cursor })
    expect(answered(next).totals).toBeNull()
    expect(await tripsOf(street, next)).toBe(['identity', 'page'].length)
  })

  it('goes on page by page without a gap or a double, across reports and cases', async () => {
    const reports = []
    for (let nth = 0; nth < 26; nth++) reports.push(await addReport({ answerBy: daysFromNow(1) }))
    // Accepted today and due in three days at the earliest: made due by hand.
    const cases = []
    for (const report of reports.slice(0, 3)) cases.push(await accepted(street, staff, report, mediator))
    for (const { caseId } of cases) {
      const { priority } = await caseOf(street, caseId)
      const settleBy = daysFromNow(0)
      const sooner = priority.replace(/\|\d{4}-\d\d-\d\d\|/, `|${settleBy}|`)
      await street.local.database.updateOne('cases', { _id: caseId }, { $set: { settleBy, priority: sooner } })
    }
    const seen: DeskRow[] = []
    for (let cursor: string | undefined, page = 0; page < 4; page++) {
      const answer = answered(await queue('dueSoon', cursor === undefined ? {} : { cursor }))
      seen.push(...answer.rows)
      if (answer.next === null) break
      cursor = answer.next
    }
    expect(seen).toHaveLength(26)
    expect(new Set(ids(seen)).size).toBe(26)
    expect(new Set(seen.slice(0, 3).map(({ caseId }) => caseId))).toEqual(new Set(cases.map(({ caseId }) => caseId)))
    expect(seen.slice(3).every(({ caseId }) => caseId === null)).toBe(true)
  })

  it('shows what is due by tomorrow, report or case, and nothing of the day after', async () => {
    const today = await addReport({ answerBy: daysFromNow(0) })
    const tomorrow = await addReport({ answerBy: daysFromNow(1) })
    const late = await addReport({ answerBy: daysFromNow(-2) })
    await addReport({ answerBy: daysFromNow(2) })
    const row = await accepted(street, staff, await addReport(), mediator)
    expect(ids(await listed('dueSoon'))).toEqual([late, today, tomorrow].map(({ _id }) => _id))
    await street.local.database.updateOne('cases', { _id: row.caseId }, { $set: { settleBy: daysFromNow(1) } })
    expect(ids(await listed('dueSoon'))).toContain(row.reportId)
    expect((await listed('dueSoon'))[0]?.clock).toMatchObject({ state: 'late' })
  })

  it('keeps what has ended, the newest first: settled, failed, refused', async () => {
    const order: string[] = []
    for (const end of ['settle', 'refuse', 'fail', 'settle'] as const) {
      const report = await addReport(end === 'fail' ? { routing: collectiveRouting } : {})
      order.unshift(report._id)
      if (end === 'refuse') await refuse(report)
      else {
        const { caseId } = await accepted(street, staff, report, mediator)
        await (end === 'fail' ? fail(caseId) : settle(caseId))
      }
    }
    const rows = await listed('ended')
    expect(ids(rows)).toEqual(order)
    expect(rows.map(({ status, state }) => status ?? state)).toEqual(['settled', 'failed', 'refused', 'settled'])
    expect(rows.every(({ clock }) => clock === null)).toBe(true)
    for (const { reportId, caseId } of rows)
      if (caseId) expect((await reportOf(street, reportId)).priority).toBe((await caseOf(street, caseId)).priority)
  })

  it('narrows and pages what has ended like the rest, in three round trips a later page', async () => {
    const near = await street.addPlace(`${home}/c01/g01`)
    const many = await addReport({ routing: collectiveRouting, place: near })
    const named = await addReport({ openness: 'named' })
    await settle((await accepted(street, staff, many, mediator)).caseId)
    await fail((await accepted(street, staff, named, mediator)).caseId)
    // Still open: urgent or not, it is none of what has ended.
    await accepted(street, staff, await addReport({ routing: collectiveRouting }), mediator)
    expect(ids(await listed('ended', { collective: true }))).toEqual([many._id])
    expect(ids(await listed('ended', { openness: 'named' }))).toEqual([named._id])
    expect(ids(await listed('ended', { within: `${home}/c01` }))).toEqual([many._id])
    expect(ids(await listed('ended', { within: `${home}/c02` }))).toEqual([])
    for (let nth = 0; nth < 20; nth++) await refuse(await addReport())
    const first = answered(await queue('ended'))
    const reply = await queue('ended', { cursor: first.next ?? '' })
    const rest = answered(reply)
    expect([first.rows.length, ids(rest.rows), rest.next]).toEqual([20, [named._id, many._id], null])
    expect(await tripsOf(street, reply)).toBe(['identity', 'page', 'cases'].length)
  })

  it('is narrowed by collective, openness and community, and refuses a community of another street', async () => {
    const [near, far] = [await street.addPlace(`${home}/c01/g01`), await street.addPlace(`${home}/c02`)]
    const many = await addReport({ routing: collectiveRouting, place: near })
    const named = await addReport({ openness: 'named', place: far })
    const nowhere = await addReport()
    expect(ids(await listed('toAnswer', { collective: true }))).toEqual([many._id])
    expect(new Set(ids(await listed('toAnswer', { collective: false })))).toEqual(new Set([named._id, nowhere._id]))
    expect(ids(await listed('toAnswer', { openness: 'named' }))).toEqual([named._id])
    expect(ids(await listed('toAnswer', { within: `${home}/c01` }))).toEqual([many._id])
    expect(ids(await listed('toAnswer', { within: `${home}/c02`, openness: 'anonymous' }))).toEqual([])
    for (const within of ['/d1/s2/c01', '/d1', `${home}1`, 'x'])
      expect([within, refusalOf(await queue('toAnswer', { within }))]).toEqual([within, 'notFound'])
    expect(answered(await street.call(staff, 'case', 'communities', {})).communities).toEqual([
      { path: `${home}/c01`, name: '桃园社区' },
      { path: `${home}/c02`, name: '长青社区' },
    ])
  })

  it('of another street shows nothing of this one, and no list ever names a reporter', async () => {
    const report = await addReport({ openness: 'named' })
    const row = await accepted(street, staff, await addReport({ openness: 'named' }), mediator)
    const foreign = await street.addPerson('streetStaff', '/d1/s2')
    for (const tab of ['toAnswer', 'open', 'dueSoon', 'ended'] as const) {
      const { rows, totals } = answered(await queue(tab, {}, foreign))
      expect(rows).toEqual([])
      expect(totals).toEqual({ toAnswer: 0, open: 0, dueSoon: 0, ended: 0 })
      const text = JSON.stringify(answered(await queue(tab)))
      for (const secret of [reporter.name, reporter.phone, 'contact', 'receiptHash']) expect(text).not.toContain(secret)
    }
    for (const reply of [
      street.call(foreign, 'case', 'openReport', { reportId: report._id }),
      street.call(foreign, 'case', 'open', { caseId: row.caseId }),
      street.call(foreign, 'case', 'reply', { reportId: report._id, text: '在吗' }),
      street.call(foreign, 'case', 'revealContact', { reportId: report._id, reason: '看看' }),
      street.call(foreign, 'case', 'assign', {
        ...{ caseId: row.caseId, version: 1, mediatorId: mediator.userId as never, words: '' },
      }),
    ])
      expect(refusalOf(await reply)).toBe('notFound')
  })
})

describe('one report at the desk', () => {
  it('shows what was said, asked and shown, in three round trips before it is accepted', async () => {
    const folder = path.join(street.dataDir, 'files/evidence/x')
    mkdirSync(folder, { recursive: true })
    writeFileSync(path.join(folder, '1.jpg'), 'picture')
    const [there, gone] = ['1', '2'].map((name) => ({
      fileId: `cloud://test-env.local/evidence/x/${name}.jpg`,
      at: new Date(),
    }))
    const report = await addReport({ openness: 'named', photos: [there, gone] as StoredReport['photos'] })
    const reply = await street.call(staff, 'case', 'openReport', { reportId: report._id })
    const answer = answered(reply)
    expect(answer).toMatchObject({ messages: [], mayReveal: true, refusal: null })
    expect(answer.photos).toHaveLength(1)
    const shown = await fetch(answer.photos[0]?.url ?? '')
    expect(await shown.text()).toBe('picture')
    expect(await tripsOf(street, reply)).toBe(['identity', 'report', 'messages'].length)
    const hidden = await addReport({ openness: 'mediatorOnly' })
    expect(answered(await street.call(staff, 'case', 'openReport', { reportId: hidden._id })).mayReveal).toBe(false)
    expect(refusalOf(await street.call(staff, 'case', 'openReport', { reportId: newId() as never }))).toBe('notFound')
  })
})

describe('the roster', () => {
  it('lists who mediates here and may sign in, with what each has in hand, the least burdened first', async () => {
    const idle = await street.addPerson('mediator', `${home}/c01`, { name: '吴老师' })
    const also = [{ role: 'mediator' as const, orgPath: home }]
    const busy = await street.addPerson('volunteer', `${home}/c01`, { name: '林心理', also })
    await street.addPerson('mediator', home, { until: '2026-01-01' })
    const shut = await street.addPerson('mediator', home, { state: 'suspended', name: '冯停用' })
    await street.addPerson('mediator', '/d1/s2')
    for (const who of [mediator, busy, busy]) await accepted(street, staff, await addReport(), who)
    const ended = await accepted(street, staff, await addReport(), mediator)
    await settle(ended.caseId)
    const reply = await street.call(staff, 'case', 'mediators', {})
    expect(answered(reply).mediators).toEqual([
      { userId: idle.userId, name: '吴老师', open: 0 },
      { userId: mediator.userId, name: '陈律师', open: 1 },
      { userId: busy.userId, name: '林心理', open: 2 },
    ])
    expect(answered(reply).others).toEqual([{ userId: shut.userId, name: '冯停用', why: 'suspended' }])
    expect(await tripsOf(street, reply)).toBe(['identity', 'roster', 'open cases'].length)
    expect(refusalOf(await street.call(mediator, 'case', 'mediators', {}))).toBe('forbidden')
  })
})

describe('a note', () => {
  it('moves nothing in the order of the list but the version that the next one must have read', async () => {
    const row = await accepted(street, staff, await addReport(), mediator)
    const before = await listed('open')
    await note(row.caseId)
    const [after] = await listed('open')
    expect(after).toMatchObject({ reportId: row.reportId, version: (before[0]?.version ?? 0) + 1 })
  })
})
