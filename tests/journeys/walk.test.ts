import { answered, newId, type Person } from '../cloudfunctions/street'
import { booksOf } from './support/books'
import { browserHands } from './support/browser-hands'
import type { Hands } from './support/hands'
import { focused, tabTo } from './support/keyboard'
import { openStage, type Stage, signInBy } from './support/stage'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

const grid = '/d1/s1/c01/g01'
const minuteMs = 60_000

/**
 * The walk through the house: a visit becomes a point, seen by everybody it concerns. Told once, walked with a browser
 * and with the mini-program; the community always looks from its desk.
 */
describe.each(['browser', 'mini-program'] as const)('the walk, with the %s', (on) => {
  let volunteer: Person
  let staff: Person
  let doors: Record<'noodles' | 'site' | 'market' | 'barber', { placeId: string; code: string; name: string }>
  let phone: Hands

  beforeAll(async () => {
    const { street } = stage
    const also = [{ role: 'gridWorker', orgPath: grid }] as const
    volunteer = await street.addPerson('volunteer', grid, { name: '周桂芳', also: [...also] })
    staff = await street.addPerson('communityStaff', '/d1/s1/c01', { name: '李建国' })
    const door = (name: string) => street.addPlace(grid, { name: `${name}${on === 'browser' ? '' : '二店'}` })
    doors = {
      noodles: await door('老周面馆'),
      site: await door('柳溪花园二期工地'),
      market: await door('惠民超市'),
      barber: await door('春风理发店'),
    }
    // This WeChat has never been here: the platform knows it, the street does not yet.
    phone =
      on === 'browser'
        ? browserHands(await stage.open('phone'))
        : await stage.openWechat({ openid: `o-new-${newId()}` })
  })
  afterAll(() => phone?.close())

  let ended = false
  /** One stretch of the walk. Where it cannot be gone, those behind it cannot either, and say so at once. */
  const step = (name: string, walk: () => Promise<void>): void =>
    it(name, async () => {
      if (ended) throw new Error('the walk has ended before this')
      ended = true
      await walk()
      ended = false
    })

  const go = async (tab: '首页' | '进度' | '消息' | '我的') => phone.tap(new RegExp(`^${tab}(，|$)`))
  const points = (usable: number) => phone.see(new RegExp(`现在能用\\s*${usable}\\s*分`))

  step('a volunteer signs in and sees a home without points', async () => {
    await phone.see('想当小红帽志愿者')
    await phone.picture(`walk-0-visitor`)
    if (on === 'mini-program') {
      await phone.tap('登录')
      await phone.tap('微信一键登录')
      await phone.see('这个微信还没登记')
      await phone.tap('第一次用？用账号认一下')
      await phone.type('账号', `a-${volunteer.userId}`)
      await phone.type('密码', 'right-password')
      await phone.tap('登录')
    } else await signInBy(phone, volunteer)
    await phone.see('，周桂芳')
    await phone.see('桃园社区·第 1 网格')
    await points(0)
    await phone.see('还没有积分，记一次走访就有')
    await phone.picture('walk-1-home')
  })

  step('with the code of the door a visit counts at once, and the ledger says by which rule and why', async () => {
    await phone.tap('记一次走访')
    await phone.see('到了哪一家？')
    await phone.giveCode(doors.noodles.code)
    await phone.see('门牌码对上了')
    await phone.see(`${doors.noodles.name}，怎么样？`)
    await phone.picture('walk-2-visit')
    await phone.tap('没有问题')
    await phone.see('记好了。有信号就自动发，您不用管。')
    await points(1)
    await phone.picture('walk-3-kept')
    await go('进度')
    await phone.see('已核实')
    await phone.see('得 1 分')
    await go('首页')
    await phone.tap('积分明细')
    await phone.see(`走访「${doors.noodles.name}」已核实`)
    await phone.see('走访一次 1 分（积分办法 2026-01）')
    await phone.see('扫门牌码，自动核实')
    await phone.picture('walk-4-ledger')
    await phone.back()
  })

  step('from the list a visit waits for the community, its point apart', async () => {
    for (const { name } of [doors.site, doors.market]) {
      await phone.tap('记一次走访')
      await phone.tap(name)
      await phone.see(`${name}，怎么样？`)
      await phone.tap('没有问题')
      await phone.see('记好了')
      await phone.see('等您看一眼')
    }
    await phone.see('等核实 2 分')
    await points(1)
    await phone.picture('walk-5-pending')
    await go('进度')
    await phone.see('待复核')
    await phone.see('没扫门牌码')
    await phone.picture('walk-6-progress')
  })

  step('the community sees who, where and why at its desk, and confirms by keyboard', async () => {
    const { page, problems, context } = await stage.openAs(staff, 'desk')
    const desk = browserHands({ page, problems, context })
    await desk.see('2 条等您看')
    await desk.picture(`walk-7-desk-home-${on}`)
    await desk.tap(/^走访复核/)
    await desk.see(doors.market.name)
    await tabTo(page, new RegExp(doors.site.name))
    await page.keyboard.press('ArrowDown')
    expect(await focused(page)).toContain(doors.market.name)
    await page.keyboard.press('ArrowUp')
    const seen = await desk.read()
    expect(seen).toContain('周桂芳')
    expect(seen).toContain(`138****${volunteer.phone.slice(7)}`)
    expect(seen).not.toContain(volunteer.phone)
    await desk.picture(`walk-8-desk-queue-${on}`)
    // List and preview stand side by side down to the lower edge of the window.
    const { y, height } = (await page.getByRole('complementary').boundingBox()) ?? { y: 0, height: 0 }
    expect(y + height).toBeGreaterThan(760)
    await tabTo(page, '核实，算数')
    await page.keyboard.press('Enter')
    await desk.see('共 1 条')
    await desk.seeNot(doors.site.name)
    await desk.tap('不算数，写明原因')
    await desk.type('为什么不算数？', '这家上个月就搬走了，换新店再去看看')
    await desk.picture(`walk-9-desk-refusing-${on}`)
    await desk.tap('退回，不算数')
    await desk.see('都看完了')
    await desk.picture(`walk-10-desk-done-${on}`)
    expect(problems).toEqual([])
    await context.close()
  })

  step('the volunteer is told of both, and has two points', async () => {
    await phone.pocket(minuteMs)
    await go('首页')
    await points(2)
    await phone.seeNot('等核实')
    await phone.picture('walk-11-told')
    // In WeChat the message that this WeChat now belongs to the account is unread besides.
    await phone.tap(on === 'browser' ? '消息，2 条未读' : '消息，3 条未读')
    await phone.see(`您走访「${doors.site.name}」，社区看过了，算数。`)
    await phone.see('这家上个月就搬走了，换新店再去看看')
    await phone.picture('walk-12-inbox')
    await go('首页')
    await phone.tap(/^消息$/)
    expect((await booksOf(stage.street, volunteer)).faults).toEqual([])
  })

  step('the same visit sent ten times counts once', async () => {
    const { street } = stage
    const input = {
      as: 'volunteer' as const,
      door: { by: 'code' as const, code: doors.barber.code },
      result: 'noIssue' as const,
      note: '',
      at: new Date().toISOString(),
    }
    const commandId = newId()
    const send = () => street.call(volunteer, 'visit', 'record', input, commandId)
    const together = await Promise.all(Array.from({ length: 5 }, send))
    const after = [await send(), await send(), await send(), await send(), await send()]
    const answers = [...together, ...after].filter((reply) => reply.ok).map((reply) => answered(reply).visit.visitId)
    expect(new Set(answers)).toEqual(new Set([commandId]))
    expect(answers.length).toBeGreaterThanOrEqual(6)
    await phone.pocket(minuteMs)
    await go('首页')
    await points(3)
    const { visits, available } = await booksOf(street, volunteer)
    expect(visits.filter(({ placeId }) => placeId === doors.barber.placeId)).toHaveLength(1)
    expect(available).toBe(3)
  })

  step('a wrong tap is taken back within ten minutes, and its point with it', async () => {
    await go('进度')
    await phone.tap(new RegExp(`^${doors.barber.name}，`))
    await phone.see('核实了')
    await phone.picture('walk-13-one-visit')
    await phone.tap('撤回')
    await phone.tap('撤回这一条')
    await phone.see('已撤回')
    await go('首页')
    await points(2)
    await phone.see('−1')
    await phone.tap('积分明细')
    await phone.see('本人撤回')
    await phone.picture('walk-14-taken-back')
    await phone.back()
    const books = await booksOf(stage.street, volunteer)
    expect(books).toMatchObject({ available: 2, pending: 0, faults: [] })
  })

  step('one person with two roles switches, and earns nothing as a grid worker', async () => {
    await go('我的')
    await phone.picture('walk-15-mine')
    await phone.tap(/^网格员/)
    await phone.see('正在用')
    await go('首页')
    await phone.seeNot('现在能用')
    await phone.picture('walk-16-grid-worker')
    await go('我的')
    await phone.tap(/^志愿者/)
    await go('首页')
    await points(2)
  })

  step('signing out leaves nothing to read, and one comes back to everything', async () => {
    await go('我的')
    await phone.tap('退出登录')
    await phone.see('退出登录？')
    await phone.picture('walk-17-leaving')
    await phone.tap('退出登录')
    await phone.see('想当小红帽志愿者')
    expect(await phone.read()).not.toContain('周桂芳')
    for (const tab of ['进度', '消息', '我的'] as const) {
      await go(tab)
      // Whoever reported on this phone finds it without signing in.
      await phone.see(tab === '进度' ? '这台手机上还没有记着的反映' : '先登录，再看这里')
      expect(await phone.read()).not.toContain(doors.noodles.name)
    }
    await go('首页')
    await phone.tap('登录')
    if (on === 'mini-program') await phone.tap('微信一键登录')
    else {
      await phone.type('账号', `a-${volunteer.userId}`)
      await phone.type('密码', 'right-password')
      await phone.tap('登录')
    }
    await phone.see('，周桂芳')
    await points(2)
    expect(phone.problems()).toEqual([])
  })
})
