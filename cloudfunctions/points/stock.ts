import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { receive } from '#domain/goods/stock'
import { chinaDate, instantOf } from '#domain/kernel/instant'
import { granted, type Result, refused } from '#domain/kernel/result'
import { maskName } from '#domain/organisation/mask'
import { isWithin } from '#domain/organisation/path'
import { audit } from '../kit/audit'
import { changeOnce } from '../kit/commands'
import type { CommandCall, GrantedCall } from '../kit/route'
import { command } from '../kit/store'
import { namesOf } from './names'
import { stockView } from './view'

type Book = AnswerOf<'points', 'stock'>
type Received = AnswerOf<'points', 'receiveStock'>

const mostGoods = 200
const mostToday = 100

/**
 * The shelf's book, what was handed out today (newest first), and how many wait.
 * Round trips: identity; shelf, today's, waiting side by side; the holders.
 */
export async function stock(call: GrantedCall): Promise<Result<Book>> {
  const { streetId } = call.caller
  const today = new Date(`${chinaDate(call.now.getTime())}T00:00:00.000+08:00`)
  const [shelf, handedOut, waiting] = await Promise.all([
    call.store.find('stock', { streetId }, { orderBy: [['order', 'asc']], limit: mostGoods }),
    call.store.find(
      'redemptions',
      { streetId, state: 'handedOut', endedAt: command.gte(today) },
      { orderBy: [['endedAt', 'desc']], limit: mostToday },
    ),
    call.store.count('redemptions', { streetId, state: 'reserved' }),
  ])
  const holders = handedOut.map(({ userId }) => userId)
  const names = await namesOf(call.store, holders, maskName)
  return granted({
    stock: shelf.map(stockView),
    handedOutToday: handedOut.map(({ goodsName, userId, endedAt }) => ({
      name: goodsName,
      holderName: names.get(userId) ?? '',
      at: instantOf((endedAt ?? call.now).getTime()),
    })),
    waiting,
  })
}

/** Goods come in, once: the move's id is derived from the command. */
export async function receiveStock(
  call: CommandCall,
  input: ParsedInputOf<'points', 'receiveStock'>,
): Promise<Result<Received>> {
  const { commandId, now, caller } = call
  return changeOnce<Received>(call, input, async (tx) => {
    const before = await tx.get('stock', input.stockId)
    if (!before || !call.grant.within.some((holder) => isWithin(before.orgPath, holder)))
      return refused('notFound', '没找到这样东西，刷新看看。')
    const { count, note } = input
    const received = receive(before, { commandId, count, note, by: caller.userId, at: now })
    await tx.put('stock', received.stock)
    await tx.add('stockMoves', received.move)
    await audit(tx, call, caller, { what: 'goods.receive', about: received.move._id })
    return granted({ stock: stockView(received.stock) })
  })
}
