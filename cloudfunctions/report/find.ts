import { granted, type Result, refused } from '#domain/kernel/result'
import { safetyPolicy } from '#domain/policy/safety'
import { checkDigitOf } from '#domain/report/receipt'
import type { StoredReport } from '#domain/report/stored'
import type { Call } from '../kit/route'
import type { Seal } from '../kit/seal'
import { countTry, mayTry } from '../kit/tries'

const bodies = 10n ** 15n

/**
 * The receipt of a command: 15 digits of a keyed hash and their check digit. The same command has the same one, nobody can
 * choose one, and neither it nor the seed is kept.
 */
export function receiptOf(seal: Seal, commandId: string, seed: string): string {
  const hash = seal.hash('receipt.make', `${commandId} ${seed}`).toString('hex')
  const body = (BigInt(`0x${hash}`) % bodies).toString().padStart(15, '0')
  return `${body}${checkDigitOf(body)}`
}

export const receiptHashOf = (seal: Seal, receipt: string): Promise<string> => seal.slowHash('receipt', receipt)

/**
 * The report behind a receipt. Round trips: caller, address, report; a wrong one is counted for both. Refuses notFound,
 * tooMany (guessing); while the door is shut the right receipt is refused as well, or the lock would tell.
 */
export async function reportByReceipt(call: Call, receipt: string): Promise<Result<StoredReport>> {
  const allowed = await mayTry(call, 'receipt', safetyPolicy.receipt)
  if (!allowed.ok) return allowed
  const receiptHash = await receiptHashOf(call.seal, receipt)
  const [report] = await call.store.find('reports', { receiptHash }, { limit: 1 })
  if (report) return granted(report)
  await countTry(call, 'receipt', safetyPolicy.receipt)
  return refused('notFound', '没有这张回执。请把 16 个数字再对一对。')
}
