import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { handOut } from '#domain/goods/hand-out'
import { cancel, expire, reserve, type Step } from '#domain/goods/redeem'
import { isSound, receive } from '#domain/goods/stock'
import type { StoredRedemption, StoredStock } from '#domain/goods/stored'
import type { Result } from '#domain/kernel/result'
import { openAccount, type PointsAccount, type PointsEntry, post } from '#domain/points/account'
import { awardReversal, guidedPosting } from '#domain/points/dispute-points'
import { verifyChain } from '#domain/points/verify'
import { pointsPolicyOn } from '#domain/policy/points'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const policy = pointsPolicyOn('2026-03-05')
const dayMs = 24 * 3_600_000
const people = ['a', 'b', 'c'] as const
const items = [
  { id: 'hall.rice', points: 3, opening: 2 },
  { id: 'hall.soap', points: 1, opening: 4 },
]

/** The counting of a person with a pencil: numbers only, no rule of the house. */
type Pencil = {
  now: number
  shelf: Map<string, { opening: number; came: number; went: number; promised: number }>
  purse: Map<string, { has: number; aside: number; waiting: number }>
  slips: { id: number; who: string; item: string; since: number; state: string }[]
  awards: { who: string; points: number; back: boolean }[]
}
/** The house: rules on documents, entries on chains. */
type House = {
  stock: Map<string, StoredStock>
  redemptions: StoredRedemption[]
  chains: Map<string, { account: PointsAccount; entries: PointsEntry[] }>
  awards: PointsEntry[]
}

const priceOf = (item: string): number => items.find(({ id }) => id === item)?.points ?? 0
const known = <K, V>(map: Map<K, V>, key: K): V => {
  const value = map.get(key)
  if (value === undefined) throw new Error(`nothing under ${String(key)}`)
  return value
}

function postTo(house: House, who: string, posting: Parameters<typeof post>[1]): PointsEntry {
  const chain = known(house.chains, who)
  const { account, entry } = post(chain.account, posting, sha256)
  house.chains.set(who, { account, entries: [...chain.entries, entry] })
  return entry
}

/** Carries a step of the rules out, as a function does: all of it, or nothing when it is refused. */
function carryOut(house: House, result: Result<Step>): boolean {
  if (!result.ok) return false
  const { stock, redemption, posting } = result.value
  house.stock.set(stock._id, stock)
  house.redemptions = [...house.redemptions.filter(({ _id }) => _id !== redemption._id), redemption]
  postTo(house, redemption.userId, posting)
  return true
}

/** Millions of comparisons: the matchers of the test frame are too slow for them. */
function same(what: string, found: unknown, wanted: unknown): void {
  if (found !== wanted) throw new Error(`${what} is ${String(found)}, not ${String(wanted)}`)
}

/** What must be true of the house after every step, whatever happened. */
function look(pencil: Pencil, house: House): void {
  for (const [id, line] of pencil.shelf) {
    const stock = known(house.stock, id)
    same(`soundness of ${id}`, isSound(stock), true)
    same(`on hand of ${id}`, stock.onHand, line.opening + line.came - line.went)
    same(`handed out of ${id}`, stock.handedOut, line.went)
    same(`reserved of ${id}`, stock.reserved, line.promised)
  }
  for (const [who, purse] of pencil.purse) {
    const { account } = known(house.chains, who)
    same(`what ${who} has`, account.available, purse.has)
    same(`what ${who} has set aside`, account.held, purse.aside)
    same(`how many wait for ${who}`, account.waiting, purse.waiting)
  }
}

abstract class Move {
  check = () => true
  abstract act(pencil: Pencil, house: House): void
  run(pencil: Pencil, house: House): void {
    this.act(pencil, house)
    look(pencil, house)
  }
  abstract toString(): string
}

class Earn extends Move {
  constructor(
    readonly who: string,
    readonly points: number,
  ) {
    super()
  }
  act(pencil: Pencil, house: House) {
    known(pencil.purse, this.who).has += this.points
    pencil.awards.push({ who: this.who, points: this.points, back: false })
    const at = new Date(pencil.now).toISOString()
    const before = { already: 0, confirmedBy: 'street', at, policy: { ...policy, guided: this.points, cap: 1e6 } }
    const { account } = known(house.chains, this.who)
    house.awards.push(postTo(house, this.who, guidedPosting(`g${house.awards.length}`, account, before)))
  }
  toString = () => `${this.who} earns ${this.points}`
}

class TakeBack extends Move {
  constructor(readonly which: number) {
    super()
  }
  act(pencil: Pencil, house: House) {
    const award = pencil.awards[this.which % Math.max(1, pencil.awards.length)]
    const wrong = house.awards[this.which % Math.max(1, house.awards.length)]
    if (!award || !wrong || award.back) return
    award.back = true
    known(pencil.purse, award.who).has -= award.points
    const at = new Date(pencil.now).toISOString()
    postTo(house, award.who, awardReversal(wrong, { reason: '查实不算', by: 'street', at }))
  }
  toString = () => `award ${this.which} is taken back`
}

class Reserve extends Move {
  constructor(
    readonly who: string,
    readonly item: string,
  ) {
    super()
  }
  act(pencil: Pencil, house: House) {
    const [line, purse] = [known(pencil.shelf, this.item), known(pencil.purse, this.who)]
    const price = priceOf(this.item)
    const can = line.opening + line.came - line.went > line.promised && purse.has >= price && purse.waiting < 3
    const id = house.redemptions.length
    const userId = this.who as StoredRedemption['userId']
    const wish = { _id: `r${id}` as StoredRedemption['_id'], userId, reservedAt: new Date(pencil.now) }
    const result = reserve(known(house.stock, this.item), known(house.chains, this.who).account, {
      ...wish,
      command: { caller: this.who, inputHash: '' },
    })
    same(`whether ${this}`, carryOut(house, result), can)
    if (!can) return
    line.promised++
    purse.has -= price
    purse.aside += price
    purse.waiting++
    pencil.slips.push({ id, who: this.who, item: this.item, since: pencil.now, state: 'waits' })
  }
  toString = () => `${this.who} wants ${this.item}`
}

class End extends Move {
  constructor(
    readonly how: 'cancel' | 'expire' | 'handOut' | 'handOutToOneself',
    readonly which: number,
  ) {
    super()
  }
  act(pencil: Pencil, house: House) {
    const slip = pencil.slips[this.which % Math.max(1, pencil.slips.length)]
    if (!slip) return
    const now = new Date(pencil.now)
    // Seven days, and then to midnight in China.
    const lastMoment = (Math.floor((slip.since + 8 * 3_600_000) / dayMs) + 8) * dayMs - 8 * 3_600_000 - 1
    const overdue = pencil.now > lastMoment
    const redemption = house.redemptions.find(({ _id }) => _id === `r${slip.id}`)
    if (!redemption) throw new Error('a slip without a redemption')
    const stock = known(house.stock, slip.item)
    const by = (this.how === 'handOutToOneself' ? slip.who : 'counter') as StoredRedemption['userId']
    const result =
      this.how === 'cancel'
        ? cancel(stock, redemption, now)
        : this.how === 'expire'
          ? expire(stock, redemption, now)
          : handOut(stock, redemption, { by, at: now })
    const can =
      slip.state === 'waits' && { cancel: true, expire: overdue, handOut: !overdue, handOutToOneself: false }[this.how]
    same(`whether ${this}`, carryOut(house, result), can)
    if (!can) return
    slip.state = this.how
    const [line, purse] = [known(pencil.shelf, slip.item), known(pencil.purse, slip.who)]
    line.promised--
    purse.aside -= priceOf(slip.item)
    purse.waiting--
    if (this.how === 'handOut') line.went++
    else purse.has += priceOf(slip.item)
  }
  toString = () => `${this.how} of slip ${this.which}`
}

class Receive extends Move {
  constructor(
    readonly item: string,
    readonly count: number,
  ) {
    super()
  }
  act(pencil: Pencil, house: House) {
    known(pencil.shelf, this.item).came += this.count
    const at = new Date(pencil.now)
    const by = 'counter' as StoredRedemption['userId']
    const delivery = { commandId: String(pencil.now), count: this.count, by, note: '', at }
    house.stock.set(this.item, receive(known(house.stock, this.item), delivery).stock)
  }
  toString = () => `${this.count} of ${this.item} come in`
}

class Wait extends Move {
  constructor(readonly hours: number) {
    super()
  }
  act(pencil: Pencil) {
    pencil.now += this.hours * 3_600_000
  }
  toString = () => `${this.hours} hours pass`
}

const who = fc.constantFrom(...people)
const item = fc.constantFrom(...items.map(({ id }) => id))
const moves = [
  fc.tuple(who, fc.integer({ min: 1, max: 4 })).map((given) => new Earn(...given)),
  fc.nat(20).map((which) => new TakeBack(which)),
  fc.tuple(who, item).map((given) => new Reserve(...given)),
  fc.tuple(who, item).map((given) => new Reserve(...given)),
  fc
    .tuple(fc.constantFrom('cancel', 'expire', 'handOut', 'handOut', 'handOutToOneself'), fc.nat(20))
    .map(([how, which]) => new End(how as End['how'], which)),
  fc.tuple(item, fc.integer({ min: 1, max: 3 })).map((given) => new Receive(...given)),
  fc.integer({ min: 1, max: 100 }).map((hours) => new Wait(hours)),
]

const begin = (): { model: Pencil; real: House } => ({
  model: {
    now: Date.parse('2026-03-05T02:00:00.000Z'),
    shelf: new Map(items.map(({ id, opening }) => [id, { opening, came: 0, went: 0, promised: 0 }])),
    purse: new Map(people.map((person) => [person, { has: 0, aside: 0, waiting: 0 }])),
    slips: [],
    awards: [],
  },
  real: {
    stock: new Map(items.map(({ id, points, opening }) => [id, stockOf(id, points, opening)])),
    redemptions: [],
    chains: new Map(people.map((person) => [person, { account: openAccount(person, 's1'), entries: [] }])),
    awards: [],
  },
})

const stockOf = (_id: string, points: number, opening: number): StoredStock => ({
  ...{ _id, points, opening, onHand: opening, goodsId: _id as StoredStock['goodsId'] },
  ...{ streetId: 's1', orgPath: '/d1/s1', outlet: 'hall', outletName: '街道大厅', name: _id, note: '', icon: 'gift' },
  ...{ state: 'offered', received: 0, handedOut: 0, reserved: 0, order: 1, version: 1 },
})

describe('in every history of earning, taking back, reserving, giving up, expiring, handing out and receiving', () => {
  it('opening + in − out = closing for each item, nothing is promised twice, no spending goes below zero, and every chain verifies', () => {
    let handed = 0
    let owing = 0
    fc.assert(
      fc.property(fc.commands(moves, { maxCommands: 120, size: 'max' }), (history) => {
        const { model, real } = begin()
        fc.modelRun(() => ({ model, real }), history)
        for (const { account, entries } of real.chains.values()) {
          expect(verifyChain(account, entries, sha256)).toEqual([])
          expect(entries.flatMap(({ lines }) => lines).reduce((sum, { points }) => sum + points, 0)).toBe(0)
          // Below zero by what was taken back alone, never by what was spent.
          let balance = 0
          for (const { points, kind } of entries) {
            balance += points
            if (kind === 'redeemHold') same('spending below zero', balance < 0, false)
          }
          if (account.available < 0) owing++
        }
        handed += [...real.stock.values()].reduce((sum, stock) => sum + stock.handedOut, 0)
      }),
      { numRuns: 300 },
    )
    // A history in which nothing happens proves nothing.
    expect(handed).toBeGreaterThan(100)
    expect(owing).toBeGreaterThan(20)
  })
})
