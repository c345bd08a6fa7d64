import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import type { LocalCloud } from '../../local'
import { sdkOf, startCloud, until, writeFunctions } from '../local/support/cloud'
import { axe, launchChromium, newDesk, newPhone } from './chromium'
import { stumbles } from './inspect'

/** Where pictures go, when somebody wants to look at them. */
const pictures = process.env.CONSOLE_PICTURES

const functions = {
  greet: {
    code: `exports.main = async ({ name = '到点了' }) => { console.log('收到', name); console.error('名字很长：' + name.repeat(30)); return { hello: name } }`,
    cron: '0 0 2 * * * *',
  },
  broken: { code: `exports.main = async () => { throw new Error('今天不行') }`, cron: '0 */10 * * * * *' },
}

/** A cloud in which something of everything has happened. */
async function livelyCloud(): Promise<{ cloud: LocalCloud; requestId: string }> {
  const cloud = await startCloud({
    console: 'write',
    cloudbaserc: writeFunctions(functions),
    collections: [
      {
        name: 'visits',
        indexes: [
          {
            fields: [
              ['place', 1],
              ['at', -1],
            ],
          },
          { fields: [['code', 1]], unique: true },
        ],
      },
      { name: 'empty', indexes: [] },
    ],
  })
  await cloud.database.insertMany(
    'visits',
    Array.from({ length: 60 }, (_unused, n) => ({
      _id: `visit/${n}`,
      place: n % 3 === 0 ? '柳溪花园二期工地' : 'שלום world',
      code: `c${n}`,
      at: new Date(Date.UTC(2026, 2, 5, 6, n)),
      note: '门口没有人，过两天再来看看。'.repeat(6),
      counts: { workers: n, owed: [n, n + 1] },
      isOpen: n % 2 === 0,
      longwordwithoutanybreak: 'x'.repeat(200),
    })),
  )
  const { requestId } = await cloud.invoke('greet', { name: '周芳' }, { openid: 'o1' })
  for (let n = 0; n < 12; n++) await cloud.invoke('greet', { name: `第 ${n} 位` }, { uid: 'u1' })
  await cloud.invoke('broken').catch(() => undefined)
  await cloud.runTimer('greet')
  await cloud.runTimer('broken').catch(() => undefined)
  await until(() => cloud.linesOf(requestId).length === 2)
  await sdkOf(cloud).uploadFile({ cloudPath: 'photos/2026/door.txt', fileContent: Buffer.from('a door') })
  await sdkOf(cloud).uploadFile({ cloudPath: `${'long'.repeat(30)}.txt`, fileContent: Buffer.from('long') })
  for (const [openid, errcode] of [
    ['oWorker1', 0],
    ['oWorker1', 43101],
    ['oWorker2', 0],
  ] as const)
    cloud.wechat.outbox.add({
      atMs: Date.now(),
      kind: 'message',
      apiName: 'subscribeMessage.send',
      openid,
      functionName: 'greet',
      errcode,
      errmsg: errcode === 0 ? 'ok' : 'user refuse to accept the msg',
      request: { touser: openid, template_id: 't1', data: { thing1: { value: '您的反映已受理' } } },
      shown: { title: '办理进度', text: '您的反映已受理\n3月13日前答复', page: 'pages/progress/index' },
    })
  for (const method of ['anonymously', 'anonymously'])
    await fetch(`${cloud.url}/auth/v1/signin/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
  return { cloud, requestId }
}

describe('the pages of the console', () => {
  let cloud: LocalCloud
  let browser: Browser
  let paths: Record<string, string>
  beforeAll(async () => {
    const [lively, opened] = await Promise.all([livelyCloud(), launchChromium()])
    cloud = lively.cloud
    browser = opened
    const query = new URLSearchParams({ query: '{"place":"柳溪花园二期工地"}', sort: '{"at":-1}', limit: '5' })
    paths = {
      overview: '',
      data: 'data',
      collection: `data/visits?${query}`,
      'bad query': 'data/visits?query={',
      nothing: 'data/empty',
      document: `data/visits/document?id=${encodeURIComponent('"visit/3"')}`,
      functions: 'functions',
      function: 'functions/greet',
      call: `calls/${lively.requestId}`,
      logs: 'logs',
      timers: 'timers',
      people: 'people',
      files: 'files',
      outbox: 'outbox',
      inbox: 'outbox?openid=oWorker1',
      missing: 'nowhere',
    }
  }, 120_000)
  afterAll(() => browser?.close())

  it.each(['phone', 'desk'] as const)(
    'are whole on a %s, by day and by night',
    async (seat) => {
      const open = seat === 'phone' ? newPhone : newDesk
      const { context, page, problems } = await open(browser)
      const found: string[] = []
      for (const [name, path] of Object.entries(paths)) {
        await page.goto(`${cloud.url}/_local/${path}`)
        for (const look of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme: look })
          // Names, roles and order are the same in every light.
          const faults = await axe(page, look === 'light' ? 'everything' : 'colours')
          const stumbled = [...(await stumbles(page, seat === 'phone')), ...faults]
          found.push(...stumbled.map((line) => `${name}, ${look}: ${line}`))
          if (pictures) {
            mkdirSync(pictures, { recursive: true })
            await page.screenshot({ path: join(pictures, `${name}-${seat}-${look}.png`), fullPage: true })
          }
        }
      }
      // The browser itself says on its console that an answer was 400 or 404.
      const faults = problems.filter((line) => !/status of 40[04]/.test(line))
      expect([...found, ...faults]).toEqual([])
      await context.close()
    },
    240_000,
  )

  it('are walked with the keyboard alone, and work without scripts', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' })
    const page = await context.newPage()
    await page.goto(`${cloud.url}/_local/`)
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').innerText()).toBe('跳到内容')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/_local/data')
    await page.getByRole('link', { name: 'visits' }).focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('条件（JSON）').fill('{"code":"c7"}')
    await page.getByRole('button', { name: '查' }).press('Enter')
    await page.getByRole('link', { name: 'visit/7' }).press('Enter')
    const box = page.getByLabel('整条（JSON）')
    await box.fill((await box.inputValue()).replace('"isOpen": false', '"isOpen": true'))
    await page.getByRole('button', { name: '改成这样' }).press('Enter')
    await page.getByText('改好了').waitFor()
    expect((await cloud.database.find('visits', { _id: 'visit/7' }))[0]).toMatchObject({ isOpen: true, code: 'c7' })
    await page.goto(`${cloud.url}/_local/timers`)
    await page.getByRole('button', { name: '现在跑一次：greet-timer' }).press('Enter')
    await page.getByText('跑完了').waitFor()
    await context.close()
  })

  it('bring new lines of the log without being asked', async () => {
    const { context, page, problems } = await newDesk(browser)
    await page.goto(`${cloud.url}/_local/logs?function=greet`)
    await page.getByText('正在听').waitFor()
    await cloud.invoke('greet', { name: '<b>刚刚</b>' })
    await page.locator('#live').getByText('收到 <b>刚刚</b>').waitFor()
    expect(problems).toEqual([])
    await context.close()
  })
})
