import { refused } from '#domain/kernel/result'
import { cutTo, isWithin, type OrgPath, pathRange } from '#domain/organisation/path'
import type { Grant, GrantedCall } from '../kit/route'
import { command } from '../kit/store'

/** Whether something lies where the caller's roles reach. */
export const reaches = ({ within }: Grant, path: OrgPath): boolean => within.some((part) => isWithin(path, part))

/** The caller's own street, else the street that a role of theirs reaches; undefined for a role over a whole district. */
export function ownStreet({ caller, grant }: GrantedCall): OrgPath | undefined {
  const streets = [caller.orgPath, ...grant.within].map((path) => cutTo(path, 'street'))
  return streets.find((path) => path !== undefined && reaches(grant, path))
}

/** The last part of a street's path. */
export const streetIdOf = (path: OrgPath): string => path.split('/')[2] ?? ''

/** What lies outside one's reach is "not found", like what never was. */
export const noOrganisation = () => refused('notFound', '没有找到这个单位，刷新看看。')

/** Documents of the caller's streets and within reach, besides what else is asked. */
export function withinReach({ grant }: Pick<GrantedCall, 'grant'>, more: object): object {
  const parts = grant.within.map((path) => {
    const { from, before } = pathRange(path)
    const range = { orgPath: command.gte(from).and(command.lt(before)) }
    const streetId = streetIdOf(path)
    // The street comes first in every index; a whole district names none.
    return streetId === '' ? { ...range, ...more } : { streetId, ...range, ...more }
  })
  const [only] = parts
  return parts.length === 1 && only ? only : command.or(parts)
}

/** One number that cannot be opened (a lost key) must not take the whole list away. */
export function openOr({ seal }: Pick<GrantedCall, 'seal'>, sealed: string, field: string): string {
  try {
    return seal.open(sealed, field)
  } catch {
    return ''
  }
}
