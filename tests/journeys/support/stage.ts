import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { launchChromium, newDesk, newPhone, type Window } from '../../browser/chromium'
import { type Person, password, type Street, startStreet } from '../../cloudfunctions/street'
import type { HostOptions } from '../../weapp/host'
import { browserHands } from './browser-hands'
import type { Hands } from './hands'
import { miniProgramOf } from './mini-program'
import { wechatHands } from './wechat-hands'

/** What `npm run build:h5` makes. */
const webDir = path.resolve(__dirname, '../../../dist/h5')

export const accountOf = ({ userId }: Pick<Person, 'userId'>): string => `a-${userId}`

/** A street with its functions and pages, and one Chromium: whatever a test file needs, opened once. */
export async function openStage() {
  if (!existsSync(path.join(webDir, 'index.html'))) throw new Error(`No built pages in ${webDir}: build h5 first.`)
  const [street, browser] = await Promise.all([startStreet({ webDir }), launchChromium()])
  return {
    street,
    browser,
    /** A page of the app by its path; `''` is its first page. */
    addressOf: (page = '') => `${street.local.url}/${page === '' ? '' : `#/${page}`}`,
    /** Opens the browser app for somebody who is not signed in. */
    async open(kind: 'phone' | 'desk', look: Parameters<typeof newPhone>[1] = {}): Promise<Window> {
      const window = kind === 'phone' ? await newPhone(browser, look) : await newDesk(browser, look)
      // A clock that tests may move on; it ticks like any other.
      await window.context.clock.install()
      await window.page.goto(street.local.url)
      return window
    },
    /** The same, and signs in through the sign-in page. */
    async openAs(
      person: Pick<Person, 'userId'>,
      kind: 'phone' | 'desk',
      look: Parameters<typeof newPhone>[1] = {},
    ): Promise<Window> {
      const window = await this.open(kind, look)
      await signInBy(browserHands(window), person)
      return window
    },
    /** Starts the mini-program in WeChat; the platform says that `who` is calling. */
    async openWechat(who: Pick<Person, 'openid'>, options: HostOptions = {}, page?: string): Promise<Hands> {
      return wechatHands(await miniProgramOf(street, who, options).launch(page))
    },
    async close() {
      await browser.close()
      await street.close()
    },
  }
}
export type Stage = { street: Street; browser: Browser } & Awaited<ReturnType<typeof openStage>>

/** From the first page to one's own home, with account and password. */
export async function signInBy(hands: Hands, person: Pick<Person, 'userId'>, secret = password): Promise<void> {
  await hands.tap('登录')
  await hands.type('账号', accountOf(person))
  await hands.type('密码', secret)
  await hands.tap('登录')
}
