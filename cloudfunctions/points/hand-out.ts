import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { handOut as handedOut, mayHandOut } from '#domain/goods/hand-out'
import { codeExpired, isInForce, meantBy } from '#domain/goods/pickup'
import type { StoredRedemption } from '#domain/goods/stored'
import { handedOutNews } from '#domain/inbox/goods-news'
import { instantOf } from '#domain/kernel/instant'
import { granted, type Result, refused } from '#domain/kernel/result'
import { maskName } from '#domain/organisation/mask'
import { isWithin } from '#domain/organisation/path'
import { safetyPolicy } from '#domain/policy/safety'
import { audit } from '../kit/audit'
import { changeOnce } from '../kit/commands'
import type { CommandCall, GrantedCall } from '../kit/route'
import { countTry, mayTry } from '../kit/tries'
import { endRedemption } from './ending'
import { soughtBy } from './pickup-code'
import { redemptionView } from './view'

type Sought = NonNullable<ReturnType<typeof soughtBy>>
type Pickup = AnswerOf<'points', 'lookUpPickup'>
type Handed = AnswerOf<'points', 'handOut'>

/**
 * Whose code is this, and may it be handed out. Typed digits can be guessed, so wrong ones are counted; a scanned secret
 * cannot, and the scanner goes on working while the keys are shut.
 * Round trips: identity, (tries by person and address,) redemption; holder, account, shelf side by side.
 */
export async function lookUpPickup(
  call: GrantedCall,
  input: ParsedInputOf<'points', 'lookUpPickup'>,
): Promise<Result<Pickup>> {
  const sought = soughtBy(call, call.caller.streetId, input.code)
  if (!sought) return unknown('scan')
  const open = await guarded(call, sought)
  if (!open.ok) return open
  const found = await call.store.find(
    'redemptions',
    { [`pickup.${sought.field}`]: sought.hash, streetId: call.caller.streetId },
    { limit: 50 },
  )
  const meant = meantBy(
    sought.by,
    found.filter(({ orgPath }) => call.grant.within.some((holder) => isWithin(orgPath, holder))),
    call.now,
  )
  if (meant === 'ambiguous') return codeExpired()
  if (!meant) return wrongCode(call, sought)
  const allowed = mayHandOut(meant, { by: call.caller.userId, at: call.now })
  if (!allowed.ok) return allowed
  if (!isInForce(meant, call.now)) return codeExpired()
  return pickupView(call, meant)
}

async function pickupView(call: GrantedCall, redemption: StoredRedemption): Promise<Result<Pickup>> {
  const [user, account, stock] = await Promise.all([
    call.store.get('users', redemption.userId),
    call.store.get('pointsAccounts', redemption.userId),
    call.store.get('stock', redemption.stockId),
  ])
  if (!user || !stock) throw new Error('a redemption without its holder or shelf')
  return granted({
    redemptionId: redemption._id,
    version: redemption.version,
    name: redemption.goodsName,
    icon: redemption.icon,
    points: redemption.points,
    // Enough to ask "what is your name, which number": the counter needs no more to know the person.
    holderName: maskName(user.name),
    phoneTail: call.seal.open(user.phoneSealed, 'users.phone').slice(-4),
    availableBefore: Math.max(0, account?.available ?? 0) + redemption.points,
    onHand: stock.onHand,
    outletName: redemption.outletName,
    reservedAt: instantOf(redemption.reservedAt.getTime()),
    keptUntil: instantOf(redemption.keptUntil.getTime()),
  })
}

/**
 * Hands it out: once, against the code that is being shown, never to oneself. Eight documents in the transaction:
 * redemption, shelf, account, entry, move, inbox, audit, trace.
 */
export async function handOut(call: CommandCall, input: ParsedInputOf<'points', 'handOut'>): Promise<Result<Handed>> {
  const sought = soughtBy(call, call.caller.streetId, input.code)
  if (!sought) return unknown('scan')
  const open = await guarded(call, sought)
  if (!open.ok) return open
  const by = call.caller.userId
  const result = await changeOnce<Handed>(call, input, async (tx) => {
    const redemption = await tx.get('redemptions', input.redemptionId)
    if (!redemption || !isMeant(call, redemption, sought)) return unknown(sought.by)
    const allowed = mayHandOut(redemption, { by, at: call.now })
    if (!allowed.ok) return allowed
    if (!isInForce(redemption, call.now)) return codeExpired()
    const done = await endRedemption(tx, redemption, (stock) => handedOut(stock, redemption, { by, at: call.now }))
    if (!done.ok) return done
    await tx.add('stockMoves', done.value.move)
    await tx.add('inbox', handedOutNews(done.value.redemption, call.now))
    await audit(tx, call, call.caller, { what: 'goods.handOut', about: redemption._id })
    return granted({ redemption: redemptionView(done.value.redemption), onHand: done.value.stock.onHand })
  })
  if (!result.ok && result.refusal.code === 'notFound') await counted(call, sought)
  return result
}

const isMeant = (call: GrantedCall, redemption: StoredRedemption, { field, hash }: Sought): boolean =>
  redemption.pickup?.[field] === hash && call.grant.within.some((holder) => isWithin(redemption.orgPath, holder))

const guarded = (call: GrantedCall, { by }: Sought): Promise<Result<true>> =>
  by === 'digits' ? mayTry(call, 'pickup', safetyPolicy.pickup) : Promise.resolve(granted(true))

const counted = (call: GrantedCall, { by }: Sought): Promise<void> =>
  by === 'digits' ? countTry(call, 'pickup', safetyPolicy.pickup) : Promise.resolve()

async function wrongCode(call: GrantedCall, sought: Sought) {
  await counted(call, sought)
  return unknown(sought.by)
}

/** A secret that nobody knows is mostly a screenshot of an old code; digits are mostly mistyped. */
const unknown = (by: 'scan' | 'digits') =>
  refused(
    'notFound',
    by === 'scan'
      ? '这个码用不了，可能是截屏的旧码。让他点一下「换新码」再扫。'
      : '这 6 个数字对不上。请看看有没有输错，或者让他点一下「换新码」。',
  )
