import { randomBytes } from 'node:crypto'
import type { RouteContract } from '#domain/contract/envelope'
import { contracts } from '#domain/contract/index'
import { type Role, roles } from '#domain/organisation/role'
import { wish } from './newcomers'
import { answered, newId, type Person, refusalOf, type Street, startStreet } from './street'

/**
 * Whoever reports must stay safe: the accused, the volunteer who guided, and everybody whose work it is not can read none
 * of it, on any route. Every route there is is asked, by every kind of person, about one report that holds every secret.
 */
const secrets = {
  name: '欧阳春晓',
  phone: '13911112222',
  message: '我在三号楼绑钢筋，宿舍 402',
  placeNote: '三号楼西侧钢筋班',
  reply: '明天上午来二楼调解室',
  words: '老板认了两个月',
} as const

type Asker = { who: Person | null | { anonymous: true; uid: string } | { openid: string }; label: string; role?: Role }

let street: Street
let guide: Person
let staff: Person
let mediator: Person
/** Somebody beside, who may be changed. */
let member: Person
const outsiders: Asker[] = []
const place = { placeId: '', code: '', name: '' }
/** Two reports: one whose reporter is named to the street, one that only the mediator may know. */
const reports: { reportId: string; caseId: string; receipt: string; number: string; receivedAt: string }[] = []
const stockId = ''
const mediationId = ''
let guidedEntry = ''

const person = { anonymous: true, uid: 'anonymous-worker' } as const

beforeAll(async () => {
  street = await startStreet()
  Object.assign(place, await street.addPlace('/d1/s1/c01/g01', { name: '柳溪花园二期工地', kind: 'site' }))
  guide = await street.addPerson('volunteer', '/d1/s1/c01/g01')
  staff = await street.addPerson('streetStaff', '/d1/s1')
  mediator = await street.addPerson('mediator', '/d1/s1')
  member = await street.addPerson('volunteer', '/d1/s1/c01/g01', { bound: true })
  const { code: referralCode } = answered(await street.call(guide, 'visit', 'referralCode', {}))
  for (const openness of ['named', 'mediatorOnly'] as const) reports.push(await reported(openness, referralCode))
  for (const role of roles) {
    const home = role === 'streetStaff' || role === 'mediator' ? '' : '/c01'
    if (role !== 'streetStaff')
      outsiders.push({ who: await street.addPerson(role, `/d1/s1${home}`), role, label: `${role} of the street` })
    outsiders.push({ who: await street.addPerson(role, `/d1/s2${home}`), role, label: `${role} of another street` })
  }
  // The boss may hold any of the harmless roles himself.
  const boss = [{ role: 'gridWorker' as const, orgPath: '/d1/s1/c01/g01' }]
  outsiders.push(
    { who: guide, role: 'volunteer', label: 'the volunteer who guided' },
    {
      who: await street.addPerson('volunteer', '/d1/s1/c01/g01', { also: boss }),
      role: 'volunteer',
      label: 'the accused',
    },
    { who: null, label: 'nobody' },
    { who: { anonymous: true, uid: 'somebody-else' }, label: 'a visitor' },
    { who: { openid: 'stranger' }, label: 'a stranger in WeChat' },
  )
  const entry = await street.find<{ _id: string }>('pointsEntries', { userId: guide.userId })
  guidedEntry = entry[0]?._id ?? ''
}, 120_000)
afterAll(() => street.close())

async function reported(openness: 'named' | 'mediatorOnly', referralCode: string) {
  const reportId = newId()
  const { receipt } = answered(
    await street.call(
      person,
      'report',
      'submit',
      {
        code: place.code,
        claim: {
          ...{ trouble: 'wagesUnpaid', stillThere: true, concerns: [], amount: { by: 'exact', amountFen: 1_234_567 } },
          ...{ months: ['2026-01'], people: 'one', debtor: 'subcontractor', placeNote: secrets.placeNote },
        },
        contact: { openness, name: secrets.name, phone: secrets.phone },
        consent: { text: '反映说明', version: '2026-01' },
        referralCode,
        receiptSeed: randomBytes(16).toString('base64url'),
      },
      reportId,
    ),
  )
  answered(await street.call(person, 'report', 'say', { receipt, text: secrets.message }))
  const [written] = await street.find<{ version: number; receivedAt: Date }>('reports', { _id: reportId })
  if (!written) throw new Error('the report is not there')
  const { row } = answered(
    await street.call(staff, 'case', 'accept', {
      ...{ reportId, version: written.version, mediatorId: mediator.userId, disputeClass: 'ordinary' },
    }),
  )
  const caseId = row.caseId as string
  answered(await street.call(mediator, 'case', 'reply', { reportId, text: secrets.reply }))
  const { version } = answered(await street.call(mediator, 'case', 'open', { caseId }))
  answered(await street.call(mediator, 'case', 'note', { caseId, version, how: 'session', words: secrets.words }))
  return {
    reportId,
    caseId,
    receipt,
    number: row.number as string,
    receivedAt: written.receivedAt.toISOString(),
  }
}

const leaving = 'account.askDeletion'
const routes = Object.entries(contracts)
  .flatMap(([fn, table]) =>
    Object.entries(table as Record<string, RouteContract>).map(([route, contract]) => ({
      ...{ fn, route, contract },
      name: `${fn}.${route}`,
    })),
  )
  // Last, because whoever leaves asks no further.
  .sort((a, b) => Number(a.name === leaving) - Number(b.name === leaving))

/** A well-formed question of each route that aims at the report as closely as it can. */
function inputFor(name: string, at: (typeof reports)[number], { role, who }: Pick<Asker, 'role' | 'who'>): unknown {
  const { reportId, caseId } = at
  const wrongReceipt = '4821773091562042'
  const ofReport = { reportId, version: 2 }
  const ofCase = { caseId, version: 2 }
  const ofMember = { userId: member.userId, role: 'gridWorker', orgPath: '/d1/s1/c01/g01' }
  const hashId = 'A'.repeat(43)
  const ofWeek = { monday: '2026-03-02', version: 0 }
  const entry = {
    ...{ kind: 'site', name: place.name, orgPath: '/d1/s1/c01/g01', invested: false },
    ...{ registry: null, contact: null },
  }
  const inputs: Record<string, unknown> = {
    'account.signIn': { account: 'nobody', password: 'x' },
    'account.linkWechat': { account: 'nobody', password: 'x' },
    'account.readInbox': { upTo: '2026-01-01T00:00:00.000Z' },
    'account.changePassword': { account: 'nobody', current: 'x', next: 'another-2026-word' },
    'account.openPairing': { secret: 'A'.repeat(22), system: 'windows', browser: 'edge' },
    'account.collectPairing': { secret: 'B'.repeat(22) },
    'account.pairing': { code: '23456789' },
    'account.answerPairing': { code: '23456789', number: '47' },
    'account.leaveRole': { role: 'leader', orgPath: '/d9/s9' },
    'account.declareInterest': { code: place.code, tie: 'owner' },
    'account.apply': wish({ community: who && 'streetId' in who ? `/d1/${who.streetId}/c01` : '/d1/s1/c01' }),
    'account.withdrawApplication': { version: 1 },
    'account.invitation': { code: '23456789' },
    'account.acceptInvitation': { code: '23456789', person: null, credentials: null },
    'account.myData': { part: 'person' },
    'account.correctMe': { name: '改过名' },
    'account.askDeletion': { sure: true },
    'case.handOver': { from: mediator.userId, to: member.userId },
    'directory.organisations': { street: '/d1/s1', kind: 'community' },
    'directory.organisation': { path: '/d1/s1/c01' },
    'directory.addOrganisation': { parent: '/d1/s1', kind: 'partner', name: '柳溪小学' },
    'directory.changeOrganisation': { path: '/d1/s1/c02', version: 1, order: 3 },
    'directory.setTeam': { path: '/d1/s1/c01/g01', version: 1, role: 'police', holder: { by: 'nobody' } },
    'directory.auditTrail': { of: '/d1/s1' },
    'directory.week': { on: '2026-03-05' },
    'directory.setShift': {
      ...{ ...ofWeek, on: '2026-03-02', from: '09:00', to: '12:00' },
      ...{ userId: mediator.userId, kind: 'mediator', place: '大厅' },
    },
    'directory.removeShift': { ...ofWeek, shiftId: reportId },
    'directory.askSwap': { ...ofWeek, shiftId: reportId, toUserId: mediator.userId, words: '' },
    'directory.answerSwap': { ...ofWeek, shiftId: caseId, accept: true },
    'directory.setReception': { by: 'remove', id: reportId },
    'directory.decideApplications': {
      decisions: [{ decision: 'refuse', applicationId: hashId, version: 1, reason: '不对' }],
    },
    'directory.person': { userId: mediator.userId },
    'directory.revealPhone': { userId: mediator.userId, reason: '想知道是谁' },
    'directory.giveRole': { ...ofMember, kinds: [] },
    'directory.endRole': { ...ofMember, lastOn: '2020-01-01' },
    'directory.suspend': { userId: member.userId, reason: '不对' },
    'directory.resume': { userId: member.userId },
    'directory.invite': { role: 'gridWorker', orgPath: '/d1/s1/c01/g01', forName: '张三', kinds: [] },
    'directory.revokeInvitation': { invitationId: hashId },
    'place.open': { placeId: place.placeId },
    'place.add': entry,
    'place.change': { placeId: place.placeId, version: 99, entry },
    'place.close': { placeId: place.placeId, version: 99 },
    'place.reopen': { placeId: place.placeId, version: 99 },
    'place.revealContact': { placeId: place.placeId, reason: '想知道是谁' },
    'place.merge': { keepId: place.placeId, keepVersion: 99, goneId: reportId, goneVersion: 99 },
    'place.issueCode': { placeId: place.placeId },
    'place.revokeCode': { code: place.code.replace(/./, '2'), reason: '换牌' },
    'register.checkPlaces': { fileId: 'cloud://test-env.local/incoming/aaaaaaaaaa.xlsx' },
    'register.runImport': { importId: newId() },
    'register.checkVolunteers': { fileId: 'cloud://test-env.local/incoming/aaaaaaaaaa.xlsx' },
    'register.openImport': { of: 'places' },
    'register.runVolunteers': { importId: newId() },
    'register.codeSheet': { layout: 'twelve', of: { by: 'area', path: '/d1/s1/c01' } },
    'report.landing': { code: place.code },
    'report.follow': { receipt: wrongReceipt },
    'report.say': { receipt: wrongReceipt, text: '猜一猜' },
    'report.attach': { receipt: wrongReceipt, fileId: 'cloud://test-env.local/incoming/aaaaaaaaaa.jpg' },
    'case.queue': { tab: 'open' },
    'case.openReport': { reportId },
    'case.mediators': { reportId },
    'case.accept': { ...ofReport, mediatorId: mediator.userId, disputeClass: 'ordinary' },
    'case.refuse': { ...ofReport, ground: 'tooLittle', words: '' },
    'case.reply': { reportId, text: '您好' },
    'case.revealContact': { reportId, reason: '想知道是谁' },
    'case.open': { caseId },
    'case.assign': { ...ofCase, mediatorId: mediator.userId, words: '' },
    'case.note': { ...ofCase, how: 'call', words: '打了' },
    'case.settle': { ...ofCase, words: '好了', agreedFen: null, payBy: null },
    'case.fail': { ...ofCase, reason: 'noAgreement', words: '', roads: ['arbitration'] },
    'case.reviewMediation': { mediationId: mediationId || newId(), version: 1, decision: 'confirm', reason: '' },
    'points.reserve': { stockId: stockId || 'hall.none' },
    'points.cancel': { redemptionId: newId() },
    'points.pickupCode': { redemptionId: newId() },
    'points.lookUpPickup': { code: '123456' },
    'points.handOut': { code: '123456', redemptionId: newId() },
    'points.receiveStock': { stockId: stockId || 'hall.none', count: 1, note: '' },
    'points.reverse': { entryId: guidedEntry || 'guided:x', reason: '不对' },
    'visit.searchPlaces': { words: '柳溪' },
    'visit.placeByCode': { code: place.code },
    'visit.record': {
      as: role === 'gridWorker' ? 'gridWorker' : 'volunteer',
      ...{ door: { by: 'code', code: place.code }, result: 'noIssue', note: '', at: new Date().toISOString() },
    },
    'visit.withdraw': { visitId: newId() },
    'visit.addNote': { visitId: newId(), note: '补一句' },
    'visit.review': { visitId: newId(), version: 1, decision: 'refuse', reason: '不对' },
    'visit.recordMediation': {
      ...{ door: { by: 'code', code: place.code }, bothAgreed: true, outcome: 'agreed', words: '谈好了' },
      at: new Date().toISOString(),
    },
  }
  return inputs[name] ?? {}
}

const ask = (asker: Asker['who'], { fn, route }: { fn: string; route: string }, input: unknown) =>
  street.raw(asker as Person, fn, { route, commandId: newId(), input, client: { platform: 'h5', version: '0.1.0' } })

describe('whoever reports stays safe', () => {
  it.each(routes.filter(({ name }) => name !== 'report.submit'))(
    '$name tells nothing of a report to whom it does not concern',
    async (route) => {
      const { name } = route
      // Only these three know of reports; a guess of `report` costs a slow hash.
      for (const at of ['case', 'points', 'visit'].includes(route.fn) ? reports : reports.slice(0, 1)) {
        const hidden = [...Object.values(secrets), at.receipt, at.reportId, at.caseId, at.number, at.receivedAt]
        for (const { who, label, role } of outsiders) {
          const reply = await ask(who, route, inputFor(name, at, { who, role }))
          // A question that its own form refuses would prove nothing.
          expect([name, label, refusalOf(reply)]).not.toEqual([name, label, 'invalidInput'])
          const text = JSON.stringify(reply)
          for (const secret of hidden)
            expect([name, label, text.includes(secret) ? secret : '']).toEqual([name, label, ''])
        }
      }
    },
    60_000,
  )

  it.each(routes.filter(({ route, fn }) => fn === 'case' && route !== 'revealContact'))(
    '$name shows name, phone and receipt not even to those who work on it',
    async (route) => {
      for (const at of reports)
        for (const who of [staff, mediator]) {
          const text = JSON.stringify(await ask(who, route, inputFor(route.name, at, { who })))
          for (const secret of [secrets.name, secrets.phone, at.receipt])
            expect([route.name, text.includes(secret) ? secret : '']).toEqual([route.name, ''])
        }
    },
  )

  it('a name that only the mediator may know is refused to the street, and every look is written down', async () => {
    const [named, hidden] = reports as [(typeof reports)[0], (typeof reports)[0]]
    const reveal = (who: Person, reportId: string) =>
      street.call(who, 'case', 'revealContact', { reportId, reason: '约他来谈' })
    expect(answered(await reveal(staff, named.reportId))).toEqual({ name: secrets.name, phone: secrets.phone })
    expect(refusalOf(await reveal(staff, hidden.reportId))).not.toBe('ok')
    expect(answered(await reveal(mediator, hidden.reportId)).phone).toBe(secrets.phone)
    const looks = await street.find<{ by: string; reason?: string }>('audit', { what: 'case.revealContact' })
    expect(looks.map(({ by, reason }) => [by, reason]).sort()).toEqual(
      [
        [staff.userId, '约他来谈'],
        [mediator.userId, '约他来谈'],
      ].sort(),
    )
  })

  it('the reporter’s own answers carry no id of ours, so that a stolen phone leads nowhere further', async () => {
    for (const { receipt, reportId, caseId } of reports) {
      const text = JSON.stringify(answered(await street.call(person, 'report', 'follow', { receipt })))
      expect(text).toContain(secrets.message)
      for (const id of [reportId, caseId, staff.userId, mediator.userId, guide.userId, secrets.phone])
        expect(text).not.toContain(id)
    }
  })

  it('nothing that was said lies in a log, and no name, phone or receipt in the database in plain text', async () => {
    const logs = JSON.stringify(street.logs)
    for (const secret of [...Object.values(secrets), ...reports.map(({ receipt }) => receipt)])
      expect(logs).not.toContain(secret)
    const collections = [
      'reports',
      'messages',
      'cases',
      'caseEvents',
      'commands',
      'audit',
      'inbox',
      'tries',
      'pointsEntries',
    ]
    for (const collection of collections) {
      const text = JSON.stringify(await street.find(collection, {}))
      for (const secret of [secrets.name, secrets.phone, ...reports.map(({ receipt }) => receipt), person.uid])
        expect([collection, text.includes(secret) ? secret : '']).toEqual([collection, ''])
    }
  })
})
