import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { instantOf } from '#domain/kernel/instant'
import { granted, type Result } from '#domain/kernel/result'
import { auditWords } from '#domain/organisation/audit-words'
import { maskName, shown, sightOf } from '#domain/organisation/mask'
import { cutTo, pathRange } from '#domain/organisation/path'
import { nextOf, pageOf, pageSize } from '../kit/cursor'
import type { GrantedCall } from '../kit/route'
import { command } from '../kit/store'
import { noOrganisation, ownStreet, reaches } from './reach'

type Answer = AnswerOf<'directory', 'auditTrail'>

/** A district has a few dozen streets. */
const mostPlaces = 100

/**
 * What somebody may have to answer for, newest first. Round trips: identity; where the caller may look, with the first page;
 * the page; who did it.
 */
export async function auditTrail(
  call: GrantedCall,
  input: ParsedInputOf<'directory', 'auditTrail'>,
): Promise<Result<Answer>> {
  const places = input.cursor === undefined ? await placesOf(call) : null
  const of = input.of ?? ownStreet(call) ?? places?.find(({ path }) => path.split('/').length > 2)?.path
  // Only a district's own trail or a street's: what lies deeper is kept under its street, and is no name of one.
  const whole = of === undefined ? undefined : (cutTo(of, 'street') ?? cutTo(of, 'district'))
  if (of === undefined || whole !== of || !reaches(call.grant, of)) return noOrganisation()
  const streetId = of.slice(of.lastIndexOf('/') + 1)
  const { where, orderBy } = pageOf({ streetId }, { field: 'at', direction: 'desc' }, input.cursor)
  const page = await call.store.find('audit', where, { orderBy, limit: pageSize })
  const ids = [...new Set(page.map(({ by }) => by))]
  const people = ids.length === 0 ? [] : await call.store.find('users', { _id: command.in(ids) }, { limit: ids.length })
  const names = new Map(people.map(({ _id, name }) => [_id as string, name]))
  const sight = sightOf('team.name', call.grant.roles)
  return granted({
    of,
    rows: page.map(({ _id, at, by, what, about, reason }) => ({
      id: _id,
      at: instantOf(at.getTime()),
      byName: shown(names.get(by) ?? '已注销的人', sight, maskName) ?? '',
      what: auditWords(what),
      about,
      reason: reason ?? '',
    })),
    next: nextOf(page, pageSize, ({ at, _id }) => ({ value: at, id: _id })),
    places,
  })
}

/** The district, if a role is held over it, and the streets below. */
async function placesOf({ store, grant }: GrantedCall): Promise<NonNullable<Answer['places']>> {
  const [first = ''] = grant.within
  const { from, before } = pathRange(first)
  const found = await store.find(
    'organisations',
    { kind: command.in(['district', 'street']), orgPath: command.gte(from).and(command.lt(before)) },
    { orderBy: [['order', 'asc']], limit: mostPlaces },
  )
  return found.map(({ orgPath, name }) => ({ path: orgPath, name }))
}
