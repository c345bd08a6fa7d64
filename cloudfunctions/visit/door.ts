import type { Door } from '#domain/contract/visit'
import { granted, type Result, refused } from '#domain/kernel/result'
import { isWithin } from '#domain/organisation/path'
import type { StoredPlace } from '#domain/place/stored'
import type { GrantedCall } from '../kit/route'

/** The place behind a door, and how it was known. */
export type FoundDoor = {
  placeId: StoredPlace['_id']
  place: Pick<StoredPlace, 'orgPath' | 'kind' | 'name' | 'initials' | 'where' | 'state'>
  proof: 'doorCode' | 'revokedCode' | 'none'
}

/**
 * One read; of a revoked code, or a place that was merged, one or two more. A code or a place of another street is "not found" like
 * one that never was: nothing is told about it. Refuses notFound.
 */
export async function findDoor(call: GrantedCall, door: Door): Promise<Result<FoundDoor>> {
  if (door.by === 'code') {
    const code = await call.store.get('placeCodes', door.code)
    if (!code || !isInReach(call, code.streetId, code.place.orgPath))
      return refused('notFound', '这个门牌码不是本街道的。请看看是不是扫错了。')
    if (code.revokedAt === null) return granted({ placeId: code.placeId, place: code.place, proof: 'doorCode' })
    // What was revoked is renewed no more: the place itself says how it is called now.
    const now = await keptPlace(call, code.placeId)
    return granted({ placeId: now?._id ?? code.placeId, place: now ?? code.place, proof: 'revokedCode' })
  }
  const place = await keptPlace(call, door.placeId)
  if (!place || !isInReach(call, place.streetId, place.orgPath))
    return refused('notFound', '没找到这一家，请搜一下再选。')
  return granted({ placeId: place._id, place, proof: 'none' })
}

/** The place, or the one that it was merged into: a phone's list may be older than the merging. */
async function keptPlace(call: GrantedCall, placeId: StoredPlace['_id']): Promise<StoredPlace | undefined> {
  let place = await call.store.get('places', placeId)
  // Merged again and again is no story; five steps are more than any.
  for (let steps = 0; place?.mergedInto && steps < 5; steps++) place = await call.store.get('places', place.mergedInto)
  return place
}

// Of the caller's own street, even for one who has a role in another: its points and its desk are there.
const isInReach = (call: GrantedCall, streetId: string, orgPath: string): boolean =>
  streetId === call.caller.streetId && call.grant.within.some((holder) => isWithin(orgPath, holder))
