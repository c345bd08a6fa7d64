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
