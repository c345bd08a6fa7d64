import { cutTo, isWithin, type OrgPath } from './path'
import type { Role, RoleHeld } from './role'

/**
 * The one table of who may do what, how far. Deny by default: a role that is not named has no reach.
 * Reach: `self` = only what is one's own · `community`, `street` = everything below that part of the role's own path · `held` =
 * everything below the place where the role is held, a district or a street.
 */
export type Reach = 'self' | 'community' | 'street' | 'held'

export const scopeTable = {
  'account.self': {
    resident: 'self',
    volunteer: 'self',
    gridWorker: 'self',
    communityStaff: 'self',
    streetStaff: 'self',
    mediator: 'self',
    agencyOfficer: 'self',
    leader: 'self',
    administrator: 'self',
  },
  'place.find': { volunteer: 'street', gridWorker: 'street' },
  'visit.record': { volunteer: 'street', gridWorker: 'street' },
  'visit.own': { volunteer: 'self', gridWorker: 'self' },
  'visit.review': { communityStaff: 'community', streetStaff: 'street' },
  'points.own': { volunteer: 'self' },
  'goods.redeem': { volunteer: 'street' },
  'goods.handOut': { streetStaff: 'street' },
  'goods.stock': { streetStaff: 'street' },
  'points.reverse': { streetStaff: 'street' },
  'referral.own': { volunteer: 'self' },
  'mediation.record': { volunteer: 'street' },
  'mediation.own': { volunteer: 'self' },
  'mediation.confirm': { mediator: 'street' },
  'report.desk': { streetStaff: 'street' },
  'case.desk': { streetStaff: 'street' },
  'case.handle': { mediator: 'self' },
  'case.read': { streetStaff: 'street', mediator: 'self' },
  'organisation.read': { communityStaff: 'street', streetStaff: 'street', administrator: 'held' },
  'organisation.edit': { streetStaff: 'street', administrator: 'held' },
  'people.read': { communityStaff: 'community', streetStaff: 'street', administrator: 'held' },
  'people.admit': { communityStaff: 'community', streetStaff: 'street' },
  'people.manage': { communityStaff: 'community', streetStaff: 'street', administrator: 'held' },
  'place.read': { gridWorker: 'community', communityStaff: 'community', streetStaff: 'street' },
  'place.edit': { communityStaff: 'community', streetStaff: 'street' },
  'duty.read': { communityStaff: 'street', streetStaff: 'street', mediator: 'street' },
  'duty.sit': { streetStaff: 'street', mediator: 'street' },
  'duty.edit': { streetStaff: 'street' },
  'audit.read': { administrator: 'held' },
} as const satisfies Record<string, Partial<Record<Role, Reach>>>

export type Scope = keyof typeof scopeTable
export const scopes = Object.keys(scopeTable) as Scope[]

export const reachOf = (scope: Scope, role: Role): Reach | undefined =>
  (scopeTable[scope] as Partial<Record<Role, Reach>>)[role]

/** A role counts on its last day and not after it. */
export const rolesInForce = (held: RoleHeld[], today: string): RoleHeld[] =>
  held.filter((role) => role.until === undefined || role.until >= today)

/**
 * What a person may do under a scope: nothing (`undefined`), or with which roles, and within which parts of the street.
 * `self` reaches give no part: such a route may touch only the caller's own records.
 */
export function grantOf(scope: Scope, held: RoleHeld[]): { roles: Role[]; within: OrgPath[] } | undefined {
  const granted = held.flatMap(({ role, orgPath }): { role: Role; part?: OrgPath }[] => {
    const reach = reachOf(scope, role)
    if (reach === undefined) return []
    if (reach === 'self') return [{ role }]
    const part = reach === 'held' ? orgPath : cutTo(orgPath, reach)
    // A role held above the level that it reaches to has nothing to reach.
    return part === undefined ? [] : [{ role, part }]
  })
  if (granted.length === 0) return undefined
  const within = granted.flatMap(({ part }) => part ?? [])
  const widest = [...new Set(within)].filter(
    (path, _, all) => !all.some((other) => other !== path && isWithin(path, other)),
  )
  return { roles: [...new Set(granted.map(({ role }) => role))], within: widest }
}
