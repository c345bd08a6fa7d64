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
 * One read. A code or a place of another street is "not found" like one that never was: nothing is told about it.
 * Refuses notFound.
 */
export async function findDoor(call: GrantedCall, door: Door): Promise<Result<FoundDoor>> {
  if (door.by === 'code') {
    const code = await call.store.get('placeCodes', door.code)
    if (!code || !isInReach(call, code.streetId, code.place.orgPath))
      return refused('notFound', '这个门牌码不是本街道的。请看看是不是扫错了。')
    const proof = code.revokedAt === null ? 'doorCode' : 'revokedCode'
    return granted({ placeId: code.placeId, place: code.place, proof })
  }
  const place = await call.store.get('places', door.placeId)
  if (!place || !isInReach(call, place.streetId, place.orgPath))
    return refused('notFound', '没找到这一家，请搜一下再选。')
  return granted({ placeId: place._id, place, proof: 'none' })
}

// Of the caller's own street, even for one who has a role in another: its points and its desk are there.
const isInReach = (call: GrantedCall, streetId: string, orgPath: string): boolean =>
  streetId === call.caller.streetId && call.grant.within.some((holder) => isWithin(orgPath, holder))
