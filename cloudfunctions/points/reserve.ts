import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { cancel as cancelled, reserve as reserved } from '#domain/goods/redeem'
import type { StoredRedemption } from '#domain/goods/stored'
import type { RedemptionId } from '#domain/kernel/id'
import { granted, type Result, refused } from '#domain/kernel/result'
import { isWithin } from '#domain/organisation/path'
import type { StoredPointsAccount } from '#domain/points/stored'
import { changeOnce, once, traceOf } from '../kit/commands'
import type { CommandCall } from '../kit/route'
import type { Transaction } from '../kit/store'
import { endRedemption } from './ending'
import { accountIn, append, putAccount } from './posting'
import { redemptionView } from './view'

type Input = ParsedInputOf<'points', 'reserve'>
type Answer = AnswerOf<'points', 'reserve'>

/**
 * Keeps one item and its points, once: the command's id is the redemption's id and the redemption carries its trace.
 * Round trips: identity, begin, account, stock, redemption, entry, account, stock, commit = 9.
 * @idempotent by the unique `_id` of the redemption.
 */
export async function reserve(call: CommandCall, input: Input): Promise<Result<Answer>> {
  const redemptionId = call.commandId as string as RedemptionId
  return once<Answer>(call, traceOf(call, input), {
    body: (tx) => keep(tx, call, input, redemptionId),
    async traceLeft() {
      const kept = await call.store.get('redemptions', redemptionId)
      const account = kept && (await call.store.get('pointsAccounts', kept.userId))
      return kept && { ...kept.command, answer: answerOf(kept, account) }
    },
  })
}

async function keep(tx: Transaction, call: CommandCall, input: Input, _id: RedemptionId): Promise<Result<Answer>> {
  const account = await accountIn(tx, call.caller)
  const stock = await tx.get('stock', input.stockId)
  if (!stock || !call.grant.within.some((holder) => isWithin(stock.orgPath, holder)))
    return refused('notFound', '没找到这样东西，刷新看看。')
  const { userId } = call.caller
  const kept = reserved(stock, account, { _id, userId, command: traceOf(call, input), reservedAt: call.now })
  if (!kept.ok) return kept
  const { redemption, posting } = kept.value
  await tx.add('redemptions', redemption)
  const posted = await append(tx, account, posting)
  await putAccount(tx, posted.account)
  await tx.put('stock', kept.value.stock)
  return granted(answerOf(redemption, posted.account))
}

/** The volunteer does not want it any more: points and item go back, once. */
export async function cancel(call: CommandCall, input: ParsedInputOf<'points', 'cancel'>): Promise<Result<Answer>> {
  return changeOnce<Answer>(call, input, async (tx) => {
    const redemption = await ownRedemption(tx, call, input.redemptionId)
    if (!redemption.ok) return redemption
    const back = await endRedemption(tx, redemption.value, (stock) => cancelled(stock, redemption.value, call.now))
    return back.ok ? granted(answerOf(back.value.redemption, back.value.account)) : back
  })
}

/** Somebody else's is "not found" like one that never was. */
export async function ownRedemption(
  tx: Transaction,
  call: CommandCall,
  redemptionId: RedemptionId,
): Promise<Result<StoredRedemption>> {
  const redemption = await tx.get('redemptions', redemptionId)
  if (!redemption || redemption.userId !== call.caller.userId)
    return refused('notFound', '没找到您换的这一件，刷新看看。')
  return granted(redemption)
}

const answerOf = (redemption: StoredRedemption, account: StoredPointsAccount | undefined): Answer => ({
  redemption: redemptionView(redemption),
  available: Math.max(0, account?.available ?? 0),
})
