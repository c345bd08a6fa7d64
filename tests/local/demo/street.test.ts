import { daysAfter } from '#domain/kernel/workdays'
import { placeCodePattern, placeKinds } from '#domain/place/place'
import { coverageOf, expiringOf } from '#domain/place/radar'
import { noCompliance } from '#domain/place/registry'
import { type Demo, demoAccounts, demoDoors, demoPassword, makeDemo } from '../../../local/demo'
import { openCodec, phoneIn, sha256 } from './builders'

const today = '2026-09-15'
let demo: Demo

beforeAll(async () => {
  demo = await makeDemo({ seed: 'street', today, codec: openCodec })
})

const ofMainStreet = <T extends { streetId: string }>(documents: T[]): T[] =>
  documents.filter(({ streetId }) => streetId === 's1')

describe('the demo street', () => {
  it('has 14 communities and 86 grids, as many in each as the design says', () => {
    const organisations = ofMainStreet(demo.organisations)
    const communities = organisations.filter(({ kind }) => kind === 'community')
    const gridsIn = (path: string) =>
      organisations.filter(({ kind, parentPath }) => kind === 'grid' && parentPath === path).length
    expect(communities).toHaveLength(14)
    expect(communities.map(({ orgPath }) => gridsIn(orgPath))).toEqual([7, 6, 6, 8, 5, 7, 6, 6, 5, 7, 6, 6, 6, 5])
  })

  it('numbers its grids through, each number once', () => {
    const orders = ofMainStreet(demo.organisations).flatMap(({ kind, order }) => (kind === 'grid' ? [order] : []))
    expect(orders.sort((a, b) => a - b)).toEqual(Array.from({ length: 86 }, (_, index) => index + 1))
  })

  it('gives every grid four seats and leaves only a few empty', () => {
    const teams = demo.organisations.flatMap(({ team }) => (team ? [team] : []))
    expect(teams).toHaveLength(86 + 4)
    expect(teams.every((team) => Object.keys(team).length === 4)).toBe(true)
    const empty = teams.flatMap((team) => Object.values(team)).filter((seat) => seat === null).length
    expect(empty).toBeGreaterThan(0)
    expect(empty).toBeLessThan(30)
  })

  it('has places of every kind, and a board with its own code on every door but homes', () => {
    expect(new Set(demo.places.map(({ kind }) => kind))).toEqual(new Set(placeKinds))
    const boards = demo.placeCodes.filter(({ revokedAt }) => revokedAt === null)
    expect(new Set(boards.map(({ placeId }) => placeId))).toEqual(
      new Set(demo.places.flatMap(({ _id, kind }) => (kind === 'home' ? [] : [_id]))),
    )
    expect(new Set(demo.placeCodes.map(({ _id }) => _id)).size).toBe(demo.placeCodes.length)
    expect(demo.placeCodes.every(({ _id }) => placeCodePattern.test(_id))).toBe(true)
  })

  it('shows the coverage of the seed on its radar: 60, 66, 53 and 57 of 66 firms', () => {
    const firms = ofMainStreet(demo.places).flatMap(({ kind, state, registry }) =>
      kind === 'company' && state === 'open'
        ? [{ staffBand: registry?.staff?.band ?? null, compliance: registry?.compliance ?? noCompliance }]
        : [],
    )
    expect(coverageOf(firms, today).map(({ covered, of, percent }) => `${covered}/${of} = ${percent} %`)).toEqual([
      ...['60/66 = 91 %', '66/66 = 100 %', '53/66 = 80 %', '57/66 = 86 %'],
    ])
    expect(firms.filter(({ staffBand }) => staffBand === null)).toEqual([])
    const warnOn = daysAfter(today, 60)
    expect(firms.some((firm) => expiringOf(firm, today, warnOn).length > 0)).toBe(true)
  })

  it('knows whom to call at every firm and site, sealed, and firms in every enterprise grid', () => {
    const known = demo.places.filter(({ kind }) => kind === 'company' || kind === 'site')
    for (const { registry } of known)
      expect(JSON.parse(phoneIn(registry?.contactSealed ?? ''))).toMatchObject({ phone: expect.stringMatching(/^154/) })
    const grids = ofMainStreet(demo.organisations).flatMap(({ kind, orgPath }) =>
      kind === 'enterpriseGrid' ? orgPath : [],
    )
    const held = new Set(ofMainStreet(known).flatMap(({ registry }) => registry?.enterpriseGrid ?? []))
    expect([...held].sort()).toEqual(grids.sort())
  })

  it('finds 老周面馆 by the first letters of its pinyin', () => {
    const shop = demo.places.find(({ name }) => name === demoDoors.shop.name)
    expect(shop?.initials).toBe('lzmg')
    expect(demo.placeCodes.find(({ _id }) => _id === demoDoors.shop.code)?.placeId).toBe(shop?._id)
  })

  it('has about 300 volunteers and some thousand visits', () => {
    const volunteers = ofMainStreet(demo.users).filter(({ roles }) => roles.some(({ role }) => role === 'volunteer'))
    expect(volunteers).toHaveLength(300)
    expect(demo.visits.length).toBeGreaterThan(2500)
  })

  it('uses only telephone numbers that no operator gives out, each once', () => {
    const phones = demo.users.map(({ phoneSealed }) => phoneIn(phoneSealed))
    expect(phones.every((phone) => /^154\d{8}$/.test(phone))).toBe(true)
    expect(new Set(phones).size).toBe(phones.length)
    expect(demo.users.every((user) => user.phoneHash === openCodec.hashPhone(phoneIn(user.phoneSealed)))).toBe(true)
  })

  it.each(Object.values(demoAccounts))('lets everybody sign in as $name', ({ account, name, street, roles }) => {
    const credential = demo.credentials.find(({ _id }) => _id === account)
    const user = demo.users.find(({ _id }) => _id === credential?.userId)
    const identity = demo.identities.find(({ _id }) => _id === `uid:${credential?.userId}`)
    expect(credential?.passwordHash).toBe(`salt.${sha256(demoPassword)}`)
    expect(user).toMatchObject({ name, streetId: street })
    expect(identity).toMatchObject({ state: 'active', roles: user?.roles })
    expect(new Set(user?.roles.map(({ role }) => role))).toEqual(new Set(roles))
  })

  it('shows 周桂芳 46 points this year and one visit that waits for the community', () => {
    const user = demo.users.find(({ name }) => name === demoAccounts.volunteer.name)
    const account = demo.pointsAccounts.find(({ _id }) => _id === user?._id)
    const held = demo.visits.filter(({ authorId, state }) => authorId === user?._id && state === 'held')
    expect(account).toMatchObject({ earnedByYear: { 2026: 46 }, pending: 1 })
    expect(held.map(({ placeName }) => placeName)).toEqual([demoDoors.site.name])
    expect(demo.inbox.filter(({ userId, read }) => userId === user?._id && !read)).toHaveLength(2)
  })

  it('leaves her community something to look at, not made by herself alone', () => {
    const waiting = demo.visits.filter(({ state, orgPath }) => state === 'held' && orgPath.startsWith('/d1/s1/c01/'))
    expect(new Set(waiting.map(({ authorId }) => authorId)).size).toBeGreaterThanOrEqual(5)
  })

  it('has people who passed the cap of a year, and nobody above it', () => {
    const earned = demo.pointsAccounts.flatMap(({ earnedByYear }) => Object.values(earnedByYear))
    expect(Math.max(...earned)).toBe(100)
    const beyond = demo.pointsEntries.filter(({ kind, points }) => kind === 'visit' && points === 0)
    expect(beyond.length).toBeGreaterThan(0)
    expect(beyond.every(({ reason, lines }) => /满了/.test(reason) && lines.length === 0)).toBe(true)
  })

  it('makes as many volunteers and visits as asked', async () => {
    const small = await makeDemo({ seed: 'size', today, size: { volunteers: 120, visits: 500 }, codec: openCodec })
    const volunteers = ofMainStreet(small.users).filter(({ roles }) => roles.some(({ role }) => role === 'volunteer'))
    expect(volunteers).toHaveLength(120)
    expect(ofMainStreet(small.visits).length).toBeGreaterThanOrEqual(480)
    expect(ofMainStreet(small.visits).length).toBeLessThanOrEqual(506)
  })
})
