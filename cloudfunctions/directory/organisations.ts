import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { listedKinds } from '#domain/contract/organisation'
import { granted, type Result, refused } from '#domain/kernel/result'
import { cutTo, isWithin, type OrgPath, pathRange } from '#domain/organisation/path'
import { grantOf } from '#domain/organisation/scope'
import { nextOf, pageOf, pageSize } from '../kit/cursor'
import type { GrantedCall } from '../kit/route'
import { command } from '../kit/store'
import { noOrganisation, ownStreet, reaches, streetIdOf } from './reach'
import { rowOf } from './view'

type Input = ParsedInputOf<'directory', 'organisations'>
type Answer = AnswerOf<'directory', 'organisations'>
type Streets = NonNullable<Answer['streets']>

/** A page of communities has a few hundred grids at most, a district a few dozen streets. */
const mostGrids = 500
const mostStreets = 100

/**
 * One kind of a street's organisations in their order; communities with their grids counted, grids with their seats.
 * Round trips: identity; the page, and of the first page totals and streets side by side; the grids of a page of communities.
 * For somebody over several streets who names none, the streets come first.
 */
export async function organisations(call: GrantedCall, input: Input): Promise<Result<Answer>> {
  const isFirst = input.cursor === undefined
  const chosen = input.street ?? ownStreet(call)
  const early = chosen === undefined ? await streetsOf(call) : undefined
  const street = chosen ?? early?.[0]?.path
  if (street === undefined || !reaches(call.grant, street)) return noOrganisation()
  if (input.kind === 'grid' && (input.under === undefined || !isWithin(input.under, street)))
    return refused('notFound', '没有这个社区，请重新选。')
  const all = { streetId: streetIdOf(street), kind: input.kind, ...(input.under && { parentPath: input.under }) }
  const { where, orderBy } = pageOf(all, { field: 'order', direction: 'asc' }, input.cursor)
  const [page, totals, streets] = await Promise.all([
    call.store.find('organisations', where, { orderBy, limit: pageSize }),
    isFirst ? totalsOf(call, street) : null,
    isFirst ? (early ?? streetsOf(call)) : null,
  ])
  const grids = await gridsOf(
    call,
    street,
    page.flatMap(({ kind, orgPath }) => (kind === 'community' ? [orgPath] : [])),
  )
  return granted({
    street,
    rows: page.map((each) => rowOf(each, call.grant.roles, grids.get(each.orgPath) ?? [])),
    next: nextOf(page, pageSize, ({ order, _id }) => ({ value: order, id: _id })),
    totals,
    streets,
    streetsUnder: districtOf(call),
    mayEdit: mayEdit(call, street),
  })
}

/** Whether the caller may change what lies there. */
export const mayEdit = (call: GrantedCall, path: OrgPath): boolean =>
  grantOf('organisation.edit', call.caller.roles)?.within.some((part) => isWithin(path, part)) ?? false

/** A district that the caller may change as a whole. */
const districtOf = ({ caller }: GrantedCall): OrgPath | null =>
  grantOf('organisation.edit', caller.roles)?.within.find((part) => cutTo(part, 'district') === part) ?? null

async function streetsOf({ store, grant }: GrantedCall): Promise<Streets> {
  const [first = ''] = grant.within
  const { from, before } = pathRange(first)
  const found = await store.find(
    'organisations',
    { kind: 'street', orgPath: command.gte(from).and(command.lt(before)), closedOn: null },
    { orderBy: [['order', 'asc']], limit: mostStreets },
  )
  return found.map(({ orgPath, name }) => ({ path: orgPath, name }))
}

async function totalsOf({ store }: GrantedCall, street: OrgPath): Promise<NonNullable<Answer['totals']>> {
  const counted = await store.tally('organisations', { streetId: streetIdOf(street), closedOn: null }, 'kind')
  return Object.fromEntries(listedKinds.map((kind) => [kind, counted.get(kind) ?? 0])) as NonNullable<Answer['totals']>
}

async function gridsOf({ store }: GrantedCall, street: OrgPath, communities: OrgPath[]) {
  const under = new Map<OrgPath, Awaited<ReturnType<typeof store.find<'organisations'>>>>()
  if (communities.length === 0) return under
  const grids = await store.find(
    'organisations',
    { streetId: streetIdOf(street), kind: 'grid', parentPath: command.in(communities), closedOn: null },
    { limit: mostGrids },
  )
  for (const grid of grids) {
    const parent = grid.parentPath ?? ''
    under.set(parent, [...(under.get(parent) ?? []), grid])
  }
  return under
}
