import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const modules = path.resolve(__dirname, '../../node_modules')
const cache = path.join(modules, '.cache/xiaohongmao')

/**
 * A browser from npm, so that the tests need nothing of the machine: Chromium, the libraries it stands on, and a Chinese
 * font. Nothing of it calls anywhere: names other than this machine do not resolve.
 *
 * The packed browser runs on Linux x64. Elsewhere a Chrome that is installed is used, or the program that
 * `CHROMIUM_PATH` names.
 */
export async function launchChromium(): Promise<Browser> {
  const own = process.env.CHROMIUM_PATH
  if (own) return chromium.launch({ executablePath: own, args: quiet })
  if (process.platform !== 'linux' || process.arch !== 'x64') return chromium.launch({ channel: 'chrome', args: quiet })
  const folder = await unpacked()
  return chromium.launch({
    executablePath: path.join(folder, 'chromium'),
    args: [...quiet, '--no-sandbox', '--no-zygote', '--disable-gpu'],
    env: {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: path.join(folder, 'al2023/lib'),
      FONTCONFIG_PATH: path.join(folder, 'fonts'),
    },
  })
}

const quiet = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--no-default-browser-check',
  '--no-pings',
  '--font-render-hinting=none',
]

/** Only what the pages use; each weight is 10 MB. */
const fonts = ['400Regular', '500Medium', '600SemiBold', '700Bold']

/**
 * The folder of the unpacked browser, made once. The package unpacks into the temporary folder and takes whatever browser
 * lies there already, so it is given a folder of its own, which is renamed into place when it is whole: tests that run at
 * the same time each find nothing or everything.
 */
async function unpacked(): Promise<string> {
  const { version } = JSON.parse(readFileSync(path.join(modules, '@sparticuz/chromium/package.json'), 'utf8'))
  const folder = path.join(cache, `chromium-${version}`)
  if (existsSync(folder)) return folder
  const half = `${folder}.half-${process.pid}`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { recursive: true })
  const unpack =
    'const packed = require("@sparticuz/chromium"); (packed.default ?? packed).executablePath().catch((error) => { console.error(error); process.exit(1) })'
  await promisify(execFile)(process.execPath, ['-e', unpack], {
    cwd: modules,
    // The second name makes the package unpack the system libraries that a bare machine lacks.
    env: { ...process.env, TMPDIR: half, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
  })
  addFonts(half, folder)
  try {
    renameSync(half, folder)
  } catch (error) {
    // Somebody else was first.
    if (!existsSync(path.join(folder, 'chromium'))) throw error
    rmSync(half, { recursive: true, force: true })
  }
  return folder
}

/** Without a Chinese font every character is drawn as a box. */
function addFonts(half: string, folder: string): void {
  for (const weight of fonts) {
    const name = `NotoSansSC_${weight}.ttf`
    symlinkSync(path.join(modules, '@expo-google-fonts/noto-sans-sc', weight, name), path.join(half, 'fonts', name))
  }
  writeFileSync(
    path.join(half, 'fonts/fonts.conf'),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${path.join(folder, 'fonts')}</dir>
  <cachedir>${path.join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`,
  )
}

/** A window with its first page; `problems` holds every console error, uncaught error and failed request so far. */
export type Window = { context: BrowserContext; page: Page; problems: string[] }

type Look = { dark?: boolean; width?: number }

/** A phone of 390 × 844 (or narrower), touched by fingers, in China. */
export const newPhone = (browser: Browser, { dark = false, width = 390 }: Look = {}): Promise<Window> =>
  newWindow(browser, { viewport: { width, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }, dark)

/** A desk of 1280 × 800 with a mouse. */
export const newDesk = (browser: Browser, { dark = false }: Look = {}): Promise<Window> =>
  newWindow(browser, { viewport: { width: 1280, height: 800 } }, dark)

async function newWindow(
  browser: Browser,
  size: NonNullable<Parameters<Browser['newContext']>[0]>,
  dark: boolean,
): Promise<Window> {
  const context = await browser.newContext({
    ...size,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  const problems: string[] = []
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => problems.push(`uncaught: ${error.error().message}`))
  context.on('requestfailed', (request) => {
    // A page that is left while it loads gives up its requests; that is not a fault.
    const why = request.failure()?.errorText ?? ''
    if (why !== 'net::ERR_ABORTED') problems.push(`request: ${request.url()} ${why}`)
  })
  return { context, page: await context.newPage(), problems }
}

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
let axeSource: string | undefined

type AxeNode = { target: unknown[]; failureSummary?: string }
type AxeResult = { violations: { id: string; help: string; nodes: AxeNode[] }[] }

/** What axe finds on the page against WCAG A and AA: one line for each place, none when all is well. */
export async function axe(page: Page, what: 'everything' | 'colours' = 'everything'): Promise<string[]> {
  axeSource ??= readFileSync(path.join(modules, 'axe-core/axe.min.js'), 'utf8')
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  const result = (await page.evaluate(
    (runOnly) =>
      (globalThis as never as { axe: { run(where: Document, how: object): unknown } }).axe.run(document, {
        runOnly,
        resultTypes: ['violations'],
      }),
    what === 'everything' ? { type: 'tag', values: wcag } : { type: 'rule', values: ['color-contrast'] },
  )) as AxeResult
  return result.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id}: ${help} — ${target.join(' ')} — ${oneLine(failureSummary)}`),
  )
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
