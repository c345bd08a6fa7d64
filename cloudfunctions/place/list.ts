import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { granted, type Result } from '#domain/kernel/result'
import { nextOf, pageOf, pageSize } from '../kit/cursor'
import type { GrantedCall } from '../kit/route'
import { command, type Query, startingWith } from '../kit/store'
import { withinReach } from './reach'
import { rowOf } from './view'

type Input = ParsedInputOf<'place', 'places'>

/**
 * The register within reach. By name it is in the order of the pinyin's first letters.
 * Round trips: identity; a page, and with the first one the total beside it.
 */
export async function places(call: GrantedCall, input: Input): Promise<Result<AnswerOf<'place', 'places'>>> {
  const reach = withinReach(call, input.within)
  if (!reach.ok) return reach
  const all = conditionOf(call, reach.value, input)
  const field = input.sort === 'name' ? 'initials' : 'orgPath'
  const { where, orderBy } = pageOf(all, { field, direction: input.direction }, input.cursor)
  const [page, total] = await Promise.all([
    call.store.find('places', where, { orderBy, limit: pageSize }),
    input.cursor === undefined ? call.store.count('places', all) : null,
  ])
  return granted({
    places: page.map(rowOf),
    next: nextOf(page, pageSize, (last) => ({ value: last[field], id: last._id })),
    total,
  })
}

function conditionOf({ caller }: GrantedCall, reach: Query, { kind, state, words }: Input): Query {
  const only = { streetId: caller.streetId, state, ...(kind !== undefined && { kind }) }
  if (words === '') return command.and([reach, only])
  const begins = startingWith(words)
  return command.and([reach, only, command.or([{ name: begins }, { initials: startingWith(words.toLowerCase()) }])])
}
