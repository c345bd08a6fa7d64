import { caseCounterOf, refusedCounterOf } from '#domain/case/number'
import type { StoredCase } from '#domain/case/stored'
import type { DeskTab } from '#domain/contract/case'
import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { chinaDate, chinaYear } from '#domain/kernel/instant'
import { assertNever, granted, type Result, refused } from '#domain/kernel/result'
import { daysAfter } from '#domain/kernel/workdays'
import { isWithin, pathRange } from '#domain/organisation/path'
import { deadlinePolicies } from '#domain/policy/deadlines'
import type { StoredReport } from '#domain/report/stored'
import { nextOf, pageOf, pageSize } from '../kit/cursor'
import type { GrantedCall } from '../kit/route'
import { command, type Query } from '../kit/store'
import { type Desk, deskOf } from './sight'
import { rowOf } from './view'

type Input = ParsedInputOf<'case', 'queue'>
type Answer = AnswerOf<'case', 'queue'>
type Listed = StoredReport | StoredCase

/**
 * The street's list, urgent first, then what is due first; what has ended, newest first. `dueSoon` holds both reports that must be
 * answered and cases that must be settled by tomorrow, `ended` both concluded cases and refused reports: each part is read in
 * the order of its index and they are merged by the same sort text.
 * Round trips: identity; one page of each part (one to three) and with the first page the totals (five) side by side; the
 * reports of the page's cases.
 */
export async function queue(call: GrantedCall, input: Input): Promise<Result<Answer>> {
  const desk = deskOf(call)
  const only = filtersOf(input)
  if (input.within !== undefined && !isWithin(input.within, desk.path))
    return refused('notFound', '没有这个社区，请重新选。')
  const [totals, ...parts] = await Promise.all([
    input.cursor === undefined ? totalsOf(call, desk) : null,
    ...partsOf(input.tab, desk, call.now).map(([collection, all]) => {
      const page = pageOf({ ...all, ...only }, { field: 'priority', direction: 'asc' }, input.cursor)
      return call.store.find(collection, page.where, { orderBy: page.orderBy, limit: pageSize })
    }),
  ])
  const page = (parts.flat() as Listed[]).sort(byPriority).slice(0, pageSize)
  return granted({
    rows: await rowsOf(call, page),
    next: nextOf(page, pageSize, ({ priority, _id }) => ({ value: priority, id: _id })),
    totals,
  })
}

type Part = ['reports' | 'cases', Record<string, unknown>]

function partsOf(tab: DeskTab, { streetId }: Desk, now: Date): Part[] {
  switch (tab) {
    case 'toAnswer':
      return [['reports', { streetId, state: 'received' }]]
    case 'open':
      return [['cases', { streetId, status: 'mediating' }]]
    case 'dueSoon':
      return dueSoon(streetId, now)
    case 'ended':
      return [
        ['cases', { streetId, status: 'settled' }],
        ['cases', { streetId, status: 'failed' }],
        ['reports', { streetId, state: 'refused' }],
      ]
    default:
      return assertNever(tab)
  }
}

function dueSoon(streetId: string, now: Date): Part[] {
  const tomorrow = daysAfter(chinaDate(now.getTime()), 1)
  return [
    ['reports', { streetId, state: 'received', answerBy: command.lte(tomorrow) }],
    ['cases', { streetId, status: 'mediating', settleBy: command.lte(tomorrow) }],
  ]
}

function filtersOf({ collective, openness, within }: Input): Record<string, Query | string | boolean> {
  const range = within === undefined ? undefined : pathRange(within)
  return {
    ...(collective !== undefined && { 'routing.collective': collective }),
    ...(openness !== undefined && { openness }),
    ...(range && { orgPath: command.gte(range.from).and(command.lt(range.before)) }),
  }
}

const byPriority = (a: Listed, b: Listed): number =>
  a.priority === b.priority ? (a._id < b._id ? -1 : 1) : a.priority < b.priority ? -1 : 1

async function rowsOf(call: GrantedCall, page: Listed[]): Promise<Answer['rows']> {
  const cases = page.filter(isCase)
  const ids = cases.map(({ reportId }) => reportId)
  const found =
    ids.length === 0 ? [] : await call.store.find('reports', { _id: command.in(ids) }, { limit: ids.length })
  const reports = new Map(found.map((report) => [report._id as string, report]))
  return page.flatMap((each) => {
    const report = isCase(each) ? reports.get(each.reportId) : each
    return report ? [rowOf(report, isCase(each) ? each : undefined, call.now)] : []
  })
}

const isCase = (each: Listed): each is StoredCase => 'reportId' in each

/**
 * How many there are in each tab, whatever the filters. What is waiting is counted; what has ended only grows, so it is what was
 * ever numbered less what is still open.
 */
async function totalsOf(call: GrantedCall, desk: Desk): Promise<NonNullable<Answer['totals']>> {
  const { streetId } = desk
  const dueParts = dueSoon(streetId, call.now)
  const [toAnswer, open, everNumbered, ...due] = await Promise.all([
    call.store.count('reports', { streetId, state: 'received' }),
    call.store.count('cases', { streetId, status: 'mediating' }),
    numberedUntil(call, streetId),
    ...dueParts.map(([collection, where]) => call.store.count(collection, where)),
  ])
  return { toAnswer, open, dueSoon: due.reduce((sum, one) => sum + one, 0), ended: Math.max(0, everNumbered - open) }
}

const firstYear = Number(deadlinePolicies[0]?.from.slice(0, 4))

async function numberedUntil(call: GrantedCall, streetId: string): Promise<number> {
  const years = Array.from({ length: chinaYear(call.now.getTime()) - firstYear + 1 }, (_, index) => firstYear + index)
  const ids = years.flatMap((year) => [caseCounterOf(streetId, year), refusedCounterOf(streetId, year)])
  const counters = await call.store.find('counters', { _id: command.in(ids) }, { limit: ids.length })
  return counters.reduce((sum, { last }) => sum + last, 0)
}

/** A street has a dozen communities; this many is another thing. */
const mostCommunities = 100

/** The communities of the desk's street, to narrow the list by. Round trips: identity, communities. */
export async function communities(call: GrantedCall): Promise<Result<AnswerOf<'case', 'communities'>>> {
  const { streetId } = deskOf(call)
  const found = await call.store.find(
    'organisations',
    { streetId, kind: 'community' },
    { orderBy: [['order', 'asc']], limit: mostCommunities },
  )
  return granted({ communities: found.map(({ orgPath, name }) => ({ path: orgPath, name })) })
}
