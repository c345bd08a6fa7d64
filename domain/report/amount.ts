import type { AmountRange } from './report'
import type { Amount } from './stored'

/** The least that each range says, in fen per person; who is unsure says nothing. */
const leastFenOfRange = {
  under5k: 0,
  '5kTo10k': 5_000_00,
  '10kTo30k': 10_000_00,
  '30kTo50k': 30_000_00,
  over50k: 50_000_00,
  unsure: 0,
} as const satisfies Record<AmountRange, number>

/** At least so much per person, in fen: what a rule about large sums may lean on. */
export const leastFen = (amount: Amount): number =>
  amount.by === 'exact' ? amount.amountFen : leastFenOfRange[amount.range]
