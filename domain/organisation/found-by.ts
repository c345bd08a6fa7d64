import { cutTo, type OrgPath } from './path'
import type { RoleHeld } from './role'

/** What somebody does for the street, at a glance: anything beside volunteering is the work of its staff. */
export const works = ['staff', 'volunteer'] as const

/**
 * By which plain values a person is found: a list of thousands is read by an index, and neither a part of a path nor one kind of role
 * among several makes one. In a community's list stands who lives there and who does something there. Written wherever the path or the
 * roles are.
 */
export const foundBy = ({ orgPath, roles }: { orgPath: OrgPath; roles: RoleHeld[] }) => ({
  communities: [
    ...new Set([orgPath, ...roles.map((held) => held.orgPath)].flatMap((path) => cutTo(path, 'community') ?? [])),
  ],
  work: roles.some(({ role }) => role !== 'volunteer' && role !== 'resident')
    ? ('staff' as const)
    : ('volunteer' as const),
})
