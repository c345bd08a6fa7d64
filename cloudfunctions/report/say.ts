import type { ParsedInputOf } from '#domain/contract/index'
import type { FollowView } from '#domain/contract/report'
import { messageNews } from '#domain/inbox/message-news'
import { granted, type Result, refused } from '#domain/kernel/result'
import { messagePolicy } from '#domain/policy/messages'
import { keptAfterWords } from '#domain/report/forget'
import type { StoredMessage, StoredReport } from '#domain/report/stored'
import { once } from '../kit/commands'
import type { PublicCommandCall } from '../kit/route'
import type { Transaction } from '../kit/store'
import { reportByReceipt } from './find'
import { relatedTo } from './related'
import { followViewOf } from './view'

/**
 * A message to whoever handles it. Round trips: caller, address, report; street and messages (case, its last change);
 * begin, report (case), message, report (case, notice), commit = 10, with a case 15. While an earlier message waits, neither
 * report nor case is written again and nobody is told twice.
 * @idempotent by the unique `_id` of the message.
 */
export async function say(call: PublicCommandCall, input: ParsedInputOf<'report', 'say'>): Promise<Result<FollowView>> {
  const found = await reportByReceipt(call, input.receipt)
  if (!found.ok) return found
  const report = found.value
  const related = await relatedTo(call, report)
  const message: StoredMessage = {
    _id: call.commandId,
    streetId: report.streetId,
    orgPath: report.orgPath,
    reportId: report._id,
    from: 'reporter',
    by: null,
    text: input.text,
    at: call.now,
  }
  // Compared here and now only: a hash of it, kept, would let the receipt be tried out.
  const markOf = ({ reportId, text }: StoredMessage) => ({ caller: reportId as string, inputHash: text })
  const kept = await once<StoredMessage>(call, markOf(message), {
    body: async (tx) => (isTooMuch(related.messages) ? tooMuch() : write(tx, report, message)),
    async traceLeft() {
      const written = await call.store.get('messages', call.commandId)
      return written && { ...markOf(written), answer: written }
    },
  })
  if (!kept.ok) return kept
  const others = related.messages.filter(({ _id }) => _id !== kept.value._id)
  const messages = [...others, kept.value].sort((a, b) => a.at.getTime() - b.at.getTime())
  return granted(followViewOf(report, { ...related, messages }, call.now))
}

async function write(tx: Transaction, { _id, caseId }: StoredReport, message: StoredMessage) {
  const report = await tx.get('reports', _id)
  if (!report) return refused('notFound', '没有这张回执。请把 16 个数字再对一对。')
  const dispute = caseId ? await tx.get('cases', caseId) : undefined
  await tx.add('messages', message)
  // The version stays: words of the reporter must not undo what somebody is just deciding.
  if (!report.waitsForReply)
    await tx.put('reports', { ...report, waitsForReply: true, keptUntil: keptAfterWords(report, message.at) })
  if (dispute && !dispute.waitsForReply) {
    await tx.put('cases', { ...dispute, waitsForReply: true })
    // Nobody goes with a case in hand; of one that has ended whoever handled it may have gone, and nothing is written for them then.
    const isThere = dispute.status === 'mediating' || (await tx.get('users', dispute.mediatorId)) !== undefined
    if (isThere) await tx.add('inbox', messageNews(dispute, message))
  }
  return granted(message)
}

/** So many in a row without an answer that one more would not help. */
const isTooMuch = (messages: StoredMessage[]): boolean =>
  messages.length >= messagePolicy.mostUnanswered &&
  messages.slice(-messagePolicy.mostUnanswered).every(({ from }) => from === 'reporter')

const tooMuch = () => refused('limitReached', '您说的都收到了，等街道回一句再接着说。着急就打电话。')
