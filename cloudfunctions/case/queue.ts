import { caseCounterOf, refusedCounterOf } from '#domain/case/number'
import { endedFrom } from '#domain/case/priority'
import type { StoredCase } from '#domain/case/stored'
import type { DeskTab } from '#domain/contract/case'
import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { chinaDate, chinaYear } from '#domain/kernel/instant'
import { assertNever, granted, type Result, refused } from '#domain/kernel/result'
import { daysAfter } from '#domain/kernel/workdays'
import { isWithin, pathRange } from '#domain/organisation/path'
import { deadlinePolicies } from '#domain/policy/deadlines'
import type { StoredReport } from '#domain/report/stored'
import type { Stored } from '../kit/collections'
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
 * answered and cases that must be settled by tomorrow: each part is read in the order of its index and they are merged by the
 * same sort text. What has ended, refused or concluded, is read as reports.
 * Round trips: identity; one page (of `dueSoon` two) and with the first page the totals (five) side by side; the reports of the
 * page's cases or the cases of its reports.
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
      return [['reports', { streetId, priority: command.gte(endedFrom) }]]
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

/** Each with its other half: a case with its report, a report with the case that was opened of it. */
async function rowsOf(call: GrantedCall, page: Listed[]): Promise<Answer['rows']> {
  const reportIds = page.flatMap((each) => (isCase(each) ? each.reportId : []))
  const caseIds = page.flatMap((each) => (isCase(each) ? [] : (each.caseId ?? [])))
  const [reports, cases] = await Promise.all([byId(call, 'reports', reportIds), byId(call, 'cases', caseIds)])
  return page.flatMap((each) => {
    const report = isCase(each) ? reports.get(each.reportId) : each
    const opened = isCase(each) ? each : each.caseId === null ? undefined : cases.get(each.caseId)
    return report ? [rowOf(report, opened, call.now)] : []
  })
}

/** One read, none when nothing is asked. */
async function byId<C extends 'reports' | 'cases'>(
  call: GrantedCall,
  collection: C,
  ids: string[],
): Promise<Map<string, Stored[C]>> {
  if (ids.length === 0) return new Map()
  const found = await call.store.find(collection, { _id: command.in(ids) }, { limit: ids.length })
  return new Map(found.map((each) => [each._id as string, each]))
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
