import { newId, type Person } from '../cloudfunctions/street'
import { booksOf } from './support/books'
import { browserHands } from './support/browser-hands'
import type { Hands } from './support/hands'
import { miniProgramOf } from './support/mini-program'
import { openStage, type Stage } from './support/stage'
import { wechatHands } from './support/wechat-hands'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

const grid = '/d1/s1/c01/g01'

/**
 * The second walk, over all roles: a scanned code, unpaid wages, the street's desk, a mediator, and the
 * points of the guide. The worker and the volunteer go it with the browser and with the mini-program; the street sits
 * at its desk.
 */
describe.each(['browser', 'mini-program'] as const)('from a scanned code to an answer, with the %s', (on) => {
  let guide: Person
  let staff: Person
  let mediator: Person
  let site: { placeId: string; code: string; name: string }
  let volunteer: Hands
  let worker: Hands
  let referralCode = ''
  let receipt = ''
  const opened: Hands[] = []

  beforeAll(async () => {
    const { street } = stage
    guide = await street.addPerson('volunteer', grid, { name: '周桂芳' })
    staff = await street.addPerson('streetStaff', '/d1/s1', { name: '何立新' })
    mediator = await street.addPerson('mediator', '/d1/s1', { name: on === 'browser' ? '陈静' : '沈伟' })
    site = await street.addPlace(grid, { name: `柳溪花园${on === 'browser' ? '二' : '三'}期工地`, kind: 'site' })
    volunteer = await phoneOf(guide)
  })
  afterAll(async () => {
    for (const hands of opened) await hands.close()
  })

  const keep = (hands: Hands): Hands => {
    opened.push(hands)
    return hands
  }
  /** The phone of somebody the street knows. */
  async function phoneOf(person: Person): Promise<Hands> {
    if (on === 'mini-program') return keep(await stage.openWechat(person))
    return keep(browserHands(await stage.openAs(person, 'phone')))
  }
  /** The phone of somebody nobody knows, who has just scanned the board. */
  async function scannedBy(code: string): Promise<Hands> {
    if (on === 'mini-program')
      return keep(
        wechatHands(
          await miniProgramOf(stage.street, { openid: `o-worker-${newId()}` }).launch(
            `/pages/report/index?scene=${code}`,
          ),
        ),
      )
    const window = await stage.open('phone')
    await window.page.goto(`${stage.street.local.url}/?scene=${code}`)
    return keep(browserHands(window))
  }
  const deskOf = async (person: Person): Promise<Hands> => keep(browserHands(await stage.openAs(person, 'desk')))

  let ended = false
  const step = (name: string, walk: () => Promise<void>): void =>
    it(name, async () => {
      if (ended) throw new Error('the walk has ended before this')
      ended = true
      await walk()
      ended = false
    })

  step('a volunteer shows the personal code to a worker', async () => {
    await volunteer.tap(/^帮人反映/)
    await volunteer.see('他自己填')
    await volunteer.picture(`second-1-refer-${on}`)
    const [code] = await stage.street.find<{ _id: string }>('referralCodes', { userId: guide.userId })
    referralCode = code?._id ?? ''
    const shown = (await volunteer.read()).replace(/\s/g, '')
    expect(shown).toContain(referralCode)
    await volunteer.back()
  })

  step('the worker scans the board, and reports unpaid wages in five steps without a name', async () => {
    worker = await scannedBy(site.code)
    await worker.see(site.name)
    await worker.see('您想办什么？')
    await worker.picture(`second-2-landing-${on}`)
    await worker.tap(/^工资没发、少发/)
    await worker.see('出了什么事？')
    await worker.tap('工资没发')
    await worker.tap('还在干')
    await worker.tap('下一步：欠了多少')
    await worker.see('您一个人大概被欠多少？')
    await worker.tap('1 万 – 3 万')
    await worker.tap('10 人以上')
    await worker.picture(`second-3-how-much-${on}`)
    await worker.tap('下一步：在哪儿干的活')
    await worker.see(site.name)
    await worker.tap('分包、劳务公司')
    await worker.tap('下一步：有没有照片')
    await worker.tap('没有照片，下一步')
    await worker.tap(/^不留姓名/)
    await worker.tap(/^有志愿者给过您介绍码/)
    await worker.type('志愿者的介绍码', referralCode)
    await worker.picture(`second-4-contact-${on}`)
    await worker.tap('交给街道')
    await worker.see('街道收到了，放心')
    receipt = (await worker.read()).replace(/\s/g, '').match(/\d{16}/)?.[0] ?? ''
    expect(receipt).toMatch(/^\d{16}$/)
    await worker.picture(`second-5-receipt-${on}`)
    const reports = await stage.street.find<{ placeName: string; contactSealed: unknown }>('reports', {})
    expect(reports.filter(({ placeName }) => placeName === site.name)).toMatchObject([{ contactSealed: null }])
  })

  step('nothing has moved for the volunteer yet', async () => {
    await volunteer.see(/现在能用\s*0\s*分/)
    expect((await booksOf(stage.street, guide)).pending).toBe(0)
  })

  step('the street sees why it goes where, and gives it to a mediator', async () => {
    const desk = await deskOf(staff)
    await desk.tap(/^反映/)
    await desk.see(site.name)
    await desk.tap(new RegExp(site.name))
    await desk.see('10 人以上')
    await desk.see('住建')
    await desk.see('城投')
    await desk.picture(`second-6-queue-${on}`)
    await desk.tap('换一换')
    await desk.tap(new RegExp(`^${mediator.name}`))
    await desk.tap('就这样')
    await desk.tap(`受理，转给${mediator.name}`)
    await desk.see('都答复了')
    await desk.tap(/^办理中/)
    await desk.see(mediator.name)
    await desk.picture(`second-7-accepted-${on}`)
    expect(desk.problems()).toEqual([])
  })

  step('the volunteer has two points, and reads neither who nor where', async () => {
    await volunteer.pocket(120_000)
    await volunteer.see(/现在能用\s*2\s*分/)
    await volunteer.tap(/^消息/)
    await volunteer.see('街道受理了')
    expect(await volunteer.read()).not.toContain(site.name)
    await volunteer.tap('首页')
    await volunteer.tap('积分明细')
    await volunteer.see('引导一件纠纷到街道')
    const ledger = await volunteer.read()
    for (const secret of [site.name, receipt, referralCode]) expect(ledger).not.toContain(secret)
    await volunteer.picture(`second-8-ledger-${on}`)
    await volunteer.back()
    const { faults } = await booksOf(stage.street, guide)
    expect(faults).toEqual([])
  })

  let office: Hands

  step('the mediator writes down a call, answers the worker and is answered', async () => {
    office = keep(browserHands(await stage.openAs(mediator, 'phone')))
    await office.see(site.name)
    await office.picture(`second-9-day-${on}`)
    await office.tap(/^(还剩|今天).*工资没发|^柳溪花园.期工地·10 人以上，工资没发/)
    await office.see('反映的情况')
    await office.tap('记下这次调解')
    await office.tap('答应见面谈')
    await office.tap('记好')
    await office.see('答应见面谈')
    await office.tap('回一句')
    await office.type('回一句', '明天上午九点来二楼调解室')
    await office.tap('发出去')
    await office.see('明天上午九点来二楼调解室')
    await office.picture(`second-10-case-${on}`)

    await worker.pocket(120_000)
    await worker.see('明天上午九点来二楼调解室')
    await worker.tap('给调解员留言')
    await worker.type('想说什么？', '好的，来三位')
    await worker.tap('发给调解员')
    await worker.see('好的，来三位')
    await worker.picture(`second-11-follow-${on}`)
    await office.pocket(120_000)
    await office.see('好的，来三位')
  })

  step('it is settled, and the worker reads it with the receipt alone', async () => {
    await office.tap('更多')
    await office.tap(/^谈成了/)
    await office.type('怎么谈成的？', '总包先垫付')
    await office.type('一共给多少（元）', '186400')
    await office.tap('记好，谈成了')
    await office.see('¥186,400.00')
    await office.picture(`second-12-settled-${on}`)
    expect(office.problems()).toEqual([])

    const elsewhere = await scannedBy(site.code)
    await elsewhere.tap(/^查我的反映/)
    await elsewhere.type('16 位回执号', receipt.replace(/(\d{4})(?=\d)/g, '$1 '))
    await elsewhere.tap('看看到哪一步了')
    await elsewhere.see('总包先垫付')
    await elsewhere.picture(`second-13-settled-follow-${on}`)
    expect(elsewhere.problems()).toEqual([])
  })

  step('a talk that the same volunteer led counts for the same dispute: three points together, not five', async () => {
    await volunteer.tap(/^记一次调解/)
    await volunteer.see('在哪一家谈的？')
    await volunteer.tap(/^(去选|选一家|.*换一家)/)
    await volunteer.tap(site.name)
    await volunteer.tap('关上')
    await volunteer.tap('两边都愿意谈，也同意我来牵头')
    await volunteer.tap('谈成了')
    await volunteer.type('怎么谈的，写一句', '劝双方坐下来把账对了一遍')
    await volunteer.picture(`second-14-mediation-${on}`)
    await volunteer.tap(/^记好/)
    await volunteer.see('待复核')
    await volunteer.tap('首页')
    await volunteer.see(/等核实 3 分/)

    await office.pocket(120_000)
    await office.back()
    await office.tap(/1 件等您看/)
    await office.see('劝双方坐下来把账对了一遍')
    await office.tap('算数')
    await office.see('都看完了')
    await volunteer.pocket(120_000)
    await volunteer.see(/现在能用\s*3\s*分/)
    await volunteer.seeNot('等核实 3 分')
    const books = await booksOf(stage.street, guide)
    expect(books.faults).toEqual([])
    expect(books).toMatchObject({ available: 3, pending: 0 })
    for (const hands of [volunteer, worker]) expect(hands.problems()).toEqual([])
  })
})
