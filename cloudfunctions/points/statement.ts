import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { instantOf } from '#domain/kernel/instant'
import { granted, type Result } from '#domain/kernel/result'
import type { StoredEntry } from '#domain/points/stored'
import { byDoorCode } from '#domain/points/visit-points'
import { pointsPolicyNamed } from '#domain/policy/points'
import { nextOf, pageSize, readCursor } from '../kit/cursor'
import type { GrantedCall } from '../kit/route'
import { command } from '../kit/store'
import { summaryOf } from './summary'

type Answer = AnswerOf<'points', 'statement'>

/** Balance and entries, newest first by their number in the chain. Round trips: identity, account, entries. */
export async function statement(
  call: GrantedCall,
  input: ParsedInputOf<'points', 'statement'>,
): Promise<Result<Answer>> {
  const after = readCursor(input.cursor)
  const mine = { userId: call.caller.userId }
  const [account, entries] = await Promise.all([
    call.store.get('pointsAccounts', call.caller.userId),
    call.store.find('pointsEntries', after ? { ...mine, seq: command.lt(after.value) } : mine, {
      orderBy: [['seq', 'desc']],
      limit: pageSize,
    }),
  ])
  return granted({
    ...summaryOf(account, call.now),
    entries: entries.map(viewOf),
    next: nextOf(entries, pageSize, ({ seq, _id }) => ({ value: seq, id: _id })),
  })
}

const viewOf = (entry: StoredEntry): Answer['entries'][number] => ({
  id: entry._id,
  seq: entry.seq,
  at: instantOf(entry.at.getTime()),
  points: entry.points,
  reason: entry.reason,
  rule: `走访一次 ${pointsPolicyNamed(entry.rule.version).visit} 分（积分办法 ${entry.rule.version}）`,
  confirmedBy: confirmedLabel(entry),
  hash: entry.hash,
})

/** Never a name: who looked at it is the street's business. */
function confirmedLabel(entry: StoredEntry): string {
  if (entry.kind === 'visitReversal') return '本人撤回'
  return entry.confirmedBy === byDoorCode ? '扫门牌码，自动核实' : '社区核实'
}
