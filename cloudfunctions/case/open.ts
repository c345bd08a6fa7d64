import { mayReveal } from '#domain/case/reveal'
import type { StoredCaseChange } from '#domain/case/stored'
import type { CaseView } from '#domain/contract/case'
import type { ParsedInputOf } from '#domain/contract/index'
import type { CaseId } from '#domain/kernel/id'
import { granted, type Result } from '#domain/kernel/result'
import type { GrantedCall } from '../kit/route'
import { command } from '../kit/store'
import { photosOf } from './report'
import { noReport, readableCase } from './sight'
import { messagesOf } from './talk'
import { caseViewOf } from './view'

/** What one page can tell of a long story: the newest changes. */
const mostChanges = 200

/**
 * The whole story of a case, for whoever has it in hand and for the desk.
 * Round trips: identity; case; report, changes and messages side by side; the names of who did it beside the photos' addresses.
 */
export const open = (call: GrantedCall, input: ParsedInputOf<'case', 'open'>): Promise<Result<CaseView>> =>
  storyOf(call, input.caseId)

export async function storyOf(call: GrantedCall, caseId: CaseId): Promise<Result<CaseView>> {
  const read = await readableCase(call.store, call, caseId)
  if (!read.ok) return read
  const { opened } = read.value
  const [report, newest, messages] = await Promise.all([
    call.store.get('reports', opened.reportId),
    call.store.find('caseEvents', { caseId }, { orderBy: [['seq', 'desc']], limit: mostChanges }),
    messagesOf(call, opened.reportId),
  ])
  if (!report) return noReport()
  const changes = newest.reverse()
  const [photos, names] = await Promise.all([photosOf(report), namesOf(call, changes)])
  const reveals = mayReveal(opened.openness, read.value).ok
  return granted(caseViewOf(opened, read.value, reveals, { changes, messages, photos, names, now: call.now }))
}

/** Colleagues know each other by name. */
async function namesOf(call: GrantedCall, changes: StoredCaseChange[]): Promise<Map<string, string>> {
  const ids = [...new Set(changes.map(({ by }) => by))]
  const users = await call.store.find('users', { _id: command.in(ids) }, { limit: ids.length })
  return new Map(users.map(({ _id, name }) => [_id, name]))
}
