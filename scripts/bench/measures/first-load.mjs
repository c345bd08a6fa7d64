import { gzipSync } from 'node:zlib'
import { runTs } from '../../lib/run-ts.mjs'
import { kb } from '../figures.mjs'
import { limits } from '../limits.mjs'
import { rowOf } from '../rows.mjs'

/** What somebody without any cache has to load until the page can be used: who comes, where, and what then is there. */
const arrivals = [{ name: '第一次打开首页', path: '/', usable: '登录' }]

/** Every byte that a Chromium asks for until the page is quiet, compressed as a web server does it. */
export const firstLoad = {
  name: 'first-load',
  title: '浏览器第一次打开',
  needs: ['functions', 'h5'],
  async run(workshop, report) {
    const street = await workshop.street('usual', report)
    const { launchChromium, newPhone } = await runTs('tests/browser/chromium.ts')
    const browser = await launchChromium()
    try {
      const rows = []
      for (const { name, path, usable } of arrivals) {
        const bytes = await bytesUntilUsable(await newPhone(browser), `${street.url}${path}`, usable)
        rows.push(rowOf(name, kb(bytes), limits.firstLoadKb))
      }
      return rows
    } finally {
      await browser.close()
    }
  },
}

async function bytesUntilUsable({ context, page }, url, usable) {
  const bodies = []
  page.on('response', (response) => bodies.push(response.body().catch(() => Buffer.alloc(0))))
  await page.goto(url)
  await page.getByRole('button', { name: usable }).first().waitFor()
  await page.waitForLoadState('networkidle')
  const bytes = (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).length, 0)
  await context.close()
  return bytes
}
