import type { Page } from 'playwright-core'
import type { Person } from '../cloudfunctions/street'
import { browserHands } from '../journeys/support/browser-hands'
import { openStage, type Stage } from '../journeys/support/stage'
import { axe, newDesk, newPhone, type Window } from './chromium'
import { stumbles } from './inspect'
import { peopleWithHistory } from './people'
import { receiptsWithHistory } from './reports'
import type { Screen, Things, Who } from './screens'

export type Look = { kind: 'phone' | 'desk'; dark?: boolean; care?: boolean; width?: number }

/**
 * One test for each screen in each look: nothing on the console, nothing that axe finds against WCAG A and AA, nothing
 * that sticks out, is cut off or too small to hit. Call it once in a test file.
 */
export function everyScreenIsWhole(looks: Record<string, { look: Look; screens: Screen[] }>): void {
  let stage: Stage
  let things: Things
  let people: Record<Exclude<Who, 'nobody'>, Person>
  /** The browser's storage after each person has signed in through the sign-in page, at the first need of it. */
  const pockets = new Map<Who, Record<string, string>>()
  beforeAll(async () => {
    stage = await openStage()
    const { doors, cases, ...everybody } = await peopleWithHistory(stage.street)
    people = everybody
    things = { doors, cases, receipts: await receiptsWithHistory(stage.street, doors.site) }
  })
  afterAll(() => stage?.close())

  async function pocketFor(who: Who): Promise<Record<string, string>> {
    const kept = who === 'nobody' ? {} : (pockets.get(who) ?? (await pocketOf(stage, people[who])))
    pockets.set(who, kept)
    return kept
  }

  describe.each(Object.entries(looks))('on a %s', (name, { look, screens }) => {
    const windows = new Map<Who, Window>()
    afterAll(async () => {
      for (const { context } of windows.values()) await context.close()
    })

    async function windowOf(who: Who): Promise<Window> {
      const known = windows.get(who)
      if (known) return known
      const { browser } = stage
      const window = look.kind === 'phone' ? await newPhone(browser, look) : await newDesk(browser, look)
      await furnish(window, { ...(await pocketFor(who)), ...(look.care ? careMode : {}) })
      windows.set(who, window)
      return window
    }

    it.each(screens)('$name is whole', async ({ name: screen, who, path, kept, shows, further }) => {
      const { context, problems } = await windowOf(who)
      problems.length = 0
      const page = await context.newPage()
      await page.addInitScript(layOut, kept?.(things) ?? {})
      const hands = browserHands({ context, page, problems })
      await page.goto(stage.addressOf(typeof path === 'string' ? path : path(things)))
      await hands.see(shows)
      await further?.(hands)
      await atRest(page)
      await hands.picture(`${name} - ${screen}`)
      const found = await stumbles(page, look.kind === 'phone')
      await showAll(page)
      found.push(...(await axe(page)), ...problems)
      await page.close()
      expect(found).toEqual([])
    })
  })
}

async function pocketOf(stage: Stage, person: Person): Promise<Record<string, string>> {
  const { page, context } = await stage.openAs(person, 'phone')
  await page.getByRole('navigation').waitFor()
  const kept = await page.evaluate(() => ({ ...localStorage }))
  await context.close()
  return kept
}

/** As the switch under 我的 leaves it. */
const careMode = { appearance: JSON.stringify({ data: { theme: 'system', care: 'on' } }) }

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
