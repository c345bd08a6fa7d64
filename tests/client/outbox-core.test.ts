import { backOffMs } from '../../src/client/back-off'
import { emptyOutbox, type Happening, type Item, type OutboxState, step } from '../../src/client/outbox-core'

const moment = { nowMs: 1_770_000_000_000, chance: 0.5 }
const item = (commandId: string, turn: number): Item => ({
  commandId,
  userId: 'anna',
  turn,
  functionName: 'visit',
  route: 'record',
  input: {},
  shown: {},
  bornAt: '2026-02-02T02:40:00.000Z',
  deliveries: 0,
  putOffs: 0,
  outcome: { kind: 'open' },
})
const having = (...happenings: Happening[]): OutboxState =>
  happenings.reduce((state, happening) => step(state, happening, moment).state, emptyOutbox)
const enqueued = (commandId: string, turn: number): Happening => ({ kind: 'enqueued', item: item(commandId, turn) })
const refused = (commandId: string): Happening => ({
  kind: 'refused',
  commandId,
  refusal: { code: 'forbidden', message: '不行' },
  requestId: 'r',
})

describe('one step of the outbox', () => {
  it('sends one at a time', () => {
    const { state, effects } = step(having(enqueued('a', 1)), enqueued('b', 2), moment)
    expect(state.sending).toBe('a')
    expect(effects).toEqual([])
  })

  it('writes the delivery down before it begins', () => {
    const { effects } = step(emptyOutbox, enqueued('a', 1), moment)
    expect(effects.map((effect) => effect.do)).toEqual(['keep', 'send'])
    expect(effects[0]).toMatchObject({ item: { deliveries: 1 } })
  })

  it.each<Happening>([{ kind: 'silence', commandId: 'b' }, { kind: 'sessionEnded', commandId: 'b' }, refused('b')])(
    'is not disturbed by what comes late for another than the one on its way (%j)',
    (late) => {
      const before = having(enqueued('a', 1), enqueued('b', 2))
      expect(step(before, late, moment)).toEqual({ state: before, effects: [] })
    },
  )

  it('takes an answer that comes late for what it is, and sends that one no more', () => {
    const before = having(enqueued('a', 1), enqueued('b', 2))
    const { state } = step(before, { kind: 'answered', commandId: 'b', data: 7 }, moment)
    expect(state.sending).toBe('a')
    expect(state.items.map(({ outcome }) => outcome.kind)).toEqual(['open', 'answered'])
  })

  it('does not undo what was settled', () => {
    const before = having(enqueued('a', 1), { kind: 'answered', commandId: 'a', data: 'first' })
    const again = step(before, { kind: 'answered', commandId: 'a', data: 'second' }, moment)
    expect(again.state.items[0]?.outcome).toMatchObject({ kind: 'answered', data: 'first' })
    expect(step(before, refused('a'), moment).state.items[0]?.outcome.kind).toBe('answered')
  })

  it('forgets a refusal only when it was read, and an answer only when it was kept', () => {
    const answered = having(enqueued('a', 1), { kind: 'answered', commandId: 'a', data: 1 })
    expect(step(answered, { kind: 'seen', commandId: 'a' }, moment).state.items).toHaveLength(1)
    expect(step(answered, { kind: 'absorbed', commandId: 'a' }, moment).state.items).toHaveLength(0)
    const no = having(enqueued('a', 1), refused('a'))
    expect(step(no, { kind: 'absorbed', commandId: 'a' }, moment).state.items).toHaveLength(1)
    expect(step(no, { kind: 'seen', commandId: 'a' }, moment).effects).toEqual([{ do: 'drop', commandId: 'a' }])
  })

  it('asks to be woken when it waits, and not when there is nothing to wait for', () => {
    const waiting = step(having(enqueued('a', 1)), { kind: 'silence', commandId: 'a' }, moment)
    expect(waiting.effects).toEqual([{ do: 'wakeAt', atMs: moment.nowMs + 2_000 }])
    expect(step(emptyOutbox, { kind: 'nudged' }, moment).effects).toEqual([])
  })

  it('waits as long as the server asks, if that is longer', () => {
    const busy = { code: 'tooMany' as const, message: '稍等', details: { retryAfterMs: 60_000 } }
    const { effects } = step(
      having(enqueued('a', 1)),
      { kind: 'refused', commandId: 'a', refusal: busy, requestId: '' },
      moment,
    )
    expect(effects).toContainEqual({ do: 'wakeAt', atMs: moment.nowMs + 60_000 })
  })
})

describe('backing off', () => {
  it('grows from 2 s to 5 min and spreads by a quarter to either side', () => {
    expect([1, 2, 3, 4, 9].map((failures) => backOffMs(failures, 0.5))).toEqual([2_000, 4_000, 8_000, 16_000, 300_000])
    expect([backOffMs(4, 0), backOffMs(4, 0.999_999)]).toEqual([12_000, 20_000])
    expect(backOffMs(10_000, 1)).toBe(300_000)
  })
})
