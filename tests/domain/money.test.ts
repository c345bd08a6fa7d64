import fc from 'fast-check'
import { fenIn, moneyLabel } from '#domain/kernel/money'

describe('sums', () => {
  it.each([
    [0, '¥0.00'],
    [5, '¥0.05'],
    [1_234_560, '¥12,345.60'],
    [18_640_000, '¥186,400.00'],
    [100_000_000_00, '¥100,000,000.00'],
    [-30_00, '-¥30.00'],
  ])('%s fen is read as %s', (fen, label) => expect(moneyLabel(fen)).toBe(label))

  it.each([
    ['3000', 300_000],
    ['¥3,000', 300_000],
    ['3000.5 元', 300_050],
    ['0.05', 5],
    [' 12，345.60 ', 1_234_560],
  ])('%s is understood', (typed, fen) => expect(fenIn(typed)).toBe(fen))

  it.each(['', '三千', '3000.555', '-5', '1e5', '3.000.000', '999999999999', '100000000.01'])('%s is no sum', (typed) =>
    expect(fenIn(typed)).toBeUndefined(),
  )

  it('whatever is shown is understood as the same sum', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 100_000_000_00 }), (fen) => fenIn(moneyLabel(fen)) === fen))
  })
})
