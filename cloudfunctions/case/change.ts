import type { CaseEvent } from '#domain/case/case'
import * as decide from '#domain/case/decide'
import { changedCase, concludedReport } from '#domain/case/recorded'
import type { StoredCase, StoredCaseChange } from '#domain/case/stored'
import type { CaseView } from '#domain/contract/case'
import type { ParsedInputOf } from '#domain/contract/index'
import { assignedNews, handedOnNews } from '#domain/inbox/case-news'
import type { CaseId } from '#domain/kernel/id'
import { chinaDate } from '#domain/kernel/instant'
import { granted, type Result } from '#domain/kernel/result'
import { isWithin } from '#domain/organisation/path'
import { changeThenShow } from '../kit/commands'
import { freeToDecide } from '../kit/interest'
import type { CommandCall } from '../kit/route'
import type { Transaction } from '../kit/store'
import { storyOf } from './open'
import { mediatorOf, noMediator } from './roster'
import { deskOf, noCase } from './sight'
import { rulesOf } from './view'

/** What one command does to a case, as it is kept: ids derived, so that nothing can follow the same change twice. */
export const changeOf = (
  call: CommandCall,
  { streetId, orgPath }: Pick<StoredCase, 'streetId' | 'orgPath'>,
  caseId: CaseId,
  seq: number,
  events: CaseEvent[],
): StoredCaseChange => ({
  ...{ _id: `${caseId}:${seq}`, caseId, seq, streetId, orgPath },
  by: call.caller.userId,
  at: call.now,
  events: events as StoredCaseChange['events'],
})

/**
 * Writes down what was done with a case. Only whoever has it in hand; another's is "not found".
 * Round trips: identity, begin, case, case, change, command, commit; to show: as `open`.
 */
export const note = (call: CommandCall, input: ParsedInputOf<'case', 'note'>): Promise<Result<CaseView>> =>
  changeOwn(call, input, (open) => decide.note(open, { ...input, seenVersion: input.version }))

/** Both sides agreed. As `note`, and within: report, report. */
export const settle = (call: CommandCall, input: ParsedInputOf<'case', 'settle'>): Promise<Result<CaseView>> =>
  changeOwn(call, input, (open) =>
    decide.settle(open, { ...input, seenVersion: input.version, today: chinaDate(call.now.getTime()) }),
  )

/** Mediation ended without agreement; the other roads are shown. As `settle`. */
export const fail = (call: CommandCall, input: ParsedInputOf<'case', 'fail'>): Promise<Result<CaseView>> =>
  changeOwn(call, input, (open) => decide.fail(open, { ...input, seenVersion: input.version }))

const changeOwn = (
  call: CommandCall,
  input: { caseId: CaseId },
  decided: (open: decide.OpenCase) => Result<CaseEvent[]>,
): Promise<Result<CaseView>> =>
  changeThenShow(
    call,
    input,
    async (tx) => {
      const opened = await tx.get('cases', input.caseId)
      if (opened?.mediatorId !== call.caller.userId) return noCase()
      const events = decided(openCaseOf(opened))
      if (!events.ok) return events
      const { version } = await save(tx, call, opened, events.value)
      return granted({ version })
    },
    () => storyOf(call, input.caseId),
  )

/** Points were given for it: whoever got some has an interest. */
export const openCaseOf = (opened: StoredCase): decide.OpenCase => ({
  ...opened,
  interested: opened.awards.map(({ userId }) => userId),
})

/** The case and its change together; gives the case as it stands then. */
export async function save(
  tx: Transaction,
  call: CommandCall,
  opened: StoredCase,
  events: CaseEvent[],
  mediatorName = opened.mediatorName,
): Promise<StoredCase> {
  const change = changeOf(call, opened, opened._id, opened.seq + 1, events)
  const changed = changedCase(opened, change, mediatorName)
  await tx.put('cases', changed)
  await tx.add('caseEvents', change)
  if (changed.concludedAt !== null) await conclude(tx, changed)
  return changed
}

async function conclude(tx: Transaction, ended: StoredCase): Promise<void> {
  const report = await tx.get('reports', ended.reportId)
  // Reports are never removed: without one the books are broken, and that is no refusal.
  if (!report) throw new Error('a case without its report')
  await tx.put('reports', concludedReport(report, ended))
}

/**
 * Hands a case to another mediator; both are told. Round trips: identity; mediator; begin, case, report, declared ties, two writes, two news,
 * command, commit; to show: as `open`.
 */
export async function assign(call: CommandCall, input: ParsedInputOf<'case', 'assign'>): Promise<Result<CaseView>> {
  const desk = deskOf(call)
  const mediator = await mediatorOf(call, desk, input.mediatorId)
  return changeThenShow(
    call,
    input,
    async (tx) => {
      const opened = await tx.get('cases', input.caseId)
      if (!opened || !isWithin(opened.orgPath, desk.path)) return noCase()
      const report = await call.store.get('reports', opened.reportId)
      if (!mediator) return noMediator()
      const free = await freeToDecide(call, mediator.userId, report?.placeId, 'mediator')
      if (!free.ok) return free
      const events = decide.assign(openCaseOf(opened), { ...input, seenVersion: input.version })
      if (!events.ok) return events
      const changed = await save(tx, call, opened, events.value, mediator.name)
      await tx.add('inbox', assignedNews(changed, mediator, rulesOf(opened).closesAt))
      await tx.add('inbox', handedOnNews(changed, { ...opened, userId: opened.mediatorId }))
      return granted({ version: changed.version })
    },
    () => storyOf(call, input.caseId),
  )
}
