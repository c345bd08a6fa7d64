import type { StoredMediation } from '#domain/mediation/stored'
import { answered, type Person } from '../cloudfunctions/street'
import { browserHands } from './support/browser-hands'
import type { Hands } from './support/hands'
import { openStage, type Stage, signInBy } from './support/stage'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

const grid = '/d1/s1/c01/g01'

/** A talk that a volunteer led: written down on the phone, confirmed by somebody of the roster, told to the volunteer. */
describe.each(['browser', 'mini-program'] as const)('a mediation, with the %s', (on) => {
  let volunteer: Person
  let phone: Hands
  let shop: { code: string; name: string }

  beforeAll(async () => {
    const { street } = stage
    volunteer = await street.addPerson('volunteer', grid, { name: '周桂芳' })
    shop = await street.addPlace(grid, { name: on === 'browser' ? '老周面馆' : '老周面馆二店' })
    if (on === 'browser') {
      phone = browserHands(await stage.open('phone'))
      await signInBy(phone, volunteer)
    } else phone = await stage.openWechat(volunteer)
    await phone.see('，周桂芳')
  })
  afterAll(() => phone?.close())

  const recorded = () => stage.street.find<StoredMediation>('mediations', { authorId: volunteer.userId })

  it('wants the consent of both sides and a sentence, and is then kept and sent', async () => {
    await phone.tap('记一次调解')
    await phone.see('两边都愿意吗？')
    await phone.tap(/^(去选|老周|.*换一家)/)
    await phone.tap(shop.name)
    await phone.tap('关上')
    await phone.see('两边都愿意谈，勾上再记')
    await phone.tap('两边都愿意谈，也同意我来牵头')
    await phone.tap('谈成了')
    await phone.see('写一句怎么谈的，就能记好')
    await phone.type('怎么谈的，写一句', '工资月底结清，两边都签了字')
    await phone.see('已自动保存在手机里')
    await phone.tap('记好')
    await phone.see('记好了。调解员核实了，得 3 分。')
    await phone.see('我的调解')
    await phone.see('待复核')
    expect(await recorded()).toMatchObject([
      { placeName: shop.name, outcome: 'agreed', words: '工资月底结清，两边都签了字', state: 'held' },
    ])
  })

  it('counts when a mediator has confirmed it, and the volunteer reads so', async () => {
    const { street } = stage
    const mediator = await street.addPerson('mediator', '/d1/s1', { name: '陈律师' })
    const [{ _id: mediationId, version } = { _id: '', version: 0 }] = await recorded()
    const decision = { mediationId, version, decision: 'confirm', reason: '' } as never
    answered(await street.call(mediator, 'case', 'reviewMediation', decision))
    await phone.tap(/^首页(，|$)/)
    await phone.pocket(60_000)
    await phone.tap(/^进度(，|$)/)
    await phone.see('得 3 分')
    await phone.see('已核实')
    await phone.tap(/^首页(，|$)/)
    await phone.see(/现在能用\s*3\s*分/)
    expect(phone.problems()).toEqual([])
  })
})
