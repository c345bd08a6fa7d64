import type { InputOf } from '#domain/contract/index'
import { creditCheckOf } from '#domain/place/credit-code'
import { measures, missingOf } from '#domain/place/radar'
import { noCompliance } from '#domain/place/registry'
import { StoredPlace, StoredPlaceCode } from '#domain/place/stored'
import { initialsOf, personInitialsOf } from '../../cloudfunctions/kit/initials'
import {
  initialsOf as initialsByDictionary,
  personInitialsOf as personInitialsByDictionary,
} from '../../local/demo/places'
import { tripsOf } from './shelf'
import { answered, newId, type Person, refusalOf, type Street, startStreet } from './street'

let street: Street
/** Each test has a street of its own. */
let streetId: string
let home: string
let community: string
let staff: Person
let officer: Person
let streets = 2
beforeAll(async () => {
  street = await startStreet()
})
beforeEach(async () => {
  streetId = `s${++streets}`
  home = `/d1/${streetId}`
  community = `${home}/c01`
  for (const [orgPath, kind, name] of [
    [home, 'street', '柳溪街道'],
    [community, 'community', '桃园社区'],
    [`${community}/g01`, 'grid', '第 1 网格'],
    [`${community}/g02`, 'grid', '第 2 网格'],
    [`${home}/c02`, 'community', '长青社区'],
    [`${home}/e01`, 'enterpriseGrid', '南片企业网格'],
  ] as const)
    await street.put('organisations', {
      ...{ _id: orgPath.slice(1).replaceAll('/', '.'), streetId, kind, name, orgPath, parentPath: null, order: 1 },
      ...{ team: null, desk: kind === 'street' ? { phone: '0999-5550131', window: '大厅', mark: '柳' } : null },
    })
  staff = await street.addPerson('streetStaff', home)
  officer = await street.addPerson('communityStaff', community)
})
afterAll(() => street.close())

type Entry = InputOf<'place', 'add'>
let serial = 0
const creditCode = () => {
  const head = `91999999MA${String(serial++).padStart(7, '0')}`
  return head + creditCheckOf(head)
}
const registry = (more: object = {}): NonNullable<Entry['registry']> => ({
  ...{ creditCode: creditCode(), legalName: '', aliases: [], industry: '餐饮', staffBand: 'upTo49', staffCount: null },
  ...{ address: '柳溪路 8 号', location: null, enterpriseGrid: null, contractors: [] },
  compliance: { mediation: 'none', collectiveContract: null, womensContract: null, harmony: null },
  ...more,
})
const entry = (more: Partial<Entry> = {}): Entry => ({
  ...{ kind: 'company', name: `柳溪机电${++serial}`, orgPath: `${community}/g01`, invested: false },
  registry: registry(),
  contact: null,
  ...more,
})
const add = async (more: Partial<Entry> = {}, who: Person = staff) =>
  answered(await street.call(who, 'place', 'add', entry(more))).place
const list = async (input: InputOf<'place', 'places'> = {}, who: Person = staff) =>
  answered(await street.call(who, 'place', 'places', input))
const open = async (placeId: string, who: Person = staff) =>
  answered(await street.call(who, 'place', 'open', { placeId }))
const issue = async (placeId: string) => answered(await street.call(staff, 'place', 'issueCode', { placeId }))
const landing = async (code: string) => answered(await street.call(null, 'report', 'landing', { code }))
const stored = async (_id: string) => StoredPlace.parse((await street.find('places', { _id }))[0])
const audited = async (about: string) =>
  (await street.find<{ what: string }>('audit', { about })).map(({ what }) => what)

describe('a place in the register', () => {
  it('is written down once however often it is sent, with initials and where it lies, and is audited', async () => {
    const wanted = entry({ name: '老周面馆', kind: 'shop', registry: null })
    const id = newId()
    const first = answered(await street.call(officer, 'place', 'add', wanted, id))
    const again = answered(await street.call(officer, 'place', 'add', wanted, id))
    expect(again).toEqual(first)
    expect(first.place).toMatchObject({
      placeId: id,
      where: '桃园社区·第 1 网格',
      state: 'open',
      version: 1,
      codes: [],
    })
    expect(await stored(id)).toMatchObject({ initials: 'lzmg', streetId })
    expect(await audited(id)).toEqual(['place.add'])
    expect((await list()).total).toBe(1)
    expect(refusalOf(await street.call(officer, 'place', 'add', { ...wanted, name: '别家' }, id))).toBe('conflict')
  })

  it('takes only right credit codes, and each only once in a street', async () => {
    const { registry: kept, name } = await add()
    const code = kept?.creditCode as string
    const wrong = code.slice(0, 17) + (code.endsWith('0') ? '1' : '0')
    const reply = await street.call(staff, 'place', 'add', entry({ registry: registry({ creditCode: wrong }) }))
    expect(reply).toMatchObject({
      refusal: {
        code: 'invalidInput',
        message: '统一社会信用代码第 18 位对不上',
        details: { field: 'registry.creditCode' },
      },
    })
    const twin = await street.call(staff, 'place', 'add', entry({ registry: registry({ creditCode: code }) }))
    expect(twin).toMatchObject({ refusal: { code: 'conflict', message: expect.stringContaining(name) } })
  })

  it('keeps its contact sealed: masked for staff, hidden from grid workers, whole only with a reason that is kept', async () => {
    const contact = { name: '欧阳建国', phone: '13900001234' }
    const { placeId } = await add({ contact })
    expect(JSON.stringify(await stored(placeId))).not.toMatch(/欧阳|13900001234/)
    expect((await open(placeId)).contact).toEqual({ name: '欧**国', phone: '139****1234' })
    const worker = await street.addPerson('gridWorker', `${community}/g01`)
    const seen = await open(placeId, worker)
    expect({ contact: seen.contact, mayEdit: seen.mayEdit }).toEqual({ contact: null, mayEdit: false })
    const look = { placeId, reason: '约时间上门' }
    const id = newId()
    for (const _ of [1, 2])
      expect(answered(await street.call(officer, 'place', 'revealContact', look, id))).toEqual(contact)
    const looks = await street.find<object>('audit', { about: placeId, what: 'place.revealContact' })
    expect(looks).toMatchObject([{ by: officer.userId, reason: '约时间上门' }])
    expect(JSON.stringify(await street.find('commands', { _id: id }))).not.toMatch(/欧阳|13900001234/)
    expect(JSON.stringify(street.logs)).not.toMatch(/欧阳|13900001234/)
  })

  it('is changed in the version that was read, with the card of every code; a kept contact stays', async () => {
    const { placeId } = await add({ contact: { name: '王强', phone: '13900001234' } })
    const { code, place } = await issue(placeId)
    const better = entry({
      name: '柳溪精密',
      orgPath: `${community}/g02`,
      contact: 'keep',
      registry: registry({ staffCount: 120 }),
    })
    expect(refusalOf(await street.call(staff, 'place', 'change', { placeId, version: 1, entry: better }))).toBe(
      'conflict',
    )
    const changed = answered(
      await street.call(staff, 'place', 'change', { placeId, version: place.version, entry: better }),
    ).place
    expect(changed).toMatchObject({
      ...{ name: '柳溪精密', where: '桃园社区·第 2 网格', staffBand: 'from100', version: 3 },
      contact: { name: '王*', phone: '139****1234' },
    })
    const [card] = await street.find('placeCodes', { _id: code })
    expect(StoredPlaceCode.parse(card).place).toMatchObject({
      name: '柳溪精密',
      orgPath: `${community}/g02`,
      initials: 'lxjm',
    })
    expect((await landing(code)).place?.name).toBe('柳溪精密')
  })

  it('is closed and opened again', async () => {
    const { placeId } = await add()
    const closed = answered(await street.call(officer, 'place', 'close', { placeId, version: 1 })).place
    expect(closed.state).toBe('closed')
    expect(refusalOf(await street.call(officer, 'place', 'close', { placeId, version: 2 }))).toBe('alreadyDone')
    expect((await list()).places).toEqual([])
    expect((await list({ state: 'closed' })).places).toHaveLength(1)
    expect(answered(await street.call(officer, 'place', 'reopen', { placeId, version: 2 })).place.state).toBe('open')
    expect((await audited(placeId)).sort()).toEqual(['place.add', 'place.close', 'place.reopen'])
  })

  it('may belong to an enterprise grid of its own street, and to no other one', async () => {
    const inGrid = (enterpriseGrid: string) => entry({ registry: registry({ enterpriseGrid }) })
    for (const elsewhere of ['/d1/s1/e01', `${home}/e99`, community])
      expect(await street.call(officer, 'place', 'add', inGrid(elsewhere))).toMatchObject({
        refusal: { code: 'notFound', message: '没有这个企业网格，请重新选。' },
      })
    const { place } = answered(await street.call(officer, 'place', 'add', inGrid(`${home}/e01`)))
    expect(place.registry?.enterpriseGrid).toBe(`${home}/e01`)
  })

  it('of another community is neither seen nor changed by community staff, nor put there', async () => {
    const { placeId } = await add({ orgPath: `${home}/c02` })
    expect(refusalOf(await street.call(officer, 'place', 'open', { placeId }))).toBe('notFound')
    expect(refusalOf(await street.call(officer, 'place', 'close', { placeId, version: 1 }))).toBe('notFound')
    expect(refusalOf(await street.call(officer, 'place', 'issueCode', { placeId }))).toBe('notFound')
    expect(refusalOf(await street.call(officer, 'place', 'add', entry({ orgPath: `${home}/c02` })))).toBe('notFound')
    expect((await list({}, officer)).places).toEqual([])
    expect(refusalOf(await street.call(officer, 'place', 'places', { within: `${home}/c02` }))).toBe('notFound')
    const own = await add()
    const moved = { placeId: own.placeId, version: 1, entry: entry({ orgPath: `${home}/c02` }) }
    expect(refusalOf(await street.call(officer, 'place', 'change', moved))).toBe('notFound')
  })
})

describe('where a place may lie and who sees whom to call', () => {
  it('is no grid that exists no more', async () => {
    const id = `${community}/g02`.slice(1).replaceAll('/', '.')
    await street.local.database.updateOne('organisations', { _id: id }, { $set: { closedOn: '2026-01-01' } })
    const reply = await street.call(staff, 'place', 'add', entry({ orgPath: `${community}/g02` }))
    expect(refusalOf(reply)).toBe('notFound')
  })
  it('counts only what one holds over that very place', async () => {
    const contact = { name: '欧阳建国', phone: '13900001234' }
    const { placeId } = await add({ contact })
    const both = await street.addPerson('communityStaff', `${home}/c02`, {
      also: [{ role: 'gridWorker', orgPath: `${community}/g01` }],
    })
    expect((await open(placeId, both)).contact).toBeNull()
    expect((await open(placeId, officer)).contact).toMatchObject({ phone: '139****1234' })
  })
  it('is told without the number when no key opens it, instead of telling nothing', async () => {
    const { placeId } = await add({ contact: { name: '欧阳建国', phone: '13900001234' } })
    const lost = 'k0.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA.AAAA'
    await street.local.database.updateOne('places', { _id: placeId }, { $set: { 'registry.contactSealed': lost } })
    expect((await open(placeId)).contact).toMatchObject({ phone: '****' })
  })
})

describe('the list', () => {
  it('is read by key, twenty at a time in three round trips, each place once, either way round', async () => {
    const template = await stored((await add()).placeId)
    const more = Array.from({ length: 44 }, (_, index) => ({
      ...template,
      ...{ _id: newId(), name: `小店${index}`, initials: `xd${index}`, orgPath: `${community}/g0${1 + (index % 2)}` },
      registry: undefined,
    })).map(({ registry: _, ...place }) => place)
    await street.put('places', ...more)
    for (const input of [{}, { sort: 'name' as const }, { sort: 'name' as const, direction: 'desc' as const }]) {
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const reply = await street.call(staff, 'place', 'places', { ...input, ...(cursor !== undefined && { cursor }) })
        const page = answered(reply)
        expect(await tripsOf(street, reply)).toBe(cursor === undefined ? 3 : 2)
        expect(page.total).toBe(cursor === undefined ? 45 : null)
        seen.push(...page.places.map(({ placeId }) => placeId))
        cursor = page.next ?? undefined
      } while (cursor !== undefined)
      expect(seen).toHaveLength(45)
      expect(new Set(seen).size).toBe(45)
    }
  })

  it('finds by the beginning of the name or of its initials, by kind and by grid', async () => {
    await add({ name: '望江楼饭店', kind: 'shop' })
    await add({ name: '柳溪机电', orgPath: `${community}/g02` })
    const names = async (input: InputOf<'place', 'places'>) => (await list(input)).places.map(({ name }) => name)
    expect(await names({ words: '望江' })).toEqual(['望江楼饭店'])
    expect(await names({ words: 'WJL' })).toEqual(['望江楼饭店'])
    expect(await names({ words: '饭店' })).toEqual([])
    expect(await names({ words: '.*' })).toEqual([])
    expect(await names({ kind: 'shop' })).toEqual(['望江楼饭店'])
    expect(await names({ within: `${community}/g02` })).toEqual(['柳溪机电'])
  })

  it('knows the communities and grids within reach', async () => {
    const areas = async (who: Person) =>
      answered(await street.call(who, 'place', 'areas', {})).areas.map(({ name }) => name)
    expect(await areas(officer)).toEqual(['桃园社区', '第 1 网格', '第 2 网格', '南片企业网格'])
    expect(await areas(staff)).toHaveLength(5)
  })
})

describe('a code', () => {
  it('is issued for each board, at most six at once, and each is another', async () => {
    const { placeId } = await add()
    const id = newId()
    const first = answered(await street.call(staff, 'place', 'issueCode', { placeId }, id)).code
    expect(answered(await street.call(staff, 'place', 'issueCode', { placeId }, id)).code).toBe(first)
    const codes = new Set([first])
    for (let count = 1; count < 6; count++) codes.add((await issue(placeId)).code)
    expect(codes.size).toBe(6)
    expect(await street.call(staff, 'place', 'issueCode', { placeId })).toMatchObject({
      refusal: { code: 'limitReached', message: '一处最多 6 个码，请先停用一个。' },
    })
    const [code = ''] = codes
    answered(await street.call(staff, 'place', 'revokeCode', { code, reason: '牌子丢了' }))
    expect(codes.has((await issue(placeId)).code)).toBe(false)
  })

  it('that is revoked says so and still leads to the street’s phone; another street’s tells a volunteer nothing', async () => {
    const { placeId } = await add()
    const { code } = await issue(placeId)
    expect(await landing(code)).toMatchObject({
      place: { name: expect.any(String) },
      codeUnknown: false,
      codeRevoked: false,
    })
    const revoked = answered(await street.call(officer, 'place', 'revokeCode', { code, reason: '牌子丢了' })).place
    expect(revoked.codes).toMatchObject([{ code, revokedAt: expect.any(String) }])
    expect(await landing(code)).toMatchObject({
      ...{ place: null, codeUnknown: true, codeRevoked: true, deskPhone: '0999-5550131', streetName: '柳溪街道' },
    })
    expect(await landing('ZZZZZZZZ')).toMatchObject({ codeUnknown: true, codeRevoked: false })
    expect(await street.find('audit', { about: code, what: 'place.revokeCode' })).toMatchObject([
      { reason: '牌子丢了' },
    ])
    const stranger = await street.addPerson('volunteer', '/d1/s2/c01')
    expect(refusalOf(await street.call(stranger, 'visit', 'placeByCode', { code }))).toBe('notFound')
  })

  it('that was revoked names the place as it is called now', async () => {
    const { placeId } = await add()
    const { code, place } = await issue(placeId)
    answered(await street.call(staff, 'place', 'revokeCode', { code, reason: '换牌' }))
    const renamed = { placeId, version: place.version, entry: entry({ name: '柳溪精密' }) }
    answered(await street.call(staff, 'place', 'change', renamed))
    const volunteer = await street.addPerson('volunteer', `${community}/g01`)
    expect(answered(await street.call(volunteer, 'visit', 'placeByCode', { code })).place.name).toBe('柳溪精密')
  })
})

describe('what was written down twice', () => {
  it('is found by credit code and by name in one community, not across communities', async () => {
    const code = creditCode()
    const a = await stored((await add({ registry: registry({ creditCode: code }) })).placeId)
    await street.put('places', { ...a, _id: newId(), name: '另一个名字' })
    await add({ name: '张记烟酒', registry: null })
    await add({ name: '张记烟酒', registry: null, orgPath: `${community}/g02` })
    await add({ name: '李记烟酒', registry: null })
    await add({ name: '李记烟酒', registry: null, orgPath: `${home}/c02` })
    const { groups } = answered(await street.call(staff, 'place', 'duplicates', {}))
    expect(groups.map(({ by, places }) => [by, ...places.map(({ name }) => name).sort()])).toEqual([
      ['creditCode', '另一个名字', a.name].sort((x, y) =>
        x === 'creditCode' ? -1 : y === 'creditCode' ? 1 : x < y ? -1 : 1,
      ),
      ['name', '张记烟酒', '张记烟酒'],
    ])
  })

  it('becomes one: the other’s boards lead to the kept one, also for a phone that still has the old list', async () => {
    const keep = await add({ name: '柳溪机电有限公司' })
    const gone = await add({ name: '柳溪机电' })
    const { code, place } = await issue(gone.placeId)
    const input = { keepId: keep.placeId, keepVersion: 1, goneId: gone.placeId, goneVersion: place.version }
    const id = newId()
    const merged = answered(await street.call(officer, 'place', 'merge', input, id)).place
    expect(answered(await street.call(officer, 'place', 'merge', input, id)).place).toEqual(merged)
    expect(merged).toMatchObject({ placeId: keep.placeId, version: 2, codes: [{ code, revokedAt: null }] })
    expect(await stored(gone.placeId)).toMatchObject({ state: 'merged', mergedInto: keep.placeId })
    expect((await landing(code)).place?.name).toBe('柳溪机电有限公司')
    const volunteer = await street.addPerson('volunteer', `${community}/g01`)
    const visit = await street.call(volunteer, 'visit', 'record', {
      ...{ as: 'volunteer', door: { by: 'list', placeId: gone.placeId as never }, result: 'noIssue', note: '' },
      at: new Date().toISOString(),
    })
    expect(answered(visit).visit).toMatchObject({ placeId: keep.placeId, placeName: '柳溪机电有限公司' })
    const { version } = await stored(gone.placeId)
    expect(refusalOf(await street.call(officer, 'place', 'reopen', { placeId: gone.placeId, version }))).toBe('notNow')
    expect((await list()).places.map(({ placeId }) => placeId)).toEqual([keep.placeId])
  })

  it('is found among a hundred shops of chains that have one name in every community', async () => {
    const chain = Array.from({ length: 60 }, (_, nth) => nth)
    for (const nth of chain)
      for (const part of ['c01', 'c02']) await street.addPlace(`${home}/${part}`, { name: `连锁${nth}店` })
    for (const _ of [1, 2]) await street.addPlace(`${community}/g01`, { name: '老周面馆' })
    const { groups } = answered(await street.call(staff, 'place', 'duplicates', {}))
    expect(groups.map(({ places }) => places.map(({ name }) => name))).toEqual([['老周面馆', '老周面馆']])
  })
  it('keeps who is tied to it: nobody decides about their own firm because two entries became one', async () => {
    const [keep, gone] = [await add(), await add()]
    const { code } = await issue(gone.placeId)
    const owner = await street.addPerson('mediator', home)
    answered(await street.call(owner, 'account', 'declareInterest', { code, tie: 'owner' } as never))
    const [one, two] = [await open(keep.placeId), await open(gone.placeId)]
    answered(
      await street.call(staff, 'place', 'merge', {
        ...{ keepId: one.placeId, keepVersion: one.version, goneId: two.placeId, goneVersion: two.version },
      }),
    )
    const ties = await street.find<{ placeId: string }>('interests', { userId: owner.userId })
    expect(ties.map(({ placeId }) => placeId).sort()).toEqual([keep.placeId, gone.placeId].sort())
  })
  it('is refused above six codes together, with what to do, and nothing is written', async () => {
    const keep = await add()
    const gone = await add()
    for (let count = 0; count < 4; count++) {
      await issue(keep.placeId)
      await issue(gone.placeId)
    }
    const before = await street.fingerprint()
    const input = { keepId: keep.placeId, keepVersion: 5, goneId: gone.placeId, goneVersion: 5 }
    expect(await street.call(staff, 'place', 'merge', input)).toMatchObject({
      refusal: { code: 'limitReached', message: '两家合起来有 8 个码，一处最多 6 个。请先停用 2 个再合。' },
    })
    expect(await street.fingerprint()).toBe(before)
  })

  it('merges six boards in one transaction', async () => {
    const keep = await add()
    const gone = await add()
    const codes: string[] = []
    for (let count = 0; count < 6; count++) codes.push((await issue(gone.placeId)).code)
    const input = { keepId: keep.placeId, keepVersion: 1, goneId: gone.placeId, goneVersion: 7 }
    const { place } = answered(await street.call(staff, 'place', 'merge', input))
    expect(place.codes.map(({ code }) => code).sort()).toEqual(codes.sort())
  })
})

describe('the radar over the wire', () => {
  it('counts open companies within reach and names who has to do something next', async () => {
    const day = (days: number) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
    const term = (through: number) => ({ from: day(-300), through: day(through) })
    const compliance = (more: object) => ({
      ...{ mediation: 'none', collectiveContract: null, womensContract: null, harmony: null },
      ...more,
    })
    const big = await add({
      registry: registry({ staffCount: 130, compliance: compliance({ mediation: 'mediator' }) }),
    })
    const soon = await add({
      registry: registry({
        compliance: compliance({ mediation: 'mediator', harmony: term(60), womensContract: term(61) }),
      }),
    })
    await add({ registry: null })
    await add({ kind: 'shop' })
    const radar = answered(await street.call(officer, 'place', 'radar', {}))
    expect(radar.coverage).toEqual([
      { measure: 'mediation', covered: 1, of: 3, percent: 33 },
      { measure: 'collectiveContract', covered: 0, of: 3, percent: 0 },
      { measure: 'womensContract', covered: 1, of: 3, percent: 33 },
      { measure: 'harmony', covered: 1, of: 3, percent: 33 },
    ])
    expect(radar.unmediated.map(({ place, needs }) => [place.placeId, needs])[0]).toEqual([big.placeId, 'committee'])
    expect(radar.expiring).toMatchObject([{ place: { placeId: soon.placeId }, measure: 'harmony', through: day(60) }])
    expect(radar.unknownStaff).toBe(1)
  })
})

describe('a figure of the radar', () => {
  it('opens the list of exactly those firms that are without it', async () => {
    const day = (days: number) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
    const terms = [
      null,
      { from: day(-9), through: day(0) },
      { from: day(-9), through: day(-1) },
      { from: day(0), through: day(9) },
      { from: day(1), through: day(9) },
    ]
    for (const staffBand of [null, 'upTo99', 'from100'] as const)
      for (const mediation of ['none', 'mediator', 'committee'] as const) {
        const term = terms[((await list()).total as number) % terms.length] ?? null
        const compliance = { mediation, collectiveContract: term, womensContract: term, harmony: term }
        await add({ registry: registry({ staffBand, compliance }) })
      }
    await add({ registry: null })
    await add({ kind: 'shop', registry: null })
    const { places } = await list()
    const firms = await Promise.all(
      places
        .filter(({ kind }) => kind === 'company')
        .map(async ({ placeId }) => ({ placeId, view: await open(placeId) })),
    )
    for (const without of measures) {
      const missing = firms.filter(({ view: { staffBand, registry: known } }) =>
        missingOf({ staffBand, compliance: known?.compliance ?? noCompliance }, day(0)).includes(without),
      )
      const found = await list({ without })
      expect(found.places.map(({ placeId }) => placeId).sort()).toEqual(missing.map(({ placeId }) => placeId).sort())
      const { coverage } = answered(await street.call(staff, 'place', 'radar', {}))
      const figure = coverage.find(({ measure }) => measure === without)
      expect(found.total).toBe((figure?.of ?? 0) - (figure?.covered ?? 0))
    }
  })
})

describe('the initials of a name', () => {
  it('are those that a dictionary of pinyin gives for the names of firms, shops and streets', () => {
    const names = [
      ...['老周面馆', '柳溪花园二期工地', '望江楼饭店', '长青社区', '重庆小面', '工商银行', '恒达机电', '鑫源五金'],
      ...[
        '桃园大厦',
        '惠民超市',
        '春晖幼儿园',
        '顺丰快递',
        '佳佳美发',
        '翰林书店',

        '欣荣服装 2 店',
        'KTV 城',
      ],
    ]
    expect(names.map(initialsOf)).toEqual(names.map(initialsByDictionary))
    // Which a dictionary of single characters reads as walking.
    expect(initialsOf('昌盛车行')).toBe('csch')
  })

  it('of a person read the surname as a surname, like the dictionary of the demo', () => {
    const names = ['曾玉兰', '单国强', '解明德', '仇海燕', '翟树林', '查文斌', '区丽华', '乐春梅', '尉迟志远', '周桂芳']
    expect(names.map(personInitialsOf)).toEqual(names.map(personInitialsByDictionary))
    expect(personInitialsOf('阿依古丽·买买提')).toBe('ayglmmt')
    expect(personInitialsOf('王 Li')).toBe('wli')
  })
})
