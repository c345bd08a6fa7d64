import type { DutyWeek } from '#domain/contract/duty'
import type { ParsedInputOf } from '#domain/contract/index'
import type { DutyKind } from '#domain/duty/duty'
import { maySit, windowUntil } from '#domain/duty/sitting'
import type { Shift, StoredDutyWeek } from '#domain/duty/stored'
import { gapsOf, mondayOf, openingOf, weekDaysFrom } from '#domain/duty/week'
import { chinaDate, type PlainDate } from '#domain/kernel/instant'
import { granted, type Result, refused } from '#domain/kernel/result'
import { isProvisional } from '#domain/kernel/workdays'
import type { OrgPath } from '#domain/organisation/path'
import { grantOf } from '#domain/organisation/scope'
import type { GrantedCall } from '../kit/route'
import { ownStreet, streetIdOf } from './reach'

/** A desk has a few dozen people at most. */
const mostPeople = 200

export const weekIdOf = (street: OrgPath, monday: PlainDate): string => `${streetIdOf(street)}:${monday}`
export const emptyWeek = (street: OrgPath, monday: PlainDate): StoredDutyWeek => ({
  _id: weekIdOf(street, monday),
  ...{ streetId: streetIdOf(street), orgPath: street, monday, shifts: [], version: 0 },
})

/** Round trips: identity; week, roster and window staff side by side. */
export const week = (call: GrantedCall, { on }: ParsedInputOf<'directory', 'week'>): Promise<Result<DutyWeek>> =>
  shownWeek(call, mondayOf(on ?? chinaDate(call.now.getTime())))

/** The desk at which a caller sits: that of their street. */
export const deskStreet = (call: GrantedCall): OrgPath => {
  const street = ownStreet(call)
  if (street === undefined) throw new Error('a duty desk without a street')
  return street
}

export async function shownWeek(call: GrantedCall, monday: PlainDate): Promise<Result<DutyWeek>> {
  if (mondayOf(monday) !== monday) return refused('invalidInput', '请从周一开始选一周。')
  const street = deskStreet(call)
  const streetId = streetIdOf(street)
  const [stored, roster, staff] = await Promise.all([
    call.store.get('dutyWeeks', weekIdOf(street, monday)),
    call.store.find('mediators', { streetId }, { limit: mostPeople }),
    call.store.find('users', { streetId, work: 'staff', 'roles.role': 'streetStaff' }, { limit: mostPeople }),
  ])
  const { shifts, version } = stored ?? emptyWeek(street, monday)
  const today = chinaDate(call.now.getTime())
  const open = new Set(openingOf(monday).map(({ on }) => on))
  const { userId } = call.caller
  // Whoever's last day is before the end of this week may still be put on its first days.
  const first = monday > today ? monday : today
  const lineOf = new Map(roster.map((line) => [line._id, line]))
  const rolesOf = new Map(staff.map(({ _id, roles }) => [_id, roles]))
  const counts = (shift: Shift): boolean => {
    const sitter = { active: true, roles: rolesOf.get(shift.userId) ?? [], line: lineOf.get(shift.userId) }
    return shift.on < today || maySit(sitter, shift.kind, shift.on, street)
  }
  return granted({
    ...{ monday, version },
    days: weekDaysFrom(monday).map((on) => ({
      ...{ on, open: open.has(on), provisional: isProvisional(on), past: on < today },
    })),
    shifts: shifts.map(({ swap, ...shift }) => ({
      ...shift,
      mine: shift.userId === userId,
      swap: swap && { toName: swap.toName, words: swap.words, toMe: swap.toUserId === userId },
    })),
    gaps: gapsOf(monday, shifts.filter(counts)),
    people: [
      ...roster
        .filter(({ state, until }) => state === 'active' && (until === null || until >= first))
        .map(({ _id, name, kinds, until }) => ({
          ...{ userId: _id, name, kinds: [...kinds, 'mediator'] as DutyKind[], until },
        })),
      ...staff.flatMap(({ _id, name, roles }) => {
        const until = windowUntil(roles, first, street)
        return until === undefined ? [] : [{ userId: _id, name, kinds: ['window'] as DutyKind[], until }]
      }),
    ],
    mayEdit: grantOf('duty.edit', call.caller.roles)?.within.includes(street) ?? false,
  })
}
