import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import type { PlaceCard } from '#domain/contract/shared'
import { granted, type Result } from '#domain/kernel/result'
import { cutTo, pathRange } from '#domain/organisation/path'
import type { StoredPlace } from '#domain/place/stored'
import { nextOf, pageOf } from '../kit/cursor'
import type { GrantedCall } from '../kit/route'
import { command, containing, startingWith } from '../kit/store'
import { findDoor } from './door'

type Card = Pick<StoredPlace, 'name' | 'kind' | 'initials' | 'where' | 'orgPath'>

const cardOf = (placeId: StoredPlace['_id'], { name, kind, initials, where, orgPath }: Card): PlaceCard => ({
  placeId,
  name,
  kind,
  initials,
  where,
  orgPath,
})

/** The phone's own list is fetched a hundred at a time: CloudBase's page. */
const listPage = 100

/** The open places of the community that the caller belongs to. Round trips: identity, places. */
export async function nearbyPlaces(
  call: GrantedCall,
  input: ParsedInputOf<'visit', 'nearbyPlaces'>,
): Promise<Result<AnswerOf<'visit', 'nearbyPlaces'>>> {
  const home = call.caller.roles.find(({ role }) => role !== 'resident')?.orgPath ?? call.caller.orgPath
  const { from, before } = pathRange(cutTo(home, 'community') ?? home)
  const all = { orgPath: command.gte(from).and(command.lt(before)), state: 'open' }
  const { where, orderBy } = pageOf(all, { field: 'orgPath', direction: 'asc' }, input.cursor)
  const places = await call.store.find('places', where, { orderBy, limit: listPage })
  return granted({
    places: places.map((place) => cardOf(place._id, place)),
    next: nextOf(places, listPage, ({ orgPath, _id }) => ({ value: orgPath, id: _id })),
  })
}

/** By name or the first letters of its pinyin, in the whole street. Round trips: identity, places. */
export async function searchPlaces(
  call: GrantedCall,
  input: ParsedInputOf<'visit', 'searchPlaces'>,
): Promise<Result<AnswerOf<'visit', 'searchPlaces'>>> {
  const words = input.words.toLowerCase()
  const where = command.and([
    { streetId: call.caller.streetId, state: 'open' },
    command.or([{ initials: startingWith(words) }, { name: containing(words) }]),
  ])
  const found = await call.store.find('places', where, { limit: 20 })
  return granted({ places: found.map((place) => cardOf(place._id, place)) })
}

/** Which place a scanned code belongs to. Round trips: identity, code. */
export async function placeByCode(
  call: GrantedCall,
  input: ParsedInputOf<'visit', 'placeByCode'>,
): Promise<Result<AnswerOf<'visit', 'placeByCode'>>> {
  const door = await findDoor(call, { by: 'code', code: input.code })
  return door.ok ? granted({ place: cardOf(door.value.placeId, door.value.place) }) : door
}
