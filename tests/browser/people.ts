import type { VisitView } from '#domain/contract/shared'
import { stranger, wish } from '../cloudfunctions/newcomers'
import { answered, type Person, type Street } from '../cloudfunctions/street'
import { casesWithHistory } from './cases'
import { streetWithADesk } from './duty-people'
import { peopleOfTheCounter } from './goods-people'
import { pcThatWaits } from './pairing-people'
import { firmsWithHistory } from './register-people'

const community = '/d1/s1/c01'
const grid = `${community}/g01`
const dayMs = 24 * 3_600_000

/** Somebody of every kind, with something of every kind behind them, so that every page has all it can show. */
export async function peopleWithHistory(street: Street) {
  const also = [{ role: 'gridWorker' as const, orgPath: grid }]
  const volunteer = await street.addPerson('volunteer', grid, { name: '周桂芳', also })
  const neighbour = await street.addPerson('volunteer', grid, { name: '刘玉梅' })
  const newcomer = await street.addPerson('volunteer', grid, { name: '林海' })
  const gridWorker = await street.addPerson('gridWorker', grid, { name: '赵敏' })
  const resident = await street.addPerson('resident', grid, { name: '高志远' })
  const staff = await street.addPerson('communityStaff', community, { name: '李建国' })

  const doors = {
    noodles: await street.addPlace(grid, { name: '老周面馆', initials: 'lzmg' }),
    site: await street.addPlace(grid, { name: '柳溪花园二期工地', initials: 'lxhyeqgd', kind: 'site' }),
    market: await street.addPlace(grid, { name: '惠民超市', initials: 'hmcs' }),
    barber: await street.addPlace(grid, { name: '春风理发店', initials: 'cflfd' }),
    garage: await street.addPlace(grid, { name: '顺发汽修厂', initials: 'sfqxc' }),
    // As long as names of companies get.
    firm: await street.addPlace(grid, { name: '柳溪市丰南区长青路十二号院建筑装饰工程有限公司', initials: 'lxsfnq' }),
  }

  const visit = async (
    who: Person,
    door: { by: 'code'; code: string } | { by: 'list'; placeId: string },
    more: { agoMs?: number; result?: 'noIssue' | 'clue' | 'nobodyThere' | 'declined'; note?: string } = {},
  ): Promise<VisitView> => {
    const { agoMs = 0, result = 'noIssue', note = '' } = more
    const at = new Date(Date.now() - agoMs).toISOString()
    const as = who === gridWorker ? 'gridWorker' : 'volunteer'
    const input = { as, door, result, note, at } as const
    return answered(await street.call(who, 'visit', 'record', input)).visit
  }
  const code = ({ code }: { code: string }) => ({ by: 'code', code }) as const
  const list = ({ placeId }: { placeId: string }) => ({ by: 'list', placeId }) as const
  const decide = async ({ visitId, version }: VisitView, decision: 'verify' | 'refuse', reason = '') =>
    answered(await street.call(staff, 'visit', 'review', { visitId, version, decision, reason }))

  await visit(volunteer, code(doors.noodles), { agoMs: 2 * 3_600_000 })
  await visit(volunteer, code(doors.noodles))
  await decide(await visit(volunteer, list(doors.market), { agoMs: dayMs }), 'verify')
  await decide(
    await visit(volunteer, list(doors.garage), { agoMs: 2 * dayMs }),
    'refuse',
    '这家上个月就搬走了，换新店再去看看',
  )
  await visit(volunteer, list(doors.site))
  await visit(volunteer, list(doors.firm), { result: 'clue', note: '两个服务员说上月工资还没给，老板让再等等' })
  const { visitId } = await visit(volunteer, code(doors.barber))
  answered(await street.call(volunteer, 'visit', 'withdraw', { visitId }))
  await visit(neighbour, code(doors.site), { agoMs: 4 * dayMs, note: '门口的码被雨淋坏了，跟保安聊的' })
  await visit(neighbour, list(doors.market), { result: 'declined' })
  await visit(gridWorker, list(doors.garage), { result: 'nobodyThere' })

  answered(await street.call(stranger(), 'account', 'apply', wish()))
  await firmsWithHistory(street)
  await pcThatWaits(street)

  const counter = await peopleOfTheCounter(street)
  const { desk, mediator, cases } = await casesWithHistory(street, doors)
  const administrator = await streetWithADesk(street, desk, mediator)
  return {
    volunteer,
    neighbour,
    newcomer,
    gridWorker,
    resident,
    staff,
    administrator,
    ...counter,
    desk,
    mediator,
    doors,
    cases,
  }
}
export type People = Awaited<ReturnType<typeof peopleWithHistory>>
