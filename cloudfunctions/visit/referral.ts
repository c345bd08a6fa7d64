import type { AnswerOf } from '#domain/contract/index'
import { granted, type Result } from '#domain/kernel/result'
import { referralCodeAlphabet, referralCodeLength } from '#domain/report/referral'
import type { CommandCall } from '../kit/route'
import type { Seal } from '../kit/seal'
import { DuplicateId } from '../kit/store'

/**
 * The volunteer's own code, made at the first asking and the same ever after, until the street revokes it. It is drawn from a
 * keyed hash of who asks, so that two askings at once draw the same one, and leaves no other trace: sent twice it does
 * nothing the second time. Round trips: identity, code; at the first asking one more.
 */
export async function referralCode(call: CommandCall): Promise<Result<AnswerOf<'visit', 'referralCode'>>> {
  const { userId, streetId, orgPath } = call.caller
  const own = await call.store.find('referralCodes', { userId, revokedAt: null }, { limit: 1 })
  if (own[0]) return granted({ code: own[0]._id })
  for (let draw = 1; ; draw++) {
    const code = codeOf(call.seal, userId, draw)
    try {
      await call.store.add('referralCodes', {
        ...{ _id: code, userId, streetId, orgPath },
        issuedAt: call.now,
        revokedAt: null,
      })
      return granted({ code })
    } catch (error) {
      if (!(error instanceof DuplicateId)) throw error
      // Taken: by this very volunteer a moment ago, or by somebody else or long revoked, and then the next is drawn.
      const taken = await call.store.get('referralCodes', code)
      if (taken?.userId === userId && taken.revokedAt === null) return granted({ code })
    }
  }
}

function codeOf(seal: Seal, userId: string, draw: number): string {
  const bytes = seal.hash('referralCode', `${userId}:${draw}`)
  const letters = [...bytes.subarray(0, referralCodeLength)]
  return letters.map((byte) => referralCodeAlphabet.charAt(byte % referralCodeAlphabet.length)).join('')
}
