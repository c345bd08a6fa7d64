import fc from 'fast-check'
import type { Reply } from '#domain/contract/envelope'
import type { Refusal } from '#domain/kernel/result'
import { type Outbox, openOutbox } from '../../src/client/outbox'
import type { Item } from '../../src/client/outbox-core'
import { SessionEnded, Unreachable } from '../../src/client/transport.types'
import { countedBytes, HandClock, PhoneStorage, Run, settle } from './support/phone'

const placeId = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
const visitOf = (note: string) => ({
  functionName: 'visit' as const,
  route: 'record' as const,
  input: {
    as: 'volunteer' as const,
    door: { by: 'list' as const, placeId },
    result: 'noIssue' as const,
    note,
    at: '2026-03-05T06:20:00.000Z',
  },
  shown: { note },
})

type Fate = 'arrives' | 'lostBefore' | 'lostAfter' | 'twice' | 'againLater' | 'garbled' | 'sessionEnded'
type Verdict = 'accept' | 'refuse' | 'putOff' | 'signInNeeded'
type Delivery = { fate: Fate; verdict: Verdict }

/** Counts each command once by its id, and remembers everything that could betray a doubling, a loss or a stranger. */
class ModelServer {
  readonly counted: { commandId: string; userId: string; note: string }[] = []
  readonly arrivals: { commandId: string; asUser: string }[] = []
  readonly putOffs = new Map<string, number>()
  private delayed: (() => void)[] = []

  accept(commandId: string, userId: string, note: string): Reply<unknown> {
    if (!this.counted.some((other) => other.commandId === commandId)) this.counted.push({ commandId, userId, note })
    return { ok: true, data: { visit: { visitId: commandId } }, requestId: 'r1' }
  }

  refusal(code: Refusal['code'], message: string): Reply<unknown> {
    return { ok: false, refusal: { code, message }, requestId: 'r2' }
  }

  async deliver(delivery: Delivery, userId: string, commandId: string, note: string): Promise<Reply<unknown>> {
    this.arrivals.push({ commandId, asUser: userId })
    const { fate, verdict } = delivery
    if (fate === 'sessionEnded') throw new SessionEnded('ended')
    if (fate === 'lostBefore') throw new Unreachable('silence')
    const known = this.counted.some((other) => other.commandId === commandId)
    if (verdict === 'putOff') this.putOffs.set(commandId, (this.putOffs.get(commandId) ?? 0) + 1)
    const reply = known
      ? this.accept(commandId, userId, note)
      : verdict === 'accept'
        ? this.accept(commandId, userId, note)
        : verdict === 'refuse'
          ? this.refusal('notFound', '没有这一家')
          : verdict === 'signInNeeded'
            ? this.refusal('signInNeeded', '请先登录')
            : this.refusal('unavailable', '请过一会儿再试')
    if (reply.ok && fate === 'twice') this.accept(commandId, userId, note)
    if (reply.ok && fate === 'againLater') this.delayed.push(() => this.accept(commandId, userId, note))
    if (fate === 'lostAfter') throw new Unreachable('silence')
    if (fate === 'garbled') throw new Error('bad gateway page')
    return reply
  }

  replayDelayed(): void {
    for (const act of this.delayed.splice(0)) act()
  }
}

/** One phone, its lives, and the persons who sign in on it. */
class World {
  readonly storage = new PhoneStorage()
  readonly clock = new HandClock()
  readonly server = new ModelServer()
  readonly answers = new Map<string, Item>()
  readonly granted: { commandId: string; userId: string; note: string }[] = []
  readonly refusedSeen: Item[] = []
  readonly ends: Item[] = []
  /** Deliveries that began before the phone had written that they would. */
  readonly unprepared: string[] = []
  private readonly bytes = countedBytes()
  private run = new Run()
  signedIn = 'anna'
  outbox: Outbox
  script: Delivery[] = []
  calm = false
  roomToGive = false

  constructor() {
    this.outbox = this.open()
  }

  private open(): Outbox {
    const run = this.run
    const userId = this.signedIn
    const outbox = openOutbox(userId, {
      storage: this.storage.of(run),
      clock: { now: this.clock.now, after: (ms, act) => this.clock.after(ms, () => run.alive && act()) },
      randomBytes: this.bytes,
      chance: () => 0.5,
      isStill: (user) => user === this.signedIn,
      makeRoom: () => {
        if (!this.roomToGive) return false
        this.roomToGive = false
        this.storage.most += 2_000
        return true
      },
      deliver: (_fn, { commandId, input }) => {
        if (!run.alive) return new Promise(() => undefined)
        const delivery = this.calm ? calmDelivery : (this.script.shift() ?? calmDelivery)
        const { note } = input as { note: string }
        const text = this.storage.kept.get(`xhm/outbox/${userId}/${commandId}`) ?? '{}'
        const before = this.server.arrivals.filter((arrival) => arrival.commandId === commandId).length
        if (
          (JSON.parse(text) as Partial<Item>).deliveries !== undefined &&
          !(Number(JSON.parse(text).deliveries) > before)
        )
          this.unprepared.push(String(commandId))
        return this.server.deliver(delivery, this.signedIn, String(commandId), note)
      },
      answered: (item) => {
        if (run.alive) this.answers.set(item.commandId, item)
      },
      settled: (item) => {
        if (run.alive) this.ends.push(item)
      },
    })
    outbox.start()
    return outbox
  }

  async enqueue(note: string, after?: string): Promise<string | undefined> {
    const run = this.run
    const { userId } = this.outbox
    const result = await this.outbox.enqueue({ ...visitOf(note), ...(after === undefined ? {} : { after }) })
    if (!run.alive || !result.ok) return undefined
    this.granted.push({ commandId: result.value.commandId, userId, note })
    return result.value.commandId
  }

  killAfter(writes: number): void {
    this.run.writesLeft = writes
  }

  kill(): void {
    this.run.alive = false
  }

  restart(): void {
    this.run.alive = false
    this.run = new Run()
    this.outbox = this.open()
  }

  changeUser(userId: string): void {
    this.outbox.close()
    this.signedIn = userId
    this.restart()
  }

  readRefusals(): void {
    for (const item of this.outbox.items()) {
      if (item.outcome.kind !== 'refused') continue
      this.refusedSeen.push(item)
      this.outbox.seen(item.commandId)
    }
  }

  /** Better days: everything arrives, everybody signs in once more and waits. */
  async comeToRest(): Promise<void> {
    this.calm = true
    this.storage.most = Number.POSITIVE_INFINITY
    for (const userId of ['bo', 'anna']) {
      this.changeUser(userId)
      this.outbox.signedIn()
      for (let i = 0; i < 30; i++) await this.clock.pass(300_000)
      this.server.replayDelayed()
      this.readRefusals()
      await settle()
    }
  }
}
const calmDelivery: Delivery = { fate: 'arrives', verdict: 'accept' }

const fate = fc.constantFrom<Fate>(
  'arrives',
  'arrives',
  'lostBefore',
  'lostAfter',
  'twice',
  'againLater',
  'garbled',
  'sessionEnded',
)
const verdict = fc.constantFrom<Verdict>('accept', 'accept', 'accept', 'refuse', 'putOff', 'signInNeeded')
const delivery: fc.Arbitrary<Delivery> = fc.record({ fate, verdict })
const move = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('record' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 400_000 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('killAfter' as const), writes: fc.integer({ min: 1, max: 6 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('nudge' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('signIn' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('changeUser' as const), to: fc.constantFrom('anna', 'bo') }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('otherWindow' as const), to: fc.constantFrom('anna', 'bo') }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('replay' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('clockBack' as const), ms: fc.integer({ min: 1, max: 90_000_000 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('read' as const) }) },
)
type Move = typeof move extends fc.Arbitrary<infer M> ? M : never

async function play(moves: Move[], script: Delivery[]): Promise<World> {
  const world = new World()
  world.script = [...script]
  let number = 0
  for (const one of moves) {
    switch (one.do) {
      case 'record':
        await world.enqueue(`visit ${++number}`)
        break
      case 'wait':
        await world.clock.pass(one.ms)
        break
      case 'killAfter':
        world.killAfter(one.writes)
        break
      case 'restart':
        world.restart()
        break
      case 'nudge':
        world.outbox.nudge()
        break
      case 'signIn':
        world.outbox.signedIn()
        break
      case 'changeUser':
        world.changeUser(one.to)
        break
      case 'otherWindow':
        world.signedIn = one.to
        break
      case 'replay':
        world.server.replayDelayed()
        break
      case 'clockBack':
        world.clock.jump(-one.ms)
        break
      case 'read':
        world.readRefusals()
        break
    }
    await settle()
  }
  await world.comeToRest()
  return world
}

describe('the outbox against a hostile world', () => {
  it('loses nothing, doubles nothing and keeps everybody to themselves, whatever the network does and whenever it is killed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(move, { maxLength: 30 }),
        fc.array(delivery, { maxLength: 40 }),
        async (moves, script) => {
          const world = await play(moves, script)
          const counts = new Map<string, number>()
          for (const { commandId } of world.server.counted) counts.set(commandId, (counts.get(commandId) ?? 0) + 1)
          for (const { commandId, userId } of world.granted) {
            const refused = world.refusedSeen.some((item) => item.commandId === commandId)
            expect({ commandId, counted: counts.get(commandId) ?? 0 }).toEqual({ commandId, counted: refused ? 0 : 1 })
            expect(world.answers.has(commandId)).toBe(!refused)
            for (const arrival of world.server.arrivals)
              if (arrival.commandId === commandId) expect(arrival.asUser).toBe(userId)
          }
          expect([...counts.values()].every((count) => count === 1)).toBe(true)
          expect([...world.storage.kept.keys()]).toEqual([])
        },
      ),
      { numRuns: 400 },
    )
  })

  it('counts visits in the order in which they were made, unless the server itself let one wait', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(move, { maxLength: 30 }),
        fc.array(delivery, { maxLength: 40 }),
        async (moves, script) => {
          const world = await play(moves, script)
          fc.pre([...world.server.putOffs.values()].every((count) => count < 6))
          for (const user of ['anna', 'bo']) {
            const order = world.server.counted
              .filter(({ userId }) => userId === user)
              .map(({ note }) => Number(note.slice(6)))
            expect(order).toEqual([...order].sort((a, b) => a - b))
          }
        },
      ),
      { numRuns: 200 },
    )
  })

  it('loses nothing that it granted when the phone is nearly full, and refuses the rest with a sentence', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 300, max: 3_000 }),
        fc.array(delivery, { maxLength: 20 }),
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
        async (room, script, bursts) => {
          const world = new World()
          world.script = [...script]
          world.storage.most = room
          let number = 0
          for (const burst of bursts) {
            for (let i = 0; i < burst; i++) await world.enqueue(`visit ${++number}`)
            await world.clock.pass(60_000)
            world.restart()
          }
          await world.comeToRest()
          const refused = new Set(world.refusedSeen.map(({ commandId }) => commandId))
          const granted = world.granted.map(({ commandId }) => commandId)
          expect(new Set(world.server.counted.map(({ commandId }) => commandId))).toEqual(
            new Set(granted.filter((commandId) => !refused.has(commandId))),
          )
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('the outbox', () => {
  const offline: Delivery = { fate: 'lostBefore', verdict: 'accept' }
  const deliveriesOf = (world: World, commandId: string | undefined): number =>
    world.server.arrivals.filter((arrival) => arrival.commandId === commandId).length

  it('keeps a command in storage before anything is sent', async () => {
    const world = new World()
    world.killAfter(1)
    const commandId = await world.enqueue('first')
    expect(commandId).toBeUndefined()
    expect(world.server.arrivals).toEqual([])
    expect(world.storage.kept.size).toBe(1)
    world.restart()
    await settle()
    expect(world.server.counted).toHaveLength(1)
  })

  it('waits 2 s after the first silence, longer after each, never more than 5 minutes', async () => {
    const world = new World()
    world.script = Array.from({ length: 12 }, () => offline)
    const commandId = await world.enqueue('far away')
    const gaps: number[] = []
    for (let last = world.clock.now(); gaps.length < 12; ) {
      const before = deliveriesOf(world, commandId)
      while (deliveriesOf(world, commandId) === before) await world.clock.pass(500)
      gaps.push(world.clock.now() - last)
      last = world.clock.now()
    }
    expect(gaps.slice(0, 4)).toEqual([2_000, 4_000, 8_000, 16_000])
    expect(Math.max(...gaps)).toBe(300_000)
  })

  it('does not wait for hours when the phone’s clock is set back meanwhile', async () => {
    const world = new World()
    world.script = [offline]
    await world.enqueue('before midnight')
    await settle()
    world.clock.jump(-7_200_000)
    await world.clock.pass(2_000)
    expect(world.server.counted).toHaveLength(1)
  })

  it('tries at once when the app comes to the front or the network is back', async () => {
    const world = new World()
    world.script = [offline, offline, offline]
    const commandId = await world.enqueue('in the cellar')
    await world.clock.pass(6_500)
    expect(deliveriesOf(world, commandId)).toBe(3)
    world.outbox.nudge()
    await settle()
    expect(deliveriesOf(world, commandId)).toBe(4)
    expect(world.outbox.items()).toEqual([])
  })

  it('waits for a sign-in when the session has ended, and goes on after it', async () => {
    const world = new World()
    world.script = [{ fate: 'sessionEnded', verdict: 'accept' }]
    await world.enqueue('one')
    await world.enqueue('two')
    await world.clock.pass(3_600_000)
    expect(world.server.arrivals).toHaveLength(1)
    expect(world.outbox.state().pause).toEqual({ kind: 'signIn' })
    world.outbox.signedIn()
    await settle()
    expect(world.server.counted.map(({ note }) => note)).toEqual(['one', 'two'])
  })

  it('waits for a sign-in when the server does not know who is there, and loses nothing by it', async () => {
    const world = new World()
    world.script = [{ fate: 'arrives', verdict: 'signInNeeded' }]
    await world.enqueue('one')
    await world.clock.pass(3_600_000)
    expect(world.server.arrivals).toHaveLength(1)
    world.outbox.signedIn()
    await settle()
    expect(world.server.counted.map(({ note }) => note)).toEqual(['one'])
  })

  it('sends nothing in the name of somebody who signed in in another window', async () => {
    const world = new World()
    world.signedIn = 'bo'
    await world.enqueue('of anna')
    world.outbox.nudge()
    await world.clock.pass(600_000)
    expect(world.server.arrivals).toEqual([])
    expect(world.outbox.state().pause).toEqual({ kind: 'signIn' })
  })

  it('sends nothing more once it is closed, even when an answer was still on its way', async () => {
    const world = new World()
    let answer: (reply: Reply<unknown>) => void = () => undefined
    const sent = jest.spyOn(world.server, 'deliver').mockImplementation(
      () =>
        new Promise((resolve) => {
          answer = resolve
        }),
    )
    await world.enqueue('one')
    await world.enqueue('two')
    world.outbox.close()
    answer({ ok: true, data: {}, requestId: 'r' })
    await world.clock.pass(600_000)
    expect(sent).toHaveBeenCalledTimes(1)
    expect(world.storage.kept.size).toBe(2)
  })

  it('does not touch an item that says it is somebody else’s', async () => {
    const world = new World()
    const strange = { commandId: placeId, userId: 'bo', turn: 1, functionName: 'visit', route: 'record', deliveries: 0 }
    world.storage.kept.set(`xhm/outbox/anna/${placeId}`, JSON.stringify({ ...strange, outcome: { kind: 'open' } }))
    world.restart()
    await settle()
    expect(world.outbox.items()).toEqual([])
    expect(world.server.arrivals).toEqual([])
  })

  it('keeps a refusal with its sentence until it has been read, and sends what comes after it', async () => {
    const world = new World()
    world.script = [{ fate: 'arrives', verdict: 'refuse' }]
    await world.enqueue('closed shop')
    await world.enqueue('next door')
    await settle()
    world.restart()
    const [kept] = world.outbox.items()
    expect(kept?.outcome).toMatchObject({
      kind: 'refused',
      refusal: { code: 'notFound', message: '没有这一家' },
      requestId: 'r2',
    })
    expect(world.server.counted.map(({ note }) => note)).toEqual(['next door'])
    world.outbox.seen(String(kept?.commandId))
    expect(world.storage.kept.size).toBe(0)
  })

  it('tells once that a command came to its end, whichever', async () => {
    const world = new World()
    world.script = [offline, { fate: 'arrives', verdict: 'refuse' }]
    await world.enqueue('closed shop')
    await world.enqueue('next door')
    await world.clock.pass(60_000)
    expect(world.ends.map(({ shown, outcome }) => [shown, outcome.kind])).toEqual([
      [{ note: 'closed shop' }, 'refused'],
      [{ note: 'next door' }, 'answered'],
    ])
  })

  it('takes a conflict that never passes for a refusal, so that it cannot block the rest for ever', async () => {
    const world = new World()
    const clash = jest.spyOn(world.server, 'deliver').mockResolvedValue({
      ok: false,
      refusal: { code: 'conflict', message: '这个编号已经用过了' },
      requestId: 'r3',
    })
    await world.enqueue('twisted')
    await world.clock.pass(600_000)
    expect(clash).toHaveBeenCalledTimes(5)
    expect(world.outbox.items()[0]?.outcome.kind).toBe('refused')
  })

  it('lets others pass one that the server puts off again and again, and still sends it in the end', async () => {
    const world = new World()
    world.script = Array.from({ length: 6 }, () => ({ fate: 'arrives', verdict: 'putOff' }) as const)
    await world.enqueue('stuck')
    await world.enqueue('free')
    await world.clock.pass(900_000)
    expect(world.server.counted.map(({ note }) => note)).toEqual(['free', 'stuck'])
  })

  it('sends a command only after the one it builds on was answered, and drops it when that one is refused', async () => {
    const world = new World()
    world.script = [offline, { fate: 'arrives', verdict: 'refuse' }]
    const first = await world.enqueue('visit')
    await world.enqueue('its withdrawal', first)
    await world.clock.pass(60_000)
    expect(world.server.counted).toEqual([])
    expect(world.outbox.items().map(({ outcome }) => outcome.kind)).toEqual(['refused'])
    expect(world.storage.kept.size).toBe(1)
  })

  it('never sends what built on a refused command, even when it was killed right after writing the refusal', async () => {
    const world = new World()
    world.script = [offline, offline, { fate: 'arrives', verdict: 'refuse' }]
    const first = await world.enqueue('visit')
    await world.enqueue('its withdrawal', first)
    // One write for the second delivery, one for the refusal; then the app dies.
    world.killAfter(2)
    await world.clock.pass(60_000)
    expect(world.storage.kept.size).toBe(2)
    world.restart()
    await world.clock.pass(60_000)
    expect(world.server.counted).toEqual([])
    expect(world.storage.kept.size).toBe(1)
  })

  it('deletes only what certainly never left the phone', async () => {
    const world = new World()
    world.script = [{ fate: 'lostAfter', verdict: 'accept' }, offline]
    const left = await world.enqueue('may have arrived')
    const stays = await world.enqueue('waits behind')
    expect(world.outbox.discard(String(left))).toBe(false)
    expect(world.outbox.discard(String(stays))).toBe(true)
    await world.clock.pass(60_000)
    expect(world.server.counted.map(({ note }) => note)).toEqual(['may have arrived'])
  })

  it('answers a full phone with a sentence and leaves what was there', async () => {
    const world = new World()
    world.script = [offline, offline]
    await world.enqueue('kept')
    world.storage.most = [...world.storage.kept].reduce((sum, [key, text]) => sum + key.length + text.length, 50)
    const result = await world.outbox.enqueue(visitOf('too much'))
    expect(result).toMatchObject({ ok: false, refusal: { code: 'limitReached' } })
    expect(world.outbox.items().map(({ shown }) => shown)).toEqual([{ note: 'kept' }])
  })

  it('gives back room that was only for comfort before it refuses', async () => {
    const world = new World()
    world.storage.most = 10
    world.roomToGive = true
    expect(await world.enqueue('fits now')).toBeDefined()
  })

  it('does not take a text that the server could not take either', async () => {
    const world = new World()
    const result = await world.outbox.enqueue(visitOf('长'.repeat(40_000)))
    expect(result).toMatchObject({ ok: false, refusal: { code: 'limitReached' } })
    expect(world.storage.kept.size).toBe(0)
  })

  it('leaves damaged text alone and goes on with the rest', async () => {
    const world = new World()
    world.storage.kept.set('xhm/outbox/anna/broken', '{"commandId":"01')
    world.storage.kept.set('xhm/outbox/anna/strange', '[]')
    world.restart()
    await world.enqueue('fine')
    await settle()
    expect(world.server.counted.map(({ note }) => note)).toEqual(['fine'])
    expect(world.storage.kept.get('xhm/outbox/anna/broken')).toBe('{"commandId":"01')
  })

  it('takes up what another window of the browser kept, and forgets what that one finished', async () => {
    const world = new World()
    world.script = [offline, offline, offline, offline]
    const mine = await world.enqueue('this window')
    const text = world.storage.kept.get(`xhm/outbox/anna/${mine}`) ?? ''
    const other = JSON.parse(text) as Item
    const theirs = { ...other, commandId: placeId, turn: 9, shown: { note: 'other window' } }
    world.storage.kept.set(`xhm/outbox/anna/${placeId}`, JSON.stringify(theirs))
    world.storage.kept.delete(`xhm/outbox/anna/${mine}`)
    world.outbox.nudge()
    await settle()
    expect(world.outbox.items().map(({ commandId }) => commandId)).toEqual([placeId])
  })

  it('gives the same list until something changes, so that a page is not drawn for nothing', async () => {
    const world = new World()
    world.script = [offline]
    await world.enqueue('one')
    await settle()
    const before = world.outbox.state()
    expect(world.outbox.state()).toBe(before)
  })
})
