import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { granted, type Result } from '#domain/kernel/result'
import { goodsPolicy } from '#domain/policy/goods'
import { nextOf, pageOf, pageSize } from '../kit/cursor'
import type { GrantedCall } from '../kit/route'
import { summaryOf } from './summary'
import { goodsView, redemptionView } from './view'

/** So many items one street offers; what does not fit is no shelf any more. */
const mostGoods = 100

/** The shelf, with what the caller has to spend. Round trips: identity; account, shelf, what waits, side by side. */
export async function goods(call: GrantedCall): Promise<Result<AnswerOf<'points', 'goods'>>> {
  const { userId, streetId } = call.caller
  const [account, shelf, waiting] = await Promise.all([
    call.store.get('pointsAccounts', userId),
    call.store.find('stock', { streetId, state: 'offered' }, { orderBy: [['order', 'asc']], limit: mostGoods }),
    call.store.find(
      'redemptions',
      { userId, state: 'reserved' },
      { orderBy: [['reservedAt', 'desc']], limit: goodsPolicy.mostWaiting },
    ),
  ])
  const { available, held } = summaryOf(account, call.now)
  return granted({ available, held, goods: shelf.map(goodsView), waiting: waiting.map(redemptionView) })
}

/** What one has fetched, given up or still waits for, newest first. Round trips: identity, page. */
export async function redemptions(
  call: GrantedCall,
  input: ParsedInputOf<'points', 'redemptions'>,
): Promise<Result<AnswerOf<'points', 'redemptions'>>> {
  const own = { userId: call.caller.userId }
  const { where, orderBy } = pageOf(own, { field: 'reservedAt', direction: 'desc' }, input.cursor)
  const page = await call.store.find('redemptions', where, { orderBy, limit: pageSize })
  return granted({
    redemptions: page.map(redemptionView),
    next: nextOf(page, pageSize, ({ reservedAt, _id }) => ({ value: reservedAt, id: _id })),
  })
}
