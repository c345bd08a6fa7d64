import type { UserId } from '#domain/kernel/id'
import { gridRoles, type StoredOrganisation } from '#domain/organisation/stored'
import type { GrantedCall } from '../kit/route'
import { command } from '../kit/store'

/** Nobody sits in more grids than this. */
const most = 50

/** The grids of the caller's street in whose team somebody sits. One read. */
export const seatsOf = ({ store, caller }: GrantedCall, userId: UserId): Promise<StoredOrganisation[]> =>
  store.find(
    'organisations',
    command.and([
      { streetId: caller.streetId, kind: 'grid' },
      command.or(gridRoles.map((role) => ({ [`team.${role}.userId`]: userId }))),
    ]),
    { limit: most },
  )

/**
 * Writes a name into the seats of somebody, or vacates them. The database looks whether they are still theirs while it writes, so a seat
 * that was given to somebody else meanwhile stays theirs. One write a kind of seat, side by side.
 */
export async function changeSeats({ store, caller }: GrantedCall, userId: UserId, to: { name: string } | null) {
  await Promise.all(
    gridRoles.map((role) =>
      store.changeAll(
        'organisations',
        { streetId: caller.streetId, kind: 'grid', [`team.${role}.userId`]: userId },
        to === null ? { [`team.${role}`]: null } : { [`team.${role}.name`]: to.name },
      ),
    ),
  )
}
