import fc from 'fast-check'
import type { InputOf } from '#domain/contract/index'
import type { StoredStock } from '#domain/goods/stored'
import {
  accountOf,
  addStock,
  codeOf,
  entriesOf,
  faultsIn,
  reserved,
  send,
  stockOf,
  tripsOf,
  volunteerWith,
} from './shelf'
import { answered, newId, type Person, refusalOf, type Street, startStreet } from './street'

let street: Street
let counter: Person
beforeAll(async () => {
  street = await startStreet()
  counter = await street.addPerson('streetStaff', '/d1/s1')
})
afterAll(() => street.close())

type ById = InputOf<'points', 'cancel'>
const cancel = (who: Person, redemptionId: string, commandId = newId()) =>
  send(street, who, 'points', 'cancel', { redemptionId } as ById, commandId)
const reserve = (who: Person, stock: StoredStock, commandId = newId()) =>
  send(street, who, 'points', 'reserve', { stockId: stock._id }, commandId)
const wordsOf = (reply: Awaited<ReturnType<typeof reserve>>) => (reply.ok ? 'ok' : reply.refusal.message)

describe('reserving', () => {
  it('keeps item and points in nine round trips, each of which has a name', async () => {
    const person = await volunteerWith(street, 31)
    const stock = await addStock(street)
    const reply = await reserve(person, stock)
    expect(answered(reply)).toMatchObject({
      available: 1,
      redemption: { state: 'reserved', name: stock.name, points: 30, endedAt: null, outletName: stock.outletName },
    })
    const named = ['identity', 'begin', 'account', 'stock', 'redemption', 'entry', 'account', 'stock', 'commit']
    expect(await tripsOf(street, reply)).toBe(named.length)
    expect(await accountOf(street, person)).toMatchObject({ available: 1, held: 30, waiting: 1 })
    expect(await stockOf(street, stock)).toMatchObject({ onHand: 12, reserved: 1 })
    expect(await faultsIn(street, [person])).toEqual([])
  })

  it('shows the shelf, what one may spend and what waits, and the history by pages', async () => {
    const person = await volunteerWith(street, 40)
    const stock = await addStock(street, { points: 8, order: 0 })
    await addStock(street, { state: 'withdrawn', name: '不换了的' })
    await addStock(street, { streetId: 's2', orgPath: '/d1/s2', name: '别的街道的' })
    const redemptionId = await reserved(street, person, stock)
    const reply = await street.call(person, 'points', 'goods', {})
    const shelf = answered(reply)
    expect(shelf).toMatchObject({ available: 32, held: 8 })
    expect(shelf.goods[0]).toMatchObject({ stockId: stock._id, points: 8, free: 11 })
    expect(shelf.goods.map(({ name }) => name)).not.toEqual(expect.arrayContaining(['不换了的']))
    expect(JSON.stringify(shelf)).not.toContain('别的街道的')
    expect(shelf.waiting.map((one) => one.redemptionId)).toEqual([redemptionId])
    expect(await tripsOf(street, reply)).toBe(['identity', 'account', 'shelf', 'waiting'].length)

    answered(await cancel(person, redemptionId))
    for (let i = 0; i < 21; i++) answered(await cancel(person, await reserved(street, person, stock)))
    const first = answered(await street.call(person, 'points', 'redemptions', {}))
    const rest = answered(await street.call(person, 'points', 'redemptions', { cursor: first.next ?? '' }))
    expect([first.redemptions.length, rest.redemptions.length, rest.next]).toEqual([20, 2, null])
    const ids = [...first.redemptions, ...rest.redemptions].map((one) => one.redemptionId)
    expect(new Set(ids).size).toBe(22)
    expect(answered(await street.call(person, 'points', 'goods', {})).waiting).toEqual([])
    const statement = answered(await street.call(person, 'points', 'statement', {}))
    expect(statement).toMatchObject({ available: 40, held: 0, owed: 0, earnedThisYear: 40 })
    expect(statement.entries[0]).toMatchObject({ points: 8, rule: '换物品（物品办法 2026-01）', confirmedBy: '' })
  })

  it('says in words what is missing, and what to do', async () => {
    const person = await volunteerWith(street, 21)
    expect(wordsOf(await reserve(person, await addStock(street)))).toBe('还差 9 分就能换。')
    expect(wordsOf(await reserve(person, await addStock(street, { points: 1, onHand: 0 })))).toMatch(/领完了/)
    expect(wordsOf(await reserve(person, await addStock(street, { points: 1, state: 'withdrawn' })))).toMatch(/不换了/)
    expect(await faultsIn(street, [person])).toEqual([])
  })

  it('another street’s item is not found, like one that never was', async () => {
    const person = await volunteerWith(street, 31)
    const foreign = await addStock(street, { streetId: 's2', orgPath: '/d1/s2' })
    const replies = [await reserve(person, foreign), await reserve(person, { ...foreign, _id: 'hall.none' })]
    expect(replies.map(refusalOf)).toEqual(['notFound', 'notFound'])
    expect(wordsOf(replies[0] as (typeof replies)[0])).toBe(wordsOf(replies[1] as (typeof replies)[0]))
  })

  it('the same id with another item, or by somebody else, is refused and tells nothing', async () => {
    const [person, other] = [await volunteerWith(street, 31), await volunteerWith(street, 31)]
    const [stock, second] = [await addStock(street, { points: 1 }), await addStock(street, { points: 1 })]
    const commandId = newId()
    answered(await reserve(person, stock, commandId))
    expect(refusalOf(await reserve(person, second, commandId))).toBe('conflict')
    const stolen = await reserve(other, stock, commandId)
    expect(refusalOf(stolen)).toBe('conflict')
    expect(JSON.stringify(stolen)).not.toContain(stock.name)
    expect(await accountOf(street, other)).toMatchObject({ available: 31, held: 0 })
    expect(await faultsIn(street, [person, other])).toEqual([])
  })
})

describe('the last item', () => {
  it('wanted by fifty at once goes to exactly one; five hundred replays change nothing and are answered as first', async () => {
    const stock = await addStock(street, { onHand: 1 })
    const people = await Promise.all(Array.from({ length: 50 }, () => volunteerWith(street, 31)))
    const sent = people.map((person) => ({ person, commandId: newId() }))
    const first = await Promise.all(sent.map(({ person, commandId }) => reserve(person, stock, commandId)))
    expect(first.filter((reply) => reply.ok)).toHaveLength(1)
    expect(first.map(refusalOf).filter((code) => code === 'limitReached')).toHaveLength(49)

    const replays = await Promise.all(
      Array.from({ length: 10 }, () =>
        sent.map(async ({ person, commandId }, index) => ({ index, reply: await reserve(person, stock, commandId) })),
      ).flat(),
    )
    expect(replays).toHaveLength(500)
    const plain = (reply: (typeof first)[number]) => JSON.stringify(reply.ok ? reply.data : reply.refusal)
    for (const { index, reply } of replays) expect(plain(reply)).toBe(plain(first[index] as (typeof first)[number]))
    expect(await street.find('redemptions', { stockId: stock._id })).toHaveLength(1)
    expect(await stockOf(street, stock)).toMatchObject({ onHand: 1, reserved: 1 })
    expect(await faultsIn(street, people)).toEqual([])
  }, 240_000)

  it('the same volunteer hammering twenty-four at once keeps three, and pays for three', async () => {
    const person = await volunteerWith(street, 60, 60)
    const stock = await addStock(street, { onHand: 40, points: 5 })
    const replies = await Promise.all(Array.from({ length: 24 }, () => reserve(person, stock)))
    expect(replies.filter((reply) => reply.ok)).toHaveLength(3)
    expect(replies.map(refusalOf).filter((code) => code === 'limitReached')).toHaveLength(21)
    expect(await accountOf(street, person)).toMatchObject({ available: 105, held: 15, waiting: 3 })
    expect(await stockOf(street, stock)).toMatchObject({ onHand: 40, reserved: 3 })
    expect(await faultsIn(street, [person])).toEqual([])
  })

  it('points for one and a half are spent once, however many are wanted at once', async () => {
    const person = await volunteerWith(street, 45)
    const stocks = await Promise.all(Array.from({ length: 8 }, () => addStock(street)))
    const replies = await Promise.all(stocks.map((stock) => reserve(person, stock)))
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1)
    expect(await accountOf(street, person)).toMatchObject({ available: 15, held: 30 })
    expect(await faultsIn(street, [person])).toEqual([])
  })
})

describe('giving an item back', () => {
  it('returns points and item once, though asked twenty times at once under two ids', async () => {
    const person = await volunteerWith(street, 31)
    const stock = await addStock(street)
    const redemptionId = await reserved(street, person, stock)
    const [one, two] = [newId(), newId()]
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, index) => cancel(person, redemptionId, index % 2 ? one : two)),
    )
    const [done] = replies.filter((reply) => reply.ok)
    expect(done && answered(done)).toMatchObject({ available: 31, redemption: { state: 'cancelled' } })
    expect(replies.filter((reply) => reply.ok)).toHaveLength(10)
    expect(replies.map(refusalOf).filter((code) => code === 'alreadyDone')).toHaveLength(10)
    expect(await accountOf(street, person)).toMatchObject({ available: 31, held: 0, waiting: 0, seq: 3 })
    expect(await stockOf(street, stock)).toMatchObject({ onHand: 12, reserved: 0 })
    expect(await faultsIn(street, [person])).toEqual([])
  })

  it('frees the last one for somebody else; the first one’s replay still answers what became of it', async () => {
    const [person, other] = [await volunteerWith(street, 31), await volunteerWith(street, 31)]
    const stock = await addStock(street, { onHand: 1 })
    const commandId = newId()
    const { redemption } = answered(await reserve(person, stock, commandId))
    answered(await cancel(person, redemption.redemptionId))
    answered(await reserve(other, stock))
    expect(answered(await reserve(person, stock, commandId))).toMatchObject({
      available: 31,
      redemption: { state: 'cancelled' },
    })
    expect(await faultsIn(street, [person, other])).toEqual([])
  })

  it('somebody else’s is not found', async () => {
    const [person, other] = [await volunteerWith(street, 31), await volunteerWith(street, 31)]
    const redemptionId = await reserved(street, person, await addStock(street))
    expect(refusalOf(await cancel(other, redemptionId))).toBe('notFound')
    expect(refusalOf(await street.call(other, 'points', 'pickupCode', { redemptionId } as ById))).toBe('notFound')
    expect(refusalOf(await cancel(counter, redemptionId))).toBe('forbidden')
  })
})

describe('the shelf’s book', () => {
  it('counts a delivery once, however often it is sent, and only in the own street', async () => {
    const stock = await addStock(street, { onHand: 2 })
    const commandId = newId()
    const input = { stockId: stock._id, count: 20, note: '送货单 8' }
    const receive = (who: Person) => send(street, who, 'points', 'receiveStock', input, commandId)
    const replies = await Promise.all(Array.from({ length: 8 }, () => receive(counter)))
    for (const reply of replies) expect(answered(reply).stock).toMatchObject({ opening: 2, received: 20, onHand: 22 })
    expect(await street.find('stockMoves', { stockId: stock._id })).toMatchObject([
      { _id: `in:${commandId}`, count: 20, by: counter.userId, note: '送货单 8' },
    ])
    expect(await street.find('audit', { about: `in:${commandId}` })).toHaveLength(1)
    const elsewhere = await street.addPerson('streetStaff', '/d1/s2')
    expect(refusalOf(await street.call(elsewhere, 'points', 'receiveStock', input))).toBe('notFound')
    expect(
      answered(await street.call(elsewhere, 'points', 'stock', {})).stock.map(({ stockId }) => stockId),
    ).not.toContain(stock._id)
    expect(await faultsIn(street, [])).toEqual([])
  })

  it('is loaded in a few round trips that have names', async () => {
    const reply = await street.call(counter, 'points', 'stock', {})
    const named = ['identity', 'shelf', "today's", 'waiting']
    expect(answered(reply).handedOutToday).toEqual([])
    expect(await tripsOf(street, reply)).toBe(named.length)
  })
})

type Step = { what: 'reserve' | 'cancel' | 'fetch' | 'receive'; item: number; by: 'scan' | 'digits'; wavers: boolean }
const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom('reserve', 'reserve', 'reserve', 'cancel', 'fetch', 'fetch', 'receive'),
  item: fc.nat(1),
  by: fc.constantFrom('scan', 'digits'),
  wavers: fc.boolean(),
})
const day = fc.array(fc.tuple(step, step, step, step), { minLength: 15, maxLength: 15 })

describe('a random day at the counter', () => {
  it('with four volunteers and everything at once leaves books that fit', async () => {
    await fc.assert(
      fc.asyncProperty(day, async (rounds) => {
        const people = await Promise.all(Array.from({ length: 4 }, () => volunteerWith(street, 40, 40)))
        const stocks = [
          await addStock(street, { points: 4, onHand: 3 }),
          await addStock(street, { points: 7, onHand: 5 }),
        ]
        for (const round of rounds)
          await Promise.all(
            round.map((one, index) => live(people[index] as Person, stocks[one.item] as StoredStock, one)),
          )
        expect(await faultsIn(street, people)).toEqual([])
        for (const person of people) {
          const entries = await entriesOf(street, person)
          expect(entries.flatMap(({ lines }) => lines).reduce((sum, { points }) => sum + points, 0)).toBe(0)
        }
      }),
      { numRuns: 1, endOnFailure: true },
    )
  }, 240_000)

  async function live(person: Person, stock: StoredStock, { what, by, wavers }: Step): Promise<void> {
    const [slip] = answered(await street.call(person, 'points', 'goods', {})).waiting
    if (what === 'receive')
      answered(await send(street, counter, 'points', 'receiveStock', { stockId: stock._id, count: 1, note: '' }))
    else if (what === 'reserve' || !slip) await reserve(person, stock)
    else if (what === 'cancel') answered(await cancel(person, slip.redemptionId))
    else {
      const { redemptionId } = slip
      const code = await codeOf(street, person, redemptionId)
      const given = { code: by === 'scan' ? code.scan : code.digits, redemptionId } as InputOf<'points', 'handOut'>
      // Two clerks touch the button at once, and the volunteer changes their mind or wants another at the same moment.
      const replies = await Promise.all([
        send(street, counter, 'points', 'handOut', given),
        send(street, counter, 'points', 'handOut', given),
        wavers ? cancel(person, redemptionId) : reserve(person, stock),
      ])
      const ended = replies.slice(0, wavers ? 3 : 2).filter((reply) => reply.ok)
      expect(ended).toHaveLength(1)
    }
  }
})
