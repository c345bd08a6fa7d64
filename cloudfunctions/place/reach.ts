import { granted, type Result, refused } from '#domain/kernel/result'
import { isWithin, type OrgPath, pathRange } from '#domain/organisation/path'
import type { StoredPlace } from '#domain/place/stored'
import type { GrantedCall } from '../kit/route'
import { command, type Query, type Store, type Transaction } from '../kit/store'

export const noPlace = () => refused('notFound', '没找到这一家，刷新看看。')

export const isInReach = ({ grant }: GrantedCall, orgPath: OrgPath): boolean =>
  grant.within.some((holder) => isWithin(orgPath, holder))

/** The condition for everything within reach, or within a part of it. Refuses notFound for a part of somebody else's. */
export function withinReach(call: GrantedCall, within: OrgPath | undefined): Result<Query> {
  if (within !== undefined && !isInReach(call, within)) return refused('notFound', '没有这个地方，请重新选。')
  const parts = (within === undefined ? call.grant.within : [within]).map((holder) => {
    const { from, before } = pathRange(holder)
    return { orgPath: command.gte(from).and(command.lt(before)) }
  })
  const [only] = parts
  return granted(only !== undefined && parts.length === 1 ? only : command.or(parts))
}

/** A place within reach; another's is "not found" like one that never was. One read. */
export async function placeInReach(
  from: Pick<Store | Transaction, 'get'>,
  call: GrantedCall,
  placeId: StoredPlace['_id'],
): Promise<Result<StoredPlace>> {
  const place = await from.get('places', placeId)
  return place && isInReach(call, place.orgPath) ? granted(place) : noPlace()
}

/** The same, in the version that was read; a merged one is changed no more. Refuses notFound, conflict, notNow. */
export async function placeToChange(
  tx: Transaction,
  call: GrantedCall,
  { placeId, version }: { placeId: StoredPlace['_id']; version: number },
): Promise<Result<StoredPlace>> {
  const found = await placeInReach(tx, call, placeId)
  if (!found.ok) return found
  if (found.value.state === 'merged') return refused('notNow', '这一家已经并到另一家了，请改留下的那一家。')
  if (found.value.version !== version) return refused('conflict', '刚才有人改过这一家，请刷新再改。')
  return found
}
