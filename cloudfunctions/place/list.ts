import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { chinaDate, type PlainDate } from '#domain/kernel/instant'
import { granted, type Result } from '#domain/kernel/result'
import type { Measure } from '#domain/place/radar'
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

function conditionOf({ caller, now }: GrantedCall, reach: Query, { kind, state, without, words }: Input): Query {
  const all = [reach, { streetId: caller.streetId, state, ...(kind !== undefined && { kind }) }]
  if (without !== undefined) all.push({ kind: 'company' }, isWithout(without, chinaDate(now.getTime())))
  const begins = startingWith(words)
  if (words !== '') all.push(command.or([{ name: begins }, { initials: startingWith(words.toLowerCase()) }]))
  return command.and(all)
}

/** The radar's own rule, as the database reads it; what nobody has said counts as not there. */
function isWithout(measure: Measure, today: PlainDate): Query {
  const held = `registry.compliance.${measure}`
  if (measure === 'mediation')
    return command.or([
      { [held]: command.nin(['mediator', 'committee']) },
      { 'registry.staff.band': 'from100', [held]: command.neq('committee') },
    ])
  const over = { [`${held}.through`]: command.lt(today) }
  const notYet = { [`${held}.from`]: command.gt(today) }
  return command.or([{ [held]: null }, over, notYet])
}
