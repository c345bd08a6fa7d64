import { type Role, roleLabels } from '#domain/organisation/role'
import type { HeldRole, Session } from '../../client/session'
import { thisPhone } from '../../client/this-phone'
import { useSession } from './use-session'

export interface RoleShown {
  value: string
  label: string
  where: string
}

/**
 * Which home a role opens, and which pages are for it: `visits` volunteers and grid workers · `review` the community's
 * staff · `street` the street's (reports, held visits, goods over the counter) · `cases` mediators · `office` whoever keeps organisations and people. Everybody signed in
 * without one of the street's roles is a resident.
 */
export type Work = 'visitor' | 'resident' | 'visits' | 'review' | 'street' | 'cases' | 'office'

const workOf = {
  resident: 'resident',
  volunteer: 'visits',
  gridWorker: 'visits',
  communityStaff: 'review',
  streetStaff: 'street',
  mediator: 'cases',
  // Their own rooms come with joint tickets and sponsored cases.
  agencyOfficer: 'resident',
  leader: 'resident',
  administrator: 'office',
} as const satisfies Record<Role, Work>

/** One person, several roles, one switch. */
export function useRoles() {
  const session = useSession()
  const held = session.kind === 'somebody' || session.kind === 'ended' ? session.me.roles : []
  const role = roleOf(session)
  const shown: RoleShown[] = held.map((one) => ({ value: keyOf(one), label: labelOf(one, held), where: one.where }))
  return {
    role,
    work:
      session.kind === 'nobody' || session.kind === 'asking' ? ('visitor' as const) : workOf[role?.role ?? 'resident'],
    roles: shown,
    current: role ? keyOf(role) : undefined,
    currentLabel: role ? labelOf(role, held) : roleLabels.resident,
    /** Whether switching the role would open a page for this work. */
    holds: (wanted: Work): boolean => held.some((one) => workOf[one.role] === wanted),
    choose(value: string): void {
      const chosen = held.find((one) => keyOf(one) === value)
      if (chosen) thisPhone().session.chooseRole(chosen)
    },
  }
}

const roleOf = (session: Session): HeldRole | null =>
  session.kind === 'somebody' || session.kind === 'ended' ? session.role : null

const keyOf = ({ role, orgPath }: HeldRole): string => `${role}@${orgPath}`

/** The same role held twice is told apart by where. */
const labelOf = (one: HeldRole, held: readonly HeldRole[]): string =>
  held.filter(({ role }) => role === one.role).length > 1
    ? `${roleLabels[one.role]}（${one.where}）`
    : roleLabels[one.role]
