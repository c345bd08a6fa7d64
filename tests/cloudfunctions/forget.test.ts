import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { keptUntil } from '#domain/report/forget'
import { accept, caseOf, reportOf } from './desk'
import { consent, newPhone, stranger } from './newcomers'
import { plainJpeg } from './pictures'
import { handedIn } from './reports'
import { answered, newId, type Person, type Street, startStreet } from './street'

let street: Street
let staff: Person
let mediator: Person
beforeAll(async () => {
  street = await startStreet()
  staff = await street.addPerson('streetStaff', '/d1/s1')
  mediator = await street.addPerson('mediator', '/d1/s1')
})
afterAll(() => street.close())

const dayMs = 24 * 3_600_000
const tick = async (): Promise<void> => {
  expect((await street.local.runTimer('clock')).result).toMatchObject({ ok: true })
}
/** As if so many days had gone by since it ended. */
const age = (reportId: string, endedDaysAgo: number) =>
  street.local.database.updateOne(
    'reports',
    { _id: reportId },
    { $set: { keptUntil: keptUntil(new Date(Date.now() - endedDaysAgo * dayMs)) } },
  )

const secrets = {
  name: '欧阳晴',
  phone: '13900004321',
  note: '三号楼西侧的钢筋班，工头姓马',
  message: '我老婆快生了，急用钱',
}

/** A report with everything its owner may leave: words, name, number, a message and a photo. */
async function told() {
  const { reportId, receipt } = await handedIn(street, {
    contact: { openness: 'named', name: secrets.name, phone: secrets.phone },
    claim: {
      ...{ trouble: 'wagesUnpaid', stillThere: true, concerns: [], amount: { by: 'exact', amountFen: 420_000 } },
      ...{ months: ['2026-01'], people: 'one', debtor: 'crewLeader', placeNote: secrets.note },
    },
  })
  const incoming = path.join(street.dataDir, 'files/incoming')
  mkdirSync(incoming, { recursive: true })
  const name = `${newId()}.jpg`
  writeFileSync(path.join(incoming, name), plainJpeg)
  const who = stranger()
  answered(await street.call(who, 'report', 'say', { receipt, text: secrets.message }))
  answered(await street.call(who, 'report', 'attach', { receipt, fileId: `cloud://test-env.local/incoming/${name}` }))
  const folder = path.join(street.dataDir, 'files/evidence', reportId)
  return { reportId, receipt, photos: () => (existsSync(folder) ? readdirSync(folder) : []) }
}
const everything = async (): Promise<string> =>
  JSON.stringify(
    await Promise.all(['reports', 'cases', 'messages', 'commands', 'inbox'].map((name) => street.find(name, {}))),
  )

describe('what a reporter left', () => {
  it('is kept for two years after the case has ended, as it was promised, and then emptied: words, photos, name and number', async () => {
    const { reportId, receipt, photos } = await told()
    expect((await reportOf(street, reportId)).keptUntil).toBeNull()
    const { row } = answered(await accept(street, staff, await reportOf(street, reportId), mediator))
    const caseId = row.caseId ?? ''
    const { version } = await caseOf(street, caseId)
    answered(
      await street.call(mediator, 'case', 'settle', {
        ...{ caseId: caseId as never, version, words: '两边签了字', agreedFen: 420_000, payBy: null },
      }),
    )
    const ended = await caseOf(street, caseId)
    expect((await reportOf(street, reportId)).keptUntil).toEqual(keptUntil(ended.concludedAt as Date))
    await age(reportId, 2 * 365)
    await tick()
    expect(photos()).toHaveLength(1)
    expect(await everything()).toContain(secrets.message)

    await age(reportId, 2 * 365.25 + 0.1)
    await tick()
    expect(photos()).toEqual([])
    const [report, found] = [await reportOf(street, reportId), await caseOf(street, caseId)]
    expect(report).toMatchObject({ contactSealed: null, photos: [], keptUntil: null, placeName: '（到期已删）' })
    expect(await street.find('messages', { reportId })).toEqual([])
    for (const secret of Object.values(secrets)) expect(await everything()).not.toContain(secret)
    // What the street's figures need stays, and so does the way to the result.
    expect(report.claim).toMatchObject({ amount: { by: 'exact', amountFen: 420_000 }, people: 'one' })
    expect(found).toMatchObject({ status: 'settled', number: ended.number })
    const follow = answered(await street.call(stranger(), 'report', 'follow', { receipt }))
    expect(JSON.stringify(follow)).toContain('谈成了')
    await tick()
    expect((await reportOf(street, reportId)).version).toBe(report.version)
    // What is said after that is not kept for ever either, whoever says it.
    answered(await street.call(stranger(), 'report', 'say', { receipt, text: '钱还差一百' }))
    expect((await reportOf(street, reportId)).keptUntil).toEqual(expect.any(Date))
    await age(reportId, 2 * 365.25 + 0.1)
    await tick()
    expect(await street.find('messages', { reportId })).toEqual([])
    answered(await street.call(staff, 'case', 'reply', { reportId: reportId as never, text: '我们再问问' }))
    expect((await reportOf(street, reportId)).keptUntil).toEqual(expect.any(Date))
  })

  it('of a report that was refused is kept as long; of one that waits it stays', async () => {
    const [refused, open] = [await told(), await told()]
    const { version } = await reportOf(street, refused.reportId)
    const refusal = { ground: 'notOurStreet', words: '这件事归隔壁街道管，已经转过去了' } as const
    answered(await street.call(staff, 'case', 'refuse', { reportId: refused.reportId as never, version, ...refusal }))
    const ended = await reportOf(street, refused.reportId)
    expect(ended.keptUntil).toEqual(keptUntil(ended.refusal?.at as Date))
    await age(refused.reportId, 800)
    await tick()
    expect(refused.photos()).toEqual([])
    expect(open.photos()).toHaveLength(1)
    expect((await reportOf(street, open.reportId)).contactSealed).not.toBeNull()
  })
})

describe('an application', () => {
  it('is forgotten a month after it was decided or taken back, and not while it waits', async () => {
    const apply = async () => {
      const who = stranger()
      const person = { name: '钱小满', phone: newPhone() }
      const wish = { community: '/d1/s1/c01', person, skills: [], words: '周末有空', consent }
      const { application } = answered(await street.call(who, 'account', 'apply', wish))
      return { who, version: application?.version ?? 0 }
    }
    const [back, waits] = [await apply(), await apply()]
    answered(await street.call(back.who, 'account', 'withdrawApplication', { version: back.version }))
    const kept = async () =>
      await street.find<{ _id: string; state: string; closedAt: Date | null }>('applications', {})
    const withdrawn = (await kept()).find(({ state }) => state === 'withdrawn')
    expect(withdrawn?.closedAt).toEqual(expect.any(Date))
    const since = (days: number) =>
      street.local.database.updateOne(
        'applications',
        { _id: withdrawn?._id ?? '' },
        { $set: { closedAt: new Date(Date.now() - days * dayMs) } },
      )
    await since(29)
    await tick()
    expect(await kept()).toHaveLength(2)
    await since(31)
    await tick()
    expect((await kept()).map(({ state }) => state)).toEqual(['waiting'])
    expect(waits.version).toBe(1)
  })
})
