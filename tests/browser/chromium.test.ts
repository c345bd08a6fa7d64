import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { axe, launchChromium, newDesk, newPhone } from './chromium'

let browser: Browser
let server: Server
let address: string

/** Pages of our own: the browser is tested here, not the app. */
const pages: Record<string, string> = {
  '/good':
    '<!doctype html><html lang="zh-CN"><meta name="viewport" content="width=device-width"><title>好</title><main><h1>小红帽</h1><p>门牌码</p></main>',
  '/bad': '<!doctype html><html><body><img src="/none.png"><script>console.error("broken"); boom()</script>',
}

beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    const page = pages[url]
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' }).end(page)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await launchChromium()
})

afterAll(async () => {
  await browser?.close()
  server?.close()
})

describe('the browser of the tests', () => {
  it('draws Chinese characters, each in its own shape', async () => {
    const { page, context } = await newPhone(browser)
    await page.goto(`${address}/good`)
    // Characters without a font are all drawn as the same box.
    const shapes = await page.evaluate(() =>
      ['小', '红', '帽', '\uE000'].map((text) => {
        const canvas = document.createElement('canvas')
        const brush = canvas.getContext('2d') as CanvasRenderingContext2D
        brush.font = '40px sans-serif'
        brush.fillText(text, 10, 50)
        return canvas.toDataURL()
      }),
    )
    expect(new Set(shapes).size).toBe(4)
    await context.close()
  })

  it('is a phone of 390 by 844 and a desk of 1280 by 800', async () => {
    const size = async (open: typeof newPhone) => {
      const { page, context } = await open(browser)
      await page.goto(`${address}/good`)
      const seen = await page.evaluate(() => [innerWidth, innerHeight, navigator.maxTouchPoints > 0])
      await context.close()
      return seen
    }
    expect(await size(newPhone)).toEqual([390, 844, true])
    expect(await size(newDesk)).toEqual([1280, 800, false])
  })

  it('keeps every console error, uncaught error and failed request', async () => {
    const good = await newDesk(browser)
    await good.page.goto(`${address}/good`)
    expect(good.problems).toEqual([])
    const bad = await newDesk(browser)
    await bad.page.goto(`${address}/bad`)
    await bad.page.evaluate(() => fetch('https://outside.example/').catch(() => undefined))
    expect(bad.problems.join('\n')).toMatch(/console: broken/)
    expect(bad.problems.join('\n')).toMatch(/uncaught: boom is not defined/)
    expect(bad.problems.join('\n')).toMatch(/none\.png/)
    expect(bad.problems.join('\n')).toMatch(/outside\.example.*ERR_NAME_NOT_RESOLVED/)
    await good.context.close()
    await bad.context.close()
  })

  it('finds by axe what WCAG forbids, and nothing on a sound page', async () => {
    const { page, context } = await newDesk(browser)
    await page.goto(`${address}/good`)
    expect(await axe(page)).toEqual([])
    await page.goto(`${address}/bad`)
    const found = (await axe(page)).join('\n')
    expect(found).toMatch(/image-alt/)
    expect(found).toMatch(/html-has-lang/)
    await context.close()
  })
})
