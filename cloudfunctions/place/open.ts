import type { ParsedInputOf } from '#domain/contract/index'
import type { PlaceView } from '#domain/contract/place'
import { granted, type Result } from '#domain/kernel/result'
import type { StoredPlace, StoredPlaceCode } from '#domain/place/stored'
import type { GrantedCall } from '../kit/route'
import { isInReach, noPlace } from './reach'
import { placeView } from './view'

/** What ever hung at one place: many years of boards. */
const mostEver = 100

export const codesOf = (call: GrantedCall, placeId: StoredPlace['_id']): Promise<StoredPlaceCode[]> =>
  call.store.find('placeCodes', { placeId }, { limit: mostEver })

/** One card with its codes. Round trips: identity; place and codes side by side. */
export const open = (call: GrantedCall, input: ParsedInputOf<'place', 'open'>): Promise<Result<PlaceView>> =>
  cardOf(call, input.placeId)

export async function cardOf(call: GrantedCall, placeId: StoredPlace['_id']): Promise<Result<PlaceView>> {
  const [place, codes] = await Promise.all([call.store.get('places', placeId), codesOf(call, placeId)])
  return place && isInReach(call, place.orgPath) ? granted(placeView(call, place, codes)) : noPlace()
}

/** The same as the answer of a command. */
export async function changedCard(
  call: GrantedCall,
  placeId: StoredPlace['_id'],
): Promise<Result<{ place: PlaceView }>> {
  const card = await cardOf(call, placeId)
  return card.ok ? granted({ place: card.value }) : card
}
