import { runTs } from '../lib/run-ts.mjs'

/** Signs people in once each and takes pictures of what they see. */
export class Camera {
  static async open(url, maker) {
    const { launchChromium, newPhone, newDesk } = await runTs('tests/browser/chromium.ts')
    return new Camera(url, maker, await launchChromium(), { newPhone, newDesk })
  }

  constructor(url, maker, browser, windows) {
    this.url = url
    this.maker = maker
    this.browser = browser
    this.windows = windows
    /** What a browser keeps of a person who has signed in. */
    this.sessions = new Map()
  }

  close() {
    return this.browser.close()
  }

  /** Writes one picture and gives what went wrong on the page. */
  async take({ name, who, look, screen, act, offline }, file) {
    const kept = who && (await this.#sessionOf(who))
    const { context, page, problems } = await this.#window(look)
    await context.addInitScript(remember, { kept, appearance: { theme: 'system', care: look.care ? 'on' : 'off' } })
    await page.goto(`${this.url}/#${screen.path}`)
    await settle(page)
    await act?.(page)
    await settle(page)
    await page.screenshot({ path: file, fullPage: false })
    await context.close()
    return offline ? [] : problems.map((problem) => `${name}: ${problem}`)
  }

  #window({ desk, dark, width }) {
    const look = { dark, ...(width && { width }) }
    return desk ? this.windows.newDesk(this.browser, look) : this.windows.newPhone(this.browser, look)
  }

  async #sessionOf(who) {
    const known = this.sessions.get(who)
    if (known) return known
    const { context, page } = await this.windows.newPhone(this.browser)
    await page.goto(`${this.url}/#/pages/sign-in/index`)
    await page.getByLabel('账号').fill(this.maker.demoAccounts[who].account)
    await page.getByLabel('密码').fill(this.maker.demoPassword)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.waitForURL(/pages\/home/)
    await settle(page)
    const kept = await page.evaluate(() => Object.entries(localStorage))
    await context.close()
    this.sessions.set(who, kept)
    return kept
  }
}

/** Runs in the page before anything of the app: the session, and how the person wants it to look. */
function remember({ kept, appearance }) {
  for (const [key, value] of kept ?? []) localStorage.setItem(key, value)
  localStorage.setItem('appearance', JSON.stringify({ data: appearance }))
}

/** Until nothing is asked of the street any more and the fonts are there. */
async function settle(page) {
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
}
