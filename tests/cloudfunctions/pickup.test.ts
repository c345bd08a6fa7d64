import type { InputOf } from '#domain/contract/index'
import { pickupPrefix } from '#domain/goods/goods'
import type { StoredRedemption, StoredStock } from '#domain/goods/stored'
import { goodsPolicy } from '#domain/policy/goods'
import { safetyPolicy } from '#domain/policy/safety'
import {
  accountOf,
  addStock,
  codeOf,
  entriesOf,
  faultsIn,
  fund,
  reserved,
  send,
  stockOf,
  tripsOf,
  volunteerWith,
} from './shelf'
import { answered, newId, type Person, refusalOf, type Street, startStreet } from './street'

let street: Street
let counter: Person
let volunteer: Person
let stock: StoredStock
let redemptionId: string
beforeAll(async () => {
  street = await startStreet()
})
afterAll(() => street.close())
beforeEach(async () => {
  counter = await street.addPerson('streetStaff', '/d1/s1')
  volunteer = await volunteerWith(street, 31)
  stock = await addStock(street)
  redemptionId = await reserved(street, volunteer, stock)
})

const lookUp = (code: string, who = counter) => street.call(who, 'points', 'lookUpPickup', { code })
const handOut = (code: string, who = counter, commandId = newId(), id = redemptionId) =>
  send(street, who, 'points', 'handOut', { code, redemptionId: id } as InputOf<'points', 'handOut'>, commandId)
const wordsOf = (reply: Awaited<ReturnType<typeof lookUp | typeof handOut>>) =>
  reply.ok ? 'ok' : `${reply.refusal.code} ${reply.refusal.message}`
const endCode = () =>
  street.local.database.updateOne(
    'redemptions',
    { _id: redemptionId },
    { $set: { 'pickup.until': new Date(Date.now() - 1) } },
  )
/** Six digits that are not these. */
const otherThan = (digits: string, by: number) => String((Number(digits) + by) % 1_000_000).padStart(6, '0')

describe('a pick-up code', () => {
  it('shows the counter what it needs to know the person, and no more', async () => {
    const { scan, digits, until, redemption } = await codeOf(street, volunteer, redemptionId)
    expect(scan).toMatch(/^XHM-LQ:[\w-]{22}$/)
    expect(digits).toMatch(/^\d{6}$/)
    const minutes = (Date.parse(until) - Date.now()) / 60_000
    expect(minutes).toBeGreaterThan(goodsPolicy.codeMinutes - 0.5)
    expect(minutes).toBeLessThanOrEqual(goodsPolicy.codeMinutes)
    expect(redemption.state).toBe('reserved')
    for (const code of [scan, digits, ` ${digits.slice(0, 3)} ${digits.slice(3)}`]) {
      const reply = await lookUp(code)
      expect(answered(reply)).toMatchObject({
        redemptionId,
        name: stock.name,
        points: 30,
        availableBefore: 31,
        onHand: 12,
        phoneTail: volunteer.phone.slice(-4),
        outletName: stock.outletName,
      })
      const text = JSON.stringify(reply)
      for (const secret of [volunteer.name, volunteer.phone, volunteer.userId]) expect(text).not.toContain(secret)
    }
  })

  it('stands nowhere in the database as it is shown', async () => {
    const { scan, digits } = await codeOf(street, volunteer, redemptionId)
    const everything = JSON.stringify(
      await Promise.all(['redemptions', 'commands', 'audit', 'tries'].map((name) => street.find(name, {}))),
    )
    expect(everything).toContain(redemptionId)
    expect(everything).not.toContain(scan.slice(pickupPrefix.length))
    expect(everything).not.toContain(`"${digits}"`)
  })

  it('ends when a new one is made: a screenshot of the old one fails, scanned, typed or sent to hand out', async () => {
    const old = await codeOf(street, volunteer, redemptionId)
    const fresh = await codeOf(street, volunteer, redemptionId)
    expect(wordsOf(await lookUp(old.scan))).toMatch(/^notFound .*截屏的旧码.*「换新码」/)
    expect(wordsOf(await lookUp(old.digits))).toMatch(/^notFound/)
    expect(wordsOf(await handOut(old.scan))).toMatch(/^notFound/)
    expect(answered(await handOut(fresh.scan)).onHand).toBe(11)
  })

  it('is not revived by a command that is sent again: that makes another fresh one', async () => {
    const commandId = newId()
    const ask = () =>
      street.call(volunteer, 'points', 'pickupCode', { redemptionId } as InputOf<'points', 'pickupCode'>, commandId)
    const [first, second] = [answered(await ask()), answered(await ask())]
    expect(second.scan).not.toBe(first.scan)
    expect(refusalOf(await lookUp(first.scan))).toBe('notFound')
    expect(refusalOf(await lookUp(second.scan))).toBe('ok')
  })

  it('that is over says so', async () => {
    const { scan, digits } = await codeOf(street, volunteer, redemptionId)
    await endCode()
    for (const reply of [await lookUp(scan), await lookUp(digits), await handOut(scan), await handOut(digits)])
      expect(wordsOf(reply)).toBe('notNow 码过期了，让他点一下「换新码」再扫。')
    expect(await stockOf(street, stock)).toMatchObject({ onHand: 12, reserved: 1 })
  })

  it('never has the digits of another that is in force: two that had would both be refused', async () => {
    const { digits } = await codeOf(street, volunteer, redemptionId)
    const other = await volunteerWith(street, 31)
    const theirs = await reserved(street, other, stock)
    await codeOf(street, other, theirs)
    const [mine] = await street.find<StoredRedemption>('redemptions', { _id: redemptionId })
    await street.local.database.updateOne(
      'redemptions',
      { _id: theirs },
      { $set: { 'pickup.digitsHash': mine?.pickup?.digitsHash ?? '' } },
    )
    expect(wordsOf(await lookUp(digits))).toMatch(/^notNow 码过期了/)
  })

  it('is not given for what is gone or given up', async () => {
    answered(await send(street, volunteer, 'points', 'cancel', { redemptionId } as InputOf<'points', 'cancel'>))
    const ask = await street.call(volunteer, 'points', 'pickupCode', { redemptionId } as InputOf<
      'points',
      'pickupCode'
    >)
    expect(refusalOf(ask)).toBe('alreadyDone')
  })
})

describe('handing out', () => {
  it('happens once, is answered the same when sent again, and is told, audited and booked', async () => {
    const { scan } = await codeOf(street, volunteer, redemptionId)
    const commandId = newId()
    const replies = await Promise.all(Array.from({ length: 12 }, () => handOut(scan, counter, commandId)))
    for (const reply of replies)
      expect(answered(reply)).toMatchObject({ onHand: 11, redemption: { state: 'handedOut', points: 30 } })
    expect(await stockOf(street, stock)).toMatchObject({ onHand: 11, reserved: 0, handedOut: 1 })
    expect(await accountOf(street, volunteer)).toMatchObject({ available: 1, held: 0, waiting: 0 })
    expect((await entriesOf(street, volunteer)).at(-1)).toMatchObject({
      _id: `redeem:${redemptionId}:spend`,
      points: 0,
      lines: [
        { account: `held:${volunteer.userId}`, points: -30 },
        { account: 'handedOut:s1', points: 30 },
      ],
      confirmedBy: counter.userId,
    })
    expect(await street.find('stockMoves', { stockId: stock._id })).toMatchObject([
      { _id: `out:${redemptionId}`, count: 1, by: counter.userId },
    ])
    expect(await street.find('audit', { about: redemptionId })).toHaveLength(1)
    const told = answered(await street.call(volunteer, 'account', 'inbox', {})).items
    expect(told).toMatchObject([{ kind: 'redemptionHandedOut', text: expect.stringContaining('用掉 30 分') }])
    const book = answered(await street.call(counter, 'points', 'stock', {}))
    const names = book.handedOutToday.filter(({ name }) => name === stock.name)
    expect(names.map(({ holderName }) => holderName)).toEqual([expect.stringMatching(/^周\*+芳$/)])
    expect(await faultsIn(street, [volunteer])).toEqual([])
  })

  it('a used code fails and says when and where, to the scanner and to the keys, also after its minutes', async () => {
    const { scan, digits } = await codeOf(street, volunteer, redemptionId)
    answered(await handOut(scan))
    await endCode()
    const colleague = await street.addPerson('streetStaff', '/d1/s1')
    for (const reply of [await lookUp(scan), await lookUp(digits), await handOut(scan, colleague)])
      expect(wordsOf(reply)).toMatch(/^alreadyDone 已经有人领过这一份，今天 \d\d:\d\d 在街道大厅 5 号窗口。请先别发。$/)
    expect(await stockOf(street, stock)).toMatchObject({ onHand: 11, handedOut: 1 })
  })

  it('two clerks at the same moment: one hands out, the other is told', async () => {
    const { scan } = await codeOf(street, volunteer, redemptionId)
    const colleague = await street.addPerson('streetStaff', '/d1/s1')
    const replies = await Promise.all([handOut(scan), handOut(scan, colleague)])
    expect(replies.map(refusalOf).sort()).toEqual(['alreadyDone', 'ok'])
    expect(await faultsIn(street, [volunteer])).toEqual([])
  })

  it('giving up and handing out at the same moment: one of them happens', async () => {
    const { scan } = await codeOf(street, volunteer, redemptionId)
    const input = { redemptionId } as InputOf<'points', 'cancel'>
    const replies = await Promise.all([handOut(scan), send(street, volunteer, 'points', 'cancel', input)])
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1)
    expect(await faultsIn(street, [volunteer])).toEqual([])
  })

  it('staff cannot serve themselves, neither look up nor hand out; a colleague can', async () => {
    const both = await street.addPerson('streetStaff', '/d1/s1', {
      also: [{ role: 'volunteer', orgPath: '/d1/s1/c01/g01' }],
    })
    await fund(street, both, 31)
    const own = await reserved(street, both, stock)
    const { scan, digits } = await codeOf(street, both, own)
    for (const reply of [await lookUp(scan, both), await lookUp(digits, both), await handOut(scan, both, newId(), own)])
      expect(wordsOf(reply)).toBe('forbidden 自己不能给自己发，请旁边同事来确认。')
    expect(answered(await handOut(scan, counter, newId(), own)).redemption.state).toBe('handedOut')
    expect(await faultsIn(street, [both])).toEqual([])
  })

  it('to staff of another street the code is one that never was, and says nothing', async () => {
    const elsewhere = await street.addPerson('streetStaff', '/d1/s2')
    const { scan, digits } = await codeOf(street, volunteer, redemptionId)
    const never = `${pickupPrefix}${'A'.repeat(22)}`
    expect(wordsOf(await lookUp(scan, elsewhere))).toBe(wordsOf(await lookUp(never, elsewhere)))
    for (const reply of [
      await lookUp(scan, elsewhere),
      await lookUp(digits, elsewhere),
      await handOut(scan, elsewhere),
      await handOut(digits, elsewhere),
    ])
      expect(refusalOf(reply)).toBe('notFound')
  })

  it('the code of one does not hand out the item of another', async () => {
    const other = await volunteerWith(street, 31)
    const theirs = await reserved(street, other, stock)
    await codeOf(street, other, theirs)
    const { scan } = await codeOf(street, volunteer, redemptionId)
    expect(refusalOf(await handOut(scan, counter, newId(), theirs))).toBe('notFound')
    expect(await faultsIn(street, [volunteer, other])).toEqual([])
  })

  it('after the last day of keeping nothing is handed out, even before it has gone back', async () => {
    const { scan } = await codeOf(street, volunteer, redemptionId)
    await street.local.database.updateOne(
      'redemptions',
      { _id: redemptionId },
      { $set: { keptUntil: new Date(Date.now() - 1) } },
    )
    expect(wordsOf(await lookUp(scan))).toMatch(/^notNow 过了留着的日子/)
    expect(wordsOf(await handOut(scan))).toMatch(/^notNow 过了留着的日子/)
  })

  it('costs as many round trips as it has things to read and write', async () => {
    const { scan } = await codeOf(street, volunteer, redemptionId)
    const looked = await lookUp(scan)
    expect(await tripsOf(street, looked)).toBe(['identity', 'redemption', 'holder', 'account', 'shelf'].length)
    const handed = await handOut(scan)
    const read = ['identity', 'begin', 'redemption', 'shelf', 'account']
    const written = ['entry', 'account', 'shelf', 'redemption', 'move', 'inbox', 'audit', 'trace', 'commit']
    expect(await tripsOf(street, handed)).toBe(read.length + written.length)
  })
})

describe('guessing six digits', () => {
  const { most, lockMinutes } = safetyPolicy.pickup
  it('shuts the keys after eight wrong ones, even to the right one; the scanner goes on', async () => {
    const { scan, digits } = await codeOf(street, volunteer, redemptionId)
    for (let i = 1; i <= most; i++) expect(refusalOf(await lookUp(otherThan(digits, i)))).toBe('notFound')
    expect(wordsOf(await lookUp(digits))).toBe(`tooMany 试错次数多了，${lockMinutes} 分钟后再试。着急就打 12345。`)
    expect(refusalOf(await handOut(digits))).toBe('tooMany')
    expect(refusalOf(await lookUp(scan))).toBe('ok')
    const colleague = await street.addPerson('streetStaff', '/d1/s1')
    expect(refusalOf(await lookUp(digits, colleague))).toBe('ok')
    expect(JSON.stringify(await street.find('tries', {}))).not.toContain(counter.openid)
  })
  it('is counted at the last step too: whoever knows whose turn it is cannot try numbers there', async () => {
    const { digits } = await codeOf(street, volunteer, redemptionId)
    const codes: string[] = []
    for (let i = 1; i <= most + 1; i++) codes.push(refusalOf(await handOut(otherThan(digits, i))))
    expect(codes).toEqual([...Array(most).fill('notFound'), 'tooMany'])
    expect(await stockOf(street, stock)).toMatchObject({ onHand: 12 })
  })
  it('right ones are not counted: a long queue locks nobody out', async () => {
    const { digits } = await codeOf(street, volunteer, redemptionId)
    for (let i = 0; i < most + 2; i++) expect(refusalOf(await lookUp(digits))).toBe('ok')
  })
})
