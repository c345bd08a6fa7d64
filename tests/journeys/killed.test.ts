import { type Person, type Street, startStreet } from '../cloudfunctions/street'
import { type Host, HostKilled, PhoneStorage } from '../weapp/host'
import { booksOf } from './support/books'
import { type Chance, makeChance } from './support/chance'
import { cloudOf, miniProgramOf } from './support/mini-program'
import { makeWeather } from './support/weather'

let street: Street
beforeAll(async () => {
  street = await startStreet()
})
afterAll(() => street?.close())

const visitPage = 'packages/volunteer/visit/index'
const minuteMs = 60_000
/** The app gives up on a call that nobody answers a little before this. */
const longestWaitMs = 16_000
const runs = 16
/** A seed of your own finds the same day again: `SEED=123 npm test journeys -- -t killed`. */
const firstSeed = Number(process.env.SEED ?? Date.now() % 1_000_000)
const seeds = Array.from({ length: process.env.SEED ? 1 : runs }, (_, run) => firstSeed + run)

/** What the person did at one door, as far as the phone told. */
type Stop = {
  placeId: string
  code: string
  name: string
  /** The phone said 记好了: from then on the visit may not be lost. */
  kept: boolean
  /** `asked`: the phone died while it was being taken back, so either is right. */
  takenBack: 'no' | 'asked' | 'yes'
}

const seen = { deaths: 0, astray: 0, takenBack: 0 }

describe('a phone that is killed at any moment, under a network that does what it likes', () => {
  it.each(seeds)('loses nothing and doubles nothing (seed %d)', async (seed) => {
    const chance = makeChance(seed)
    const here = `/d1/s1/k${seed.toString(36)}/g01`
    const person = await street.addPerson('volunteer', here)
    const { stops, last } = await spend(person, here, chance)
    try {
      await compare(stops, last, person)
    } finally {
      await last.close()
    }
  })

  it('was such a phone: the days were bad enough to prove something', () => {
    expect(seen.deaths).toBeGreaterThan(seeds.length / 3)
    expect(seen.astray).toBeGreaterThan(seeds.length)
    expect(seen.takenBack).toBeGreaterThan(seeds.length / 10)
  })
})

/** One person's day: several lives of the app on one phone, then fair weather until everything has arrived. */
async function spend(person: Person, here: string, chance: Chance) {
  const storage = new PhoneStorage()
  const weather = makeWeather(chance, cloudOf(street))
  const stops: Stop[] = []
  const open = (startAt: number): Host => {
    const host = miniProgramOf(street, person, { storage, startAt, cloud: weather.cloud })
    host.cloud.fate = weather.fate
    return host
  }
  // The phone believes it is some hours ago, so that its clock may be moved on freely.
  let nowMs = Date.now() - 6 * 60 * minuteMs
  const lives = chance.whole(1, 3)
  for (let life = 0; life < lives; life += 1) {
    const host = open(nowMs)
    if (chance.happens(0.8)) host.killAt(chance.whole(1, 28), chance.pick(['before', 'after']))
    const died = await untilDead(host, async () => {
      await host.launch('/pages/home/index')
      if (!(await isIn(host))) return
      for (let visit = chance.whole(1, 2); visit > 0; visit -= 1) await stopBy(host, here, stops, chance)
      await host.advance(chance.whole(0, 3) * minuteMs)
    })
    expect(host.problems).toEqual([])
    if (died) seen.deaths += 1
    seen.astray += host.cloud.calls.filter(({ fate }) => fate !== 'answered').length
    if (chance.happens(0.5)) await weather.bringTheLate()
    // Phones set their clocks, forward and back.
    nowMs += chance.whole(-20, 60) * minuteMs
  }
  weather.clearUp()
  await weather.bringTheLate()
  return { stops, last: open(nowMs) }
}

/** At the first start the question who is here may be lost; then the person waits, signs in with one tap, tries again. */
async function isIn(host: Host): Promise<boolean> {
  for (let tries = 0; tries < 5 && !host.has('记一次走访'); tries += 1) {
    if (host.has('登录')) await host.tap('登录')
    if (host.has('微信一键登录')) await host.tap('微信一键登录')
    if (!host.has('记一次走访')) await host.advance(longestWaitMs)
  }
  return host.has('记一次走访')
}

/** One door: by its code or from the list, now and then with the network gone, now and then taken back. */
async function stopBy(host: Host, here: string, stops: Stop[], chance: Chance): Promise<void> {
  const place = await street.addPlace(here, { name: `第 ${stops.length + 1} 家` })
  const stop: Stop = { ...place, kept: false, takenBack: 'no' }
  stops.push(stop)
  await host.setNetwork(chance.happens(0.25) ? 'none' : '4g')
  await host.tap('记一次走访')
  const listed = chance.happens(0.4) && host.has(place.name)
  if (listed) await host.tap(place.name)
  else {
    await host.scan(place.code)
    await host.tap('扫门牌码')
  }
  await host.tap('没有问题')
  // The page is left only once the visit stands in the phone; the words themselves may have been followed by others.
  stop.kept = host.route !== visitPage
  host.life.mustLive()
  if (!stop.kept) throw new Error(`the visit was not kept; the screen says:\n${host.text()}`)
  if (!host.has('撤回') || !chance.happens(0.3)) return
  stop.takenBack = 'asked'
  await host.tap('撤回')
  host.life.mustLive()
  stop.takenBack = 'yes'
  seen.takenBack += 1
}

/** The last look at the phone, and at the street's books. */
async function compare(stops: Stop[], last: Host, person: Person): Promise<void> {
  await last.launch('/pages/home/index')
  await isIn(last)
  await last.tap('进度')
  for (let waits = 0; waits < 20 && /在手机里|正在发送|正在撤回/.test(last.text()); waits += 1)
    await last.advance(6 * minuteMs)
  await last.advance(2 * minuteMs)
  const books = await booksOf(street, person)

  for (const { placeId, kept, takenBack, name } of stops) {
    const states = books.visits.filter((visit) => visit.placeId === placeId).map(({ state }) => state)
    const counted = states.filter((state) => state !== 'withdrawn').length
    expect({ name, doubled: states.length > 1 }).toEqual({ name, doubled: false })
    if (takenBack === 'yes') expect({ name, counted }).toEqual({ name, counted: 0 })
    if (takenBack === 'no' && kept) expect({ name, counted }).toEqual({ name, counted: 1 })
  }
  const known = new Set(stops.map(({ placeId }) => placeId))
  expect(books.visits.filter(({ placeId }) => !known.has(placeId))).toEqual([])

  expect(books).toMatchObject({
    available: books.visits.filter(({ state }) => state === 'verified').length,
    pending: books.visits.filter(({ state }) => state === 'held').length,
    faults: [],
  })
  const words = { verified: '已核实', held: '待复核', refused: '没通过', withdrawn: '已撤回' } as const
  expect(rowsOf(last)).toEqual(books.visits.map(({ placeName, state }) => `${placeName}，${words[state]}`).sort())
  expect(last.problems).toEqual([])
}

/** The phone's own list: place and state of each row. */
const rowsOf = (host: Host): string[] =>
  host
    .$$('[aria-label]')
    .flatMap(({ attr }) => /^第 \d+ 家，[^，]+/.exec(String(attr.ariaLabel ?? attr['aria-label'])) ?? [])
    .map(String)
    .sort()

/** True when the app was killed on the way. */
async function untilDead(host: Host, life: () => Promise<void>): Promise<boolean> {
  try {
    await life()
    return host.killed
  } catch (error) {
    if (!(error instanceof HostKilled)) throw error
    return true
  } finally {
    await host.close()
  }
}
