import type { StoredPairing } from '#domain/people/stored'
import type { Street } from '../cloudfunctions/street'

/** What stands on a PC that waits for a phone, for as long as these people live: another code lasts three minutes. */
export const lastingPairing = 'HM2K7W9P'

const dayMs = 24 * 3_600_000

/** A browser in the street's office that somebody wants to be signed in to. */
export async function pcThatWaits(street: Street): Promise<void> {
  const hash = (purpose: string, text: string): string => street.seal.hash(purpose, text).toString('base64url')
  const waiting: StoredPairing = {
    ...{ _id: hash('pairing', lastingPairing), secretHash: hash('pairing.secret', 'nobody'), state: 'waiting' },
    ...{ system: 'windows', browser: 'edge', openedAt: new Date(), expiresAt: new Date(Date.now() + dayMs) },
    confirmed: null,
  }
  await street.put('pairings', waiting)
}
