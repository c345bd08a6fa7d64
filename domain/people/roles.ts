import { chinaDate, type PlainDate } from '../kernel/instant'
import { granted, type Result, refused } from '../kernel/result'
import type { OrgPath } from '../organisation/path'
import type { Role, RoleHeld } from '../organisation/role'
import { rolesInForce } from '../organisation/scope'

type Which = { role: Role; orgPath: OrgPath }
const isSame = (a: Which, b: Which): boolean => a.role === b.role && a.orgPath === b.orgPath

/** Gives a role, or renews one that has ended or was about to. Refuses alreadyDone. */
export function giveRole(held: RoleHeld[], given: Which): Result<RoleHeld[]> {
  const before = held.find((each) => isSame(each, given))
  if (before && before.until === undefined) return refused('alreadyDone', '他已经是这个身份了。')
  return granted([...held.filter((each) => !isSame(each, given)), { role: given.role, orgPath: given.orgPath }])
}

/** Ends a role after its last day, which may be today but lies not in the past. Refuses notFound, notNow. */
export function endRole(held: RoleHeld[], ended: Which & { lastOn: PlainDate }, today: PlainDate): Result<RoleHeld[]> {
  if (ended.lastOn < today) return refused('notNow', '最后一天不能在今天以前。要马上停，请停用账号。')
  if (!isInForce(held, ended, today)) return refused('notFound', '他现在没有这个身份，刷新看看。')
  return granted(endedOn(held, ended, ended.lastOn))
}

/** Gives one's own role back: it counts no more from this moment, and stands as one that was held until yesterday. Refuses notFound. */
export function leaveRole(held: RoleHeld[], left: Which, nowMs: number): Result<RoleHeld[]> {
  if (!isInForce(held, left, chinaDate(nowMs))) return refused('notFound', '您现在没有这个身份，刷新看看。')
  return granted(endedOn(held, left, chinaDate(nowMs - dayMs)))
}

const dayMs = 24 * 3_600_000

const isInForce = (held: RoleHeld[], which: Which, today: PlainDate): boolean =>
  rolesInForce(held, today).some((each) => isSame(each, which))

const endedOn = (held: RoleHeld[], which: Which, until: PlainDate): RoleHeld[] =>
  held.map((each) => (isSame(each, which) ? { ...each, until } : each))
