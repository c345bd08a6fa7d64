import type { Step } from '#domain/goods/redeem'
import type { StoredRedemption, StoredStock } from '#domain/goods/stored'
import { granted, type Result } from '#domain/kernel/result'
import type { StoredPointsAccount } from '#domain/points/stored'
import type { Transaction } from '../kit/store'
import { accountIn, append, putAccount } from './posting'

/**
 * Ends a redemption by a rule (cancelled, expired, handed out) and writes what follows: entry, account, shelf, redemption.
 * The entry's id is derived, so one redemption cannot come to the same end twice. Gives what the rule gave, and the account.
 */
export async function endRedemption<S extends Step>(
  tx: Transaction,
  redemption: StoredRedemption,
  rule: (stock: StoredStock) => Result<S>,
): Promise<Result<S & { account: StoredPointsAccount }>> {
  const stock = await tx.get('stock', redemption.stockId)
  // Items are withdrawn from the shelf, never removed: without one the books are broken, and that is no refusal.
  if (!stock) throw new Error('a redemption without its shelf')
  const ended = rule(stock)
  if (!ended.ok) return ended
  const { account } = await append(tx, await accountIn(tx, redemption), ended.value.posting)
  await putAccount(tx, account)
  await tx.put('stock', ended.value.stock)
  await tx.put('redemptions', ended.value.redemption)
  return granted({ ...ended.value, account })
}
