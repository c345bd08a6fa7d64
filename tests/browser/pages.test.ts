import type { BrowserContext, Page } from 'playwright-core'
import type { Person } from '../cloudfunctions/street'
import { browserHands } from '../journeys/support/browser-hands'
import type { Hands } from '../journeys/support/hands'
import { openStage, type Stage } from '../journeys/support/stage'
import { axe, newDesk, newPhone, type Window } from './chromium'
import { stumbles } from './inspect'
import { type People, peopleWithHistory } from './people'

let stage: Stage
let people: People
/** The browser's storage after each person has signed in through the sign-in page. */
const pockets = new Map<Who, Record<string, string>>()

type Who = 'nobody' | Exclude<keyof People, 'doors'>
type Screen = {
  name: string
  who: Who
  path: string
  /** What the finished page says. */
  shows: string | RegExp
  /** What is touched to open it further. */
  further?: (hands: Hands) => Promise<void>
}

const pages = {
  home: 'pages/home/index',
  progress: 'pages/progress/index',
  inbox: 'pages/inbox/index',
  mine: 'pages/mine/index',
  signIn: 'pages/sign-in/index',
  visit: 'packages/volunteer/visit/index',
  points: 'packages/volunteer/points/index',
  review: 'packages/street/review/index',
} as const

const screens: Screen[] = [
  { name: 'home of a visitor', who: 'nobody', path: pages.home, shows: '想当小红帽志愿者' },
  { name: 'a page that is somebody’s', who: 'nobody', path: pages.progress, shows: '先登录，再看这里' },
  { name: 'sign-in', who: 'nobody', path: pages.signIn, shows: '街道发给您的账号' },
  { name: 'home of a volunteer', who: 'volunteer', path: pages.home, shows: '等您看一眼' },
  { name: 'home of a newcomer', who: 'newcomer', path: pages.home, shows: '还没有积分' },
  { name: 'home of a resident', who: 'resident', path: pages.home, shows: '想当小红帽志愿者' },
  { name: 'home of the community', who: 'staff', path: pages.home, shows: '等得最久的' },
  { name: 'visit', who: 'volunteer', path: pages.visit, shows: '怎么样？' },
  {
    name: 'visit, typing a code',
    who: 'volunteer',
    path: pages.visit,
    shows: '怎么样？',
    further: async (hands) => {
      await hands.tap('扫门牌码')
      await hands.see('扫不上，就写码下面的 8 位')
    },
  },
  {
    name: 'visit, a clue',
    who: 'volunteer',
    path: pages.visit,
    shows: '怎么样？',
    further: async (hands) => {
      await hands.tap('听到点情况')
      await hands.see('大概是什么事？')
    },
  },
  { name: 'progress', who: 'volunteer', path: pages.progress, shows: '街道已收到' },
  {
    name: 'progress, one visit',
    who: 'volunteer',
    path: pages.progress,
    shows: '街道已收到',
    further: async (hands) => {
      await hands.tap(/^柳溪花园二期工地，/)
      await hands.see('等社区看')
    },
  },
  {
    name: 'progress, taking back',
    who: 'volunteer',
    path: pages.progress,
    shows: '街道已收到',
    further: async (hands) => {
      await hands.tap(/^柳溪花园二期工地，/)
      await hands.tap('撤回')
      await hands.see('撤回这一条？')
    },
  },
  { name: 'progress of the community', who: 'staff', path: pages.progress, shows: '这里放您交上去的事' },
  { name: 'points', who: 'volunteer', path: pages.points, shows: '每一笔' },
  { name: 'points of a newcomer', who: 'newcomer', path: pages.points, shows: '还没有积分' },
  { name: 'points of a grid worker', who: 'gridWorker', path: pages.points, shows: '网格员的走访不计分' },
  { name: 'inbox', who: 'volunteer', path: pages.inbox, shows: '走访核实了' },
  { name: 'inbox of a newcomer', who: 'newcomer', path: pages.inbox, shows: '还没有消息' },
  { name: 'mine', who: 'volunteer', path: pages.mine, shows: '看得舒服些' },
  {
    name: 'mine, leaving',
    who: 'volunteer',
    path: pages.mine,
    shows: '看得舒服些',
    further: async (hands) => {
      await hands.tap('退出登录')
      await hands.see('退出登录？')
    },
  },
  { name: 'review', who: 'staff', path: pages.review, shows: '柳溪花园二期工地' },
  { name: 'review by somebody else', who: 'volunteer', path: pages.review, shows: '这一页不是您现在的身份用的' },
]

/** What only a phone shows in a sheet. */
const phoneScreens: Screen[] = [
  {
    name: 'review, one visit',
    who: 'staff',
    path: pages.review,
    shows: '柳溪花园二期工地',
    further: async (hands) => {
      await hands.tap(/^柳溪花园二期工地，/)
      await hands.see('核实，算数')
    },
  },
]

const looks = {
  phone: { kind: 'phone' },
  'phone, dark': { kind: 'phone', dark: true },
  'phone, care mode': { kind: 'phone', care: true },
  'phone of 320 px': { kind: 'phone', width: 320 },
  'phone of 320 px, care mode': { kind: 'phone', width: 320, care: true },
  desk: { kind: 'desk' },
  'desk, dark': { kind: 'desk', dark: true },
} as const satisfies Record<string, { kind: 'phone' | 'desk'; dark?: boolean; care?: boolean; width?: number }>
type Look = { kind: 'phone' | 'desk'; dark?: boolean; care?: boolean; width?: number }

beforeAll(async () => {
  stage = await openStage()
  people = await peopleWithHistory(stage.street)
  for (const who of ['volunteer', 'newcomer', 'gridWorker', 'resident', 'staff'] as const)
    pockets.set(who, await signedIn(people[who]))
  pockets.set('nobody', {})
})
afterAll(() => stage.close())

async function signedIn(person: Person): Promise<Record<string, string>> {
  const { page, context } = await stage.openAs(person, 'phone')
  await page.getByText(`，${person.name}`).waitFor()
  const kept = await page.evaluate(() => ({ ...localStorage }))
  await context.close()
  return kept
}

describe.each(Object.entries(looks) as [string, Look][])('on a %s', (name, look) => {
  const windows = new Map<Who, Window>()
  afterAll(async () => {
    for (const { context } of windows.values()) await context.close()
  })

  async function windowOf(who: Who): Promise<Window> {
    const known = windows.get(who)
    if (known) return known
    const window = look.kind === 'phone' ? await newPhone(stage.browser, look) : await newDesk(stage.browser, look)
    const appearance: Record<string, string> = look.care
      ? { appearance: JSON.stringify({ data: { theme: 'system', care: 'on' } }) }
      : {}
    await furnish(window.context, { ...pockets.get(who), ...appearance })
    windows.set(who, window)
    return window
  }

  it.each(look.kind === 'phone' ? [...screens, ...phoneScreens] : screens)('$name is whole', async (screen) => {
    const window = await windowOf(screen.who)
    const { context, problems } = window
    problems.length = 0
    const page = await context.newPage()
    const hands = browserHands({ context, page, problems })
    await page.goto(stage.addressOf(screen.path))
    await hands.see(screen.shows)
    await screen.further?.(hands)
    await settled(page)
    await hands.picture(`${name} - ${screen.name}`)
    const found = [...problems, ...(await axe(page)), ...(await stumbles(page, look.kind === 'phone'))]
    await page.close()
    expect(found).toEqual([])
  })
})

/** Puts things into the browser's storage before any page of it runs. */
const furnish = (context: BrowserContext, things: Record<string, string>): Promise<unknown> =>
  context.addInitScript((kept) => {
    // An empty page has no storage.
    if (location.protocol !== 'http:') return
    for (const [key, value] of Object.entries(kept))
      if (localStorage.getItem(key) === null) localStorage.setItem(key, value)
  }, things)

/** Every movement is over. */
const settled = (page: Page): Promise<unknown> =>
  page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
