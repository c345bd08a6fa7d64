import { mayReveal } from '#domain/case/reveal'
import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import type { ReportId } from '#domain/kernel/id'
import { granted, type Result, refused } from '#domain/kernel/result'
import { keptAfterWords } from '#domain/report/forget'
import type { StoredMessage } from '#domain/report/stored'
import { changeThenShow } from '../kit/commands'
import { writeLook } from '../kit/look'
import type { CommandCall, GrantedCall } from '../kit/route'
import { readableReport } from './sight'
import { messageOf } from './view'

/** The newest messages of one report in the order in which they were said. One read. */
export async function messagesOf(call: GrantedCall, reportId: ReportId): Promise<StoredMessage[]> {
  const newest = await call.store.find('messages', { reportId }, { orderBy: [['at', 'desc']], limit: 100 })
  return newest.reverse()
}

/**
 * A message to whoever holds the receipt. It is not signed by a name, and answers what was asked before; versions stay, for
 * they count what a decision must have read. Round trips: identity, begin, report, case, message, report, case, command,
 * commit; to show: report, case, messages.
 */
export async function reply(
  call: CommandCall,
  input: ParsedInputOf<'case', 'reply'>,
): Promise<Result<AnswerOf<'case', 'reply'>>> {
  return changeThenShow(
    call,
    input,
    async (tx) => {
      const read = await readableReport(tx, call, input.reportId)
      if (!read.ok) return read
      const { report, opened } = read.value
      const { streetId, orgPath } = report
      const said = { reportId: report._id, from: 'street' as const, by: call.caller.userId, text: input.text }
      await tx.add('messages', { _id: call.commandId, streetId, orgPath, ...said, at: call.now })
      const until = keptAfterWords(report, call.now)
      if (report.waitsForReply || until !== report.keptUntil)
        await tx.put('reports', { ...report, waitsForReply: false, keptUntil: until })
      if (opened?.waitsForReply) await tx.put('cases', { ...opened, waitsForReply: false })
      return granted({ reportId: report._id })
    },
    async ({ reportId }) => {
      const read = await readableReport(call.store, call, reportId)
      if (!read.ok) return read
      return granted({ messages: (await messagesOf(call, reportId)).map(messageOf) })
    },
  )
}

/**
 * Name and phone of a reporter, as far as they allowed. The look is written down with its reason before anything is shown, and
 * a replay is a look that was written down before: what was seen is kept nowhere. Refuses notFound, forbidden, conflict.
 * Round trips: identity, report, case (once there is one), audit; a replay reads the audit besides.
 */
export async function revealContact(
  call: CommandCall,
  input: ParsedInputOf<'case', 'revealContact'>,
): Promise<Result<AnswerOf<'case', 'revealContact'>>> {
  const read = await readableReport(call.store, call, input.reportId)
  if (!read.ok) return read
  const { report } = read.value
  const allowed = mayReveal(report.openness, read.value)
  if (!allowed.ok) return allowed
  if (report.contactSealed === null) return refused('notFound', '他没有留姓名和电话。')
  const { streetId, orgPath } = call.caller
  const { reportId, reason } = input
  const written = await writeLook(call, { what: 'case.revealContact', about: reportId, reason, streetId, orgPath })
  if (!written.ok) return written
  return granted(JSON.parse(call.seal.open(report.contactSealed, contactField)) as { name: string; phone: string })
}

/** The name under which the contact was sealed when the report came in. */
const contactField = 'reports.contact'
