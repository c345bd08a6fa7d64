import type { Page } from 'playwright-core'

/** What has the focus, as a reader would name it: its label, else its words. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement
    if (at === null || at === document.body) return ''
    const field = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? at.labels?.[0] : undefined
    const words = at.getAttribute('aria-label') ?? (field ?? at).textContent ?? ''
    return words.replace(/\s+/g, ' ').trim()
  })

const mostStops = 60

/** Goes on with Tab until the focus is on what is called so. Throws with every stop on the way when it never comes. */
export async function tabTo(page: Page, words: string | RegExp): Promise<void> {
  const stops: string[] = []
  while (stops.length < mostStops) {
    await page.keyboard.press('Tab')
    const now = await focused(page)
    if (typeof words === 'string' ? now === words : words.test(now)) return
    stops.push(now)
  }
  throw new Error(`Tab never came to ${String(words)}; it stopped at: ${stops.join(' | ')}`)
}
