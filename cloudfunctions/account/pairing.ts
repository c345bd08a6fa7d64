import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { instantOf } from '#domain/kernel/instant'
import { granted, type Result, refused } from '#domain/kernel/result'
import { invitationCodeOf } from '#domain/people/invitation'
import { newsOf, type PairingNumbers, pairingEnd, pairingNumbersOf } from '#domain/people/pairing'
import type { StoredPairing } from '#domain/people/stored'
import { safetyPolicy } from '#domain/policy/safety'
import type { Call } from '../kit/route'
import { DuplicateId, type Transaction } from '../kit/store'
import { takeTurn } from '../kit/tries'
import { loginTicket } from './ticket'

type Collected = AnswerOf<'account', 'collectPairing'>

/** Under which key a pairing is kept: nobody can read its code from it. */
export const pairingIdOf = (call: Call, code: string): string => call.seal.hash('pairing', code).toString('base64url')

/** Made of the code, so that they stand nowhere and both sides see the same. */
export const numbersOf = (call: Call, code: string): PairingNumbers =>
  pairingNumbersOf(call.seal.hash('pairing.number', code))

/** Made of the browser's secret, so that asking twice gives one picture; whoever has the code cannot go back to the secret. */
const codeOf = (call: Call, secret: string): string => invitationCodeOf(call.seal.hash('pairing.code', secret))
const secretHashOf = (call: Call, secret: string): string =>
  call.seal.hash('pairing.secret', secret).toString('base64url')

/**
 * Browser: asks to be signed in by a phone. Round trips: turns (two side by side), pairing.
 * @idempotent by the secret.
 */
export async function openPairing(
  call: Call,
  { secret, system, browser }: ParsedInputOf<'account', 'openPairing'>,
): Promise<Result<AnswerOf<'account', 'openPairing'>>> {
  const turn = await takeTurn(call, 'openPairing', safetyPolicy.openPairing)
  if (!turn.ok) return turn
  const code = codeOf(call, secret)
  const fresh: StoredPairing = {
    ...{ _id: pairingIdOf(call, code), secretHash: secretHashOf(call, secret), state: 'waiting', system, browser },
    ...{ openedAt: call.now, expiresAt: pairingEnd(call.now), confirmed: null },
  }
  const kept = await added(call, fresh)
  if (!kept) return refused('conflict', '没成，请再点一次「换一个」。')
  const { shown } = numbersOf(call, code)
  return granted({ code, number: shown, expiresAt: instantOf(kept.expiresAt.getTime()) })
}

/** The pairing as it is kept, or the same one that was opened before; undefined when the code is somebody else's. */
async function added(call: Call, fresh: StoredPairing): Promise<StoredPairing | undefined> {
  try {
    await call.store.add('pairings', fresh)
    return fresh
  } catch (error) {
    if (!(error instanceof DuplicateId)) throw error
    const before = await call.store.get('pairings', fresh._id)
    return before?.secretHash === fresh.secretHash ? before : undefined
  }
}

/**
 * Browser: what became of its picture. Once it is confirmed the ticket is given, to the first who asks; signed out everywhere in
 * between, there is none, and whoever was suspended is refused (forbidden). Round trips: pairing; confirmed: begin, pairing, identity, pairing, commit.
 */
export async function collectPairing(
  call: Call,
  { secret }: ParsedInputOf<'account', 'collectPairing'>,
): Promise<Result<Collected>> {
  const id = pairingIdOf(call, codeOf(call, secret))
  const found = await call.store.get('pairings', id)
  if (found?.secretHash !== secretHashOf(call, secret))
    return refused('notFound', '这个登录码已经不在了，请点「换一个」。')
  const news = newsOf(found, call.now)
  if (news !== 'ready') return granted({ news, ticket: null })
  return call.store.transaction(
    (tx) => collect(tx, call, id),
    () => true,
  )
}

async function collect(tx: Transaction, call: Call, id: string): Promise<Result<Collected>> {
  const pairing = await tx.get('pairings', id)
  const news = pairing ? newsOf(pairing, call.now) : 'over'
  if (!pairing?.confirmed || news !== 'ready') return granted({ news, ticket: null })
  const { by, session } = pairing.confirmed
  const identity = await tx.get('identities', `uid:${by}`)
  await tx.put('pairings', { ...pairing, state: 'collected' })
  if (identity?.state === 'suspended') return refused('forbidden', '这个账号停用了。有疑问请联系社区。')
  if (!identity || (identity.session ?? 0) !== session) return granted({ news: 'over', ticket: null })
  return granted({ news, ticket: loginTicket(identity) })
}
