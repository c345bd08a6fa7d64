import type { Page } from 'playwright-core'
import type { Person } from '../cloudfunctions/street'
import { browserHands } from '../journeys/support/browser-hands'
import { openStage, type Stage } from '../journeys/support/stage'
import { axe, newDesk, newPhone, type Window } from './chromium'
import { stumbles } from './inspect'
import { peopleWithHistory } from './people'
import { receiptsWithHistory } from './reports'
import type { Screen, Things, Who } from './screens'

export type Look = { dark?: boolean; width?: number; care?: boolean }

/** What a window is: its looks differ only in what can be changed while the page stands open. */
export type Seat = { kind: 'phone' | 'desk'; looks: Record<string, Look> }

/**
 * One test for each screen: nothing on the console, nothing that axe finds against WCAG A and AA, nothing that sticks
 * out, is cut off or too small to hit. A screen is opened once and then looked at in each of the looks, as somebody sees
 * it who turns the lights down, narrows the window or switches care mode on in another one. Call it once in a test file.
 */
export function everyScreenIsWhole({ kind, looks }: Seat, screens: Screen[]): void {
  let stage: Stage
  let things: Things
  let people: Record<Exclude<Who, 'nobody'>, Person>
  const windows = new Map<Who, Window>()
  beforeAll(async () => {
    stage = await openStage()
    const { doors, cases, ...everybody } = await peopleWithHistory(stage.street)
    people = everybody
    things = { doors, cases, receipts: await receiptsWithHistory(stage.street, doors.site) }
    // A street with something of everything is long in the making when the machine has other work.
  }, 240_000)
  afterAll(() => stage?.close())

  /** The browser of one of the people, after signing in through the sign-in page. */
  async function windowOf(who: Who): Promise<Window> {
    const known = windows.get(who)
    if (known) return known
    const { browser } = stage
    const window = kind === 'phone' ? await newPhone(browser) : await newDesk(browser)
    if (who !== 'nobody') await furnish(window, await pocketOf(stage, people[who]))
    windows.set(who, window)
    return window
  }

  it.each(screens)('$name is whole', async ({ name: screen, who, path, kept, shows, further, inCare = true }) => {
    const { context, problems } = await windowOf(who)
    problems.length = 0
    const page = await context.newPage()
    await page.addInitScript(layOut, kept?.(things) ?? {})
    const hands = browserHands({ context, page, problems })
    await page.goto(stage.addressOf(typeof path === 'string' ? path : path(things)))
    await hands.see(shows)
    await further?.(hands)

    const found: string[] = []
    const size = page.viewportSize() ?? { width: 0, height: 0 }
    for (const [at, [look, { dark = false, width = size.width, care = false }]] of Object.entries(looks).entries()) {
      if (care && !inCare) continue
      await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' })
      await page.setViewportSize({ ...size, width })
      await setCare(page, care)
      await atRest(page)
      await hands.picture(`${look} - ${screen}`)
      const stumbled = await stumbles(page, kind === 'phone')
      // Names, roles and order are the same in every light, width and size of text; colours change with the light.
      if (at === 0 || dark || care) {
        await showAll(page)
        stumbled.push(...(await axe(page, at === 0 ? 'everything' : 'colours')))
      }
      found.push(...stumbled.map((line) => `${look}: ${line}`))
    }
    found.push(...problems)
    await page.close()
    expect(found).toEqual([])
  })
}

async function pocketOf(stage: Stage, person: Person): Promise<Record<string, string>> {
  const { page, context } = await stage.openAs(person, 'phone')
  await page.getByRole('navigation').waitFor()
  const kept = await page.evaluate(() => ({ ...localStorage }))
  await context.close()
  return kept
}

/** As the switch under 我的 leaves it, and another window hears of it. */
const setCare = (page: Page, on: boolean): Promise<void> =>
  page.evaluate(
    (care) => {
      const kept = JSON.stringify({ data: { theme: 'system', care } })
      if (localStorage.getItem('appearance') === kept) return
      localStorage.setItem('appearance', kept)
      dispatchEvent(new StorageEvent('storage', { key: 'appearance' }))
    },
    on ? 'on' : 'off',
  )

/** Puts things into the browser's storage before any page of it runs. */
const furnish = ({ context }: Window, things: Record<string, string>): Promise<unknown> =>
  context.addInitScript((kept) => {
    // An empty page has no storage.
    if (location.protocol !== 'http:') return
    for (const [key, value] of Object.entries(kept))
      if (localStorage.getItem(key) === null) localStorage.setItem(key, value)
  }, things)

/** What somebody who reports has in the browser: this, and nothing that an earlier screen left. */
function layOut(kept: Record<string, string>): void {
  if (location.protocol !== 'http:') return
  localStorage.removeItem('appearance')
  for (const key of Object.keys(localStorage))
    if (/^xhm\/(draft\/nobody|receipt)\//.test(key)) localStorage.removeItem(key)
  for (const [key, text] of Object.entries(kept)) localStorage.setItem(key, text)
}

/** Every movement is over. */
const atRest = (page: Page): Promise<unknown> =>
  page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))

/** A window as high as its page: what lies under a fixed bar just now is not for axe to complain of. */
async function showAll(page: Page): Promise<void> {
  const { width = 0, height = 0 } = page.viewportSize() ?? {}
  const below = await page.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll('*')].map(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight),
    ),
  )
  if (below > 0) await page.setViewportSize({ width, height: height + below })
}
