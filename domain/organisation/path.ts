/**
 * Where something belongs: `/d1/s1/c03/g17` = district, street, community, grid. Every business document carries its
 * `orgPath`; what a person may see is a prefix of it.
 */
export type OrgPath = string

export const orgLevels = ['district', 'street', 'community', 'grid'] as const
export type OrgLevel = (typeof orgLevels)[number]

export const orgPathPattern = /^(\/[a-z0-9]{1,16}){1,4}$/

/** True for the organisation itself and all below it; `/d1/s1/c0` does not hold `/d1/s1/c03`. */
export const isWithin = (path: OrgPath, holder: OrgPath): boolean => path === holder || path.startsWith(`${holder}/`)

/**
 * The part of a path up to a level; undefined when the path ends above it. Beside the communities a street has enterprise grids,
 * partners and agencies: what lies there has no community and no residential grid.
 */
export function cutTo(path: OrgPath, level: OrgLevel): OrgPath | undefined {
  const parts = path.split('/').slice(1, orgLevels.indexOf(level) + 2)
  if (parts.length !== orgLevels.indexOf(level) + 1) return undefined
  return parts[2] === undefined || communityPart.test(parts[2]) ? `/${parts.join('/')}` : undefined
}
const communityPart = /^c\d+$/

/**
 * The half-open range of texts that holds exactly the organisation and all below it, for an index on `orgPath`:
 * the character after `/` is `0`, and ids have no character before it.
 */
export const pathRange = (holder: OrgPath): { from: OrgPath; before: OrgPath } => ({
  from: holder,
  before: `${holder}0`,
})
