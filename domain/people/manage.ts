import { granted, type Result, refused } from '../kernel/result'
import type { OrgKind } from '../organisation/organisation'
import { isWithin, type OrgPath } from '../organisation/path'
import type { Role, RoleHeld } from '../organisation/role'
import { grantOf } from '../organisation/scope'

/** Who may give a role to somebody, end it, or invite somebody to it. Deny by default; everybody is a resident by themselves. */
export const managedBy = {
  resident: [],
  volunteer: ['communityStaff', 'streetStaff'],
  gridWorker: ['communityStaff', 'streetStaff'],
  communityStaff: ['streetStaff', 'administrator'],
  streetStaff: ['administrator'],
  mediator: ['streetStaff'],
  agencyOfficer: ['streetStaff'],
  leader: ['streetStaff', 'administrator'],
  administrator: ['administrator'],
} as const satisfies Record<Role, readonly Role[]>

/** In which kind of organisation a role is held. */
const heldAt = {
  resident: [],
  volunteer: ['grid'],
  gridWorker: ['grid'],
  communityStaff: ['community'],
  streetStaff: ['street'],
  mediator: ['street'],
  agencyOfficer: ['street', 'agency'],
  leader: ['street'],
  administrator: ['street'],
} as const satisfies Record<Role, readonly OrgKind[]>

export const isHeldAt = (role: Role, kind: OrgKind): boolean => (heldAt[role] as readonly OrgKind[]).includes(kind)

/** True when one of the roles held (in force) manages `role` at this place. */
export function managesAt(held: RoleHeld[], role: Role, path: OrgPath): boolean {
  return held.some((own) => {
    const within = grantOf('people.manage', [own])?.within ?? []
    return (managedBy[role] as readonly Role[]).includes(own.role) && within.some((part) => isWithin(path, part))
  })
}

/** Which roles somebody may give anywhere at all: what a page offers. */
export const rolesManaged = (held: RoleHeld[]): Role[] =>
  (Object.keys(managedBy) as Role[]).filter((role) =>
    held.some((own) => (managedBy[role] as readonly Role[]).includes(own.role)),
  )

/** Whether `by` may give or end a role there; nobody does so to themselves. Refuses forbidden. */
export function mayManage(
  by: { userId: string; roles: RoleHeld[] },
  about: { userId: string | null; role: Role; orgPath: OrgPath },
): Result<true> {
  if (about.userId === by.userId) return refused('forbidden', '自己的身份要请同事来改。')
  return managesAt(by.roles, about.role, about.orgPath)
    ? granted(true)
    : refused('forbidden', '这个身份您这里定不了，请找上一级。')
}

/**
 * Whether `by` may suspend or resume an account: it ends everything at once, so every role in force must be theirs to manage. An
 * administrator over all of them may as well, or a lost phone of somebody with roles of several kinds would stay open.
 * Somebody without any is managed by whoever manages volunteers where they belong. Refuses forbidden.
 */
export function maySuspend(
  by: { userId: string; roles: RoleHeld[] },
  about: { userId: string; orgPath: OrgPath; inForce: RoleHeld[] },
): Result<true> {
  if (about.userId === by.userId) return refused('forbidden', '自己的账号要请同事来停。')
  const asked = about.inForce.length > 0 ? about.inForce : [{ role: 'volunteer' as const, orgPath: about.orgPath }]
  const mayAll = asked.every(({ role, orgPath }) => managesAt(by.roles, role, orgPath))
  return mayAll || by.roles.some((own) => administers(own, asked))
    ? granted(true)
    : refused('forbidden', '这个人还有您管不了的身份，请找上一级来停。')
}

const administers = (own: RoleHeld, asked: RoleHeld[]): boolean =>
  own.role === 'administrator' && asked.every(({ orgPath }) => isWithin(orgPath, own.orgPath))
