import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { instantOf } from '#domain/kernel/instant'
import { assertNever, granted, type Result } from '#domain/kernel/result'
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
  rule: ruleLabel(entry),
  confirmedBy: confirmedLabel(entry),
  hash: entry.hash,
})

/** Never a name: who looked at it is the street's business. */
function confirmedLabel(entry: StoredEntry): string {
  switch (entry.kind) {
    case 'visit':
      return entry.confirmedBy === byDoorCode ? '扫门牌码，自动核实' : '社区核实'
    case 'visitReversal':
      return '本人撤回'
    case 'guided':
    case 'awardReversal':
      return '街道核实'
    case 'mediated':
      return '调解员核实'
    case 'redeemSpend':
      return '窗口当面发出'
    case 'redeemHold':
    case 'redeemRelease':
      return ''
    default:
      return assertNever(entry.kind)
  }
}

/** The rule in words, by the version that was in force. */
function ruleLabel({ kind, rule }: StoredEntry): string {
  const policy = pointsPolicyNamed(rule.version)
  switch (kind) {
    case 'visit':
    case 'visitReversal':
      return `走访一次 ${policy.visit} 分（积分办法 ${rule.version}）`
    case 'guided':
      return `引导调解一次 ${policy.guided} 分（积分办法 ${rule.version}）`
    case 'mediated':
      return `主动调解一次 ${policy.mediated} 分（积分办法 ${rule.version}）`
    case 'awardReversal':
      return `查实不算的退回（积分办法 ${rule.version}）`
    case 'redeemHold':
    case 'redeemRelease':
    case 'redeemSpend':
      return `换物品（物品办法 ${rule.version}）`
    default:
      return assertNever(kind)
  }
}
