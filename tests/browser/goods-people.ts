import type { StoredRedemption, StoredStock } from '#domain/goods/stored'
import { addStock, codeOf, fund, reserved } from '../cloudfunctions/shelf'
import { answered, newId, type Person, type Street } from '../cloudfunctions/street'

/** Apart from the other people's community, so that their lists stay as they are. */
const community = '/d1/s1/c02'
const hourMs = 3_600_000

const shelf: (Partial<StoredStock> & Pick<StoredStock, 'name' | 'icon' | 'points' | 'onHand'>)[] = [
  { name: '东北大米 5 千克', icon: 'rice', points: 30, onHand: 12, note: '今年的新米，5 千克一袋。' },
  { name: '洗衣液 2 升', icon: 'soap', points: 18, onHand: 26 },
  { name: '抽纸 6 包', icon: 'tissue', points: 8, onHand: 40 },
  { name: '晴雨伞', icon: 'umbrella', points: 12, onHand: 2 },
  { name: '大豆油 5 升', icon: 'oil', points: 60, onHand: 9 },
  { name: '保温杯', icon: 'thermos', points: 20, onHand: 0 },
  { name: '纯棉毛巾 2 条', icon: 'towel', points: 10, onHand: 15 },
  { name: '挂面 2 千克', icon: 'noodles', points: 14, onHand: 8, reserved: 1 },
  { name: '端午礼盒', icon: 'gift', points: 80, onHand: 5 },
]

/** What the volunteer's code says for as long as these people live: another code lasts five minutes. */
export const lastingDigits = '483206'

/**
 * A full shelf, a volunteer who has points, something waiting, something fetched and two mediations, and the street's
 * staff at the window, who is also a volunteer.
 */
export async function peopleOfTheCounter(street: Street): Promise<{ saver: Person; clerk: Person }> {
  const goods = await Promise.all(
    shelf.map((item, order) => addStock(street, { ...item, opening: item.onHand, order: order + 1 })),
  )
  const named = (name: string): StoredStock => goods.find((item) => item.name.startsWith(name)) as StoredStock
  const saver = await street.addPerson('volunteer', community, { name: '陈玉兰' })
  const clerk = await street.addPerson('streetStaff', '/d1/s1', {
    name: '何立新',
    also: [{ role: 'volunteer', orgPath: community }],
  })
  await fund(street, saver, ...Array.from({ length: 45 }, () => 2))
  await fund(street, clerk, 2)

  const handOut = async (item: StoredStock): Promise<void> => {
    const redemptionId = (await reserved(street, saver, item)) as never
    const { scan: code } = await codeOf(street, saver, redemptionId)
    answered(await street.call(clerk, 'points', 'handOut', { code, redemptionId }))
  }
  await handOut(named('抽纸'))
  await handOut(named('纯棉毛巾'))
  const unwanted = (await reserved(street, saver, named('晴雨伞'))) as never
  answered(await street.call(saver, 'points', 'cancel', { redemptionId: unwanted }))
  await reserved(street, saver, named('洗衣液'))
  await street.put('redemptions', waitingWith(street, saver, named('挂面')))

  const shop = await street.addPlace(community, { name: '红星五金店', initials: 'hxwjd' })
  const at = new Date().toISOString()
  const talk = (outcome: 'agreed' | 'goOn', words: string) =>
    street.call(saver, 'visit', 'recordMediation', {
      door: { by: 'code', code: shop.code },
      bothAgreed: true,
      outcome,
      words,
      at,
    })
  answered(await talk('agreed', '老板和小工坐下来算清了加班的天数'))
  answered(await talk('goOn', '房租的事两边都退了一步，下周再谈'))
  // Not by their codes, so they wait to be looked at: pending points.
  for (const name of ['顺意水果店', '秀珍裁缝铺']) {
    const { placeId } = await street.addPlace(community, { name })
    const door = { by: 'list', placeId } as const
    answered(await street.call(saver, 'visit', 'record', { as: 'volunteer', door, result: 'noIssue', note: '', at }))
  }
  return { saver, clerk }
}

/** Something that waits, as the database keeps it, with the lasting digits. */
function waitingWith(street: Street, { userId, streetId }: Person, stock: StoredStock): StoredRedemption {
  const hash = (what: string, text: string): string => street.seal.hash(what, text).toString('base64url')
  const until = new Date(Date.now() + 24 * hourMs)
  const { goodsId, name, icon, outletName, points, orgPath } = stock
  return {
    ...{
      _id: newId(),
      streetId,
      orgPath,
      userId,
      stockId: stock._id,
      goodsId,
      goodsName: name,
      icon,
      outletName,
      points,
    },
    ...{ state: 'reserved', reservedAt: new Date(), keptUntil: until, endedAt: null, handedOutBy: null },
    pickup: {
      secretHash: hash('pickup.secret', newId()),
      digitsHash: hash('pickup.digits', `${streetId} ${lastingDigits}`),
      until,
    },
    ...{ command: { caller: userId, inputHash: '' }, version: 1 },
  } as StoredRedemption
}
