import type { InputOf } from '#domain/contract/index'
import type { StoredRedemption, StoredStock } from '#domain/goods/stored'
import { keepingPolicy } from '#domain/policy/keeping'
import { removeOlder } from '../../cloudfunctions/clock/remove-older'
import type { JobCall } from '../../cloudfunctions/kit/timer'
import { accountOf, addStock, codeOf, entriesOf, faultsIn, reserved, send, stockOf, volunteerWith } from './shelf'
import { answered, newId, type Person, refusalOf, type Street, startStreet } from './street'

let street: Street
beforeAll(async () => {
  street = await startStreet()
})
afterAll(() => street.close())

const dayMs = 24 * 3_600_000
const tick = async (): Promise<Record<string, number>> => {
  const { result } = await street.local.runTimer('clock')
  expect(result).toMatchObject({ ok: true })
  return (result as { data: Record<string, number> }).data
}
// The street's own timer may fire at any moment, so that a tick of ours may find its work done: what counts is what stands
// in the books.
const overdue = (redemptionId: string) =>
  street.local.database.updateOne(
    'redemptions',
    { _id: redemptionId },
    { $set: { keptUntil: new Date(Date.now() - 1000) } },
  )

describe('a job', () => {
  it('stops when its time is over and leaves the rest for the next tick', async () => {
    const old = Array.from({ length: 250 }, (_, index) => ({ _id: `c${index}` }))
    let ticks = 0
    const store = {
      find: async () => old.slice(0, 100),
      removeAll: async () => old.splice(0, 100).length,
    }
    const call = {
      store,
      now: new Date(),
      hasTime: () => ticks++ < 2,
      attempt: (work: () => Promise<boolean>) => work(),
    }
    const forget = () => removeOlder(call as unknown as JobCall, { collection: 'commands', field: 'at', days: 30 })
    expect([await forget(), old.length]).toEqual([200, 50])
    ticks = 0
    expect([await forget(), old.length]).toEqual([50, 0])
  })
})

describe('the clock', () => {
  it('is for the timer: people, visitors and nobody are refused, whatever their event says', async () => {
    const volunteer = await volunteerWith(street, 31)
    const redemptionId = await reserved(street, volunteer, await addStock(street))
    await overdue(redemptionId)
    const timer = { Type: 'Timer', TriggerName: 'clock-every-ten-minutes', Time: new Date().toISOString(), Message: '' }
    const staff = await street.addPerson('streetStaff', '/d1/s1')
    for (const who of [volunteer, staff, null, { customUserId: staff.userId }, { anonymous: true, uid: 'x' } as const])
      for (const event of [timer, {}, null, 'x', { route: 'expireRedemptions', input: {} }])
        expect(refusalOf(await street.raw(who, 'clock', event))).toBe('forbidden')
    expect(await accountOf(street, volunteer)).toMatchObject({ held: 30 })
    await tick()
    expect(await accountOf(street, volunteer)).toMatchObject({ held: 0 })
  })

  it('gives points and item back when a reservation is over, once, and tells its holder', async () => {
    const volunteer = await volunteerWith(street, 31)
    const stock = await addStock(street)
    const [old, young] = [await reserved(street, volunteer, stock), await addStock(street, { points: 1 })]
    const waits = await reserved(street, volunteer, young)
    const { scan } = await codeOf(street, volunteer, old)
    await overdue(old)
    await tick()
    expect(await tick()).toMatchObject({ expireRedemptions: 0 })
    expect(await accountOf(street, volunteer)).toMatchObject({ available: 30, held: 1, waiting: 1 })
    expect(await stockOf(street, stock)).toMatchObject({ onHand: 12, reserved: 0 })
    const [kept] = await street.find<StoredRedemption>('redemptions', { _id: waits })
    expect(kept?.state).toBe('reserved')
    const told = answered(await street.call(volunteer, 'account', 'inbox', {})).items
    expect(told).toMatchObject([{ kind: 'redemptionExpired', text: expect.stringContaining('30 分退回来了') }])
    expect((await entriesOf(street, volunteer)).at(-1)?.reason).toContain('过期没领')
    const counter = await street.addPerson('streetStaff', '/d1/s1')
    expect(refusalOf(await street.call(counter, 'points', 'lookUpPickup', { code: scan }))).toBe('notNow')
    const input = { redemptionId: old } as InputOf<'points', 'cancel'>
    expect(refusalOf(await send(street, volunteer, 'points', 'cancel', input))).toBe('alreadyDone')
    expect(await faultsIn(street, [volunteer])).toEqual([])
  })

  /** So many volunteers, each with three items that were not fetched in time. */
  const late = async (stock: StoredStock, count: number): Promise<{ person: Person; redemptionIds: string[] }[]> => {
    const people = []
    for (let i = 0; i < count; i++) {
      const person = await volunteerWith(street, 5)
      const redemptionIds: string[] = []
      for (let j = 0; j < 3; j++) redemptionIds.push(await reserved(street, person, stock))
      for (const id of redemptionIds) await overdue(id)
      people.push({ person, redemptionIds })
    }
    return people
  }
  const allBack = async (stock: StoredStock, people: { person: Person }[]) => {
    expect(await stockOf(street, stock)).toMatchObject({ onHand: stock.onHand, reserved: 0 })
    for (const { person } of people)
      expect(await accountOf(street, person)).toMatchObject({ available: 5, held: 0, waiting: 0, seq: 7 })
    const everybody = people.map(({ person }) => person)
    expect(await faultsIn(street, everybody)).toEqual([])
  }

  it('catches up in one tick after a long sleep, with more than fits into a batch', async () => {
    const stock = await addStock(street, { points: 1, onHand: 30 })
    const people = await late(stock, 8)
    await tick()
    await allBack(stock, people)
  })

  it('several ticks at once, while people give up at the same moment, give everything back once', async () => {
    const stock = await addStock(street, { points: 1, onHand: 30 })
    const people = await late(stock, 6)
    const given = people.map(({ person, redemptionIds: [id] }) =>
      send(street, person, 'points', 'cancel', { redemptionId: id } as InputOf<'points', 'cancel'>),
    )
    const ticks = await Promise.all([tick(), tick(), tick()])
    const givenUp = (await Promise.all(given)).filter((reply) => reply.ok).length
    // Whoever lost every race is left for the next tick.
    await tick()
    const expired = ticks.reduce((sum, { expireRedemptions = 0 }) => sum + expireRedemptions, 0)
    expect(expired + givenUp).toBeLessThanOrEqual(18)
    await allBack(stock, people)
  })

  it('one redemption that cannot be ended does not hold up those behind it', async () => {
    const stock = await addStock(street, { points: 1 })
    const [first, second] = [await volunteerWith(street, 5), await volunteerWith(street, 5)]
    const [broken, sound] = [await reserved(street, first, stock), await reserved(street, second, stock)]
    for (const id of [broken, sound]) await overdue(id)
    await street.local.database.updateOne(
      'redemptions',
      { _id: broken },
      { $set: { stockId: 'hall.gone', keptUntil: new Date(Date.now() - dayMs) } },
    )
    await tick()
    expect(await accountOf(street, second)).toMatchObject({ held: 0 })
    const logged = street.logs.filter((line) => String(line.text).includes('"fn":"clock"')).map(({ text }) => text)
    expect(logged.some((text) => String(text).includes('"fault":"Error"'))).toBe(true)
    await street.local.database.updateOne('redemptions', { _id: broken }, { $set: { stockId: stock._id } })
    await tick()
    expect(await faultsIn(street, [first, second])).toEqual([])
  })

  it('forgets commands and tries when their days are over, and not before', async () => {
    const command = (daysOld: number) => ({
      ...{ _id: newId(), streetId: 's1', orgPath: '/d1/s1', route: 'x', caller: 'x', inputHash: 'x', answer: null },
      at: new Date(Date.now() - daysOld * dayMs),
    })
    const tries = (daysOld: number) => ({
      ...{ _id: `test:${newId()}`, count: 1, lockedUntil: null },
      since: new Date(Date.now() - daysOld * dayMs),
    })
    const { commandDays, triesDays } = keepingPolicy
    const old = Array.from({ length: 250 }, () => command(commandDays + 1))
    const over = Array.from({ length: 130 }, () => tries(triesDays + 1))
    await street.put('commands', ...old)
    await street.put('tries', ...over)
    const young = [command(commandDays - 1), command(0)]
    const counting = [tries(triesDays - 0.1), tries(0)]
    await street.put('commands', ...young)
    await street.put('tries', ...counting)
    await tick()
    expect(await tick()).toMatchObject({ forgetCommands: 0, forgetTries: 0 })
    const left = async (name: string, planted: { _id: string }[]) => {
      const found = new Set((await street.find<{ _id: string }>(name, {})).map(({ _id }) => _id))
      return planted.filter(({ _id }) => found.has(_id)).length
    }
    expect([await left('commands', old), await left('commands', young)]).toEqual([0, young.length])
    expect([await left('tries', over), await left('tries', counting)]).toEqual([0, counting.length])
  })
})
