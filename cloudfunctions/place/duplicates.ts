import type { AnswerOf } from '#domain/contract/index'
import { granted, type Result } from '#domain/kernel/result'
import { cutTo } from '#domain/organisation/path'
import type { StoredPlace } from '#domain/place/stored'
import type { GrantedCall } from '../kit/route'
import { command } from '../kit/store'
import { withinReach } from './reach'
import { rowOf } from './view'

type Answer = AnswerOf<'place', 'duplicates'>

/** So many groups are worked through before one looks again. */
const mostGroups = 50
const mostPlaces = 400

/**
 * What may have been written down twice: the same credit code, or the same name in one community.
 * Round trips: identity; repeated codes and names side by side; their places.
 */
export async function duplicates(call: GrantedCall): Promise<Result<Answer>> {
  const reach = withinReach(call, undefined)
  if (!reach.ok) return reach
  const living = { streetId: call.caller.streetId, state: command.neq('merged') }
  const all = command.and([reach.value, living])
  const coded = command.and([reach.value, { ...living, 'registry.creditCode': command.gt('') }])
  const [codes, names] = await Promise.all([
    call.store.repeated('places', coded, 'registry.creditCode', mostGroups),
    call.store.repeatedWithin('places', all, 'name', mostGroups),
  ])
  if (codes.length + names.length === 0) return granted({ groups: [] })
  const alike = command.or([{ 'registry.creditCode': command.in(codes) }, { name: command.in(names) }])
  const found = await call.store.find('places', command.and([all, alike]), {
    orderBy: [['_id', 'asc']],
    limit: mostPlaces,
  })
  const byCode = grouped(found, ({ registry }) => registry?.creditCode ?? undefined)
  const said = new Set(byCode.map(idsOf))
  const byName = grouped(found, ({ name, orgPath }) => `${cutTo(orgPath, 'community') ?? orgPath} ${name}`)
  return granted({
    groups: [
      ...byCode.map((places) => ({ by: 'creditCode' as const, places: places.map(rowOf) })),
      ...byName
        .filter((places) => !said.has(idsOf(places)))
        .map((places) => ({ by: 'name' as const, places: places.map(rowOf) })),
    ].slice(0, mostGroups),
  })
}

const idsOf = (places: StoredPlace[]): string => places.map(({ _id }) => _id).join()

/** Those that share a key with another. */
function grouped(places: StoredPlace[], keyOf: (place: StoredPlace) => string | undefined): StoredPlace[][] {
  const groups = new Map<string, StoredPlace[]>()
  for (const place of places) {
    const key = keyOf(place)
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), place])
  }
  return [...groups.values()].filter(({ length }) => length > 1)
}
