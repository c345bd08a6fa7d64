import type { Page, Route } from 'playwright-core'
import { newPhone } from '../browser/chromium'
import { booksOf } from './support/books'
import { browserHands } from './support/browser-hands'
import { type Chance, makeChance } from './support/chance'
import { openStage, type Stage, signInBy } from './support/stage'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

/** `SEED=123 npm test journeys -- -t closed` finds the same day again. */
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
const visits = 14
const grid = '/d1/s1/c01/g01'

describe('a browser window that is closed at any moment, under a network that does what it likes', () => {
  it(`loses nothing and doubles nothing (seed ${seed})`, async () => {
    const chance = makeChance(seed)
    const { street, browser } = stage
    const person = await street.addPerson('volunteer', grid, { name: '周桂芳' })
    const window = await newPhone(browser)
    const { context } = window
    await context.clock.install()
    await window.page.goto(stage.addressOf())
    await signInBy(browserHands(window), person)
    await browserHands(window).see('还没有积分')
    const uncaught: string[] = []
    context.on('weberror', (error) => uncaught.push(error.error().message))
    await context.route('**/v1/functions/visit', (route) => astray(route, chance))

    const kept: string[] = []
    const tried: string[] = []
    for (let visit = 0; visit < visits; visit += 1) {
      const place = await street.addPlace(grid, { name: `第 ${visit + 1} 家` })
      tried.push(place.placeId)
      const page = context.pages()[0] ?? (await context.newPage())
      await context.setOffline(false)
      await page.goto(stage.addressOf(`packages/volunteer/visit/index?code=${place.code}`))
      await page.getByRole('heading', { name: /怎么样？$/ }).waitFor()
      await context.setOffline(chance.happens(0.3))
      if (await record(page, chance)) kept.push(place.placeId)
    }

    await context.unroute('**/v1/functions/visit')
    await context.setOffline(false)
    for (const page of context.pages()) await page.close()
    const last = browserHands({ context, page: await context.newPage(), problems: uncaught })
    const page = context.pages()[0] as Page
    await page.goto(stage.addressOf('pages/progress/index'))
    await last.see('街道已收到')
    await last.seeNot('在手机里')

    const books = await booksOf(street, person)
    const placesOf = books.visits.map(({ placeId }) => placeId as string)
    expect(kept.filter((placeId) => !placesOf.includes(placeId))).toEqual([])
    expect(new Set(placesOf).size).toBe(placesOf.length)
    expect(placesOf.filter((placeId) => !tried.includes(placeId))).toEqual([])
    expect(books).toMatchObject({ available: placesOf.length, pending: 0, faults: [] })
    await last.pocket(60_000)
    const names = (await page.getByText(/^第 \d+ 家$/).allInnerTexts()).sort()
    expect(names).toEqual(books.visits.map(({ placeName }) => placeName).sort())
    expect(uncaught).toEqual([])
    await context.close()
  })
})

/** What becomes of one request: it arrives, never leaves, arrives twice, or its answer is lost. */
async function astray(route: Route, chance: Chance): Promise<void> {
  const way = chance.weighed({ through: 60, unsent: 12, lost: 16, twice: 12 })
  try {
    if (way === 'unsent') return await route.abort('connectionreset')
    if (way === 'through') return await route.continue()
    const [response] = await Promise.all(way === 'twice' ? [route.fetch(), route.fetch()] : [route.fetch()])
    if (way === 'lost') await route.abort('connectionreset')
    else await route.fulfill({ response })
  } catch {
    // The window was closed while the request was on its way.
  }
}

/** Touches 没有问题 and lets go of the window: at once, a few frames later, or not at all. True when it said 记好了. */
async function record(page: Page, chance: Chance): Promise<boolean> {
  const button = page.getByRole('button', { name: '没有问题' })
  if (chance.happens(0.3)) {
    await Promise.allSettled([button.click({ noWaitAfter: true }), closeAfterFrames(page, chance.whole(0, 6))])
    return false
  }
  await button.click()
  await page.getByText('记好了。').filter({ visible: true }).waitFor()
  if (chance.happens(0.5)) await page.close()
  return true
}

async function closeAfterFrames(page: Page, frames: number): Promise<void> {
  for (let frame = 0; frame < frames; frame += 1)
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)))
  await page.close()
}
