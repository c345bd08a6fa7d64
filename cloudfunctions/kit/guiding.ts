import type { UserId } from '#domain/kernel/id'
import type { CommandCall } from './route'

/**
 * Whoever guides no more leads nobody to the street in their name, and earns nothing by a code on an old slip of paper. Beside the
 * transaction, and again with every replay; somebody who comes back draws a new one.
 */
export const revokeGuiding = ({ store, now }: CommandCall, userId: UserId): Promise<number> =>
  store.changeAll('referralCodes', { userId, revokedAt: null }, { revokedAt: now })
