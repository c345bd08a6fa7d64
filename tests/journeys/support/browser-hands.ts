import type { Locator, Page } from 'playwright-core'
import type { Window } from '../../browser/chromium'
import { type Hands, patienceMs } from './hands'
import { picture } from './picture'

/** So long a click waits until nothing lies above what it is meant for. */
const triedMs = 2_000

const roles = ['button', 'link', 'radio', 'tab', 'switch', 'checkbox'] as const

/**
 * What is called so, in the sheet that lies above everything if there is one: a control by its name, or else whatever
 * shows these very words; `null` while there is neither.
 */
async function called(page: Page, words: string | RegExp): Promise<Locator | null> {
  const exact = typeof words === 'string'
  const sheet = page.getByRole('dialog').filter({ visible: true })
  const within = (await sheet.count()) > 0 ? sheet.last() : page.locator('body')
  const controls = roles.map((role) => within.getByRole(role, { name: words, exact })).reduce((all, one) => all.or(one))
  for (const found of [controls, within.getByText(words, { exact })]) {
    const seen = found.filter({ visible: true })
    if ((await seen.count()) > 0) return seen.first()
  }
  return null
}

/** Hands on the built browser app, in one window. */
export function browserHands({ page, context, problems }: Window): Hands {
  page.setDefaultTimeout(patienceMs)
  const screen = page.locator('body')
  /** The page itself looks, some times a second: to be asked from outside for every frame would keep it from its work. */
  const untilSays = async (words: string | RegExp, said: boolean, what: string): Promise<void> => {
    const wanted = typeof words === 'string' ? { text: words } : { source: words.source, flags: words.flags }
    const holds = ({
      text,
      source,
      flags,
      said: wish,
    }: Partial<Record<'text' | 'source' | 'flags', string>> & { said: boolean }) => {
      const seen = (document.body?.innerText ?? '').replace(/\s+/g, ' ')
      return (text === undefined ? new RegExp(source ?? '', flags).test(seen) : seen.includes(text)) === wish
    }
    const endMs = Date.now() + patienceMs
    for (;;) {
      const leftMs = Math.max(1, endMs - Date.now())
      const failed = await page.waitForFunction(holds, { ...wanted, said }, { polling: 40, timeout: leftMs }).then(
        () => null,
        (error: Error) => error,
      )
      if (failed === null) return
      // A page that is just being opened takes the looking down with it: then the new one is looked at.
      if (Date.now() >= endMs) {
        throw new Error(
          `${what} did not come (${failed.message}); the screen says:\n${await screen.innerText()}\n${problems.join('\n')}`,
        )
      }
    }
  }
  const until = async (holds: () => Promise<boolean>, what: string): Promise<void> => {
    const endMs = Date.now() + patienceMs
    while (!(await holds())) {
      if (Date.now() > endMs) throw new Error(`${what} did not come; the screen says:\n${await screen.innerText()}`)
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)))
    }
  }
  const hands: Hands = {
    on: 'browser',
    async tap(words) {
      // A sheet may come above what was found just now: then it is looked for again, in the sheet.
      await until(async () => {
        const found = await called(page, words)
        if (found === null) return false
        return found.click({ timeout: triedMs }).then(
          () => true,
          (error: Error) => {
            if (!error.message.includes('Timeout')) throw error
            return false
          },
        )
      }, String(words))
    },
    type: (label, text) => page.getByLabel(label, { exact: true }).filter({ visible: true }).fill(text),
    async giveCode(code) {
      await hands.tap('扫门牌码')
      await hands.type('扫不上，就写码下面的 8 位', code)
      await hands.tap('用这个码')
    },
    see: (words) => untilSays(words, true, String(words)),
    seeNot: (words) => untilSays(words, false, `the end of ${String(words)}`),
    read: async () => (await screen.innerText()).replace(/\s+/g, ' '),
    back: async () => void (await page.goBack()),
    async pocket(ms) {
      await show(page, 'hidden')
      await page.clock.fastForward(ms)
      await show(page, 'visible')
    },
    picture: (name) => picture(page, name),
    problems: () => problems,
    close: () => context.close(),
  }
  return hands
}

/** A headless window is always in front; this tells the page what a phone in a pocket would. */
const show = (page: Page, state: DocumentVisibilityState): Promise<void> =>
  page.evaluate((now) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => now })
    document.dispatchEvent(new Event('visibilitychange'))
  }, state)
