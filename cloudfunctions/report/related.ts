import type { StoredCase } from '#domain/case/stored'
import { messagePolicy } from '#domain/policy/messages'
import type { CaseEnding } from '#domain/report/follow'
import type { StoredMessage, StoredReport } from '#domain/report/stored'
import type { Call } from '../kit/route'
import { type Street, streetAbove } from './street'

/** What stands beside a report. */
export type Related = {
  street: Street | undefined
  dispute: StoredCase | undefined
  ending: CaseEnding | null
  /** Oldest first; of a very long exchange the last ones. */
  messages: StoredMessage[]
}

/** Round trips, together: street, messages; with a case also the case and the last that happened to it. */
export async function relatedTo(call: Call, report: StoredReport): Promise<Related> {
  const [street, messages, dispute, ending] = await Promise.all([
    streetAbove(call, report.orgPath),
    messagesOf(call, report),
    report.caseId ? call.store.get('cases', report.caseId) : undefined,
    endingOf(call, report),
  ])
  return { street, messages, dispute, ending }
}

async function messagesOf(call: Call, { _id }: StoredReport): Promise<StoredMessage[]> {
  const newest = await call.store.find(
    'messages',
    { reportId: _id },
    { orderBy: [['at', 'desc']], limit: messagePolicy.mostShown },
  )
  return newest.reverse()
}

/** Nothing happens to a case after its conclusion, so that it is the last change or there is none. */
async function endingOf(call: Call, { caseId }: StoredReport): Promise<CaseEnding | null> {
  if (!caseId) return null
  const [last] = await call.store.find('caseEvents', { caseId }, { orderBy: [['seq', 'desc']], limit: 1 })
  return last?.events.find((event): event is CaseEnding => event.kind === 'settled' || event.kind === 'failed') ?? null
}
