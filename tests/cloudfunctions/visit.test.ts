import { createHash } from 'node:crypto'
import type { PointsAccount, PointsEntry } from '#domain/points/account'
import { verifyChain } from '#domain/points/verify'
import { tripsOf } from './shelf'
import { answered, newId, type Person, refusalOf, type Street, startStreet } from './street'

let street: Street
let volunteer: Person
let staff: Person
beforeAll(async () => {
  street = await startStreet()
  volunteer = await street.addPerson('volunteer', '/d1/s1/c01/g01')
  staff = await street.addPerson('communityStaff', '/d1/s1/c01')
})
afterAll(() => street.close())

const at = () => new Date().toISOString()
const byCode = (code: string, more = {}) => ({
  as: 'volunteer' as const,
  door: { by: 'code' as const, code },
  result: 'noIssue' as const,
  note: '',
  at: at(),
  ...more,
})
const byList = (placeId: string, more = {}) => ({ ...byCode('', more), door: { by: 'list' as const, placeId } })
const entriesOf = async (person: Person): Promise<PointsEntry[]> =>
  (await street.find<PointsEntry & { at: Date }>('pointsEntries', { userId: person.userId }))
    .map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() }))
    .sort((a, b) => a.seq - b.seq)
const accountOf = async (person: Person) =>
  (await street.find<PointsAccount>('pointsAccounts', { _id: person.userId }))[0] as PointsAccount
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

describe('a visit with the door code', () => {
  it('counts at once: 1 point, the rule and the reason shown, in at most 8 round trips', async () => {
    const place = await street.addPlace('/d1/s1/c01/g01', { name: '老周面馆' })
    const { visit } = answered(await street.call(volunteer, 'visit', 'record', byCode(place.code)))
    expect(visit).toMatchObject({ state: 'verified', points: 1, placeName: '老周面馆', reason: '' })
    const statement = answered(await street.call(volunteer, 'points', 'statement', {}))
    expect(statement).toMatchObject({ available: 1, pending: 0, earnedThisYear: 1, cap: 100 })
    expect(statement.entries[0]).toMatchObject({
      points: 1,
      reason: '走访「老周面馆」已核实',
      rule: '走访一次 1 分（积分办法 2026-01）',
      confirmedBy: '扫门牌码，自动核实',
    })
    const line =
      street.logs.flatMap((log) => JSON.stringify(log).match(/\{\\?"requestId.*?visit.*?record.*?\}/g) ?? []).pop() ??
      ''
    const trips = Number(/trips\\?":(\d+)/.exec(line)?.[1])
    expect(trips).toBeGreaterThan(0)
    expect(trips).toBeLessThanOrEqual(8)
  })

  it('sent ten times at once and ten times again counts once, and every answer is the same', async () => {
    const person = await street.addPerson('volunteer', '/d1/s1/c01/g01')
    const place = await street.addPlace('/d1/s1/c01/g01')
    const input = byCode(place.code)
    const commandId = newId()
    const send = () => street.call(person, 'visit', 'record', input, commandId)
    const together = await Promise.all(Array.from({ length: 10 }, send))
    const after = await Promise.all(Array.from({ length: 10 }, send))
    const answers = [...together, ...after].filter((reply) => reply.ok).map((reply) => JSON.stringify(answered(reply)))
    expect(answers.length).toBeGreaterThanOrEqual(11)
    expect(new Set(answers).size).toBe(1)
    expect(
      [...together, ...after].filter((reply) => !reply.ok).every((reply) => refusalOf(reply) === 'unavailable'),
    ).toBe(true)
    expect(await street.find('visits', { authorId: person.userId })).toHaveLength(1)
    expect((await accountOf(person)).available).toBe(1)
    expect(await entriesOf(person)).toHaveLength(1)
  })

  it('under the same id with other words, or by somebody else, is refused and tells nothing', async () => {
    const place = await street.addPlace('/d1/s1/c01/g01')
    const other = await street.addPerson('volunteer', '/d1/s1/c01/g01')
    const input = byCode(place.code)
    const commandId = newId()
    answered(await street.call(volunteer, 'visit', 'record', input, commandId))
    expect(
      refusalOf(await street.call(volunteer, 'visit', 'record', { ...input, result: 'declined' }, commandId)),
    ).toBe('conflict')
    const stolen = await street.call(other, 'visit', 'record', input, commandId)
    expect(refusalOf(stolen)).toBe('conflict')
    expect(JSON.stringify(stolen)).not.toContain(place.name)
  })

  it('twenty visits at once by one person are all kept, and the chain holds', async () => {
    const person = await street.addPerson('volunteer', '/d1/s1/c01/g01')
    const places = await Promise.all(Array.from({ length: 20 }, () => street.addPlace('/d1/s1/c01/g01')))
    const send = async ({ code }: { code: string }) => {
      const [input, commandId] = [byCode(code), newId()]
      // What a phone's outbox does: "unavailable" is tried again under the same id.
      for (;;) {
        const reply = await street.call(person, 'visit', 'record', input, commandId)
        if (reply.ok || reply.refusal.code !== 'unavailable') return reply
      }
    }
    const replies = await Promise.all(places.map(send))
    expect(replies.map(refusalOf)).toEqual(Array(20).fill('ok'))
    const account = await accountOf(person)
    expect(account).toMatchObject({ available: 20, seq: 20, pending: 0 })
    expect(verifyChain(account, await entriesOf(person), sha256)).toEqual([])
  })

  it('of another street is not found, like a code that never was', async () => {
    const foreign = await street.addPlace('/d1/s2/c01')
    const a = await street.call(volunteer, 'visit', 'record', byCode(foreign.code))
    const b = await street.call(volunteer, 'visit', 'record', byCode('99999999'))
    expect([refusalOf(a), refusalOf(b)]).toEqual(['notFound', 'notFound'])
    expect(a.ok ? '' : a.refusal.message).toBe(b.ok ? '' : b.refusal.message)
  })

  it('again within eight hours does not count; a sentence brings it before the community', async () => {
    const person = await street.addPerson('volunteer', '/d1/s1/c01/g01')
    const place = await street.addPlace('/d1/s1/c01/g01')
    answered(await street.call(person, 'visit', 'record', byCode(place.code)))
    const { visit } = answered(await street.call(person, 'visit', 'record', byCode(place.code)))
    expect(visit).toMatchObject({ state: 'refused', points: 0, flags: ['repeat'] })
    expect(visit.reason).toContain('补一句')
    const noted = answered(
      await street.call(person, 'visit', 'addNote', { visitId: visit.visitId, note: '老板说下午又有人来要工钱' }),
    )
    expect(noted.visit).toMatchObject({ state: 'held', points: 1, reason: '补了说明，社区看过就算数' })
    expect(await accountOf(person)).toMatchObject({ available: 1, pending: 1 })
  })

  it('that is old and revoked waits', async () => {
    const place = await street.addPlace('/d1/s1/c01/g01', { revoked: true })
    expect(answered(await street.call(volunteer, 'visit', 'record', byCode(place.code))).visit).toMatchObject({
      state: 'held',
      flags: ['codeRevoked'],
    })
  })
})

describe('a visit without the door code', () => {
  it('is counted with the first page of those that wait only: a later one takes three round trips', async () => {
    const desk = await street.addPerson('communityStaff', '/d1/s1/c77')
    const place = await street.addPlace('/d1/s1/c77/g01')
    const held: string[] = []
    for (let nth = 0; nth < 21; nth++) {
      const person = await street.addPerson('volunteer', '/d1/s1/c77/g01')
      held.push(answered(await street.call(person, 'visit', 'record', byList(place.placeId))).visit.visitId)
    }
    const opening = await street.call(desk, 'visit', 'reviewQueue', {})
    const first = answered(opening)
    expect([first.rows.length, first.total]).toEqual([20, 21])
    expect(await tripsOf(street, opening)).toBe(['identity', 'page', 'total', 'authors'].length)
    const reply = await street.call(desk, 'visit', 'reviewQueue', { cursor: first.next ?? '' })
    const rest = answered(reply)
    expect([rest.rows.length, rest.next, rest.total]).toEqual([1, null, null])
    expect([...first.rows, ...rest.rows].map(({ visit }) => visit.visitId)).toEqual(held)
    expect(await tripsOf(street, reply)).toBe(['identity', 'page', 'authors'].length)
  })

  it('waits apart from the points, is confirmed by community staff, and then posts 1', async () => {
    const person = await street.addPerson('volunteer', '/d1/s1/c01/g01')
    const place = await street.addPlace('/d1/s1/c01/g01')
    const { visit } = answered(await street.call(person, 'visit', 'record', byList(place.placeId)))
    expect(visit).toMatchObject({ state: 'held', points: 1, flags: ['noDoorCode'] })
    expect(answered(await street.call(person, 'visit', 'home', {}))).toMatchObject({
      available: 0,
      pending: 1,
      earnedThisYear: 0,
    })

    const queue = answered(await street.call(staff, 'visit', 'reviewQueue', {}))
    const row = queue.rows.find((each) => each.visit.visitId === visit.visitId)
    expect(row).toMatchObject({ authorName: person.name, authorPhone: `138****${person.phone.slice(7)}`, own: false })

    const commandId = newId()
    const decide = () =>
      street.call(
        staff,
        'visit',
        'review',
        { visitId: visit.visitId, version: visit.version, decision: 'verify', reason: '' },
        commandId,
      )
    expect(answered(await decide()).visit.state).toBe('verified')
    expect(answered(await decide()).visit.state).toBe('verified')
    expect(
      refusalOf(
        await street.call(staff, 'visit', 'review', {
          visitId: visit.visitId,
          version: visit.version,
          decision: 'verify',
          reason: '',
        }),
      ),
    ).toBe('alreadyDone')
    expect(await accountOf(person)).toMatchObject({ available: 1, pending: 0 })
    expect((await entriesOf(person))[0]).toMatchObject({ _id: `visit:${visit.visitId}`, confirmedBy: staff.userId })
    const inbox = answered(await street.call(person, 'account', 'inbox', {}))
    expect(inbox.items).toHaveLength(1)
    expect(inbox.items[0]).toMatchObject({ kind: 'visitVerified', read: false })
    expect(await street.find('audit', { about: visit.visitId })).toHaveLength(1)
    expect(answered(await street.call(person, 'account', 'readInbox', { upTo: at() })).unread).toBe(0)
  })

  it('that does not count takes the pending point away and says why', async () => {
    const person = await street.addPerson('volunteer', '/d1/s1/c01/g01')
    const place = await street.addPlace('/d1/s1/c01/g01')
    const { visit } = answered(await street.call(person, 'visit', 'record', byList(place.placeId)))
    answered(
      await street.call(staff, 'visit', 'review', {
        visitId: visit.visitId,
        version: visit.version,
        decision: 'refuse',
        reason: '那天店里说没人来过',
      }),
    )
    expect(await accountOf(person)).toMatchObject({ available: 0, pending: 0, seq: 0 })
    const [mine] = answered(await street.call(person, 'visit', 'mine', {})).visits
    expect(mine).toMatchObject({ state: 'refused', reason: '那天店里说没人来过', reviewed: true })
    expect(refusalOf(await street.call(person, 'visit', 'addNote', { visitId: visit.visitId, note: '真的去了' }))).toBe(
      'alreadyDone',
    )
  })

  it('that was refused leaves the door open: scanning it afterwards counts', async () => {
    const person = await street.addPerson('volunteer', '/d1/s1/c01/g01')
    const place = await street.addPlace('/d1/s1/c01/g01')
    const { visit } = answered(await street.call(person, 'visit', 'record', byList(place.placeId)))
    const input = {
      visitId: visit.visitId,
      version: visit.version,
      decision: 'refuse' as const,
      reason: '请到店里扫码再记',
    }
    answered(await street.call(staff, 'visit', 'review', input))
    expect(answered(await street.call(person, 'visit', 'record', byCode(place.code))).visit).toMatchObject({
      state: 'verified',
      points: 1,
    })
  })

  it('is not decided on words that nobody has read', async () => {
    const person = await street.addPerson('volunteer', '/d1/s1/c01/g01')
    const place = await street.addPlace('/d1/s1/c01/g01')
    const { visit } = answered(await street.call(person, 'visit', 'record', byList(place.placeId)))
    const noted = answered(
      await street.call(person, 'visit', 'addNote', { visitId: visit.visitId, note: '老板欠了八个人工资' }),
    )
    const decide = (version: number) =>
      street.call(staff, 'visit', 'review', { visitId: visit.visitId, version, decision: 'verify', reason: '' })
    expect(refusalOf(await decide(visit.version))).toBe('notNow')
    expect(answered(await decide(noted.visit.version)).visit).toMatchObject({ state: 'verified', reason: '' })
  })

  it('still shows in the list when a phone number cannot be opened any more', async () => {
    const person = await street.addPerson('volunteer', '/d1/s1/c02')
    const place = await street.addPlace('/d1/s1/c02')
    const desk = await street.addPerson('communityStaff', '/d1/s1/c02')
    answered(await street.call(person, 'visit', 'record', byList(place.placeId)))
    await street.local.database.updateOne(
      'users',
      { _id: person.userId },
      { $set: { phoneSealed: 'k9.AAAA.AAAA.AAAA' } },
    )
    const { rows } = answered(await street.call(desk, 'visit', 'reviewQueue', {}))
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ authorName: person.name, authorPhone: null })
    answered(
      await street.call(desk, 'visit', 'review', {
        visitId: rows[0]?.visit.visitId ?? '',
        version: 1,
        decision: 'verify',
        reason: '',
      } as never),
    )
  })

  it('nobody confirms their own, and staff of another community cannot see it', async () => {
    const both = await street.addPerson('communityStaff', '/d1/s1/c01')
    await street.local.database.updateOne(
      'identities',
      { _id: `wx:${both.openid}` },
      {
        $set: {
          roles: [
            { role: 'communityStaff', orgPath: '/d1/s1/c01' },
            { role: 'volunteer', orgPath: '/d1/s1/c01' },
          ],
        },
      },
    )
    const place = await street.addPlace('/d1/s1/c01/g01')
    const { visit } = answered(await street.call(both, 'visit', 'record', byList(place.placeId)))
    expect(
      refusalOf(
        await street.call(both, 'visit', 'review', {
          visitId: visit.visitId,
          version: visit.version,
          decision: 'verify',
          reason: '',
        }),
      ),
    ).toBe('forbidden')
    const elsewhere = await street.addPerson('communityStaff', '/d1/s1/c02')
    expect(
      refusalOf(
        await street.call(elsewhere, 'visit', 'review', {
          visitId: visit.visitId,
          version: visit.version,
          decision: 'verify',
          reason: '',
        }),
      ),
    ).toBe('notFound')
    expect(answered(await street.call(elsewhere, 'visit', 'reviewQueue', {})).rows).toEqual([])
    const higher = await street.addPerson('streetStaff', '/d1/s1')
    expect(
      answered(
        await street.call(higher, 'visit', 'review', {
          visitId: visit.visitId,
          version: visit.version,
          decision: 'verify',
          reason: '',
        }),
      ).visit.state,
    ).toBe('verified')
  })

  it('two staff deciding at the same moment: one decides, the other is told', async () => {
    const person = await street.addPerson('volunteer', '/d1/s1/c01/g01')
    const second = await street.addPerson('streetStaff', '/d1/s1')
    const place = await street.addPlace('/d1/s1/c01/g01')
    const { visit } = answered(await street.call(person, 'visit', 'record', byList(place.placeId)))
    const decide = (who: Person, decision: 'verify' | 'refuse') =>
      street.call(who, 'visit', 'review', {
        visitId: visit.visitId,
        version: visit.version,
        decision,
        reason: '看过了',
      })
    const replies = await Promise.all([decide(staff, 'verify'), decide(second, 'refuse')])
    expect(replies.map(refusalOf).sort()).toEqual(['alreadyDone', 'ok'])
    const account = await accountOf(person)
    expect(account.pending).toBe(0)
    expect(account.available).toBe(replies[0]?.ok ? 1 : 0)
  })
})

describe('taking a visit back', () => {
  it('within ten minutes reverses the point by its opposite and frees the place', async () => {
    const person = await street.addPerson('volunteer', '/d1/s1/c01/g01')
    const place = await street.addPlace('/d1/s1/c01/g01')
    const { visit } = answered(await street.call(person, 'visit', 'record', byCode(place.code)))
    expect(answered(await street.call(person, 'visit', 'withdraw', { visitId: visit.visitId })).visit.state).toBe(
      'withdrawn',
    )
    const account = await accountOf(person)
    expect(account).toMatchObject({ available: 0, pending: 0, seq: 2 })
    const entries = await entriesOf(person)
    expect(entries.map(({ points }) => points)).toEqual([1, -1])
    expect(entries.flatMap(({ lines }) => lines).reduce((sum, { points }) => sum + points, 0)).toBe(0)
    expect(verifyChain(account, entries, sha256)).toEqual([])
    expect(answered(await street.call(person, 'visit', 'record', byCode(place.code))).visit.state).toBe('verified')
  })
  it('later than ten minutes, or somebody else, cannot', async () => {
    const person = await street.addPerson('volunteer', '/d1/s1/c01/g01')
    const place = await street.addPlace('/d1/s1/c01/g01')
    const { visit } = answered(await street.call(person, 'visit', 'record', byCode(place.code)))
    expect(refusalOf(await street.call(volunteer, 'visit', 'withdraw', { visitId: visit.visitId }))).toBe('notFound')
    await street.local.database.updateOne(
      'visits',
      { _id: visit.visitId },
      { $set: { receivedAt: new Date(Date.now() - 601_000) } },
    )
    expect(refusalOf(await street.call(person, 'visit', 'withdraw', { visitId: visit.visitId }))).toBe('notNow')
  })
})

describe('the cap of 100 a year', () => {
  it('holds: the visit stays, the entry says 0 and why', async () => {
    const person = await street.addPerson('volunteer', '/d1/s1/c01/g01')
    const [first, second] = [await street.addPlace('/d1/s1/c01/g01'), await street.addPlace('/d1/s1/c01/g01')]
    const year = String(new Date(Date.now() + 8 * 3_600_000).getUTCFullYear())
    await street.put('pointsAccounts', {
      _id: person.userId,
      userId: person.userId,
      streetId: 's1',
      orgPath: person.orgPath,
      available: 99,
      pending: 0,
      earnedByYear: { [year]: 99 },
      seq: 99,
      headHash: 'x',
      recentVisits: [],
      version: 1,
    })
    answered(await street.call(person, 'visit', 'record', byCode(first.code)))
    expect(answered(await street.call(person, 'visit', 'record', byCode(second.code))).visit).toMatchObject({
      state: 'verified',
      points: 0,
    })
    expect(await accountOf(person)).toMatchObject({ available: 100, seq: 101 })
    const statement = answered(await street.call(person, 'points', 'statement', {}))
    expect(statement).toMatchObject({ earnedThisYear: 100 })
    expect(statement.entries[0]).toMatchObject({ points: 0, reason: expect.stringContaining('今年的 100 分已经满了') })
  })
})

describe('grid workers', () => {
  it('record their rounds and earn nothing: points thank unpaid work', async () => {
    const worker = await street.addPerson('gridWorker', '/d1/s1/c01/g01')
    const place = await street.addPlace('/d1/s1/c01/g01')
    expect(
      answered(await street.call(worker, 'visit', 'record', byCode(place.code, { as: 'gridWorker' }))).visit,
    ).toMatchObject({ state: 'verified', points: 0 })
    expect(await entriesOf(worker)).toEqual([])
    expect(refusalOf(await street.call(worker, 'visit', 'record', byCode(place.code)))).toBe('forbidden')
  })
})

describe('one code', () => {
  it('photographed once and sent nine times with made-up times pays once', async () => {
    const person = await street.addPerson('volunteer', '/d1/s1/c01/g01')
    const place = await street.addPlace('/d1/s1/c01/g01')
    const sent = []
    for (let i = 0; i < 9; i++)
      sent.push(
        answered(
          await street.call(
            person,
            'visit',
            'record',
            byCode(place.code, { at: new Date(Date.now() - i * 8 * 3_600_000).toISOString() }),
          ),
        ).visit,
      )
    expect(sent.filter(({ state }) => state === 'verified')).toHaveLength(1)
  })
  it('cannot be freed by filling the memory with visits of the future', async () => {
    const person = await street.addPerson('volunteer', '/d1/s1/c01/g01')
    const place = await street.addPlace('/d1/s1/c01/g01')
    answered(await street.call(person, 'visit', 'record', byCode(place.code)))
    for (let i = 0; i < 41; i++) {
      const other = await street.addPlace('/d1/s1/c01/g01')
      answered(
        await street.call(
          person,
          'visit',
          'record',
          byList(other.placeId, { at: `2099-01-01T00:00:${String(i).padStart(2, '0')}.000Z` }),
        ),
      )
    }
    expect(answered(await street.call(person, 'visit', 'record', byCode(place.code))).visit.state).not.toBe('verified')
  })
})

describe('lists', () => {
  it('my visits come by pages, newest first, none twice and none left out', async () => {
    const person = await street.addPerson('volunteer', '/d1/s1/c01/g01')
    const started = Date.now() - 60_000
    for (let i = 0; i < 45; i++) {
      const place = await street.addPlace('/d1/s1/c01/g01')
      // Several at the same millisecond: the id decides.
      answered(
        await street.call(
          person,
          'visit',
          'record',
          byCode(place.code, { at: new Date(started + Math.floor(i / 3)).toISOString() }),
        ),
      )
    }
    const seen: string[] = []
    let cursor: string | undefined
    const sizes: number[] = []
    do {
      const page: { visits: { visitId: string; at: string }[]; next: string | null } = answered(
        await street.call(person, 'visit', 'mine', cursor ? { cursor } : {}),
      )
      sizes.push(page.visits.length)
      seen.push(...page.visits.map(({ at: when, visitId }) => `${when} ${visitId}`))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(sizes).toEqual([20, 20, 5])
    expect(new Set(seen).size).toBe(45)
    expect(seen).toEqual([...seen].sort().reverse())
  })
  it('places are found by name and by the first letters of their pinyin, in the own street only', async () => {
    await street.addPlace('/d1/s1/c02', { name: '望江楼面馆', initials: 'wjlmg' })
    await street.addPlace('/d1/s2/c01', { name: '望江楼面馆', initials: 'wjlmg' })
    for (const words of ['江楼', 'WJL']) {
      const { places } = answered(await street.call(volunteer, 'visit', 'searchPlaces', { words }))
      expect(places).toHaveLength(1)
      expect(places[0]).toMatchObject({ name: '望江楼面馆', orgPath: '/d1/s1/c02' })
    }
    expect(answered(await street.call(volunteer, 'visit', 'searchPlaces', { words: '.*' })).places).toEqual([])
  })
})
