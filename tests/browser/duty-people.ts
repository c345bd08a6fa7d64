import { mondayOf } from '#domain/duty/week'
import { answered, type Person, type Street } from '../cloudfunctions/street'

/** Something of every kind in the directory: a grid without a team, a shift next week, a leader who receives, and who looks after it. */
export async function streetWithADesk(street: Street, desk: Person, mediator: Person): Promise<Person> {
  const administrator = await street.addPerson('administrator', '/d1/s1', { name: '罗永平' })
  const grid = { parent: '/d1/s1/c01', kind: 'grid', name: '第 12 网格' } as const
  answered(await street.call(desk, 'directory', 'addOrganisation', grid))
  const partner = { parent: '/d1/s1', kind: 'partner', name: '柳溪街道中心幼儿园' } as const
  answered(await street.call(desk, 'directory', 'addOrganisation', partner))
  const reception = { leader: '孙书记', weekday: 3, from: '09:00', to: '11:00', room: '街道 201 室' }
  answered(await street.call(desk, 'directory', 'setReception', { by: 'set', reception }))
  const other = await street.addPerson('mediator', '/d1/s1', { name: '吴老师' })
  const monday = mondayOf(dayAfter(7))
  const hours = {
    monday,
    on: monday,
    from: '09:00',
    to: '12:00',
    kind: 'mediator',
    place: '街道大厅 3 号窗口',
  } as const
  const wish = { ...hours, version: 0, userId: other.userId as never }
  const { version } = answered(await street.call(desk, 'directory', 'setShift', wish))
  const afternoon = { ...hours, version, from: '13:30', to: '17:00', userId: mediator.userId as never }
  answered(await street.call(desk, 'directory', 'setShift', afternoon))
  return administrator
}

const dayAfter = (days: number): string =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
