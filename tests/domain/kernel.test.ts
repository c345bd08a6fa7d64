import fc from 'fast-check'
import { Envelope } from '#domain/contract/envelope'
import { canonical, type Plain } from '#domain/kernel/canonical'
import { CommandId } from '#domain/kernel/id'
import { chinaDate, chinaYear, dayLabel, instantOf, listTimeLabel, msOf, spanLabel } from '#domain/kernel/instant'
import { mintId } from '#domain/kernel/mint-id'
import { writtenText } from '#domain/kernel/text'

const chance = fc.uint8Array({ minLength: 10, maxLength: 10 })
const moment = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) })

describe('ids', () => {
  it('have 26 characters and pass the schema', () => {
    fc.assert(fc.property(moment, chance, (ms, bytes) => CommandId.safeParse(mintId(ms, bytes)).success))
  })
  it('sort by birth, whatever the chance', () => {
    fc.assert(
      fc.property(moment, moment, chance, chance, (a, b, x, y) => {
        fc.pre(a < b)
        return mintId(a, x) < mintId(b, y)
      }),
    )
  })
  it('differ when one bit of chance differs', () => {
    fc.assert(
      fc.property(moment, chance, fc.nat(79), (ms, bytes, bit) => {
        const other = Uint8Array.from(bytes)
        other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        return mintId(ms, bytes) !== mintId(ms, other)
      }),
    )
  })
  it('refuse other amounts of chance and times outside 48 bits', () => {
    expect(() => mintId(0, [1, 2, 3])).toThrow(RangeError)
    expect(() => mintId(-1, new Uint8Array(10))).toThrow(RangeError)
    expect(() => mintId(2 ** 48, new Uint8Array(10))).toThrow(RangeError)
  })
  it.each([
    '',
    'x',
    '01ARZ3NDEKTSV4RRFFQ69G5FA',
    '81ARZ3NDEKTSV4RRFFQ69G5FAV',
    '01ARZ3NDEKTSV4RRFFQ69G5FAU',
    { $gt: '' },
  ])('do not accept %j', (wrong) => expect(CommandId.safeParse(wrong).success).toBe(false))
})

describe('time in China', () => {
  it('a day begins at 16:00 UTC of the day before', () => {
    expect(chinaDate('2026-03-04T15:59:59.999Z')).toBe('2026-03-04')
    expect(chinaDate('2026-03-04T16:00:00.000Z')).toBe('2026-03-05')
  })
  it('a year begins with it', () => {
    expect(chinaYear('2025-12-31T15:59:59.999Z')).toBe(2025)
    expect(chinaYear('2025-12-31T16:00:00.000Z')).toBe(2026)
  })
  it('agrees with the calendar of the platform for every moment', () => {
    const china = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })
    // China had summer time until 1991; ours is today's law.
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2100, 0, 1) }),
        (ms) => chinaDate(ms) === china.format(ms),
      ),
    )
  })
  it('an instant and its milliseconds are the same', () => {
    fc.assert(fc.property(moment, (ms) => msOf(instantOf(ms)) === ms))
  })
  it('labels days as people say them', () => {
    const now = '2026-03-05T06:20:00.000Z'
    expect(dayLabel('2026-03-05T06:20:00.000Z', now)).toBe('3月5日 周四')
    expect(dayLabel('2025-12-03T06:20:00.000Z', now)).toBe('2025年12月3日')
    expect(listTimeLabel('2026-03-05T07:58:00.000Z', now)).toBe('今天 15:58')
    expect(listTimeLabel('2026-03-03T16:01:00.000Z', now)).toBe('昨天 00:01')
    expect(listTimeLabel('2026-03-03T15:59:00.000Z', now)).toBe('3月3日')
    expect(listTimeLabel('2025-12-03T06:20:00.000Z', now)).toBe('2025年12月3日')
  })
  it.each([
    [0, '不到 1 分钟'],
    [40 * 60_000, '40 分钟'],
    [2.9 * 3_600_000, '2 小时'],
    [49 * 3_600_000, '2 天'],
  ])('calls %d ms %s', (ms, label) => expect(spanLabel(ms)).toBe(label))
})

const plain = fc.letrec<{ value: Plain }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      tie('value'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).value

describe('canonical text', () => {
  it('does not depend on the order in which keys were written', () => {
    const turned = (value: Plain): Plain =>
      Array.isArray(value)
        ? value.map(turned)
        : value !== null && typeof value === 'object'
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, inner]) => [key, turned(inner)]),
            )
          : value
    fc.assert(fc.property(plain, (value) => canonical(value) === canonical(turned(value))))
  })
  it('reads back as the same value', () => {
    fc.assert(
      fc.property(plain, (value) => expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)))),
    )
  })
  it.each([undefined, Number.NaN, new Date(0), { a: undefined }, () => 1])(
    'refuses what a hash would lie about: %s',
    (wrong) => expect(() => canonical(wrong as never)).toThrow(TypeError),
  )
})

describe('written text', () => {
  const text = writtenText(5)
  it('is trimmed and counted in characters, not in code units', () => {
    expect(text.parse('  你好  ')).toBe('你好')
    expect(text.safeParse('👷👷👷👷👷').success).toBe(true)
    expect(text.safeParse('一二三四五六').success).toBe(false)
  })
  it('takes a family for one thing that can be seen', () =>
    expect(writtenText(10).safeParse('👨‍👩‍👧来过').success).toBe(true))
  it.each(['a\u0000b', 'a\u202eb', 'a\u200bb', 'a\ufeffb1'])('refuses what cannot be seen: %j', (wrong) =>
    expect(writtenText(10).safeParse(wrong).success).toBe(false),
  )
})

describe('the envelope', () => {
  const good = { route: 'record', input: {}, client: { platform: 'h5', version: '0.1.0' } }
  it('takes no keys but its own', () => {
    expect(Envelope.safeParse(good).success).toBe(true)
    expect(Envelope.safeParse({ ...good, caller: 'wx:admin' }).success).toBe(false)
    expect(Envelope.safeParse({ ...good, $where: '1' }).success).toBe(false)
  })
})
