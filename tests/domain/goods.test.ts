import fc from 'fast-check'
import { pickupIn, pickupPrefix } from '#domain/goods/goods'
import { handOut, mayHandOut } from '#domain/goods/hand-out'
import { codeUntil, digitsOf, isInForce, mayShowCode, meantBy } from '#domain/goods/pickup'
import { cancel, expire, keptUntil, reserve } from '#domain/goods/redeem'
import { freeOf, isSound, receive } from '#domain/goods/stock'
import type { StoredRedemption, StoredStock } from '#domain/goods/stored'
import type { Result } from '#domain/kernel/result'
import { openAccount } from '#domain/points/account'
import { mayReverse } from '#domain/points/reverse'
import { byDoorCode } from '#domain/points/visit-points'
import { goodsPolicy } from '#domain/policy/goods'

const at = new Date('2026-03-05T02:06:00.000Z')
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000)
const rice: StoredStock = {
  _id: 'hall.rice',
  goodsId: 'rice' as StoredStock['goodsId'],
  streetId: 's1',
  orgPath: '/d1/s1',
  outlet: 'hall',
  outletName: '街道大厅 5 号窗口',
  name: '东北大米 5 千克',
  note: '',
  icon: 'rice',
  points: 30,
  state: 'offered',
  opening: 12,
  received: 0,
  handedOut: 0,
  onHand: 12,
  reserved: 0,
  order: 1,
  version: 1,
}
const volunteer = 'zhou' as StoredRedemption['userId']
const counter = 'he' as StoredRedemption['userId']
const wish = {
  _id: 'r1' as StoredRedemption['_id'],
  userId: volunteer,
  command: { caller: volunteer, inputHash: 'x' },
  reservedAt: at,
}
const having = (available: number, more = {}) => ({ ...openAccount(volunteer, 's1'), available, ...more })

/** The value, or the test fails with the refusal in words. */
function given<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused ${result.refusal.code}: ${result.refusal.message}`)
  return result.value
}
const wordsOf = (result: Result<unknown>): string =>
  result.ok ? 'ok' : `${result.refusal.code} ${result.refusal.message}`
const kept = (): StoredRedemption => given(reserve(rice, having(31), wish)).redemption
const promised = { ...rice, reserved: 1 }

describe('keeping an item', () => {
  it('keeps one for the volunteer and moves its points aside, until the end of the seventh day in China', () => {
    const { stock, redemption, posting } = given(reserve(rice, having(31), wish))
    expect(stock).toMatchObject({ onHand: 12, reserved: 1, version: 2 })
    expect(posting).toMatchObject({ _id: 'redeem:r1:hold', points: -30, heldChange: 30 })
    expect(redemption).toMatchObject({ state: 'reserved', goodsName: rice.name, points: 30, pickup: null })
    expect(redemption.keptUntil.toISOString()).toBe('2026-03-12T15:59:59.999Z')
    // Late in the evening it is already the next day in China.
    expect(keptUntil(new Date('2026-03-05T16:30:00.000Z')).toISOString()).toBe('2026-03-13T15:59:59.999Z')
  })
  it.each([
    ['nothing waits for a look', {}, 'limitReached 还差 9 分就能换。'],
    ['points wait for a look', { pending: 5 }, 'limitReached 还差 9 分就能换。等核实的 5 分到了再看看。'],
  ])('says how many points are missing when %s', (_, more, words) => {
    expect(wordsOf(reserve(rice, having(21, more), wish))).toBe(words)
  })
  it('counts what is owed among what is missing', () => {
    expect(wordsOf(reserve(rice, having(-2), wish))).toBe('limitReached 还差 32 分就能换。')
  })
  it('refuses what is promised to others, what is no longer offered, and a fourth that waits', () => {
    expect(wordsOf(reserve({ ...rice, reserved: 12 }, having(31), wish))).toBe(
      'limitReached 「东北大米 5 千克」领完了，看看别的，到货了再来换。',
    )
    expect(wordsOf(reserve({ ...rice, state: 'withdrawn' }, having(31), wish))).toBe(
      'notNow 这样东西现在不换了，看看别的。',
    )
    expect(wordsOf(reserve(rice, having(31, { waiting: goodsPolicy.mostWaiting }), wish))).toBe(
      'limitReached 您留着 3 件还没领，先领走一件再换。',
    )
  })
})

describe('giving it back', () => {
  it.each([
    ['cancelled', () => cancel(promised, kept(), later(5))],
    ['expired', () => expire(promised, kept(), later(8 * 24 * 60))],
  ] as const)('%s: points and item return once, and never a second time', (state, end) => {
    const { stock, redemption, posting } = given(end())
    expect(stock).toMatchObject({ onHand: 12, reserved: 0 })
    expect(posting).toMatchObject({ _id: 'redeem:r1:release', points: 30, heldChange: -30 })
    expect(redemption).toMatchObject({ state, endedAt: expect.any(Date) })
    for (const again of [cancel(stock, redemption, later(6)), expire(stock, redemption, later(9 * 24 * 60))])
      expect(wordsOf(again)).toMatch(/^alreadyDone .*分.*退回来了。$/)
  })
  it('does not expire a moment before its time', () => {
    const { keptUntil: until } = kept()
    expect(wordsOf(expire(promised, kept(), until))).toMatch(/^notNow/)
    expect(expire(promised, kept(), new Date(until.getTime() + 1)).ok).toBe(true)
  })
  it('is not possible once it is in the volunteer’s hands', () => {
    const { stock, redemption } = given(handOut(promised, kept(), { by: counter, at: later(1) }))
    expect(wordsOf(cancel(stock, redemption, later(2)))).toBe('alreadyDone 这一件已经领走了，退不了了。')
  })
})

describe('handing out', () => {
  it('takes the item from the shelf and the points for good, under ids that can be written once', () => {
    const { stock, redemption, posting, move } = given(handOut(promised, kept(), { by: counter, at: later(1) }))
    expect(stock).toMatchObject({ onHand: 11, reserved: 0, handedOut: 1 })
    expect(redemption).toMatchObject({ state: 'handedOut', handedOutBy: counter })
    expect(posting).toMatchObject({ _id: 'redeem:r1:spend', points: 0, heldChange: -30, confirmedBy: counter })
    expect(move).toMatchObject({ _id: 'out:r1', kind: 'handedOut', count: 1, stockId: 'hall.rice' })
  })
  it('never to oneself', () => {
    expect(wordsOf(handOut(promised, kept(), { by: volunteer, at: later(1) }))).toBe(
      'forbidden 自己不能给自己发，请旁边同事来确认。',
    )
  })
  it('says when and where it was fetched already', () => {
    const { redemption } = given(handOut(promised, kept(), { by: counter, at: later(1) }))
    expect(wordsOf(mayHandOut(redemption, { by: counter, at: later(3) }))).toBe(
      'alreadyDone 已经有人领过这一份，今天 10:07 在街道大厅 5 号窗口。请先别发。',
    )
  })
  it('not what was given up, and not after its last day, whether or not it has gone back yet', () => {
    const given_up = given(cancel(promised, kept(), later(1))).redemption
    expect(wordsOf(mayHandOut(given_up, { by: counter, at: later(2) }))).toMatch(/^notNow 他已经不要这一件了/)
    const week = later(8 * 24 * 60)
    expect(wordsOf(mayHandOut(kept(), { by: counter, at: week }))).toMatch(/^notNow 过了留着的日子/)
    const expired = given(expire(promised, kept(), week)).redemption
    expect(wordsOf(mayHandOut(expired, { by: counter, at: week }))).toMatch(/^notNow 过了留着的日子/)
  })
})

describe('a pick-up code', () => {
  const showing = (until: Date, more: Partial<StoredRedemption> = {}): StoredRedemption => ({
    ...kept(),
    pickup: { secretHash: 's', digitsHash: 'd', until },
    ...more,
  })
  it('counts five minutes, and never longer than the item is kept', () => {
    expect(codeUntil(kept(), at)).toEqual(later(5))
    const { keptUntil: until } = kept()
    expect(codeUntil(kept(), new Date(until.getTime() - 60_000))).toEqual(until)
  })
  it('is made for what waits, and for nothing else', () => {
    expect(mayShowCode(kept(), later(1)).ok).toBe(true)
    expect(wordsOf(mayShowCode(kept(), later(8 * 24 * 60)))).toMatch(/^notNow/)
    for (const state of ['handedOut', 'cancelled', 'expired'] as const)
      expect(wordsOf(mayShowCode({ ...kept(), state }, later(1)))).toMatch(/^alreadyDone/)
  })
  it('is read from a QR or from six digits with or without a space, and nothing else is one', () => {
    const secret = 'A'.repeat(22)
    expect(pickupIn(`${pickupPrefix}${secret}`)).toEqual({ by: 'scan', secret })
    expect(pickupIn(' 483 206 ')).toEqual({ by: 'digits', digits: '483206' })
    for (const wrong of ['48320', '4832067', 'HM2K7W9P', `${pickupPrefix}short`, ''])
      expect(pickupIn(wrong)).toBeUndefined()
  })
  it('has digits that are spread evenly, with their zeros in front', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 6, maxLength: 6 }), (chance) => {
        expect(digitsOf(chance)).toMatch(/^\d{6}$/)
      }),
    )
    expect(digitsOf([0, 0, 0, 0, 0, 7])).toBe('000007')
    const first = new Map<string, number>()
    for (let i = 0; i < 10_000; i++) {
      const [digit = ''] = digitsOf([i & 255, (i * 7) & 255, (i * 31) & 255, (i >> 3) & 255, (i * 101) & 255, i & 255])
      first.set(digit, (first.get(digit) ?? 0) + 1)
    }
    expect([...first.values()].every((count) => count > 700 && count < 1300)).toBe(true)
  })
  it('means the one in force; two in force with the same digits are told apart by neither', () => {
    const mine = showing(later(5))
    const old = showing(later(-10), { _id: 'r0' as StoredRedemption['_id'], state: 'handedOut' })
    expect(meantBy('digits', [old, mine], at)).toBe(mine)
    expect(meantBy('digits', [mine, showing(later(4))], at)).toBe('ambiguous')
    expect(isInForce(mine, later(6))).toBe(false)
    expect(meantBy('digits', [mine], later(6))).toBe(mine)
  })
  it('typed a day later says nothing of whoever had the digits before; a scanned one still does', () => {
    const old = showing(later(5), { state: 'handedOut' })
    expect(meantBy('digits', [old], later(60))).toBe(old)
    expect(meantBy('digits', [old], later(26 * 60))).toBeUndefined()
    expect(meantBy('scan', [old], later(26 * 60))).toBe(old)
  })
})

describe('the shelf', () => {
  it('takes goods in under the id of the command', () => {
    const { stock, move } = receive(rice, { commandId: 'c1', count: 20, by: counter, note: '送货单 8', at })
    expect(stock).toMatchObject({ onHand: 32, received: 20 })
    expect(move).toMatchObject({ _id: 'in:c1', kind: 'received', count: 20, note: '送货单 8' })
    expect(isSound(stock) && freeOf(stock) === 32).toBe(true)
  })
  it.each([
    ['more is on hand than came', { onHand: 13 }],
    ['more is promised than there is', { reserved: 13 }],
    ['less than nothing is promised', { reserved: -1 }],
  ])('is not sound when %s', (_, wrong) => expect(isSound({ ...rice, ...wrong })).toBe(false))
})

describe('taking an award back', () => {
  const entry = { kind: 'guided' as const, userId: volunteer as string, points: 2, confirmedBy: 'he' }
  it('is for what a person decided, and never one’s own', () => {
    expect(mayReverse(entry, counter).ok).toBe(true)
    expect(mayReverse({ ...entry, kind: 'mediated' }, counter).ok).toBe(true)
    expect(mayReverse({ ...entry, kind: 'visit' }, counter).ok).toBe(true)
    expect(wordsOf(mayReverse(entry, volunteer))).toMatch(/^forbidden/)
    expect(wordsOf(mayReverse({ ...entry, kind: 'visit', confirmedBy: byDoorCode }, counter))).toMatch(/^notNow/)
    for (const kind of ['visitReversal', 'awardReversal', 'redeemHold', 'redeemRelease', 'redeemSpend'] as const)
      expect(wordsOf(mayReverse({ ...entry, kind }, counter))).toMatch(/^notNow/)
    expect(wordsOf(mayReverse({ ...entry, points: 0 }, counter))).toMatch(/^alreadyDone/)
  })
})
