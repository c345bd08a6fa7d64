import type { StoredDutyWeek } from '#domain/duty/stored'
import { chinaDate, timeLabel } from '#domain/kernel/instant'
import { granted, type Result, refused } from '#domain/kernel/result'
import type { OrgPath } from '#domain/organisation/path'
import type { Role } from '#domain/organisation/role'
import type { GrantedCall } from '../kit/route'
import { command } from '../kit/store'

/** Nobody is on more weeks' lists than these. */
const mostWeeks = 60
const dayMs = 24 * 3_600_000

/**
 * What must be done first before somebody gives a role back: others count on it. Refuses notNow with what to do.
 * Reads side by side: goods of a volunteer; cases and shifts of a mediator; shifts of the street's staff.
 * That an administrator is not the last one is held by `kit/administrators`.
 */
export async function stillHangsOn(call: GrantedCall, left: { role: Role; orgPath: OrgPath }): Promise<Result<true>> {
  switch (left.role) {
    case 'volunteer':
      return ownGoods(call)
    case 'mediator': {
      const [cases, shifts] = await Promise.all([
        call.store.count('cases', { mediatorId: call.caller.userId, status: 'mediating' }),
        shiftsAhead(call, (kind) => kind !== 'window'),
      ])
      if (cases > 0) return refused('notNow', `手上还有 ${cases} 件在调解，请先请街道交给同事，再来交回。`)
      return shifts.ok ? granted(true) : shifts
    }
    case 'streetStaff':
      return shiftsAhead(call, (kind) => kind === 'window')
    default:
      return granted(true)
  }
}

async function ownGoods({ store, caller }: GrantedCall): Promise<Result<true>> {
  const waiting = await store.count('redemptions', { userId: caller.userId, state: 'reserved' })
  return waiting > 0 ? refused('notNow', `还有 ${waiting} 样东西没领，请先领走或者退回，再来交回。`) : granted(true)
}

/** A desk that nobody sits at is worse than one that stays as it is: whoever leaves finds somebody to take over. */
async function shiftsAhead(
  { store, caller, now }: GrantedCall,
  concerns: (kind: StoredDutyWeek['shifts'][number]['kind']) => boolean,
): Promise<Result<true>> {
  const today = chinaDate(now.getTime())
  const time = timeLabel(now.getTime())
  const weeks = await store.find(
    'dutyWeeks',
    {
      // A week is named by its Monday: the one that runs began at most six days ago.
      _id: command
        .gte(`${caller.streetId}:${chinaDate(now.getTime() - 6 * dayMs)}`)
        .and(command.lt(`${caller.streetId}:9999`)),
      'shifts.userId': caller.userId,
    },
    { orderBy: [['_id', 'asc']], limit: mostWeeks },
  )
  const ahead = weeks
    .flatMap(({ shifts }) => shifts)
    .filter(({ userId, kind }) => userId === caller.userId && concerns(kind))
    .filter(({ on, to }) => on > today || (on === today && to > time)).length
  return ahead > 0 ? refused('notNow', `后面还排着您 ${ahead} 班，请先在「值班」里请同事替，再来交回。`) : granted(true)
}
