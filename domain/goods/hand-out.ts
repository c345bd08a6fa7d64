import { instantOf, listTimeLabel } from '../kernel/instant'
import { assertNever, granted, type Result, refused } from '../kernel/result'
import { spendPosting } from '../points/redeem-points'
import { ended, isOverdue, redeemedOf, type Step } from './redeem'
import { moveOf } from './stock'
import type { StoredRedemption, StoredStock, StoredStockMove } from './stored'

/** Who stands behind the counter, and when. */
type Counter = { by: StoredStockMove['by']; at: Date }

/**
 * Puts the item into the volunteer's hands: once, and never one's own. The points leave `held` for good, the item leaves
 * the shelf, and the move's id is derived from the redemption, so that it can be written only once.
 */
export function handOut(
  stock: StoredStock,
  redemption: StoredRedemption,
  { by, at }: Counter,
): Result<Step & { move: StoredStockMove }> {
  const allowed = mayHandOut(redemption, { by, at })
  if (!allowed.ok) return allowed
  return granted({
    stock: {
      ...stock,
      handedOut: stock.handedOut + 1,
      onHand: stock.onHand - 1,
      reserved: stock.reserved - 1,
      version: stock.version + 1,
    },
    redemption: { ...ended(redemption, 'handedOut', at), handedOutBy: by },
    posting: spendPosting(redeemedOf(redemption), instantOf(at.getTime()), by),
    move: { ...moveOf(stock, 'handedOut'), _id: `out:${redemption._id}`, count: 1, by, note: '', at },
  })
}

/** Refuses forbidden (one's own), alreadyDone (with when and where), and notNow (given up, or kept long enough). */
export function mayHandOut(redemption: StoredRedemption, { by, at }: Counter): Result<true> {
  if (redemption.userId === by) return refused('forbidden', '自己不能给自己发，请旁边同事来确认。')
  switch (redemption.state) {
    case 'reserved':
      return isOverdue(redemption, at) ? tooLate() : granted(true)
    case 'handedOut':
      return refused('alreadyDone', `已经有人领过这一份，${whenWhere(redemption, at)}。请先别发。`)
    case 'cancelled':
      return refused('notNow', '他已经不要这一件了，分也退了。请先别发。')
    case 'expired':
      return tooLate()
    default:
      return assertNever(redemption.state)
  }
}

const tooLate = () => refused('notNow', '过了留着的日子，不能发了。分会退给他，想要就重新换一件。')

const whenWhere = ({ endedAt, outletName }: StoredRedemption, now: Date): string =>
  `${endedAt ? `${listTimeLabel(endedAt.getTime(), now.getTime())} ` : ''}在${outletName}`
