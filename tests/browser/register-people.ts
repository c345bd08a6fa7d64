import { creditCheckOf } from '#domain/place/credit-code'
import { answered, type Street } from '../cloudfunctions/street'

const codeOf = (nth: number): string => {
  const head = `91999999MC000000${nth}`
  return head + creditCheckOf(head)
}
const daysFromNow = (days: number): string =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)

/** Three firms of another community: one that has everything, one that ends soon, one that is without a committee; a shop twice. */
export async function firmsWithHistory(street: Street) {
  const keeper = await street.addPerson('streetStaff', '/d1/s1', { name: '何登记' })
  const term = (through: number) => ({ from: daysFromNow(-300), through: daysFromNow(through) })
  const add = async (nth: number, name: string, staffCount: number, mediation: 'mediator' | 'none', through: number) =>
    answered(
      await street.call(keeper, 'place', 'add', {
        ...{ kind: 'company', name, orgPath: '/d1/s1/c02', invested: nth === 0 },
        registry: {
          ...{ creditCode: codeOf(nth), legalName: `${name}有限公司`, aliases: ['老厂'], industry: '机械加工' },
          ...{
            staffBand: null,
            staffCount,
            address: '长青路 12 号',
            location: null,
            enterpriseGrid: null,
            contractors: [],
          },
          compliance: {
            ...{ mediation, collectiveContract: term(400), womensContract: null, harmony: term(through) },
          },
        },
        contact: { name: '欧阳建国', phone: '13900001234' },
      }),
    ).place
  const whole = await add(0, '长青精密机械', 60, 'mediator', 500)
  await add(1, '长青电子装配', 40, 'mediator', 30)
  await add(2, '长青纺织', 180, 'none', 500)
  answered(await street.call(keeper, 'place', 'issueCode', { placeId: whole.placeId }))
  for (const _ of ['once', 'twice'])
    answered(
      await street.call(keeper, 'place', 'add', {
        ...{ kind: 'shop', name: '长青便利店', orgPath: '/d1/s1/c02', invested: false, registry: null, contact: null },
      }),
    )
  return { whole: whole.placeId }
}
