import { expire } from '#domain/goods/redeem'
import type { StoredRedemption } from '#domain/goods/stored'
import { expiredNews } from '#domain/inbox/goods-news'
import { nextOf, pageOf } from '../kit/cursor'
import { command } from '../kit/store'
import type { JobCall } from '../kit/timer'
import { endRedemption } from '../points/ending'

const batch = 20

/**
 * Gives back points and item of what was not fetched in time, and tells its holder. Each in a transaction of its own that
 * looks again: whoever fetched it or gave it up in the meantime has done so.
 */
export async function expireRedemptions(call: JobCall): Promise<number> {
  const due = { state: 'reserved', keptUntil: command.lt(call.now) }
  let expired = 0
  let cursor: string | undefined
  do {
    const { where, orderBy } = pageOf(due, { field: 'keptUntil', direction: 'asc' }, cursor)
    const page = await call.store.find('redemptions', where, { orderBy, limit: batch })
    for (const { _id } of page) {
      if (!call.hasTime()) return expired
      if (await call.attempt(() => expireOne(call, _id))) expired++
    }
    // By key and not from the start again: one that cannot be ended must not hold up those behind it.
    cursor = nextOf(page, batch, ({ keptUntil, _id }) => ({ value: keptUntil, id: _id })) ?? undefined
  } while (cursor !== undefined)
  return expired
}

const expireOne = ({ store, now }: JobCall, redemptionId: StoredRedemption['_id']): Promise<boolean> =>
  store.transaction(
    async (tx) => {
      const redemption = await tx.get('redemptions', redemptionId)
      if (!redemption) return false
      const ended = await endRedemption(tx, redemption, (stock) => expire(stock, redemption, now))
      if (ended.ok) await tx.add('inbox', expiredNews(ended.value.redemption, now))
      return ended.ok
    },
    (ended) => ended,
  )
