import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { launchChromium } from '../browser/chromium'
import { Host } from './host'
import { draw } from './host/draw'
import { fixture } from './planted'

let browser: Browser
const folder = mkdtempSync(path.join(tmpdir(), 'weapp-drawn-'))

beforeAll(async () => {
  browser = await launchChromium()
})

afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Width and height as a PNG's head tells them. */
function sizeOf(file: string): [width: number, height: number] {
  const head = readFileSync(file)
  return [head.readUInt32BE(16), head.readUInt32BE(20)]
}

it('a screen is drawn at the size of the phone, two pixels a point, without a fault', async () => {
  const host = await new Host(fixture, { device: { windowWidth: 320, windowHeight: 532 } }).launch()
  const file = path.join(folder, 'home.png')
  expect(await draw(host, browser, file)).toEqual([])
  expect(sizeOf(file)).toEqual([640, 1200])
  await host.tap('#more')
  const after = path.join(folder, 'more.png')
  expect(await draw(host, browser, after)).toEqual([])
  expect(readFileSync(after).equals(readFileSync(file))).toBe(false)
  await host.close()
})
