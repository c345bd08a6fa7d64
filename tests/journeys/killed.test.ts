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
afterAll(() => street.close())

const visitPage = 'packages/volunteer/visit/index'
const minuteMs = 60_000
const runs = 30
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

describe('a phone that is killed at any moment, under a network that does what it likes', () => {
  it.each(seeds)('loses nothing and doubles nothing (seed %d)', async (seed) => {
    const chance = makeChance(seed)
    const here = `/d1/s1/k${seed.toString(36)}`
    const person = await street.addPerson('volunteer', `${here}/g01`)
    const day = await spend(person, here, chance)
    await compare(day, person)
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
    await untilDead(async () => {
      await host.launch('/pages/home/index')
      for (let visit = chance.whole(1, 2); visit > 0; visit -= 1) await stopBy(host, here, stops, chance)
      await host.advance(chance.whole(0, 3) * minuteMs)
    })
    await host.close()
    expect(host.problems).toEqual([])
    if (chance.happens(0.5)) await weather.bringTheLate()
    // Phones set their clocks, forward and back.
    nowMs += chance.whole(-20, 60) * minuteMs
  }
  weather.clearUp()
  await weather.bringTheLate()
  return { stops, last: open(nowMs) }
}

/** One door: by its code or from the list, now and then with the network gone, now and then taken back. */
async function stopBy(host: Host, here: string, stops: Stop[], chance: Chance): Promise<void> {
  const place = await street.addPlace(`${here}/g01`, { name: `第 ${stops.length + 1} 家` })
  const stop: Stop = { ...place, kept: false, takenBack: 'no' }
  await host.setNetwork(chance.happens(0.25) ? 'none' : '4g')
  await host.tap('记一次走访')
  const listed = chance.happens(0.4) && host.has(place.name)
  if (listed) await host.tap(place.name)
  else {
    await host.scan(place.code)
    await host.tap('扫门牌码')
  }
  stops.push(stop)
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
}

/** The last look at the phone, and at the street's books. */
async function compare({ stops, last }: Awaited<ReturnType<typeof spend>>, person: Person): Promise<void> {
  await last.launch('/pages/progress/index')
  for (let waits = 0; waits < 20 && /在手机里|正在发送|正在撤回/.test(last.text()); waits += 1)
    await last.advance(6 * minuteMs)
  await last.advance(2 * minuteMs)
  const books = await booksOf(street, person)
  const ofPlace = (placeId: string) => books.visits.filter((visit) => visit.placeId === placeId)

  for (const { placeId, kept, takenBack, name } of stops) {
    const states = ofPlace(placeId).map(({ state }) => state)
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
  await last.close()
}

/** The phone's own list: place and state of each row. */
const rowsOf = (host: Host): string[] =>
  host
    .$$('[aria-label]')
    .flatMap(({ attr }) => /^第 \d+ 家，[^，]+/.exec(String(attr.ariaLabel ?? attr['aria-label'])) ?? [])
    .map(String)
    .sort()

async function untilDead(life: () => Promise<void>): Promise<void> {
  try {
    await life()
  } catch (error) {
    if (!(error instanceof HostKilled)) throw error
  }
}
