import type { Page } from 'playwright-core'
import { browserHands } from '../journeys/support/browser-hands'
import { focused, tabTo } from '../journeys/support/keyboard'
import { openStage, type Stage } from '../journeys/support/stage'
import type { Window } from './chromium'
import { type People, peopleWithHistory } from './people'

let stage: Stage
let people: People
/** Who is at a desk, and what the home says to them. */
const atDesk = { volunteer: '等您看一眼', staff: '等得最久的', desk: '先答复这几件', mediator: '在等您回话' } as const
type Who = keyof typeof atDesk
const windows = new Map<Who, Window>()
beforeAll(async () => {
  stage = await openStage()
  people = await peopleWithHistory(stage.street)
  for (const [who, shows] of Object.entries(atDesk) as [Who, string][]) {
    const window = await stage.openAs(people[who], 'desk')
    await browserHands(window).see(shows)
    windows.set(who, window)
  }
  // Four people sign in and each sees their home: long when the machine has other work.
}, 240_000)
afterAll(() => stage?.close())

const review = 'packages/street/review/index'
const visit = 'packages/volunteer/visit/index'
const queue = 'packages/street/queue/index'
const pages: [name: string, who: Who, path: string, shows: string][] = [
  ['home', 'volunteer', 'pages/home/index', '等您看一眼'],
  ['progress', 'volunteer', 'pages/progress/index', '街道已收到'],
  ['inbox', 'volunteer', 'pages/inbox/index', '走访核实了'],
  ['mine', 'volunteer', 'pages/mine/index', '看得舒服些'],
  ['visit', 'volunteer', visit, '怎么样？'],
  ['points', 'volunteer', 'packages/volunteer/points/index', '每一笔'],
  ['home of the community', 'staff', 'pages/home/index', '等得最久的'],
  ['review', 'staff', review, '柳溪花园二期工地'],
  ['home of the street', 'desk', 'pages/home/index', '先答复这几件'],
  ['queue', 'desk', queue, '受理，转给'],
  ['day', 'mediator', 'pages/home/index', '在等您回话'],
  ['mediations', 'mediator', 'packages/mediation/mediations/index', '两边都愿意谈，才算调解'],
  ['sign-in', 'volunteer', 'pages/sign-in/index', '街道发给您的账号'],
]

async function open(who: Who, path: string, shows: string): Promise<Page> {
  const { context, problems } = windows.get(who) as Window
  const page = await context.newPage()
  await page.goto(stage.addressOf(path))
  await browserHands({ page, context, problems }).see(shows)
  return page
}

describe('the desk by keyboard', () => {
  it.each(pages)(
    '%s: Tab begins at 跳到内容, which leads past the navigation into the page',
    async (_, who, path, shows) => {
      const page = await open(who, path, shows)
      await page.keyboard.press('Tab')
      expect(await focused(page)).toBe('跳到内容')
      await page.keyboard.press('Enter')
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN')
      await page.close()
    },
  )

  it.each(pages)(
    '%s: every stop of Tab can be seen, and they come in the order of reading',
    async (_, who, path, shows) => {
      const page = await open(who, path, shows)
      expect(await faultsOfTabbing(page)).toEqual([])
      await page.close()
    },
  )

  it('a sheet keeps the focus inside, Escape closes it, and the focus goes back to what opened it', async () => {
    const page = await open('volunteer', visit, '怎么样？')
    await tabTo(page, '扫门牌码')
    await page.keyboard.press('Enter')
    const sheet = page.getByRole('dialog')
    await sheet.waitFor()
    for (let stop = 0; stop < 8; stop += 1) {
      await page.keyboard.press(stop < 5 ? 'Tab' : 'Shift+Tab')
      expect(await sheet.evaluate((box) => box.contains(document.activeElement))).toBe(true)
    }
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'hidden' })
    expect(await focused(page)).toBe('扫门牌码')
    await page.close()
  })

  it('a visit is recorded without a mouse', async () => {
    // Somebody who has been nowhere yet, so that any door counts.
    const { page, context } = await stage.openAs(people.newcomer, 'desk')
    await page.getByText('还没有积分').waitFor()
    await page.goto(stage.addressOf(visit))
    await page.getByRole('heading', { name: /怎么样？$/ }).waitFor()
    await tabTo(page, /^老周面馆|^柳溪|^惠民|^顺发|^春风/)
    await page.keyboard.press('ArrowDown')
    expect(await focused(page)).toContain('您选的')
    await tabTo(page, '没有问题')
    await page.keyboard.press('Enter')
    await page.getByText('记好了。').filter({ visible: true }).waitFor()
    await context.close()
  })

  it('a case is written down without a mouse, and the focus comes back to the button', async () => {
    const { caseId } = people.cases.collective
    const page = await open('mediator', `packages/mediation/case/index?id=${caseId}`, '谁在办')
    await tabTo(page, '记下这次调解')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await tabTo(page, '说再想想')
    await page.keyboard.press('Enter')
    await tabTo(page, '记好')
    await page.keyboard.press('Enter')
    await page.getByText('记好了。').filter({ visible: true }).waitFor()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(await focused(page)).toBe('记下这次调解')
    await page.close()
  })

  it('a report is given out without a mouse, and the focus goes on in the list', async () => {
    const page = await open('desk', queue, '受理，转给')
    const rows = page.getByRole('row')
    const before = await rows.count()
    await tabTo(page, /^受理，转给/)
    await page.keyboard.press('Enter')
    await page.getByText(/^受理了，转给/).waitFor()
    await rows.nth(before - 1).waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TR')
    await page.close()
  })

  it('rows of the queue are walked with the arrow keys, and the preview follows', async () => {
    const page = await open('staff', review, '柳溪花园二期工地')
    await tabTo(page, /柳溪|惠民|顺发/)
    const rows = await page.getByRole('row').count()
    const seen = new Set<string>()
    await page.keyboard.press('Home')
    for (let row = 1; row < rows; row += 1) {
      const words = await focused(page)
      seen.add(words)
      const heading = await page.getByRole('complementary').getByRole('heading').innerText()
      expect(words).toContain(heading)
      await page.keyboard.press('ArrowDown')
    }
    expect(seen.size).toBe(rows - 1)
    await page.close()
  })
})

/** Tabs through the whole page: stops that cannot be seen, rings that cannot, steps back against the order of reading. */
async function faultsOfTabbing(page: Page): Promise<string[]> {
  const faults: string[] = []
  const mostStops = 80
  for (let stop = 0; stop < mostStops; stop += 1) {
    await page.keyboard.press('Tab')
    const told = await page.evaluate(() => {
      const at = document.activeElement
      if (at === null || at === document.body) return null
      const marks = window as unknown as { before?: Element; first?: Element }
      if (marks.first === at) return null
      marks.first ??= at
      const said: string[] = []
      const name = (at.getAttribute('aria-label') ?? at.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 30)
      const { width, height, bottom, right } = at.getBoundingClientRect()
      if (width < 2 || height < 2 || bottom < 0 || right < 0) said.push(`${at.tagName} "${name}" cannot be seen`)
      // A field wears its ring inside its frame, or on the frame around it.
      const framed = at.matches('input, textarea') ? [at, at.parentElement] : []
      const isFramed = framed.some((each) => each && /inset/.test(getComputedStyle(each).boxShadow))
      const { outlineStyle, outlineWidth } = getComputedStyle(at)
      if (!isFramed && (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2))
        said.push(`${at.tagName} "${name}" has no ring`)
      const back = marks.before && !(marks.before.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING)
      if (back) said.push(`${at.tagName} "${name}" comes before the stop in front of it`)
      marks.before = at
      return said
    })
    if (told === null) return faults
    faults.push(...told)
  }
  return [...faults, `Tab does not come round within ${mostStops} stops`]
}
