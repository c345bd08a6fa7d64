import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { instantOf } from '#domain/kernel/instant'
import { granted, type Result, refused } from '#domain/kernel/result'
import { collectEnd, mayAnswer } from '#domain/people/pairing'
import type { StoredPairing } from '#domain/people/stored'
import { safetyPolicy } from '#domain/policy/safety'
import { audit } from '../kit/audit'
import { changeOnce } from '../kit/commands'
import type { CommandCall, GrantedCall } from '../kit/route'
import type { Transaction } from '../kit/store'
import { countTry, mayTry } from '../kit/tries'
import { numbersOf, pairingIdOf } from './pairing'

/**
 * Phone: which browser asks. A wrong code is counted: five and the door is shut for a while.
 * Round trips: identity; tries (two) and pairing side by side; a wrong code two more.
 */
export async function pairing(
  call: GrantedCall,
  { code }: ParsedInputOf<'account', 'pairing'>,
): Promise<Result<AnswerOf<'account', 'pairing'>>> {
  const found = await open(call, code)
  if (!found.ok) return found
  const { system, browser, openedAt, expiresAt } = found.value
  return granted({
    ...{ system, browser, openedAt: instantOf(openedAt.getTime()), expiresAt: instantOf(expiresAt.getTime()) },
    numbers: numbersOf(call, code).offered,
  })
}

type Answer = AnswerOf<'account', 'answerPairing'>

/**
 * Phone: the number that stands on the computer lets its browser in; another number, or "not me", ends the picture for good.
 * Round trips: identity; tries (two) and pairing side by side; begin, pairing, identity, pairing, audit, command, commit.
 */
export async function answerPairing(
  call: CommandCall,
  { code, number }: ParsedInputOf<'account', 'answerPairing'>,
): Promise<Result<Answer>> {
  const id = pairingIdOf(call, code)
  const isRight = number === numbersOf(call, code).shown
  const known = await open(call, code)
  if (!known.ok && known.refusal.code === 'tooMany') return known
  // The trace holds a hash of the input: of the key, because the code itself could be tried through.
  return changeOnce<Answer>(call, { pairing: id, number }, async (tx) => {
    const waiting = await tx.get('pairings', id)
    const may = mayAnswer(waiting, call.now)
    if (!may.ok || !waiting) return may.ok ? refused('notFound', '') : may
    return isRight ? confirm(tx, call, waiting) : end(tx, call, waiting)
  })
}

async function confirm(tx: Transaction, call: CommandCall, waiting: StoredPairing): Promise<Result<Answer>> {
  const { userId } = call.caller
  const account = await tx.get('identities', `uid:${userId}`)
  if (account?.state !== 'active') return refused('forbidden', '这个账号现在登录不了，请联系社区。')
  await tx.put('pairings', {
    ...{ ...waiting, state: 'confirmed', expiresAt: collectEnd(call.now) },
    confirmed: { by: userId, session: account.session ?? 0 },
  })
  await audit(tx, call, call.caller, { what: 'account.confirmPairing', about: userId })
  return granted({ confirmed: true })
}

async function end(tx: Transaction, call: CommandCall, waiting: StoredPairing): Promise<Result<Answer>> {
  await tx.put('pairings', { ...waiting, state: 'refused' })
  await audit(tx, call, call.caller, { what: 'account.refusePairing', about: call.caller.userId })
  return granted({ confirmed: false })
}

/** What waits under a code. One that never was is counted as a guess; one that is over is not. */
async function open(call: GrantedCall, code: string): Promise<Result<StoredPairing>> {
  const [allowed, found] = await Promise.all([
    mayTry(call, 'pairing', safetyPolicy.pairing),
    call.store.get('pairings', pairingIdOf(call, code)),
  ])
  if (!allowed.ok) return allowed
  const may = mayAnswer(found, call.now)
  if (may.ok && found) return granted(found)
  if (!found) await countTry(call, 'pairing', safetyPolicy.pairing)
  return may.ok ? refused('notFound', '') : may
}
