import type { ParsedInputOf } from '#domain/contract/index'
import type { FollowView } from '#domain/contract/report'
import { granted, type Result } from '#domain/kernel/result'
import type { Call } from '../kit/route'
import { reportByReceipt } from './find'
import { relatedTo } from './related'
import { followViewOf } from './view'

/**
 * Everything that whoever holds the receipt may see. Round trips: caller, address, report; then together street, messages
 * and, once there is one, case and its last change = 5 or 7, three of them one after another.
 */
export async function follow(call: Call, input: ParsedInputOf<'report', 'follow'>): Promise<Result<FollowView>> {
  const report = await reportByReceipt(call, input.receipt)
  if (!report.ok) return report
  return granted(followViewOf(report.value, await relatedTo(call, report.value), call.now))
}
