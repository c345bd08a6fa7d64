import * as decide from '#domain/case/decide'
import { caseCounterOf, caseNumber, refusedCounterOf } from '#domain/case/number'
import { acceptedReport, openedCase, refusedReport } from '#domain/case/recorded'
import type { StoredCase, StoredCaseChange } from '#domain/case/stored'
import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { assignedNews } from '#domain/inbox/case-news'
import { guidedNews } from '#domain/inbox/guide-news'
import type { CaseId, ReportId, UserId } from '#domain/kernel/id'
import { chinaYear } from '#domain/kernel/instant'
import { granted, type Result } from '#domain/kernel/result'
import { orgIdOf } from '#domain/organisation/organisation'
import type { StoredReport } from '#domain/report/stored'
import { audit } from '../kit/audit'
import { changeThenShow } from '../kit/commands'
import { freeToDecide } from '../kit/interest'
import type { CommandCall, GrantedCall } from '../kit/route'
import type { Transaction } from '../kit/store'
import { accountIn, isClosed, postGuided, putAccount } from '../points/posting'
import { changeOf } from './change'
import { givenFor, mediationBefore } from './dispute'
import { type Mediator, mediatorOf, noMediator } from './roster'
import { type Desk, deskOf, reportAtDesk } from './sight'
import { rowOf, rulesOf } from './view'

type Answered = AnswerOf<'case', 'accept'>

/**
 * Opens a case under the next number of the year, gives it to a mediator, and thanks the volunteer whose code was in the
 * report: all of it or nothing, in one transaction of at most ten documents (report, counter, case, change, mediator's news,
 * command; guided: account, entry, guide's news; an earlier mediation of the same dispute).
 * Round trips: identity; mediator and street side by side; begin, report, declared ties (two), counter, seven writes, commit; guided besides: the guide,
 * account, earlier mediations, three writes; to show: report and case side by side.
 * @idempotent by the command; the number is given back when anything fails, so there are no gaps.
 */
export async function accept(call: CommandCall, input: ParsedInputOf<'case', 'accept'>): Promise<Result<Answered>> {
  const desk = deskOf(call)
  const [mediator, street] = await Promise.all([
    mediatorOf(call, desk, input.mediatorId),
    call.store.get('organisations', orgIdOf(desk.path)),
  ])
  return changeThenShow(
    call,
    input,
    async (tx) => {
      const found = await reportAtDesk(tx, desk, input.reportId)
      if (!found.ok) return found
      const report = found.value
      if (!mediator) return noMediator()
      const free = await freeBoth(call, mediator.userId, report.placeId)
      if (!free.ok) return free
      const events = decide.accept(report, { ...input, by: call.caller.userId, seenVersion: input.version })
      if (!events.ok) return events
      const year = chinaYear(call.now.getTime())
      const place = await drawn(tx, desk, caseCounterOf(desk.streetId, year))
      const caseId = call.mintId() as CaseId
      const change = changeOf(call, report, caseId, 1, events.value)
      const opening = {
        caseId,
        number: caseNumber(street?.desk?.mark ?? '', year, place),
        mediatorName: mediator.name,
        change,
        awards: await thankGuide(tx, call, report, caseId),
      }
      await openCase(tx, report, mediator, openedCase(report, opening, rulesOf(report)), change)
      return granted({ reportId: report._id, caseId })
    },
    (kept) => rowAtDesk(call, desk, kept),
  )
}

/** Neither whoever accepts nor whoever handles it is tied to the place. Two reads side by side. */
async function freeBoth(
  call: CommandCall,
  mediatorId: UserId,
  placeId: StoredReport['placeId'],
): Promise<Result<true>> {
  const [own, theirs] = await Promise.all([
    freeToDecide(call, call.caller.userId, placeId),
    freeToDecide(call, mediatorId, placeId, 'mediator'),
  ])
  return own.ok ? theirs : own
}

/** The next number of a counter, written at once: of two who draw, one begins anew. */
async function drawn(tx: Transaction, { streetId, path }: Desk, counterId: string): Promise<number> {
  const last = ((await tx.get('counters', counterId))?.last ?? 0) + 1
  await tx.put('counters', { _id: counterId, streetId, orgPath: path, last })
  return last
}

async function openCase(
  tx: Transaction,
  report: StoredReport,
  mediator: Mediator,
  opened: StoredCase,
  change: StoredCaseChange,
): Promise<void> {
  await tx.put('reports', acceptedReport(report, opened._id))
  await tx.add('cases', opened)
  await tx.add('caseEvents', change)
  await tx.add('inbox', assignedNews(opened, mediator, rulesOf(report).closesAt))
}

/**
 * Posts what guiding earns and tells the guide that, and nothing else. Gives what was given for this dispute so far: the
 * guide's own mediation of it may have come first.
 */
async function thankGuide(
  tx: Transaction,
  call: CommandCall,
  report: StoredReport,
  caseId: CaseId,
): Promise<StoredCase['awards']> {
  const guide = report.guidedBy && (await call.store.get('users', report.guidedBy))
  if (!guide) return []
  const userId = guide._id
  const account = await accountIn(tx, { ...guide, userId })
  if (isClosed(account)) return []
  const mediation = await mediationBefore(call, report)
  const before = mediation ? [{ userId, entryId: `mediated:${mediation._id}`, points: mediation.awarded }] : []
  const already = await givenFor(call, before, userId)
  const referralId = call.mintId()
  const dispute = { already, confirmedBy: call.caller.userId, now: call.now }
  const posted = await postGuided(tx, account, referralId, dispute)
  await putAccount(tx, posted.account)
  await tx.add('inbox', guidedNews({ referralId, awarded: posted.awarded }, posted.account, call.now))
  if (mediation) await tx.put('mediations', { ...mediation, caseId })
  return [...before, { userId, entryId: `guided:${referralId}`, points: posted.awarded }]
}

/**
 * Refuses in writing, with what the person can do instead; whoever holds the receipt reads it there.
 * Round trips: identity, begin, report, counter, four writes, commit; to show: report.
 */
export async function refuse(call: CommandCall, input: ParsedInputOf<'case', 'refuse'>): Promise<Result<Answered>> {
  const desk = deskOf(call)
  return changeThenShow(
    call,
    input,
    async (tx) => {
      const found = await reportAtDesk(tx, desk, input.reportId)
      if (!found.ok) return found
      const allowed = decide.mayAnswer(found.value, input.version)
      if (!allowed.ok) return allowed
      await drawn(tx, desk, refusedCounterOf(desk.streetId, chinaYear(call.now.getTime())))
      const { ground, words } = input
      await tx.put('reports', refusedReport(found.value, { ground, words, by: call.caller.userId, at: call.now }))
      await audit(tx, call, call.caller, { what: 'case.refuse', about: input.reportId })
      return granted({ reportId: input.reportId, caseId: null })
    },
    (kept) => rowAtDesk(call, desk, kept),
  )
}

async function rowAtDesk(
  call: GrantedCall,
  desk: Desk,
  { reportId, caseId }: { reportId: ReportId; caseId: CaseId | null },
): Promise<Result<Answered>> {
  const [report, opened] = await Promise.all([
    reportAtDesk(call.store, desk, reportId),
    caseId === null ? undefined : call.store.get('cases', caseId),
  ])
  return report.ok ? granted({ row: rowOf(report.value, opened, call.now) }) : report
}
