import path from 'node:path'
import type { Page } from 'playwright-core'

/** Where pictures go that somebody wants to look at; without it none are taken. */
const folder = process.env.LOOK_AT

/** Draws what is on the screen into a file, when `LOOK_AT=folder` is set. */
export async function picture(page: Page, name: string): Promise<void> {
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`) })
}
