import type { DutyKind } from '#domain/duty/duty'
import { type Shift, type StoredBoard, StoredDutyWeek } from '#domain/duty/stored'
import { boardWith, mondayOf, openingOf } from '#domain/duty/week'
import { mintId } from '#domain/kernel/mint-id'
import { daysAfter } from '#domain/kernel/workdays'
import type { StoredMediator } from '#domain/organisation/stored'
import type { Chance } from './chance'
import { startOfDay } from './days'
import { has, type Person } from './people'
import type { Street } from './town'

export type Duty = { weeks: StoredDutyWeek[]; board: StoredBoard }

type Sitter = Pick<Shift, 'userId' | 'name' | 'kind'>

/**
 * The duty desk of this week and the next: mediators in turn, the window where one is missing, and Friday afternoon with nobody, so that
 * there is a gap to be seen. Two leaders receive.
 */
export function dutyOf(
  street: Street,
  people: Person[],
  roster: StoredMediator[],
  today: string,
  chance: Chance,
): Duty {
  const sitters: Sitter[] = [
    ...roster
      .filter(({ state }) => state === 'active')
      .map(({ _id, name, kinds }) => ({ userId: _id, name, kind: (kinds[0] ?? 'mediator') as DutyKind })),
    ...people
      .filter((person) => has(person, 'streetStaff') && !person.suspended)
      .slice(0, 1)
      .map(({ userId, name }) => ({ userId: userId as Shift['userId'], name, kind: 'window' as const })),
  ]
  const weeks = [0, 7].map((days) => weekOf(street, mondayOf(daysAfter(today, days)), sitters, chance))
  const board = weeks.reduce<StoredBoard | null>((before, week) => boardWith(before, week, today), null)
  const receptions = street.id === 's1' ? receptionsOf(today, chance) : []
  return { weeks, board: { shifts: board?.shifts ?? [], receptions } }
}

function weekOf(street: Street, monday: string, sitters: Sitter[], chance: Chance): StoredDutyWeek {
  const opening = openingOf(monday)
  const shifts = opening.slice(0, -1).flatMap((hours, nth): Shift[] => {
    const sitter = sitters[nth % sitters.length]
    if (!sitter) return []
    const id = idOf(hours.on, chance)
    return [{ id, ...hours, ...sitter, place: '街道大厅 3 号窗口', swap: null }]
  })
  return StoredDutyWeek.parse({
    ...{ _id: `${street.id}:${monday}`, streetId: street.id, orgPath: street.path, monday, shifts, version: 1 },
  })
}

const receptionsOf = (today: string, chance: Chance): StoredBoard['receptions'] => [
  { id: idOf(today, chance), leader: '孙书记', weekday: 3, from: '09:00', to: '11:00', room: '街道 201 室' },
  { id: idOf(today, chance), leader: '何主任', weekday: 5, from: '14:00', to: '16:00', room: '街道 203 室' },
]

const idOf = (day: string, chance: Chance): string => mintId(startOfDay(day), chance.bytes(10))
