import { serve } from '../kit/serve'
import { awards, reverse } from './awards'
import { handOut, lookUpPickup } from './hand-out'
import { pickupCode } from './pickup-code'
import { cancel, reserve } from './reserve'
import { goods, redemptions } from './shelf'
import { statement } from './statement'
import { receiveStock, stock } from './stock'

/** Points: what a volunteer has earned, and why; and what it is exchanged for. */
export const main = serve('points', {
  statement: { access: 'points.own', run: statement },
  goods: { access: 'goods.redeem', run: goods },
  reserve: { access: 'goods.redeem', command: true, run: reserve },
  cancel: { access: 'goods.redeem', command: true, run: cancel },
  redemptions: { access: 'goods.redeem', run: redemptions },
  pickupCode: { access: 'goods.redeem', command: true, run: pickupCode },
  lookUpPickup: { access: 'goods.handOut', run: lookUpPickup },
  handOut: { access: 'goods.handOut', command: true, run: handOut },
  stock: { access: 'goods.stock', run: stock },
  receiveStock: { access: 'goods.stock', command: true, run: receiveStock },
  awards: { access: 'points.reverse', run: awards },
  reverse: { access: 'points.reverse', command: true, run: reverse },
})
