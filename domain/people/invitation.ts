import { granted, type Result, refused } from '../kernel/result'
import { placeCodeAlphabet, placeCodePattern } from '../place/place'

/** A one-time invitation to a role. `expired` is told by the clock, not kept. */
export const invitationStates = ['open', 'used', 'revoked'] as const
export type InvitationState = (typeof invitationStates)[number]

export const invitationCodePattern = placeCodePattern

/** Eight characters that no eye mistakes, from at least 16 random bytes: 31^8 codes, and five wrong tries shut the door. */
export function invitationCodeOf(chance: ArrayLike<number>): string {
  if (chance.length < 16) throw new RangeError('chance must be 16 bytes')
  // Two bytes a character: 65,536 mod 31 leans by less than 0.05 %.
  return Array.from({ length: 8 }, (_, index) => {
    const value = ((chance[2 * index] ?? 0) << 8) | (chance[2 * index + 1] ?? 0)
    return placeCodeAlphabet.charAt(value % placeCodeAlphabet.length)
  }).join('')
}

/** The code in what a person typed or scanned: spaces, dashes and small letters are forgiven, a link carries it as `invite=`. */
export function invitationCodeIn(given: string): string | undefined {
  const inLink = /[?&#]invite=([^&#]+)/.exec(given)?.[1]
  const code = (inLink ?? given).replace(/[\s-]/g, '').toUpperCase()
  return invitationCodePattern.test(code) ? code : undefined
}

/** Whether it can still be accepted. One sentence for whatever is wrong: a guesser learns nothing. Refuses notFound. */
export const mayAccept = (
  invitation: { state: InvitationState; expiresAt: Date } | undefined,
  now: Date,
): Result<true> =>
  invitation?.state === 'open' && invitation.expiresAt > now
    ? granted(true)
    : refused('notFound', '这个邀请码用不了：可能输错了、用过了或者过期了。请找给您码的人再要一个。')
