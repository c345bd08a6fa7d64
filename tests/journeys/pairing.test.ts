import type { Person } from '../cloudfunctions/street'
import { browserHands } from './support/browser-hands'
import type { Hands } from './support/hands'
import { miniProgramOf } from './support/mini-program'
import { openStage, type Stage, signInBy } from './support/stage'
import { wechatHands } from './support/wechat-hands'

let stage: Stage
/** Whatever a test opened, put away also when it fails. */
const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

const grid = '/d1/s1/c01/g01'

/** What stands on a PC that waits. */
async function pictureOn(pc: Hands): Promise<{ code: string; number: string }> {
  await pc.see('手机会问电脑上是哪个数')
  const found = /写这 8 位 ?(\w{4}) ?(\w{4}) .*?哪个数 ?(\d\d)/.exec(await pc.read())
  if (!found) throw new Error(`no picture: ${await pc.read()}`)
  return { code: `${found[1]}${found[2]}`, number: found[3] ?? '' }
}

/** A browser of nobody's on the desk, at the sign-in page. */
async function atTheDoor() {
  const window = await stage.open('desk')
  const pc = browserHands(window)
  open.push(window.context)
  await pc.tap('登录')
  return { window, pc }
}

describe('a PC is signed in', () => {
  it('by the mini-program that scans its picture, and goes on where it was going', async () => {
    const person: Person = await stage.street.addPerson('communityStaff', '/d1/s1/c01', { name: '李建国' })
    const window = await stage.open('desk')
    const pc = browserHands(window)
    open.push(window.context)
    await window.page.goto(stage.addressOf('packages/directory/people/index'))
    await pc.tap('去登录')
    const { code, number } = await pictureOn(pc)
    await pc.picture('sign-in-by-phone')

    const host = await miniProgramOf(stage.street, person).launch()
    const phone = wechatHands(host)
    open.push(phone)
    await phone.see('，李建国')
    await phone.tap(/^我的(，|$)/)
    await host.scan(`${stage.addressOf()}?scene=pc.${code}`)
    await phone.tap(/^扫码登录电脑/)
    await phone.see('让这台电脑用「李建国」登录？')
    await phone.see('Chrome 浏览器')
    await phone.see('李建国·柳溪街道')
    await phone.tap(number)
    await phone.tap('是我，登录')
    await phone.see('好了，看电脑')

    await pc.see('全部身份')
    expect(window.page.url()).toContain('packages/directory/people/index')
    expect([...window.problems, ...phone.problems()]).toEqual([])
  })

  it('not by somebody who says no, and then by the browser of their phone that opens its address', async () => {
    const person = await stage.street.addPerson('volunteer', grid, { name: '周桂芳' })
    const mobile = await stage.open('phone')
    const phone = browserHands(mobile)
    open.push(mobile.context)
    await signInBy(phone, person)
    await phone.see('，周桂芳')
    const { window, pc } = await atTheDoor()
    const first = await pictureOn(pc)
    // What the phone's own camera opens.
    await mobile.page.goto(`${stage.addressOf()}?scene=pc.${first.code}`)
    await phone.see('让这台电脑用「周桂芳」登录？')
    await phone.tap('不是我')
    await phone.see('没让它登录')
    await pc.see('手机上没让登录')
    await pc.tap('换一个')

    const second = await pictureOn(pc)
    expect(second.code).not.toBe(first.code)
    await mobile.page.goto(stage.addressOf('packages/own/pair/index'))
    await phone.type('码下面的 8 位', `${second.code.slice(0, 4).toLowerCase()} ${second.code.slice(4)}`)
    await phone.tap('用这个码')
    await phone.tap(second.number)
    await phone.tap('是我，登录')
    await phone.see('好了，看电脑')
    await pc.see('，周桂芳')
    expect([...window.problems, ...mobile.problems]).toEqual([])
  })

  it('not with another number, and not with a picture whose minutes are over', async () => {
    const person = await stage.street.addPerson('volunteer', grid, { name: '刘玉梅' })
    const { window, pc } = await atTheDoor()
    const { code, number } = await pictureOn(pc)
    const host = await miniProgramOf(stage.street, person).launch(`/packages/own/pair/index?scene=pc.${code}`)
    const phone = wechatHands(host)
    open.push(phone)
    await phone.see('让这台电脑用「刘玉梅」登录？')
    const offered = /哪个数？ ?(\d\d) ?(\d\d) ?(\d\d)/.exec(await phone.read())?.slice(1) ?? []
    expect(offered).toContain(number)
    await phone.tap(offered.find((one) => one !== number) ?? '')
    await phone.tap('是我，登录')
    await phone.see('数对不上，没让登录')
    await pc.see('手机上没让登录')
    await pc.tap('换一个')
    await pictureOn(pc)
    await window.page.clock.fastForward(181_000)
    await pc.see('这个码过期了')
    await pc.picture('sign-in-picture-over')
    expect([...window.problems, ...phone.problems()]).toEqual([])
  })
})
