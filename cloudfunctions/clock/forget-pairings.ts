import { keepingPolicy } from '#domain/policy/keeping'
import type { JobCall } from '../kit/timer'
import { removeOlder } from './remove-older'

/** A picture on a PC's screen lives for minutes; a day later nobody asks what became of it. */
export const forgetPairings = (call: JobCall): Promise<number> =>
  removeOlder(call, { collection: 'pairings', field: 'expiresAt', days: keepingPolicy.pairingDays })
