import { newId, type Person, type Street, startStreet } from '../cloudfunctions/street'
import type { Host } from '../weapp/host'
import type { Hands } from './support/hands'
import { miniProgramOf } from './support/mini-program'
import { accountOf } from './support/stage'
import { wechatHands } from './support/wechat-hands'

let street: Street
beforeAll(async () => {
  street = await startStreet()
})
afterAll(() => street?.close())

const grid = '/d1/s1/c01/g01'

let host: Host
afterEach(() => host?.close())

/** Scans the code with the WeChat of `who`, which opens the page. */
async function scanned(who: Pick<Person, 'openid'>, page: string, code: string): Promise<Hands> {
  host = await miniProgramOf(street, who).launch(`/${page}?scene=${code}`)
  return wechatHands(host)
}

async function signInHere(hands: Hands, person: Person): Promise<void> {
  await hands.tap('微信一键登录')
  await hands.tap('第一次用？用账号认一下')
  await hands.type('账号', accountOf(person))
  await hands.type('密码', 'right-password')
  await hands.tap('登录')
}

/** A mini-program code names the page it opens, and WeChat hands that page its scene. Without a page it opens home. */
describe.each(['packages/volunteer/visit/index', 'pages/home/index'])('the code of a door that opens %s', (page) => {
  it('leads a volunteer to that door, once', async () => {
    const person = await street.addPerson('volunteer', grid)
    const place = await street.addPlace(grid)
    const hands = await scanned(person, page, place.code)
    await hands.see(`${place.name}，怎么样？`)
    await hands.see('门牌码对上了')
    await hands.tap('没有问题')
    await hands.see('记好了')
    await hands.see(/现在能用\s*1\s*分/)
    expect(host.stack).toEqual(['pages/home/index'])
    await hands.pocket(60_000)
    expect(host.stack).toEqual(['pages/home/index'])
    expect(hands.problems()).toEqual([])
  })

  it('asks a WeChat that is not known here to sign in first, and then leads to that door', async () => {
    const person = await street.addPerson('volunteer', grid)
    const place = await street.addPlace(grid)
    const hands = await scanned({ openid: `o-new-${newId()}` }, page, place.code)
    // Whoever comes by home first reads who helps here; a volunteer finds the way on.
    const byHome = page === 'pages/home/index'
    if (byHome) await hands.tap('来走访的，点这里')
    await hands.tap('去登录')
    await signInHere(hands, person)
    await hands.see(`${place.name}，怎么样？`)
    await hands.see('门牌码对上了')
    await hands.tap('没有问题')
    await hands.see('记好了')
    expect(host.stack).toEqual(byHome ? ['pages/home/index', 'pages/report/index'] : ['pages/home/index'])
    if (byHome) await hands.back()
    await hands.see(/现在能用\s*1\s*分/)
    expect(await street.find('visits', { authorId: person.userId })).toMatchObject([{ placeId: place.placeId }])
    expect(hands.problems()).toEqual([])
  })
})
