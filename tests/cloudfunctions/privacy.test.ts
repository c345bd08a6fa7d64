import { dataParts } from '#domain/contract/privacy'
import type { StoredMediation } from '#domain/mediation/stored'
import type { StoredMediator, StoredOrganisation, StoredUser } from '#domain/organisation/stored'
import type { StoredLockedAway } from '#domain/people/stored'
import { privacyPolicy } from '#domain/policy/privacy'
import { inTheCopy } from '../../cloudfunctions/account/in-the-copy'
import { Documents } from '../../local/documents/documents'
import { accepted, addReport } from './desk'
import { handedIn, openCase, stranger } from './reports'
import { addStock, fund, reserved, send, tripsOf, volunteerWith } from './shelf'
import { answered, newId, type Person, refusalOf, type Street, startStreet } from './street'

let street: Street
beforeAll(async () => {
  street = await startStreet()
})
afterAll(() => street.close())

const userOf = async ({ userId }: Person) => (await street.find<StoredUser>('users', { _id: userId }))[0]
const visit = async (who: Person) => {
  const place = await street.addPlace('/d1/s1/c01/g01', { name: '望江面馆' })
  const input = { as: 'volunteer', door: { by: 'code', code: place.code }, result: 'noIssue', note: '都好' } as const
  answered(await street.call(who, 'visit', 'record', { ...input, at: new Date().toISOString() }))
}
const sitsIn = (who: Person) => {
  const team = {
    communityCadre: null,
    police: null,
    partyMember: null,
    residentVolunteer: { userId: who.userId, name: who.name },
  }
  return street.local.database.updateOne('organisations', { _id: 'd1.s1.c01.g01' }, { $set: { team } })
}
/** Once somebody has looked at whose seats are whose, and before they write, `change` happens. Ends by telling whether anybody looked. */
const afterLooking = ({ userId }: Person, change: () => Promise<unknown>): (() => boolean) => {
  const real = Documents.prototype.findEncoded
  let looked = false
  const spy = jest.spyOn(Documents.prototype, 'findEncoded').mockImplementation(async function (
    this: Documents,
    ...given
  ) {
    const found = await real.apply(this, given)
    if (!looked && given[0] === 'organisations' && found.some((text) => text.includes(userId))) {
      looked = true
      await change()
    }
    return found
  })
  return () => {
    spy.mockRestore()
    return looked
  }
}
const seat = async () =>
  (await street.find<StoredOrganisation>('organisations', { _id: 'd1.s1.c01.g01' }))[0]?.team?.residentVolunteer

describe('a copy of what is one’s own', () => {
  it('holds name, number in full, visits and points in words, and nothing of anybody else', async () => {
    const who = await volunteerWith(street, 31)
    const other = await volunteerWith(street, 32)
    await visit(who)
    await visit(other)
    const part = async (name: 'person' | 'visits' | 'points' | 'mediations' | 'redemptions' | 'inbox') =>
      answered(await street.call(who, 'account', 'myData', { part: name }))
    expect((await part('person')).records[0]).toMatchObject({ 姓名: who.name, 手机号: who.phone, 身份: '志愿者' })
    expect((await part('visits')).records).toMatchObject([{ 地点: '望江面馆', 写的话: '都好' }])
    expect((await part('points')).records.map(({ 积分 }) => 积分)).toContain(31)
    for (const name of ['mediations', 'redemptions', 'inbox'] as const) await part(name)
    const reply = await street.call(who, 'account', 'myData', { part: 'visits' })
    expect(await tripsOf(street, reply)).toBe(['identity', 'page'].length)
    expect(JSON.stringify(await part('points'))).not.toContain('32')
  })

  it('holds every document that names them: how they come in, what they applied for, declared and were given, where they sit', async () => {
    const who = await volunteerWith(street, 31)
    const { userId } = who
    const at = new Date()
    const of = { streetId: 's1', orgPath: '/d1/s1', userId, at }
    const phoneSealed = street.seal.seal('13977776666', 'applications.phone')
    await street.put('applications', {
      ...{
        _id: `a:${userId}`,
        ...of,
        where: '桃园社区',
        identity: `wx:${who.openid}`,
        name: '申请时的名字',
        phoneSealed,
      },
      ...{ phoneHash: 'x', skills: ['law'], words: '退休了想出点力', state: 'approved', version: 2 },
      ...{ consent: { text: '加入说明', version: '2026-01', at }, decision: { by: newId(), at, reason: '欢迎' } },
      ...{ closedAt: at, command: { id: 'x', inputHash: 'x' } },
    })
    await street.put('interests', { _id: `${userId}:p`, ...of, placeId: 'p', placeName: '有关系的店', tie: 'owner' })
    await street.put('invitations', {
      ...{ _id: `i:${userId}`, ...of, where: '第 1 网格', role: 'mediator', kinds: [], forName: '邀请上的称呼' },
      ...{ by: newId(), expiresAt: at, state: 'used', usedBy: userId, usedAt: at, made: {}, used: null },
    })
    await street.put('mediators', {
      ...{ _id: userId, streetId: 's1', orgPath: '/d1/s1', name: who.name, state: 'active', until: null },
      ...{ kinds: ['lawyer'], credentials: ['律师执业证'], languages: ['闽南话'], areas: ['/d1/s1/e01'] },
    })
    await street.put('dutyWeeks', {
      ...{ _id: 's1:2026-03-02', streetId: 's1', orgPath: '/d1/s1', monday: '2026-03-02', version: 1 },
      shifts: [who, await street.addPerson('mediator', '/d1/s1', { name: '同一天的人' })].map((sitter, nth) => ({
        ...{ id: `0${nth}`, on: '2026-03-02', from: '09:00', to: '12:00', userId: sitter.userId, name: sitter.name },
        ...{ kind: 'lawyer', place: `大厅 ${nth} 号`, swap: null },
      })),
    })
    await sitsIn(who)
    const { code } = answered(await street.call(who, 'visit', 'referralCode', {}))
    const copy = JSON.stringify(
      await Promise.all(dataParts.map(async (part) => answered(await street.call(who, 'account', 'myData', { part })))),
    )
    for (const words of [
      ...[`a-${userId}`, who.openid, '申请时的名字', '13977776666', '懂点法律', '退休了想出点力', '欢迎'],
      ...['有关系的店', '是我开的', '邀请上的称呼', '律师执业证', '闽南话', '/d1/s1/e01', '居民志愿者', code],
      ...['2026-03-02', '09:00–12:00', '大厅 0 号'],
    ])
      expect([words, copy.includes(words)]).toEqual([words, true])
    for (const words of ['同一天的人', '大厅 1 号']) expect([words, copy.includes(words)]).toEqual([words, false])
    // Where nothing is handed over, it says why.
    expect(copy).toContain('没抄进来')
  })

  it('has a place for every collection in which somebody is named, or says why not', async () => {
    const people = (await street.find<StoredUser>('users', {})).map(({ _id }) => _id)
    for (const [collection, where] of Object.entries(inTheCopy)) {
      const text = JSON.stringify(await street.find(collection, {}))
      const named = people.some((userId) => text.includes(userId))
      if (where === null) expect([collection, named]).toEqual([collection, false])
    }
    const parts = Object.values(inTheCopy).filter((where) => typeof where === 'string')
    expect(new Set(parts)).toEqual(new Set(dataParts))
  })

  it('goes on page by page', async () => {
    const who = await street.addPerson('volunteer', '/d1/s1/c01')
    const at = (nth: number) => new Date(Date.now() - nth * 60_000)
    const news = Array.from({ length: 130 }, (_, nth) => ({
      ...{ _id: `news:${who.userId}:${nth}`, userId: who.userId, streetId: 's1', orgPath: '/d1/s1', at: at(nth) },
      ...{ kind: 'visitVerified', title: `第 ${nth} 条`, text: '算数', read: true },
    }))
    await street.put('inbox', ...news)
    const first = answered(await street.call(who, 'account', 'myData', { part: 'inbox' }))
    const rest = answered(await street.call(who, 'account', 'myData', { part: 'inbox', cursor: first.next ?? '' }))
    expect([first.records.length, rest.records.length, rest.next]).toEqual([100, 30, null])
  })
})

describe('what is wrong', () => {
  it('is put right by its owner: the number’s keyed hash moves, the roster and the grid’s seat follow the name', async () => {
    const who = await street.addPerson('mediator', '/d1/s1')
    await sitsIn(who)
    const card = answered(await street.call(who, 'account', 'correctMe', { name: '陈改名', phone: '13911112222' }))
    expect(card).toMatchObject({ name: '陈改名', phone: '139****2222' })
    const user = await userOf(who)
    expect(user?.phoneHash).toBe(street.seal.hashPhone('13911112222'))
    expect(street.seal.open(user?.phoneSealed ?? '', 'users.phone')).toBe('13911112222')
    expect((await street.find<StoredMediator>('mediators', { _id: who.userId }))[0]?.name).toBe('陈改名')
    expect((await seat())?.name).toBe('陈改名')
    expect(await street.find('audit', { what: 'account.correctMe', by: who.userId })).toHaveLength(1)
    expect(JSON.stringify(await street.find('commands', { route: 'account.correctMe' }))).not.toContain('陈改名')
  })

  it('is not carried into a seat that was given to somebody else meanwhile', async () => {
    for (const [route, input] of [
      ['correctMe', { name: '新的名字' }],
      ['askDeletion', { sure: true }],
    ] as const) {
      const [who, other] = [await volunteerWith(street, 31), await volunteerWith(street, 31)]
      await sitsIn(who)
      const hasLooked = afterLooking(who, () => sitsIn(other))
      answered(await street.call(who, 'account', route, input as never))
      const raced = hasLooked()
      const expected = raced ? other : route === 'correctMe' ? { ...who, name: '新的名字' } : undefined
      expect(await seat()).toEqual(expected ? { userId: expected.userId, name: expected.name } : null)
    }
  })

  it('is not put right to the number of somebody else', async () => {
    const [who, other] = [
      await street.addPerson('volunteer', '/d1/s1/c01'),
      await street.addPerson('volunteer', '/d1/s1/c01'),
    ]
    expect(refusalOf(await street.call(who, 'account', 'correctMe', { phone: other.phone }))).toBe('conflict')
    expect(refusalOf(await street.call(who, 'account', 'correctMe', {}))).toBe('invalidInput')
    expect(answered(await street.call(who, 'account', 'correctMe', { phone: who.phone })).name).toBe(who.name)
  })
})

describe('somebody who leaves', () => {
  it('is erased: no list, no seat, no way to sign in; what the law wants kept is told and locked away', async () => {
    const who = await volunteerWith(street, 31)
    await visit(who)
    await sitsIn(who)
    const { kept } = answered(await street.call(who, 'account', 'askDeletion', { sure: true }))
    expect(kept.map(({ reason }) => reason)).toEqual(privacyPolicy.keptAfterLeaving.map(({ reason }) => reason))
    for (const [collection, query] of [
      ['users', { _id: who.userId }],
      ['identities', { userId: who.userId }],
      ['credentials', { userId: who.userId }],
      ['inbox', { userId: who.userId }],
    ] as const)
      expect([collection, await street.find(collection, query)]).toEqual([collection, []])
    expect(await seat()).toBeNull()
    const [locked] = await street.find<StoredLockedAway>('lockedAway', { _id: who.userId })
    expect(JSON.stringify(locked)).not.toContain(who.name)
    expect(street.seal.open(locked?.sealed ?? '', 'lockedAway.person')).toContain(who.phone)
    expect(await street.find('pointsAccounts', { _id: who.userId, closedAt: { $exists: true } })).toHaveLength(1)
    expect(await street.find('visits', { authorId: who.userId })).toHaveLength(1)
    expect(refusalOf(await street.call(who, 'account', 'me', {}))).toBe('signInNeeded')
    const wrong = await street.call(null, 'account', 'signIn', {
      account: `a-${who.userId}`,
      password: 'right-password',
    })
    expect(refusalOf(wrong)).toBe('signInNeeded')
  })

  it('leaves no name and no number in any document of the street', async () => {
    const who = await volunteerWith(street, 31)
    const staff = await street.addPerson('communityStaff', '/d1/s1/c01')
    await visit(who)
    answered(await street.call(who, 'account', 'askDeletion', { sure: true }))
    const everything = await Promise.all(
      [
        'users',
        'identities',
        'visits',
        'pointsEntries',
        'inbox',
        'commands',
        'audit',
        'organisations',
        'lockedAway',
      ].map((collection) => street.find(collection, {})),
    )
    const text = JSON.stringify(everything)
    expect([text.includes(who.name), text.includes(who.phone), text.includes(who.openid)]).toEqual([
      false,
      false,
      false,
    ])
    expect(refusalOf(await street.call(staff, 'visit', 'reviewQueue', {}))).toBe('ok')
  })

  it('gets no news and no points any more, whoever decides on what they had recorded', async () => {
    const staff = await street.addPerson('communityStaff', '/d1/s1/c01')
    const mediator = await street.addPerson('mediator', '/d1/s1')
    const desk = await street.addPerson('streetStaff', '/d1/s1')
    const who = await street.addPerson('volunteer', '/d1/s1/c01/g01')
    const [entryId = ''] = await fund(street, who, 31)
    const place = await street.addPlace('/d1/s1/c01/g01', { name: '望江面馆' })
    const at = new Date().toISOString()
    const door = { by: 'code', code: place.code } as const
    const { visit } = answered(
      await street.call(who, 'visit', 'record', { as: 'volunteer', door, result: 'noIssue', note: '', at }),
    )
    await street.local.database.updateOne('visits', { _id: visit.visitId }, { $set: { state: 'held' } })
    const { mediation } = answered(
      await street.call(who, 'visit', 'recordMediation', {
        door,
        bothAgreed: true,
        outcome: 'agreed',
        words: '说和了',
        at,
      }),
    )
    answered(await street.call(who, 'account', 'askDeletion', { sure: true }))
    const entries = await street.find('pointsEntries', { userId: who.userId })
    const decided = { decision: 'verify', version: visit.version, reason: '' } as const
    answered(await street.call(staff, 'visit', 'review', { visitId: visit.visitId, ...decided }))
    const [stored] = await street.find<StoredMediation>('mediations', { _id: mediation.mediationId })
    const confirmed = { decision: 'confirm', version: stored?.version ?? 0, reason: '' } as const
    answered(
      await street.call(mediator, 'case', 'reviewMediation', { mediationId: mediation.mediationId, ...confirmed }),
    )
    expect(await street.find('pointsEntries', { userId: who.userId })).toEqual(entries)
    answered(await street.call(desk, 'points', 'reverse', { entryId, reason: '记错了人' }))
    expect(await street.find('inbox', { userId: who.userId })).toEqual([])
    expect(await street.find('visits', { _id: visit.visitId, state: 'verified', awarded: 0 })).toHaveLength(1)
  })

  it('is not written to when somebody asks again about a case of theirs that has ended', async () => {
    const mediator = await street.addPerson('mediator', '/d1/s1')
    const { reportId, receipt } = await handedIn(street)
    const { caseId } = await openCase(street, reportId, mediator)
    await street.local.database.updateOne('cases', { _id: caseId }, { $set: { status: 'settled' } })
    answered(await street.call(mediator, 'account', 'askDeletion', { sure: true }))
    answered(await street.call(stranger(), 'report', 'say', { receipt, text: '后来又没给了' }))
    expect(await street.find('inbox', { userId: mediator.userId })).toEqual([])
    expect(await street.find('cases', { _id: caseId, waitsForReply: true })).toHaveLength(1)
  })

  it('cut short, asks again and the rest is erased', async () => {
    const who = await volunteerWith(street, 31)
    const id = newId()
    const identities = await street.find('identities', { userId: who.userId })
    answered(await send(street, who, 'account', 'askDeletion', { sure: true }, id))
    // As if it had been killed before the last step.
    await street.put('identities', ...(identities as object[]))
    await street.put('credentials', { _id: `b-${who.userId}`, userId: who.userId, streetId: 's1' })
    answered(await send(street, who, 'account', 'askDeletion', { sure: true }, id))
    expect(await street.find('credentials', { userId: who.userId })).toEqual([])
    expect(await street.find('identities', { userId: who.userId })).toEqual([])
    expect(await street.find('lockedAway', { _id: who.userId })).toHaveLength(1)
  })

  it('first settles what others wait for: goods that are kept, cases in hand, a post', async () => {
    const shopper = await volunteerWith(street, 31)
    await reserved(street, shopper, await addStock(street))
    const staff = await street.addPerson('streetStaff', '/d1/s1')
    const mediator = await street.addPerson('mediator', '/d1/s1')
    await accepted(street, staff, await addReport(street), mediator)
    for (const who of [shopper, staff, mediator]) {
      const before = await userOf(who)
      expect(refusalOf(await street.call(who, 'account', 'askDeletion', { sure: true }))).toBe('notNow')
      expect(await userOf(who)).toEqual(before)
    }
  })
})

describe('the audit trail', () => {
  it('tells an administrator who did what and why, newest first, page by page, and ends at the district', async () => {
    const administrator = await street.addPerson('administrator', '/d1')
    const looker = await street.addPerson('streetStaff', '/d1/s2')
    const entry = (nth: number) => ({
      ...{ _id: `audit:${nth}`, streetId: 's2', orgPath: '/d1/s2', at: new Date(Date.now() - nth * 1000) },
      ...{ by: looker.userId, what: 'people.revealPhone', about: newId(), reason: `打电话 ${nth}` },
    })
    await street.put('audit', ...Array.from({ length: 25 }, (_, nth) => entry(nth)))
    const reply = await street.call(administrator, 'directory', 'auditTrail', { of: '/d1/s2' })
    const first = answered(reply)
    expect(first.rows[0]).toMatchObject({ byName: looker.name, what: '看了一个人的手机号', reason: '打电话 0' })
    expect(await tripsOf(street, reply)).toBe(['identity', 'places', 'page', 'names'].length)
    expect(first.places?.map(({ path }) => path)).toEqual(expect.arrayContaining(['/d1', '/d1/s1', '/d1/s2']))
    const next = await street.call(administrator, 'directory', 'auditTrail', { of: '/d1/s2', cursor: first.next ?? '' })
    expect(answered(next).rows).toHaveLength(5)
    expect(await tripsOf(street, next)).toBe(['identity', 'page', 'names'].length)
    const foreign = await street.addPerson('administrator', '/d2')
    expect(refusalOf(await street.call(foreign, 'directory', 'auditTrail', { of: '/d1/s2' }))).toBe('notFound')
    // A part of one's own street that is called like another street opens nothing of that one.
    const near = await street.addPerson('administrator', '/d1/s1')
    for (const path of ['/d1/s1/s2', '/d1/s1/c01', '/d1'])
      expect(refusalOf(await street.call(near, 'directory', 'auditTrail', { of: path }))).toBe('notFound')
    expect(refusalOf(await street.call(looker, 'directory', 'auditTrail', {}))).toBe('forbidden')
  })
})
