import type { OrganisationRow } from '#domain/contract/organisation'
import { maskName, shown, sightOf } from '#domain/organisation/mask'
import type { Role } from '#domain/organisation/role'
import { gridRoles, type StoredOrganisation } from '#domain/organisation/stored'

type Team = StoredOrganisation['team']
const vacanciesOf = (team: Team): number => (team ? gridRoles.filter((role) => !team[role]).length : 0)

/** An organisation as the staff reads it. `below`: the open grids of a community. */
export function rowOf(organisation: StoredOrganisation, viewer: Role[], below: StoredOrganisation[]): OrganisationRow {
  const { orgPath, kind, name, order, agency, closedOn, team, desk, version } = organisation
  const sight = sightOf('team.name', viewer)
  return {
    ...{ path: orgPath, kind, name, order, agency, closedOn, version },
    seats:
      team &&
      gridRoles.map((role) => {
        const seat = team[role]
        return {
          role,
          name: seat ? shown(seat.name, sight, maskName) : null,
          vacant: !seat,
          userId: seat?.userId ?? null,
        }
      }),
    grids: kind === 'community' ? below.length : null,
    desk,
    vacancies: vacanciesOf(team) + below.reduce((sum, grid) => sum + vacanciesOf(grid.team), 0),
  }
}
