import { addStock, faultsIn, fund, stockOf } from '../cloudfunctions/shelf'
import { newId, type Person } from '../cloudfunctions/street'
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

/** From points to a bag of rice: told once, walked with a browser and with the mini-program; the window is a desk. */
describe.each(['browser', 'mini-program'] as const)('goods over the counter, with the %s', (on) => {
  const rice = `大米 5 千克${on === 'browser' ? '' : '，新'}`
  let volunteer: Person
  let clerk: Person
  let phone: Hands
  let item: Awaited<ReturnType<typeof addStock>>

  beforeAll(async () => {
    const { street } = stage
    volunteer = await street.addPerson('volunteer', grid, { name: '周桂芳' })
    clerk = await street.addPerson('streetStaff', '/d1/s1', { name: '何立新' })
    await fund(street, volunteer, 30, 3)
    item = await addStock(street, { name: rice, points: 30, onHand: 2 })
    if (on === 'browser') {
      phone = browserHands(await stage.open('phone'))
      await signInBy(phone, volunteer)
    } else phone = await stage.openWechat(volunteer)
    await phone.see('，周桂芳')
  })
  afterAll(() => phone?.close())

  /** What stands on the screen as two threes. */
  const digitsOn = async (hands: Hands): Promise<string> =>
    (/6 个数字\s*(\d{3}) ?(\d{3})/.exec(await hands.read())?.slice(1) ?? []).join('')

  it('takes four taps from home, keeps the points and gives them back when it is not wanted', async () => {
    await phone.tap('去换物品')
    await phone.tap(`${rice}，30 分，只剩 2 份`)
    await phone.tap('换这一件')
    await phone.tap('换这一件，存 30 分')
    await phone.see('给窗口的同志扫一扫')
    await phone.see('已留好，30 分先替您存着')
    await phone.tap('不要了，把分退回来')
    await phone.tap('退回 30 分')
    await phone.see('30 分退回来了')
    await phone.see(/现在能用\s*33\s*分/)
    expect(await stockOf(stage.street, item)).toMatchObject({ onHand: 2, reserved: 0 })
  })

  it('is handed out at the desk without a mouse, once, by the six digits', async () => {
    await phone.tap(`${rice}，30 分，只剩 2 份`)
    await phone.tap('换这一件')
    await phone.tap('换这一件，存 30 分')
    await phone.see('给窗口的同志扫一扫')
    const first = await digitsOn(phone)
    await phone.tap('换新码')
    await phone.seeNot(`${first.slice(0, 3)} ${first.slice(3)}`)
    await phone.see('给窗口的同志扫一扫')
    const digits = await digitsOn(phone)
    expect(digits).toMatch(/^\d{6}$/)

    const window = await stage.openAs(clerk, 'desk')
    const { page } = window
    const desk = browserHands(window)
    await desk.see('，何立新')
    await page.goto(stage.addressOf('packages/street/counter/index'))
    await desk.see('今天发出')
    await desk.see('份等人来领')
    await page.getByLabel('他手机上的 6 个数字').and(page.locator(':focus')).waitFor()
    // An old code is turned away.
    await page.keyboard.type(first)
    await page.keyboard.press('Enter')
    await desk.see('这 6 个数字对不上')
    await page.keyboard.press('Control+A')
    await page.keyboard.type(`${digits.slice(0, 3)} ${digits.slice(3)}`)
    await page.keyboard.press('Enter')
    await desk.see('码有效，可以发')
    await desk.see('33 → 3')
    await desk.see('2 → 1')
    await tabTo(page, '报得出姓和手机尾号')
    await page.keyboard.press('Space')
    await tabTo(page, '东西看过，没破没过期')
    await page.keyboard.press('Space')
    await tabTo(page, '确认，已当面发出')
    await page.keyboard.press('Enter')
    await desk.see('发出去了。')
    await desk.see('库存还有 1 份')
    await tabTo(page, '发下一份')
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe('他手机上的 6 个数字')
    await desk.see('周*芳')

    // The same code again: somebody has it already.
    await page.keyboard.type(digits)
    await page.keyboard.press('Enter')
    await desk.see(/已经有人领过这一份，今天 \d\d:\d\d 在街道大厅/)
    await desk.picture('goods-handed-out')
    expect(window.problems).toEqual([])
    await window.context.close()
  })

  it('is told on the phone, and every book adds up', async () => {
    await phone.tap('换新码')
    await phone.see('这一件已经领走了')
    await phone.tap('回积分换物')
    await phone.see(/现在能用\s*3\s*分/)
    await phone.see('还差 27 分')
    await phone.tap('看换过的')
    await phone.see('领走了')
    await phone.see('不要了，分已退')
    expect(await faultsIn(stage.street, [volunteer])).toEqual([])
    expect(phone.problems()).toEqual([])
  })
})

describe('the window', () => {
  it('does not serve whoever stands behind it', async () => {
    const { street } = stage
    const also = [{ role: 'volunteer', orgPath: grid }] as const
    const clerk = await street.addPerson('streetStaff', '/d1/s1', { name: '何立新', also: [...also] })
    await fund(street, clerk, 30)
    const { _id } = await addStock(street, { name: '毛巾', points: 10 })
    const reply = await street.call(clerk, 'points', 'reserve', { stockId: _id }, newId())
    if (!reply.ok) throw new Error(reply.refusal.message)
    const { redemptionId } = reply.data.redemption
    const code = await street.call(clerk, 'points', 'pickupCode', { redemptionId })
    if (!code.ok) throw new Error(code.refusal.message)
    const window = await stage.openAs(clerk, 'phone')
    const hands = browserHands(window)
    await hands.see('，何立新')
    await window.page.goto(stage.addressOf('packages/street/counter/index'))
    await hands.type('扫不上，写他手机上的 6 个数字', code.data.digits)
    await hands.tap('查这个码')
    await hands.see('自己不能给自己发，请旁边同事来确认。')
    await hands.picture('goods-own')
    expect(window.problems).toEqual([])
    await window.context.close()
  })
})
