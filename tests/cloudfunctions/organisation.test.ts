import type { InputOf } from '#domain/contract/index'
import type { StoredOrganisation } from '#domain/organisation/stored'
import { consent, newPhone, stranger } from './newcomers'
import { send, tripsOf } from './shelf'
import { answered, newId, type Person, refusalOf, type Street, startStreet } from './street'

let street: Street
let staff: Person
let community: Person
let administrator: Person
let otherStaff: Person
beforeAll(async () => {
  street = await startStreet()
  staff = await street.addPerson('streetStaff', '/d1/s1')
  community = await street.addPerson('communityStaff', '/d1/s1/c01')
  administrator = await street.addPerson('administrator', '/d1')
  otherStaff = await street.addPerson('streetStaff', '/d1/s2')
})
afterAll(() => street.close())

type Listed = InputOf<'directory', 'organisations'>
const list = (input: Listed, who: Person = staff) => street.call(who, 'directory', 'organisations', input)
const add = (input: InputOf<'directory', 'addOrganisation'>, who: Person = staff) =>
  street.call(who, 'directory', 'addOrganisation', input)
const stored = async (path: string) =>
  (await street.find<StoredOrganisation>('organisations', { orgPath: path }))[0] as StoredOrganisation
const change = async (path: string, more: Partial<InputOf<'directory', 'changeOrganisation'>>, who: Person = staff) =>
  street.call(who, 'directory', 'changeOrganisation', { path, version: (await stored(path)).version, ...more })
const grid = async () => answered(await add({ parent: '/d1/s1/c01', kind: 'grid', name: '新网格' })).row

describe('the tree of a street', () => {
  it('lists communities with their grids and vacancies; the first page also totals and streets, a later one in three trips', async () => {
    const { path } = await grid()
    const reply = await list({ kind: 'community' })
    const { rows, totals, streets, next } = answered(reply)
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(['桃园社区', '长青社区']))
    expect(rows.find(({ name }) => name === '桃园社区')).toMatchObject({ vacancies: 4, seats: null })
    expect(totals).toMatchObject({ community: 2, partner: expect.any(Number) })
    expect(streets).toEqual([{ path: '/d1/s1', name: '柳溪街道' }])
    expect(next).toBeNull()
    expect(await tripsOf(street, reply)).toBe(['identity', 'page', 'totals', 'streets', 'grids'].length)
    const cursor = Buffer.from('n0~a').toString('base64url')
    const later = await list({ kind: 'community', cursor })
    expect(answered(later)).toMatchObject({ totals: null, streets: null })
    expect(await tripsOf(street, later)).toBe(['identity', 'page', 'grids'].length)
    const grids = answered(await list({ kind: 'grid', under: '/d1/s1/c01' })).rows
    expect(grids.find((row) => row.path === path)?.seats?.map(({ vacant }) => vacant)).toEqual([true, true, true, true])
  })

  it('goes on page by page without a gap or a double', async () => {
    for (let nth = 0; nth < 23; nth++) answered(await add({ parent: '/d1/s1', kind: 'partner', name: `单位${nth}` }))
    const first = answered(await list({ kind: 'partner' }))
    expect(first.rows).toHaveLength(20)
    const rest = answered(await list({ kind: 'partner', cursor: first.next ?? '' }))
    const paths = [...first.rows, ...rest.rows].map(({ path }) => path)
    expect(new Set(paths).size).toBe(23)
    expect(paths[0]).toBe('/d1/s1/p001')
    expect(rest.next).toBeNull()
  })

  it('of another street is not found, for its list, its card and its changes', async () => {
    expect(refusalOf(await list({ kind: 'community', street: '/d1/s1' }, otherStaff))).toBe('notFound')
    expect(refusalOf(await list({ kind: 'grid', under: '/d1/s2/c01' }))).toBe('notFound')
    const card = await street.call(otherStaff, 'directory', 'organisation', { path: '/d1/s1/c01' })
    expect(refusalOf(card)).toBe('notFound')
    expect(refusalOf(await add({ parent: '/d1/s2', kind: 'partner', name: '别家' }))).toBe('notFound')
    expect(refusalOf(await change('/d1/s1/c01', { name: '别名' }, otherStaff))).toBe('notFound')
    const own = JSON.stringify(answered(await list({ kind: 'community' }, otherStaff)))
    expect(own).toContain('沿江社区')
    expect(own).not.toContain('/d1/s1')
  })

  it('is open to an administrator over every street of the district, and closed to one of another district', async () => {
    const seen = answered(await list({ kind: 'community' }, administrator))
    expect(seen.streets?.map(({ path }) => path)).toEqual(expect.arrayContaining(['/d1/s1', '/d1/s2']))
    for (const path of ['/d1/s1', '/d1/s2'])
      expect(answered(await list({ kind: 'community', street: path }, administrator)).mayEdit).toBe(true)
    const foreign = await street.addPerson('administrator', '/d2')
    expect(refusalOf(await list({ kind: 'community', street: '/d1/s1' }, foreign))).toBe('notFound')
    expect(refusalOf(await list({ kind: 'community' }, foreign))).toBe('notFound')
  })

  it('is read by community staff and not changed by them', async () => {
    expect(answered(await list({ kind: 'community' }, community)).mayEdit).toBe(false)
    expect(refusalOf(await add({ parent: '/d1/s1/c01', kind: 'grid', name: '私自加的' }, community))).toBe('forbidden')
  })
})

describe('an organisation', () => {
  it('is added once, however often the command arrives, and written down', async () => {
    const id = newId()
    const input = { parent: '/d1/s1', kind: 'enterpriseGrid' as const, name: '南片企业网格' }
    const first = answered(await send(street, staff, 'directory', 'addOrganisation', input, id))
    const again = answered(await send(street, staff, 'directory', 'addOrganisation', input, id))
    expect(again).toEqual(first)
    expect(first.row).toMatchObject({ path: '/d1/s1/e01', kind: 'enterpriseGrid', seats: null })
    expect(await street.find('organisations', { name: '南片企业网格' })).toHaveLength(1)
    expect(await street.find('audit', { what: 'organisation.add', about: 'd1.s1.e01' })).toHaveLength(1)
  })

  it('hangs only where its kind may hang, an agency says which, a street has a desk', async () => {
    expect(refusalOf(await add({ parent: '/d1/s1', kind: 'grid', name: '网格' }))).toBe('invalidInput')
    expect(refusalOf(await add({ parent: '/d1/s1', kind: 'agency', name: '人社' }))).toBe('invalidInput')
    const agency = { parent: '/d1/s1', kind: 'agency', name: '区人社', agency: 'humanResources' } as const
    expect(answered(await add(agency)).row).toMatchObject({ path: '/d1/s1/a01', agency: 'humanResources' })
    const desk = { phone: '0999-5550333', window: '一楼', mark: '南' }
    const wished = { parent: '/d1', kind: 'street', name: '南湖街道', desk } as const
    expect(refusalOf(await add(wished))).toBe('notFound')
    expect(refusalOf(await add({ ...wished, desk: undefined }, administrator))).toBe('invalidInput')
    expect(answered(await add(wished, administrator)).row.path).toBe('/d1/s3')
  })

  it('tells a street’s desk to whoever scans a code there, and lets its own staff and an administrator put it right', async () => {
    const phone = '0999-5550140'
    const desk = { phone, window: '便民大厅 5 号窗口' }
    expect(answered(await change('/d1/s1', { desk })).row.desk).toEqual({ ...desk, mark: '柳' })
    const { code } = await street.addPlace('/d1/s1/c01/g01')
    const landing = await street.call({ anonymous: true, uid: `v-${newId()}` }, 'report', 'landing', { code })
    expect(JSON.stringify(answered(landing))).toContain(phone)
    expect(refusalOf(await change('/d1/s1', { desk }, otherStaff))).toBe('notFound')
    expect(refusalOf(await change('/d1/s1', { desk: { phone: '打这个', window: '大厅' } }))).toBe('invalidInput')
    expect(refusalOf(await change('/d1/s1/c01', { desk }))).toBe('invalidInput')
    answered(await change('/d1/s1', { desk: { phone: '0999-5550131', window: desk.window } }, administrator))
  })

  it('of the newest kind stands on its own feet: a street is added, filled, and its first staff invited by an administrator', async () => {
    const office = answered(await list({ kind: 'community' }, administrator))
    expect(office.streetsUnder).toBe('/d1')
    expect(answered(await list({ kind: 'community' })).streetsUnder).toBeNull()
    const wished = { name: '北坡街道', desk: { phone: '0999-5550150', window: '一楼 2 号窗口', mark: '北' } }
    const made = answered(await add({ parent: '/d1', kind: 'street', ...wished }, administrator)).row
    const below = answered(await add({ parent: made.path, kind: 'community', name: '坡上社区' }, administrator)).row
    answered(await add({ parent: below.path, kind: 'grid', name: '第 1 网格' }, administrator))
    const invitation = {
      role: 'streetStaff' as const,
      orgPath: made.path,
      forName: '高所长',
      kinds: [],
    } satisfies InputOf<'directory', 'invite'>
    const { code } = answered(await street.call(administrator, 'directory', 'invite', invitation))
    const person = { name: '高所长', phone: newPhone(), consent }
    const first = stranger()
    answered(await street.call(first, 'account', 'acceptInvitation', { code, person, credentials: null }))
    const seen = answered(await street.call(first, 'directory', 'organisations', { kind: 'community' }))
    expect(seen).toMatchObject({ street: made.path, mayEdit: true, streetsUnder: null })
    expect(seen.rows.map(({ name }) => name)).toEqual(['坡上社区'])
    const elsewhere = await street.call(first, 'directory', 'organisations', { kind: 'community', street: '/d1/s1' })
    expect(refusalOf(elsewhere)).toBe('notFound')
  })

  it('that was closed leaves its number unused', async () => {
    const { path } = await grid()
    answered(await change(path, { state: 'closed' }))
    expect((await grid()).path).not.toBe(path)
    expect((await stored(path)).closedOn).toMatch(/^\d{4}-\d\d-\d\d$/)
    answered(await change(path, { state: 'open' }))
    expect((await stored(path)).closedOn).toBeNull()
  })

  it('cannot be closed while something open hangs below: it says what', async () => {
    const { path } = answered(await add({ parent: '/d1/s1', kind: 'community', name: '河东社区' })).row
    const below = answered(await add({ parent: path, kind: 'grid', name: '第 90 网格' })).row
    const door = await street.addPlace(below.path)
    await street.addPerson('volunteer', below.path)
    const reply = await change(path, { state: 'closed' })
    expect(refusalOf(reply)).toBe('notNow')
    if (!reply.ok) expect(reply.refusal.message).toContain('1 个下级组织、1 个单位、1 个人')
    expect((await stored(path)).closedOn).toBeNull()
    expect(door.placeId).not.toBe('')
  })

  it('under another name carries it to its doors and their codes, and to nobody else’s', async () => {
    const { path } = await grid()
    const door = await street.addPlace(path)
    const other = await street.addPlace('/d1/s1/c01/g01')
    answered(await change(path, { name: '第 12 网格' }))
    const where = async (id: string) => (await street.find<{ where: string }>('places', { _id: id }))[0]?.where
    expect(await where(door.placeId)).toBe('桃园社区·第 12 网格')
    const [code] = await street.find<{ place: { where: string } }>('placeCodes', { _id: door.code })
    expect(code?.place.where).toBe('桃园社区·第 12 网格')
    answered(await change('/d1/s1/c01', { name: '新桃园社区' }))
    expect(await where(other.placeId)).toBe('新桃园社区·第 1 网格')
    answered(await change('/d1/s1/c01', { name: '桃园社区' }))
  })

  it('changed since it was read is refused, and nothing is lost', async () => {
    const { path, version } = await grid()
    answered(await change(path, { order: 40 }))
    const late = await change(path, { version, name: '晚了' })
    expect(refusalOf(late)).toBe('conflict')
    expect((await stored(path)).name).toBe('新网格')
  })
})

describe('the team of a grid', () => {
  const seat = async (path: string, more: Partial<InputOf<'directory', 'setTeam'>>) =>
    street.call(staff, 'directory', 'setTeam', {
      ...{ path, version: (await stored(path)).version, role: 'police', holder: { by: 'nobody' } },
      ...more,
    })

  it('takes a person of the street, an outsider by name, or nobody, and counts what is vacant', async () => {
    const { path } = await grid()
    const worker = await street.addPerson('gridWorker', path)
    answered(await seat(path, { role: 'communityCadre', holder: { by: 'person', userId: worker.userId as never } }))
    const { row } = answered(await seat(path, { holder: { by: 'name', name: '民警老李' } }))
    expect(row.vacancies).toBe(2)
    expect(row.seats).toContainEqual({ role: 'police', name: '民警老李', vacant: false, userId: null })
    expect(row.seats?.[0]).toMatchObject({ name: worker.name, userId: worker.userId })
    expect(answered(await seat(path, {})).row.vacancies).toBe(3)
    expect(
      await street.find('audit', { what: 'organisation.setTeam', about: path.slice(1).replaceAll('/', '.') }),
    ).toHaveLength(3)
    const traces = await street.find<{ answer: unknown }>('commands', { route: 'directory.setTeam' })
    expect(JSON.stringify(traces)).not.toContain(worker.name)
  })

  it('takes nobody of another street and nobody whose account is closed', async () => {
    const { path } = await grid()
    const stranger = await street.addPerson('volunteer', '/d1/s2/c01')
    const closed = await street.addPerson('volunteer', path, { state: 'suspended' })
    const give = (userId: string) => seat(path, { holder: { by: 'person', userId: userId as never } })
    expect(refusalOf(await give(stranger.userId))).toBe('notFound')
    expect(refusalOf(await give(closed.userId))).toBe('notNow')
  })

  it('offers those who belong to the grid to whoever may change it, and to nobody else', async () => {
    const { path } = await grid()
    const volunteer = await street.addPerson('volunteer', path)
    const card = async (who: Person) => answered(await street.call(who, 'directory', 'organisation', { path }))
    expect((await card(staff)).candidates).toEqual([{ userId: volunteer.userId, name: volunteer.name }])
    expect((await card(staff)).above.map(({ name }) => name)).toEqual(['柳溪街道', '桃园社区'])
    expect((await card(community)).candidates).toEqual([])
  })
})
