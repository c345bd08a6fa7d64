import type { RouteContract } from '#domain/contract/envelope'
import { contracts } from '#domain/contract/index'
import type { StoredStock } from '#domain/goods/stored'
import { type Role, roles } from '#domain/organisation/role'
import { checkDigitOf } from '#domain/report/receipt'
import { accepted, addReport, reporter } from './desk'
import { applied, wish } from './newcomers'
import { input as reportInput } from './reports'
import { addStock, codeOf, fund, reserved } from './shelf'
import { answered, newId, type Person, refusalOf, type Street, startStreet } from './street'

/**
 * Who may call what, written down a second time by hand: a slip in the scope table shows here. `public` = without signing in.
 */
const volunteers: Role[] = ['volunteer', 'gridWorker']
const registerReaders: Role[] = ['gridWorker', 'communityStaff', 'streetStaff']
const registerWriters: Role[] = ['communityStaff', 'streetStaff']
const allowed: Record<string, Role[] | 'public'> = {
  'account.signIn': 'public',
  'account.linkWechat': 'public',
  'account.me': [...roles],
  'account.myData': [...roles],
  'account.correctMe': [...roles],
  'account.askDeletion': [...roles],
  'account.changePassword': [...roles],
  'account.signOutEverywhere': [...roles],
  'account.openPairing': 'public',
  'account.collectPairing': 'public',
  'account.pairing': [...roles],
  'account.answerPairing': [...roles],
  'account.access': [...roles],
  'account.leaveRole': [...roles],
  'account.interests': [...roles],
  'account.declareInterest': [...roles],
  'account.inbox': [...roles],
  'account.readInbox': [...roles],
  'account.application': 'public',
  'account.apply': 'public',
  'account.withdrawApplication': 'public',
  'account.invitation': 'public',
  'account.acceptInvitation': 'public',
  'case.queue': ['streetStaff'],
  'case.communities': ['streetStaff'],
  'case.openReport': ['streetStaff'],
  'case.mediators': ['streetStaff'],
  'case.accept': ['streetStaff'],
  'case.refuse': ['streetStaff'],
  'case.reply': ['streetStaff', 'mediator'],
  'case.revealContact': ['streetStaff', 'mediator'],
  'case.day': ['mediator'],
  'case.open': ['streetStaff', 'mediator'],
  'case.assign': ['streetStaff'],
  'case.handOver': ['streetStaff'],
  'case.note': ['mediator'],
  'case.settle': ['mediator'],
  'case.fail': ['mediator'],
  'case.mediations': ['mediator'],
  'case.reviewMediation': ['mediator'],
  'directory.organisations': ['communityStaff', 'streetStaff', 'administrator'],
  'directory.organisation': ['communityStaff', 'streetStaff', 'administrator'],
  'directory.addOrganisation': ['streetStaff', 'administrator'],
  'directory.changeOrganisation': ['streetStaff', 'administrator'],
  'directory.auditTrail': ['administrator'],
  'directory.week': ['communityStaff', 'streetStaff', 'mediator'],
  'directory.setShift': ['streetStaff'],
  'directory.removeShift': ['streetStaff'],
  'directory.askSwap': ['streetStaff', 'mediator'],
  'directory.answerSwap': ['streetStaff', 'mediator'],
  'directory.receptions': ['communityStaff', 'streetStaff', 'mediator'],
  'directory.setReception': ['streetStaff'],
  'directory.setTeam': ['streetStaff', 'administrator'],
  'directory.applications': ['communityStaff', 'streetStaff'],
  'directory.decideApplications': ['communityStaff', 'streetStaff'],
  'directory.people': ['communityStaff', 'streetStaff', 'administrator'],
  'directory.person': ['communityStaff', 'streetStaff', 'administrator'],
  'directory.revealPhone': ['communityStaff', 'streetStaff', 'administrator'],
  'directory.giveRole': ['communityStaff', 'streetStaff', 'administrator'],
  'directory.endRole': ['communityStaff', 'streetStaff', 'administrator'],
  'directory.suspend': ['communityStaff', 'streetStaff', 'administrator'],
  'directory.resume': ['communityStaff', 'streetStaff', 'administrator'],
  'directory.managing': ['communityStaff', 'streetStaff', 'administrator'],
  'directory.invite': ['communityStaff', 'streetStaff', 'administrator'],
  'directory.invitations': ['communityStaff', 'streetStaff', 'administrator'],
  'directory.revokeInvitation': ['communityStaff', 'streetStaff', 'administrator'],
  'place.areas': registerReaders,
  'place.places': registerReaders,
  'place.open': registerReaders,
  'place.add': registerWriters,
  'place.change': registerWriters,
  'place.close': registerWriters,
  'place.reopen': registerWriters,
  'place.revealContact': registerWriters,
  'place.duplicates': registerWriters,
  'place.merge': registerWriters,
  'place.issueCode': registerWriters,
  'place.revokeCode': registerWriters,
  'place.radar': registerWriters,
  'points.statement': ['volunteer'],
  'points.goods': ['volunteer'],
  'points.reserve': ['volunteer'],
  'points.cancel': ['volunteer'],
  'points.redemptions': ['volunteer'],
  'points.pickupCode': ['volunteer'],
  'points.lookUpPickup': ['streetStaff'],
  'points.handOut': ['streetStaff'],
  'points.stock': ['streetStaff'],
  'points.receiveStock': ['streetStaff'],
  'points.awards': ['streetStaff'],
  'points.reverse': ['streetStaff'],
  'register.placeTemplate': registerWriters,
  'register.exportPlaces': registerWriters,
  'register.checkPlaces': registerWriters,
  'register.runImport': registerWriters,
  'register.openImport': [...roles],
  'register.volunteerTemplate': ['communityStaff', 'streetStaff'],
  'register.checkVolunteers': ['communityStaff', 'streetStaff'],
  'register.runVolunteers': ['communityStaff', 'streetStaff'],
  'register.codeSheet': registerWriters,
  'report.landing': 'public',
  'report.submit': 'public',
  'report.follow': 'public',
  'report.say': 'public',
  'report.attach': 'public',
  'visit.home': volunteers,
  'visit.nearbyPlaces': volunteers,
  'visit.searchPlaces': volunteers,
  'visit.placeByCode': volunteers,
  'visit.record': volunteers,
  'visit.withdraw': volunteers,
  'visit.addNote': volunteers,
  'visit.mine': volunteers,
  'visit.reviewQueue': ['communityStaff', 'streetStaff'],
  'visit.review': ['communityStaff', 'streetStaff'],
  'visit.referralCode': ['volunteer'],
  'visit.recordMediation': ['volunteer'],
  'visit.mediations': ['volunteer'],
}
const leaving = 'account.askDeletion'
const routes = Object.entries(contracts)
  .flatMap(([fn, table]) =>
    Object.entries(table as Record<string, RouteContract>).map(([route, contract]) => ({
      fn,
      route,
      contract,
      name: `${fn}.${route}`,
    })),
  )
  // Last, because whoever leaves walks no further.
  .sort((a, b) => Number(a.name === leaving) - Number(b.name === leaving))

/** Well formed, and of no report. */
const wrongReceipt = `482177309156204${checkDigitOf('482177309156204')}`

let street: Street
let author: Person
let place: { placeId: string; code: string; name: string; orgPath: string }
let visitId: string
/** A volunteer with an item that waits, and its code: what the routes of points are asked about. */
let waiting: { holder: Person; stock: StoredStock; redemptionId: string; code: string; entryId: string }
/** A report that waits and one that became a case, both of a named reporter, and a mediation that waits. */
let dispute: { reportId: string; caseId: string; mediationId: string; mediatorId: string }
/** Somebody who may be changed, with an application and an invitation beside. */
let joining: { userId: string; leaderId: string; phone: string; applicationId: string; invitationId: string }
const people: { who: Person; own: boolean }[] = []
/** What each manager may give, so that a refusal of a granted role is never about the table of roles. */
const roleGivenBy = (role: Role): Role => (role === 'administrator' ? 'leader' : 'gridWorker')
const changedBy = (role: Role) => (role === 'administrator' ? joining?.leaderId : joining?.userId)
const placeGivenBy = (role: Role): string => (role === 'administrator' ? '/d1/s1' : '/d1/s1/c01/g01')
/** Well formed, and of nobody. */
const wrongInvitation = '23456789'

beforeAll(async () => {
  street = await startStreet()
  author = await street.addPerson('volunteer', '/d1/s1/c01/g01')
  place = await street.addPlace('/d1/s1/c01/g01', { name: '只在一街的面馆', initials: 'zzyj' })
  for (const role of roles) {
    const below = role === 'streetStaff' || role === 'administrator' ? '' : '/c01'
    people.push({ own: true, who: await street.addPerson(role, `/d1/s1${below}`) })
    people.push({ own: false, who: await street.addPerson(role, `/d1/s2${below}`) })
  }
  // Over a whole district: what lies in one's own is within reach, what lies in another never is.
  people.push({ own: true, who: await street.addPerson('administrator', '/d1') })
  people.push({ own: false, who: await street.addPerson('administrator', '/d2') })
  const holder = await street.addPerson('volunteer', '/d1/s1/c01/g01')
  const [entryId = ''] = await fund(street, holder, 31)
  const stock = await addStock(street, { name: '只在一街的大米' })
  const redemptionId = await reserved(street, holder, stock)
  waiting = { holder, stock, redemptionId, code: (await codeOf(street, holder, redemptionId)).scan, entryId }
  const ofStreet = (role: Role) => people.find(({ who, own }) => own && who.role === role)?.who as Person
  const mediator = ofStreet('mediator')
  const named = { openness: 'named' as const, place }
  const { caseId } = await accepted(street, ofStreet('streetStaff'), await addReport(street, named), mediator)
  const mediationId = newId()
  const mediation = inputFor('visit.recordMediation', 'volunteer') as never
  expect(refusalOf(await street.call(author, 'visit', 'recordMediation', mediation, mediationId))).toBe('ok')
  dispute = { reportId: (await addReport(street, named))._id, caseId, mediationId, mediatorId: mediator.userId }
  const member = await street.addPerson('volunteer', '/d1/s1/c01/g01', { bound: true })
  const { row } = await applied(street, ofStreet('communityStaff'))
  const invited = await street.call(ofStreet('streetStaff'), 'directory', 'invite', {
    ...{ role: 'gridWorker', orgPath: '/d1/s1/c01/g01', forName: '只请一街的人', kinds: [] },
  })
  const { invitation } = answered(invited)
  const leader = await street.addPerson('leader', '/d1/s1', { bound: true })
  joining = {
    ...member,
    leaderId: leader.userId,
    applicationId: row.applicationId,
    invitationId: invitation.invitationId,
  }
  visitId = newId()
  const input = {
    as: 'volunteer' as const,
    door: { by: 'list' as const, placeId: place.placeId },
    result: 'noIssue' as const,
    note: '',
    at: new Date().toISOString(),
  }
  const reply = await street.call(author, 'visit', 'record', input, visitId)
  expect(refusalOf(reply)).toBe('ok')
})
afterAll(() => street.close())

const placeEntry = {
  ...{ kind: 'shop', name: '只在一街的新店', orgPath: '/d1/s1/c01/g01', invested: false },
  ...{ registry: null, contact: null },
}

/** A well-formed input for each route, pointing at what belongs to the first street. */
function inputFor(name: string, role: Role): unknown {
  const at = new Date().toISOString()
  const ofReport = { reportId: dispute?.reportId, version: 1 }
  const ofJoining = { userId: changedBy(role), role: roleGivenBy(role), orgPath: placeGivenBy(role) }
  const ofCase = { caseId: dispute?.caseId, version: 1 }
  const inputs: Record<string, unknown> = {
    'case.queue': { tab: 'open' },
    'case.openReport': { reportId: dispute?.reportId },
    'case.mediators': { reportId: dispute?.reportId },
    'case.accept': { ...ofReport, mediatorId: dispute?.mediatorId, disputeClass: 'ordinary' },
    'case.refuse': { ...ofReport, ground: 'notLabour', words: '' },
    'case.reply': { reportId: dispute?.reportId, text: '在吗' },
    'case.revealContact': { reportId: dispute?.reportId, reason: '约谈' },
    'case.open': { caseId: dispute?.caseId },
    'case.assign': { ...ofCase, mediatorId: dispute?.mediatorId, words: '' },
    'case.handOver': { from: joining?.userId, to: dispute?.mediatorId },
    'case.note': { ...ofCase, how: 'call', words: '打了电话' },
    'case.settle': { ...ofCase, words: '谈成了', agreedFen: 100, payBy: null },
    'case.fail': { ...ofCase, reason: 'noAgreement', words: '', roads: ['arbitration'] },
    'case.reviewMediation': { mediationId: dispute?.mediationId, version: 1, decision: 'refuse', reason: '不对' },
    'directory.organisations': { street: '/d1/s1', kind: 'community' },
    'directory.organisation': { path: '/d1/s1/c01' },
    'directory.addOrganisation': { parent: '/d1/s1', kind: 'partner', name: '柳溪小学' },
    'directory.changeOrganisation': { path: '/d1/s1/c02', version: 1, order: 3 },
    'directory.auditTrail': { of: '/d1/s1' },
    'directory.week': { on: '2026-03-05' },
    'directory.setShift': {
      ...{ monday: '2026-03-02', version: 0, on: '2026-03-02', from: '09:00', to: '12:00' },
      ...{ userId: dispute?.mediatorId, kind: 'mediator', place: '大厅' },
    },
    'directory.removeShift': { monday: '2026-03-02', version: 0, shiftId: visitId },
    'directory.askSwap': {
      ...{ monday: '2026-03-02', version: 0, shiftId: visitId, toUserId: dispute?.mediatorId, words: '' },
    },
    'directory.answerSwap': { monday: '2026-03-02', version: 0, shiftId: visitId, accept: true },
    'directory.setReception': { by: 'remove', id: visitId },
    'directory.setTeam': { path: '/d1/s1/c01/g01', version: 1, role: 'police', holder: { by: 'nobody' } },
    'visit.recordMediation': {
      ...{ door: { by: 'code', code: place?.code }, bothAgreed: true, outcome: 'agreed', words: '谈成了', at },
    },
    'place.open': { placeId: place.placeId },
    'place.add': placeEntry,
    'place.change': { placeId: place.placeId, version: 99, entry: placeEntry },
    'place.close': { placeId: place.placeId, version: 99 },
    'place.reopen': { placeId: place.placeId, version: 99 },
    'place.revealContact': { placeId: place.placeId, reason: '约时间上门' },
    'place.merge': { keepId: place.placeId, keepVersion: 99, goneId: dispute?.reportId, goneVersion: 99 },
    'place.issueCode': { placeId: place.placeId },
    'place.revokeCode': { code: place.code.replace(/./, '2'), reason: '换牌' },
    'register.checkPlaces': { fileId: 'cloud://test-env.local/incoming/aaaaaaaaaa.xlsx' },
    'register.runImport': { importId: newId() },
    'register.checkVolunteers': { fileId: 'cloud://test-env.local/incoming/aaaaaaaaaa.xlsx' },
    'register.openImport': { of: 'places' },
    'register.runVolunteers': { importId: newId() },
    'register.codeSheet': { layout: 'twelve', of: { by: 'area', path: '/d1/s1/c01' } },
    'account.signIn': { account: 'nobody', password: 'x' },
    'account.linkWechat': { account: 'nobody', password: 'x' },
    'account.myData': { part: 'person' },
    'account.correctMe': { name: '改过名' },
    'account.askDeletion': { sure: true },
    'account.readInbox': { upTo: at },
    'account.changePassword': { account: 'nobody', current: 'x', next: 'another-2026-word' },
    'account.openPairing': { secret: 'A'.repeat(22), system: 'windows', browser: 'edge' },
    'account.collectPairing': { secret: 'B'.repeat(22) },
    'account.pairing': { code: wrongInvitation },
    'account.answerPairing': { code: wrongInvitation, number: '47' },
    // Of nobody: whoever walks here keeps their roles.
    'account.leaveRole': { role: 'leader', orgPath: '/d9/s9' },
    'account.declareInterest': { code: wrongInvitation, tie: 'relative' },
    'account.apply': wish(),
    'account.withdrawApplication': { version: 1 },
    'account.invitation': { code: wrongInvitation },
    'account.acceptInvitation': { code: wrongInvitation, person: null, credentials: null },
    'directory.decideApplications': {
      decisions: [{ decision: 'refuse', applicationId: joining?.applicationId, version: 1, reason: '不对' }],
    },
    'directory.person': { userId: joining?.userId },
    'directory.revealPhone': { userId: joining?.userId, reason: '联系' },
    'directory.giveRole': { ...ofJoining, kinds: [] },
    'directory.endRole': { ...ofJoining, lastOn: '2020-01-01' },
    'directory.suspend': { userId: changedBy(role), reason: '不对' },
    'directory.resume': { userId: changedBy(role) },
    'directory.invite': { role: roleGivenBy(role), orgPath: placeGivenBy(role), forName: '张三', kinds: [] },
    'directory.revokeInvitation': { invitationId: joining?.invitationId },
    'points.reserve': { stockId: waiting.stock._id },
    'points.cancel': { redemptionId: waiting.redemptionId },
    'points.pickupCode': { redemptionId: waiting.redemptionId },
    'points.lookUpPickup': { code: waiting.code },
    'points.handOut': { code: waiting.code, redemptionId: waiting.redemptionId },
    'points.receiveStock': { stockId: waiting.stock._id, count: 1, note: '' },
    'points.reverse': { entryId: waiting.entryId, reason: '不对' },
    'report.landing': { streetId: 's1' },
    'report.submit': reportInput({ receiptSeed: 'A'.repeat(22) }),
    'report.follow': { receipt: wrongReceipt },
    'report.say': { receipt: wrongReceipt, text: '有人吗' },
    'report.attach': { receipt: wrongReceipt, fileId: 'cloud://test-env.local/incoming/aaaaaaaaaa.jpg' },
    'visit.searchPlaces': { words: '只在一街' },
    'visit.placeByCode': { code: place.code },
    'visit.record': {
      as: role === 'gridWorker' ? 'gridWorker' : 'volunteer',
      door: { by: 'code', code: place.code },
      result: 'noIssue',
      note: '',
      at,
    },
    'visit.withdraw': { visitId },
    'visit.addNote': { visitId, note: '补一句' },
    'visit.review': { visitId, version: 1, decision: 'refuse', reason: '不对' },
  }
  return inputs[name] ?? {}
}

describe('every route', () => {
  it('stands in the table above, and nothing else does', () => {
    expect(routes.map(({ name }) => name).sort()).toEqual(Object.keys(allowed).sort())
  })

  it.each(routes)(
    '$name takes only those whom the table names, and nobody of another street gets anything of this one',
    async ({ fn, route, name }) => {
      const table = allowed[name] as Role[] | 'public'
      // Those of another street come last: whatever they may not change is compared once for all of them.
      let before = ''
      let mayNotChange = false
      for (const { who, own } of [...people].sort((a, b) => Number(b.own) - Number(a.own))) {
        if (!own && before === '') before = await street.fingerprint()
        const reply = await street.raw(who, fn, {
          route,
          commandId: newId(),
          input: inputFor(name, who.role),
          client: { platform: 'weapp', version: '0.1.0' },
        })
        const label = `${name} as ${who.role} of the ${own ? 'own' : 'other'} street`
        if (table !== 'public' && !table.includes(who.role))
          expect([label, refusalOf(reply)]).toEqual([label, 'forbidden'])
        if (table !== 'public' && table.includes(who.role) && own)
          expect([label, refusalOf(reply)]).not.toEqual([label, 'forbidden'])
        const text = JSON.stringify(reply)
        if (!own) {
          const { holder, stock } = waiting
          const people = [author, holder].flatMap(({ name, userId, phone }) => [name, userId, phone])
          people.push(reporter.name, reporter.phone, ...Object.values(dispute))
          people.push(joining.userId, joining.phone, joining.invitationId, '只请一街的人')
          for (const secret of [place.name, place.placeId, stock.name, ...people])
            expect([label, text.includes(secret)]).toEqual([label, false])
          if (
            /record|withdraw|addNote|review$|^(reserve|cancel|pickupCode|handOut|receiveStock|reverse)$/.test(route) ||
            /^(accept|refuse|reply|revealContact|assign|note|settle|fail|reviewMediation)$/.test(route) ||
            /^place\.(add|change|close|reopen|merge|issueCode|revokeCode)$/.test(name) ||
            /^(addOrganisation|changeOrganisation|setTeam|setShift|removeShift|askSwap|answerSwap|setReception)$/.test(
              route,
            ) ||
            /^(revealPhone|giveRole|endRole|suspend|resume|invite|revokeInvitation)$/.test(route)
          ) {
            expect([label, reply.ok]).toEqual([label, false])
            mayNotChange = true
          }
        }
        // Of other people a phone number never leaves whole, whoever asks.
        expect([label, text.includes(author.phone)]).toEqual([label, false])
      }
      if (mayNotChange) expect(await street.fingerprint()).toBe(before)
    },
  )

  it.each(routes)('$name is shut to strangers, visitors and nobody', async ({ fn, route, name }) => {
    if (allowed[name] === 'public') return
    for (const who of [
      null,
      { anonymous: true as const, uid: 'visitor' },
      { ...author, openid: 'o-unknown' },
      { customUserId: newId() },
    ]) {
      const reply = await street.raw(who, fn, {
        route,
        commandId: newId(),
        input: inputFor(name, 'volunteer'),
        client: { platform: 'h5', version: '0.1.0' },
      })
      expect(refusalOf(reply)).toBe('signInNeeded')
    }
  })

  it('a role that has run out counts for nothing', async () => {
    const former = await street.addPerson('volunteer', '/d1/s1/c01', { until: '2026-01-01' })
    expect(refusalOf(await street.call(former, 'visit', 'mine', {}))).toBe('forbidden')
    expect(refusalOf(await street.call(former, 'account', 'me', {}))).toBe('ok')
  })
})

const client = { platform: 'weapp', version: '0.1.0' }
const rubbish: [string, unknown][] = [
  ['nothing', null],
  ['a text', 'hello'],
  ['a list', [1, 2]],
  ['an empty object', {}],
  ['a number as route', { route: 7, input: {}, client }],
  ['an unknown route', { route: 'dropEverything', input: {}, client }],
  ['a route of every object', { route: 'constructor', input: {}, client }],
  ['__proto__ as route', { route: '__proto__', input: {}, client }],
  ['a caller in the body', { route: 'mine', input: {}, client, caller: 'admin' }],
  ['a $-key beside', { route: 'mine', input: {}, client, $where: '1' }],
  ['sixty thousand characters', { route: 'mine', input: { cursor: 'x'.repeat(60_000) }, client }],
]

describe('rubbish', () => {
  it.each(rubbish)(
    '%s is refused with a Chinese sentence and a request id, and nothing is written',
    async (_, event) => {
      const before = await street.fingerprint()
      for (const fn of Object.keys(contracts)) {
        const reply = await street.raw(author, fn, event)
        expect(reply.ok).toBe(false)
        if (!reply.ok) expect(reply.refusal.message).toMatch(/[\u4e00-\u9fff]/)
        expect(reply.requestId).not.toBe('')
      }
      expect(await street.fingerprint()).toBe(before)
    },
  )

  it.each(routes)(
    '$name refuses wrong types, $-keys, extra keys and huge texts in its input, and writes nothing',
    async ({ fn, route, name, contract }) => {
      const good = inputFor(name, 'volunteer') as Record<string, unknown>
      const role: Role = name.startsWith('visit.review') ? 'communityStaff' : 'volunteer'
      const who = people.find((each) => each.own && each.who.role === role)?.who as Person
      const wrong: unknown[] = [
        null,
        'x',
        7,
        [],
        { ...good, extra: 1 },
        { ...good, $where: '1' },
        { ...good, __proto__x: 1 },
      ]
      for (const key of Object.keys(good))
        for (const value of [
          undefined,
          null,
          { $gt: '' },
          { $ne: null },
          ['x'],
          'x'.repeat(2000),
          '\u0000',
          { by: 'code', code: { $regex: '.*' } },
        ])
          wrong.push({ ...good, [key]: value })
      const before = await street.fingerprint()
      for (const input of wrong) {
        if (contract.input.safeParse(input).success) continue
        const reply = await street.raw(who, fn, { route, commandId: newId(), input, client })
        expect([input, refusalOf(reply)]).toEqual([input, 'invalidInput'])
      }
      expect(wrong.filter((input) => !contract.input.safeParse(input).success).length).toBeGreaterThan(5)
      expect(await street.fingerprint()).toBe(before)
    },
  )

  it('a megabyte never reaches a function: the platform refuses it by its own code', async () => {
    const before = await street.fingerprint()
    const reply = await street.platform(author, 'visit', {
      route: 'mine',
      input: { cursor: 'x'.repeat(1_000_000) },
      client,
    })
    expect(reply).toMatchObject({ code: expect.stringMatching(/^[A-Z_]+$/) })
    expect(await street.fingerprint()).toBe(before)
  })

  it('a command without an id is refused', async () => {
    for (const { fn, route, name, contract } of routes) {
      if (contract.kind !== 'command' || allowed[name] === 'public') continue
      expect(refusalOf(await street.raw(author, fn, { route, input: inputFor(name, 'volunteer'), client }))).toBe(
        'invalidInput',
      )
    }
  })
})
