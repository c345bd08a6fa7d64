import type { PlaceCard } from '#domain/contract/shared'
import { openDrafts } from '../../src/client/drafts'
import { giveBackRoom, openPlaces } from '../../src/client/places'
import { openSnapshots } from '../../src/client/snapshots'
import { placeOf } from './support/desk'
import { HandClock, PhoneStorage, Run } from './support/phone'

const grid = '/d1/s1/c03/g12'

function phoneOf(storage = new PhoneStorage(), run = new Run()) {
  const clock = new HandClock()
  return { storage, clock, run, ports: { storage: storage.of(run), clock } }
}
const onePage = (places: PlaceCard[]) => () => Promise.resolve({ places, next: null })

describe('drafts', () => {
  it('hold every keystroke over a kill', () => {
    const { storage, ports } = phoneOf()
    const drafts = openDrafts('anna', ports)
    for (const note of ['听', '听说', '听说要']) expect(drafts.save('visit', { note })).toBe(true)
    expect(openDrafts('anna', phoneOf(storage).ports).read('visit')).toEqual({ note: '听说要' })
  })

  it('belong to one person and one form', () => {
    const { ports } = phoneOf()
    openDrafts('anna', ports).save('visit', { note: 'a' })
    expect(openDrafts('bo', ports).read('visit')).toBeNull()
    expect(openDrafts('anna', ports).read('clue')).toBeNull()
  })

  it('say when the phone has no room, and leave the letters before', () => {
    const { storage, ports } = phoneOf()
    const drafts = openDrafts('anna', ports)
    drafts.save('visit', { note: 'safe' })
    storage.most = 80
    expect(drafts.save('visit', { note: 'x'.repeat(200) })).toBe(false)
    expect(drafts.read('visit')).toEqual({ note: 'safe' })
  })

  it('are forgotten after a month, when handed in, and when damaged', () => {
    const { storage, clock, ports } = phoneOf()
    const drafts = openDrafts('anna', ports)
    drafts.save('visit', { note: 'old' })
    clock.jump(31 * 24 * 3_600_000)
    expect(drafts.read('visit')).toBeNull()
    drafts.save('visit', { note: 'new' })
    drafts.drop('visit')
    expect(drafts.read('visit')).toBeNull()
    storage.kept.set('xhm/draft/anna/visit', '{"at":')
    expect(drafts.read('visit')).toBeNull()
  })
})

describe('last answers', () => {
  it('are shown with the moment they were given, and not across a change of their shape', () => {
    const { storage, clock, ports } = phoneOf()
    openSnapshots('anna', ports).keep('home', { available: 31 })
    expect(openSnapshots('anna', ports).read('home')).toEqual({ data: { available: 31 }, atMs: clock.now() })
    expect(openSnapshots('anna', { ...ports, form: 2 }).read('home')).toBeUndefined()
    expect(openSnapshots('bo', ports).read('home')).toBeUndefined()
    storage.kept.set('xhm/last/anna/home', 'null')
    expect(openSnapshots('anna', ports).read('home')).toBeUndefined()
  })
})

describe('the list of places on the phone', () => {
  it('is fetched page by page and found again after a restart', async () => {
    const { storage, ports } = phoneOf()
    const pages = [
      { places: [placeOf(1), placeOf(2)], next: 'p2' },
      { places: [placeOf(3)], next: null },
    ]
    const asked: (string | undefined)[] = []
    await openPlaces('anna', ports).refresh((cursor) => {
      asked.push(cursor)
      return Promise.resolve(pages[asked.length - 1] ?? { places: [], next: null })
    })
    expect(asked).toEqual([undefined, 'p2'])
    expect(openPlaces('anna', phoneOf(storage).ports).all()).toEqual([placeOf(1), placeOf(2), placeOf(3)])
  })

  it('is asked for once a day', async () => {
    const { clock, ports } = phoneOf()
    const places = openPlaces('anna', ports)
    expect(places.isOld()).toBe(true)
    await places.refresh(onePage([placeOf(1)]))
    expect(places.isOld()).toBe(false)
    clock.jump(25 * 3_600_000)
    expect(places.isOld()).toBe(true)
  })

  it('keeps the old list when the new one breaks off', async () => {
    const { ports } = phoneOf()
    const places = openPlaces('anna', ports)
    await places.refresh(onePage([placeOf(1)]))
    let asked = 0
    const broken = () =>
      asked++ === 0 ? Promise.resolve({ places: [placeOf(9)], next: 'p2' }) : Promise.reject(new Error('no signal'))
    await expect(places.refresh(broken)).rejects.toThrow('no signal')
    expect(places.all()).toEqual([placeOf(1)])
  })

  it('is the old list or the new one after a kill at any write, never a mixture, and leaves no rubbish in the end', async () => {
    const many = (name: string) =>
      Array.from({ length: 900 }, (_, i) => placeOf(i, { name: `${name} ${'长'.repeat(300)}` }))
    for (let writes = 1; writes <= 8; writes++) {
      const { storage, ports } = phoneOf()
      await openPlaces('anna', ports).refresh(onePage(many('old')))
      await openPlaces('anna', phoneOf(storage, new Run(writes)).ports).refresh(onePage(many('new')))
      const after = openPlaces('anna', phoneOf(storage).ports)
      const names = new Set(after.all().map(({ name }) => name.slice(0, 3)))
      expect([...names]).toHaveLength(1)
      expect(after.all()).toHaveLength(900)
      await after.refresh(onePage([placeOf(1)]))
      await after.refresh(onePage([placeOf(2)]))
      expect([...storage.kept.keys()].filter((key) => key.includes('/list/'))).toHaveLength(1)
    }
  })

  it('stays below 1 MB a key and about 2 MB in all, however many places there are', async () => {
    const { storage, ports } = phoneOf()
    const places = Array.from({ length: 20_000 }, (_, i) => placeOf(i, { name: `很长的店名${i}` }))
    await openPlaces('anna', ports).refresh(onePage(places))
    const sizes = [...storage.kept.values()].map((text) => Buffer.byteLength(text))
    expect(Math.max(...sizes)).toBeLessThan(1_000_000)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2_100_000)
  })

  it('goes when room is needed for a visit, and the app goes on with what it has in hand', async () => {
    const { storage, ports } = phoneOf()
    const places = openPlaces('anna', ports)
    await places.refresh(onePage([placeOf(1)]))
    places.noteVisits([{ placeId: placeOf(1).placeId, atMs: 5 }])
    expect(giveBackRoom(ports.storage)).toBe(true)
    expect(giveBackRoom(ports.storage)).toBe(false)
    expect(places.offer('', grid, 10)).toEqual([placeOf(1)])
    expect([...storage.kept.keys()]).toEqual(['xhm/places/anna/recent'])
    expect(places.isOld()).toBe(true)
  })

  it('offers what was visited last first, then the own grid, then the rest of the community', async () => {
    const { ports } = phoneOf()
    const places = openPlaces('anna', ports)
    const elsewhere = placeOf(1, { orgPath: '/d1/s1/c03/g11', initials: 'a' })
    const inGrid = placeOf(2, { initials: 'b' })
    const visited = placeOf(3, { orgPath: '/d1/s1/c03/g10', initials: 'z' })
    const visitedLater = placeOf(4, { initials: 'y' })
    await places.refresh(onePage([elsewhere, inGrid, visited, visitedLater]))
    places.noteVisits([{ placeId: visited.placeId, atMs: 1_000 }])
    places.noteVisits([{ placeId: visitedLater.placeId, atMs: 2_000 }])
    expect(places.offer('', grid, 10)).toEqual([visitedLater, visited, inGrid, elsewhere])
    expect(places.offer('', grid, 2)).toEqual([visitedLater, visited])
  })

  it('finds by name and by the first letters of the pinyin', async () => {
    const { ports } = phoneOf()
    const places = openPlaces('anna', ports)
    const noodles = placeOf(1, { name: '老周面馆', initials: 'lzmg' })
    await places.refresh(onePage([noodles, placeOf(2)]))
    expect(places.offer('面馆', grid, 10)).toEqual([noodles])
    expect(places.offer('LZ', grid, 10)).toEqual([noodles])
    expect(places.offer('没有', grid, 10)).toEqual([])
  })

  it('remembers a place of another community once it was visited, and what stands behind a scanned code', () => {
    const { ports } = phoneOf()
    const places = openPlaces('anna', ports)
    const far = placeOf(7, { orgPath: '/d1/s1/c09/g01' })
    places.noteVisits([{ placeId: far.placeId, atMs: 1, place: far }])
    places.noteCode('ABCD2345', far)
    expect(places.offer('', grid, 10)).toEqual([far])
    expect(places.byCode('ABCD2345')).toEqual(far)
    expect(places.byCode('ZZZZ9999')).toBeNull()
  })
})
