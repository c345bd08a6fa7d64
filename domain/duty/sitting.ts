import type { PlainDate } from '../kernel/instant'
import { isWithin, type OrgPath } from '../organisation/path'
import type { RoleHeld } from '../organisation/role'
import { rolesInForce } from '../organisation/scope'
import type { StoredMediator } from '../organisation/stored'
import type { DutyKind } from './duty'

/** What the desk must know of somebody: whether they may sign in, what they hold, and their line in the roster. */
export type Sitter = {
  active: boolean
  roles: RoleHeld[]
  line: Pick<StoredMediator, 'state' | 'orgPath' | 'until' | 'kinds'> | undefined
}

/** Whether somebody may sit at a street's desk as that on a day. It is the day of the shift that counts, not the day of asking. */
export function maySit({ active, roles, line }: Sitter, kind: DutyKind, on: PlainDate, street: OrgPath): boolean {
  if (kind === 'window')
    return (
      active && rolesInForce(roles, on).some(({ role, orgPath }) => role === 'streetStaff' && isWithin(orgPath, street))
    )
  if (line?.state !== 'active' || !isWithin(line.orgPath, street)) return false
  return (line.until === null || line.until >= on) && (kind === 'mediator' || line.kinds.includes(kind))
}

/** As what somebody may take a shift over: as the same, else as a mediator or the window. */
export const mayTakeOver = (sitter: Sitter, kind: DutyKind, on: PlainDate, street: OrgPath): DutyKind | undefined =>
  [kind, 'mediator' as const, 'window' as const].find((each) => maySit(sitter, each, on, street))

/** Until when somebody may sit at the window: a last day, `null` while no end is known, undefined when they may not on that day. */
export function windowUntil(roles: RoleHeld[], on: PlainDate, street: OrgPath): PlainDate | null | undefined {
  const held = rolesInForce(roles, on).filter(
    ({ role, orgPath }) => role === 'streetStaff' && isWithin(orgPath, street),
  )
  if (held.some(({ until }) => until === undefined)) return null
  return held
    .flatMap(({ until }) => until ?? [])
    .sort()
    .at(-1)
}
