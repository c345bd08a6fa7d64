import type { Page } from 'playwright-core'
import type { Person } from '../cloudfunctions/street'
import { browserHands } from '../journeys/support/browser-hands'
import type { Hands } from '../journeys/support/hands'
import { accountOf, openStage, type Stage, signInBy } from '../journeys/support/stage'
import type { Window } from './chromium'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

const grid = '/d1/s1/c01/g01'
const visitPage = 'packages/volunteer/visit/index'
const newcomer = (): Promise<Person> => stage.street.addPerson('volunteer', grid, { name: '林海' })

async function at(page: Page, window: Window, path: string): Promise<Hands> {
  await page.goto(stage.addressOf(path))
  return browserHands({ ...window, page })
}

/** On the sign-in page, however one came there. */
async function signInHere(hands: Hands, person: Person): Promise<void> {
  await hands.type('账号', accountOf(person))
  await hands.type('密码', 'right-password')
  await hands.tap('登录')
}

/** Calls do not reach the street, as without a signal; what the app itself is made of lies in the browser already. */
async function cutOff({ context }: Window): Promise<() => Promise<void>> {
  const calls = /\/(v1|auth)\//
  await context.route(calls, (route) => route.abort('internetdisconnected'))
  return () => context.unroute(calls)
}

describe('signing in', () => {
  it('says kindly that account or password is wrong, and after five tries that the door is shut for 15 minutes', async () => {
    const person = await newcomer()
    const window = await stage.open('phone')
    const hands = browserHands(window)
    await signInBy(hands, person, 'wrong')
    await hands.see('账号或密码不对，请再看看。')
    await hands.picture('state - wrong password')
    for (let more = 0; more < 4; more += 1) {
      await hands.type('密码', `wrong ${more}`)
      await hands.tap('登录')
      await hands.seeNot('正在登录')
    }
    await hands.see('试错次数多了，15 分钟后再试。着急就用手机扫一扫登录')
    await hands.picture('state - locked')
    await hands.type('密码', 'right-password')
    await hands.tap('登录')
    await hands.seeNot('正在登录')
    await hands.see('试错次数多了')
    expect(window.problems).toEqual([])
    await window.context.close()
  })

  it('says what is missing, in words under the field', async () => {
    const window = await stage.open('phone')
    const hands = await at(window.page, window, 'pages/sign-in/index')
    await hands.tap('登录')
    await hands.see('请填账号')
    await hands.see('请填密码')
    await window.context.close()
  })
})

describe('a newcomer', () => {
  it('finds every page empty in words, with a way to begin', async () => {
    const window = await stage.openAs(await newcomer(), 'phone')
    const hands = browserHands(window)
    await hands.see('还没有积分，记一次走访就有')
    await hands.tap('进度')
    await hands.see('还没有走访记录')
    await hands.picture('state - empty progress')
    await hands.tap('消息')
    await hands.see('还没有消息')
    await hands.tap('进度')
    await hands.tap('记一次走访')
    await hands.see('到了哪一家？')
    expect(window.problems).toEqual([])
    await window.context.close()
  })
})

describe('without a signal', () => {
  it('after one start with it, the app opens with what it knew, and a visit is kept and goes out by itself', async () => {
    const { street } = stage
    const person = await newcomer()
    const place = await street.addPlace(grid, { name: '老周面馆' })
    const window = await stage.openAs(person, 'phone')
    const { context, page } = window
    const hands = browserHands(window)
    await hands.see('还没有积分')
    await hands.tap('记一次走访')
    await hands.see(place.name)
    const reconnect = await cutOff(window)
    await page.close()

    const again = await context.newPage()
    const offline = await at(again, window, '')
    await offline.see('，林海')
    await offline.picture('state - offline home')
    await offline.tap('记一次走访')
    await offline.tap(place.name)
    await offline.tap('没有问题')
    await offline.see('记好了。有信号就自动发，您不用管。')
    await offline.see('1 次走访还在手机里')
    await offline.picture('state - offline kept')
    await offline.tap('进度')
    await offline.see('在手机里')
    await offline.see('待发送')
    await offline.picture('state - outbox')
    expect(await street.find('visits', { authorId: person.userId })).toEqual([])

    await reconnect()
    await offline.pocket(60_000)
    await offline.see('街道已收到')
    await offline.seeNot('待发送')
    expect(await street.find('visits', { authorId: person.userId })).toHaveLength(1)
    await context.close()
  })

  it('the browser itself says so, the page says what is safe, and it goes when the signal is back', async () => {
    const window = await stage.openAs(await newcomer(), 'phone')
    const hands = browserHands(window)
    await hands.see('还没有积分')
    await window.context.setOffline(true)
    await hands.see('现在没信号，照样能记。')
    await window.context.setOffline(false)
    await hands.seeNot('现在没信号')
    await window.context.close()
  })
})

describe('a server that fails', () => {
  it('is answered with what is safe, a way to try again and the number to name on the phone', async () => {
    const person = await newcomer()
    // An account as no program of ours writes it: whatever reads it fails.
    await stage.street.put('pointsAccounts', { _id: person.userId, userId: person.userId })
    const window = await stage.openAs(person, 'phone')
    const hands = browserHands(window)
    await hands.see('，林海')
    // It is tried again by itself first.
    for (let tries = 0; tries < 3; tries += 1) await hands.pocket(5_000)
    await hands.see('这一页没打开，不是您的问题')
    await hands.seeNot('没信号，')
    await hands.see('要是一直不行，把这串号报给我们')
    await hands.picture('state - failure')
    const shown = await hands.read()
    const failed = stage.street.logs.map((log) => JSON.stringify(log)).filter((line) => line.includes('fault'))
    const numbers = failed.flatMap((line) => /requestId\\?":\\?"([\w-]+)/.exec(line)?.[1] ?? [])
    expect(numbers.some((number) => shown.includes(number))).toBe(true)
    await stage.street.local.database.updateOne(
      'pointsAccounts',
      { _id: person.userId },
      { $set: { available: 0, pending: 0, earnedByYear: {}, seq: 0, headHash: '', recentVisits: [], version: 1 } },
    )
    await hands.tap('再试一次')
    await hands.see('还没有积分，记一次走访就有')
    await window.context.close()
  })
})

describe('a session that has ended elsewhere', () => {
  it('asks to sign in again, and what waits on the phone goes out afterwards', async () => {
    const { street } = stage
    const person = await newcomer()
    const place = await street.addPlace(grid, { name: '惠民超市' })
    const window = await stage.openAs(person, 'phone')
    const { page, context } = window
    const hands = browserHands(window)
    await hands.see('还没有积分')
    await hands.tap('记一次走访')
    await hands.see(place.name)
    const token = await page.evaluate(() => JSON.stringify(localStorage).match(/access_token[\\":]+([\w.-]+)/)?.[1])
    await fetch(`${street.local.url}/auth/v1/revoke`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    })
    await hands.tap(place.name)
    await hands.tap('没有问题')
    await hands.see('登录过期了，再登录一次就好')
    await hands.see('手机里的 1 条都在，登录后接着发。')
    await hands.picture('state - session ended')
    expect(await street.find('visits', { authorId: person.userId })).toEqual([])
    await hands.tap('再登录一次')
    await signInHere(hands, person)
    await hands.see('，林海')
    await hands.seeNot('登录过期了')
    await hands.tap('进度')
    await hands.see('街道已收到')
    await hands.seeNot('待发送')
    expect(await street.find('visits', { authorId: person.userId })).toHaveLength(1)
    await context.close()
  })
})

describe('a link on a door', () => {
  it('opened by a volunteer leads to the visit with that place proven', async () => {
    const { street } = stage
    const person = await newcomer()
    const place = await street.addPlace(grid, { name: '春风理发店' })
    const window = await stage.openAs(person, 'phone')
    await browserHands(window).see('还没有积分')
    const page = await window.context.newPage()
    await page.goto(`${street.local.url}/?scene=${place.code}`)
    const hands = browserHands({ ...window, page })
    await hands.see(`${place.name}，怎么样？`)
    await hands.see('门牌码对上了')
    await hands.picture('state - door link')
    await hands.tap('没有问题')
    await hands.see('记好了')
    await hands.see(/现在能用\s*1\s*分/)
    expect(window.problems).toEqual([])
    await window.context.close()
  })

  it('opened by a stranger says who helps here, and leads whoever visits doors to that door after signing in', async () => {
    const { street } = stage
    const person = await newcomer()
    await street.addPlace(grid, { name: '老周面馆' })
    const place = await street.addPlace(grid, { name: '顺发汽修厂' })
    const window = await stage.open('phone')
    await window.page.goto(`${street.local.url}/?scene=${place.code}`)
    const hands = browserHands(window)
    await hands.see(place.name)
    await hands.see('您想办什么？')
    await hands.picture('state - door link, a stranger')
    await hands.tap('来走访的，点这里')
    await hands.tap('去登录')
    await signInHere(hands, person)
    await hands.see(`${place.name}，怎么样？`)
    await hands.see('门牌码对上了')
    await hands.picture('state - door link, after signing in')
    await hands.tap('没有问题')
    await hands.see('记好了')
    // Kept on the phone first, at the street a moment later.
    const visits = await arrived(window.page, () => street.find('visits', { authorId: person.userId }))
    expect(visits).toMatchObject([{ placeId: place.placeId }])
    expect(new URL(window.page.url()).search).toBe('')
    expect(window.problems).toEqual([])
    await window.context.close()
  })

  it('leads home only once: home is home again, also when the page is loaded anew', async () => {
    const place = await stage.street.addPlace(grid, { name: '柳溪花园二期工地' })
    const window = await stage.open('desk')
    await window.page.goto(`${stage.street.local.url}/?scene=${place.code}`)
    const hands = browserHands(window)
    await hands.see('您在这里')
    await window.page.reload()
    await hands.see(place.name)
    await hands.picture('state - door link, desk')
    await hands.tap('首页')
    await hands.see('想当小红帽志愿者')
    expect(await hands.read()).not.toContain('您在这里')
    expect(window.problems).toEqual([])
    await window.context.close()
  })

  it('opened by the community says who helps here', async () => {
    const { street } = stage
    const staff = await street.addPerson('communityStaff', '/d1/s1/c01', { name: '李建国' })
    const place = await street.addPlace(grid, { name: '惠民超市' })
    const window = await stage.openAs(staff, 'desk')
    await browserHands(window).see('，李建国')
    await window.page.goto(`${street.local.url}/?scene=${place.code}`)
    const hands = browserHands(window)
    await hands.see(place.name)
    await hands.see('街道劳动争议调解室来管')
    expect(await hands.read()).not.toContain('来走访的')
    expect(window.problems).toEqual([])
    await window.context.close()
  })

  it('with the six signs of a volunteer opens the street, and fills the code in', async () => {
    const window = await stage.open('phone')
    await window.page.goto(`${stage.street.local.url}/?scene=AB2C3D`)
    const hands = browserHands(window)
    await hands.see('柳溪街道')
    expect(await hands.read()).not.toContain('认不出来')
    await hands.tap(/^工资没发、少发/)
    await hands.see('出了什么事？')
    const kept = await window.page.evaluate(() => localStorage.getItem('xhm/draft/nobody/report'))
    expect(kept).toContain('AB2C3D')
    expect(window.problems).toEqual([])
    await window.context.close()
  })

  it('that is no code of ours says so and opens the app', async () => {
    const window = await stage.openAs(await newcomer(), 'phone')
    await browserHands(window).see('还没有积分')
    await window.page.goto(`${stage.street.local.url}/?scene=pay-me-now`)
    await browserHands(window).see('这不是我们的门牌码')
    await window.context.close()
  })
})

it('the visit page opened for nobody in particular asks to sign in, and is there afterwards with its door', async () => {
  const place = await stage.street.addPlace(grid, { name: '惠民超市' })
  const window = await stage.open('phone')
  const hands = await at(window.page, window, `${visitPage}?code=${place.code}`)
  await hands.see('先登录，再看这里')
  await hands.tap('去登录')
  await signInHere(hands, await newcomer())
  await hands.see(`${place.name}，怎么样？`)
  await hands.see('门牌码对上了')
  expect(window.problems).toEqual([])
  await window.context.close()
})

describe('what is unread', () => {
  it.each(['volunteer', 'resident', 'communityStaff'] as const)(
    'is said beside 消息 at the desk as on the phone, until it was looked at: %s',
    async (role) => {
      const { street } = stage
      const person = await street.addPerson(role, grid, { name: '林海' })
      const { userId, streetId, orgPath } = person
      const message = { userId, streetId, orgPath, kind: 'visitVerified', title: '走访核实了', read: false }
      for (const door of ['老周面馆', '惠民超市'])
        await street.put('inbox', { _id: `${userId}:${door}`, ...message, text: `您走访「${door}」。`, at: new Date() })
      const desk = await stage.openAs(person, 'desk')
      const phone = await stage.openAs(person, 'phone')
      await browserHands(phone).see(/消息\s*，\s*2 条未读/)
      const row = desk.page.getByRole('link', { name: '消息，2 条未读', exact: true })
      await row.waitFor()
      const hands = browserHands(desk)
      await hands.picture(`state - unread, ${role}`)
      await row.click()
      await hands.see('您走访「老周面馆」。')
      const read = desk.page.getByRole('link', { name: '消息', exact: true })
      await read.filter({ visible: true }).waitFor()
      expect([...desk.problems, ...phone.problems]).toEqual([])
      await desk.context.close()
      await phone.context.close()
    },
  )
})

/** Looks again with every picture that the page draws, until there is something; at most some seconds. */
async function arrived<T>(page: Page, find: () => Promise<T[]>): Promise<T[]> {
  for (let looks = 0; looks < 300; looks++) {
    const found = await find()
    if (found.length > 0) return found
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)))
  }
  return []
}
