import type { RouteContract } from '#domain/contract/envelope'
import { contracts } from '#domain/contract/index'
import type { StoredStock } from '#domain/goods/stored'
import { type Role, roles } from '#domain/organisation/role'
import { checkDigitOf } from '#domain/report/receipt'
import { accepted, addReport, reporter } from './desk'
import { input as reportInput } from './reports'
import { addStock, codeOf, fund, reserved } from './shelf'
import { newId, type Person, refusalOf, type Street, startStreet } from './street'

/**
 * Who may call what, written down a second time by hand: a slip in the scope table shows here. `public` = without signing in.
 */
const volunteers: Role[] = ['volunteer', 'gridWorker']
const allowed: Record<string, Role[] | 'public'> = {
  'account.signIn': 'public',
  'account.linkWechat': 'public',
  'account.me': [...roles],
  'account.inbox': [...roles],
  'account.readInbox': [...roles],
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
  'case.note': ['mediator'],
  'case.settle': ['mediator'],
  'case.fail': ['mediator'],
  'case.mediations': ['mediator'],
  'case.reviewMediation': ['mediator'],
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
const routes = Object.entries(contracts).flatMap(([fn, table]) =>
  Object.entries(table as Record<string, RouteContract>).map(([route, contract]) => ({
    fn,
    route,
    contract,
    name: `${fn}.${route}`,
  })),
)

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
const people: { who: Person; own: boolean }[] = []

beforeAll(async () => {
  street = await startStreet()
  author = await street.addPerson('volunteer', '/d1/s1/c01/g01')
  place = await street.addPlace('/d1/s1/c01/g01', { name: '只在一街的面馆', initials: 'zzyj' })
  for (const role of roles) {
    people.push({ own: true, who: await street.addPerson(role, role === 'streetStaff' ? '/d1/s1' : '/d1/s1/c01') })
    people.push({ own: false, who: await street.addPerson(role, role === 'streetStaff' ? '/d1/s2' : '/d1/s2/c01') })
  }
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

/** A well-formed input for each route, pointing at what belongs to the first street. */
function inputFor(name: string, role: Role): unknown {
  const at = new Date().toISOString()
  const ofReport = { reportId: dispute?.reportId, version: 1 }
  const ofCase = { caseId: dispute?.caseId, version: 1 }
  const inputs: Record<string, unknown> = {
    'case.queue': { tab: 'open' },
    'case.openReport': { reportId: dispute?.reportId },
    'case.accept': { ...ofReport, mediatorId: dispute?.mediatorId, disputeClass: 'ordinary' },
    'case.refuse': { ...ofReport, ground: 'notLabour', words: '' },
    'case.reply': { reportId: dispute?.reportId, text: '在吗' },
    'case.revealContact': { reportId: dispute?.reportId, reason: '约谈' },
    'case.open': { caseId: dispute?.caseId },
    'case.assign': { ...ofCase, mediatorId: dispute?.mediatorId, words: '' },
    'case.note': { ...ofCase, how: 'call', words: '打了电话' },
    'case.settle': { ...ofCase, words: '谈成了', agreedFen: 100, payBy: null },
    'case.fail': { ...ofCase, reason: 'noAgreement', words: '', roads: ['arbitration'] },
    'case.reviewMediation': { mediationId: dispute?.mediationId, version: 1, decision: 'refuse', reason: '不对' },
    'visit.recordMediation': {
      ...{ door: { by: 'code', code: place?.code }, bothAgreed: true, outcome: 'agreed', words: '谈成了', at },
    },
    'account.signIn': { account: 'nobody', password: 'x' },
    'account.linkWechat': { account: 'nobody', password: 'x' },
    'account.readInbox': { upTo: at },
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
      for (const { who, own } of people) {
        const before = own ? '' : await street.fingerprint()
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
          for (const secret of [place.name, place.placeId, stock.name, ...people])
            expect([label, text.includes(secret)]).toEqual([label, false])
          if (
            /record|withdraw|addNote|review$|^(reserve|cancel|pickupCode|handOut|receiveStock|reverse)$/.test(route) ||
            /^(accept|refuse|reply|revealContact|assign|note|settle|fail|reviewMediation)$/.test(route)
          ) {
            expect([label, reply.ok]).toEqual([label, false])
            expect(await street.fingerprint()).toBe(before)
          }
        }
        // Of other people a phone number never leaves whole, whoever asks.
        expect([label, text.includes(author.phone)]).toEqual([label, false])
      }
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
