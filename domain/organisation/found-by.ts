import { cutTo, type OrgPath } from './path'
import type { RoleHeld } from './role'

/** What somebody does for the street, at a glance: anything beside volunteering is the work of its staff. */
export const works = ['staff', 'volunteer'] as const

/**
 * By which plain values a person is found: a list of thousands is read by an index, and neither a part of a path nor a role among several
 * makes one. Written wherever the path or the roles are.
 */
export const foundBy = ({ orgPath, roles }: { orgPath: OrgPath; roles: RoleHeld[] }) => ({
  community: cutTo(orgPath, 'community') ?? null,
  work: roles.some(({ role }) => role !== 'volunteer' && role !== 'resident')
    ? ('staff' as const)
    : ('volunteer' as const),
})
