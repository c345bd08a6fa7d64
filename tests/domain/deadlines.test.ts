import fc from 'fast-check'
import { clockOf } from '#domain/case/clock-words'
import { answerBy, arbitrationFrom, settleBy } from '#domain/case/clocks'
import { deadlinePolicies } from '#domain/policy/deadlines'

const rules = deadlinePolicies[0] as (typeof deadlinePolicies)[number]

/**
 * The State Council's list for 2026 (国办发明电〔2025〕7 号), written down by hand: days off by law beside the weekends they join,
 * and the weekend days on which offices work instead. The code asks a package; this list must say the same.
 */
const daysOff: [from: string, to: string][] = [
  ['2026-01-01', '2026-01-03'],
  ['2026-02-15', '2026-02-23'],
  ['2026-04-04', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-21'],
  ['2026-09-25', '2026-09-27'],
  ['2026-10-01', '2026-10-07'],
]
const workedWeekends = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']

const dayMs = 86_400_000
const plus = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
// After 2026 the list is silent: weekends only, and the date is provisional.
const works = (day: string) =>
  workedWeekends.includes(day) || !(isWeekend(day) || daysOff.some(([from, to]) => from <= day && day <= to))

function expectedAnswer(day: string): string {
  const following = Array.from({ length: 20 }, (_, index) => plus(day, index + 1)).filter(works)
  return following[2] as string
}
const expectedSettle = (day: string, days: number): string =>
  Array.from({ length: 20 }, (_, index) => plus(day, days + index)).find(works) as string

const day2026 = fc.integer({ min: 0, max: 364 }).map((nth) => plus('2026-01-01', nth))

describe('the last days of a report and its case', () => {
  it('agree with the State Council’s list of 2026 on 2,000 random days', () => {
    fc.assert(
      fc.property(day2026, fc.constantFrom('ordinary' as const, 'complex' as const), (day, disputeClass) => {
        const answer = answerBy(day, rules)
        const settle = settleBy(day, disputeClass, rules)
        const span = disputeClass === 'ordinary' ? 3 : 7
        expect([day, answer]).toEqual([
          day,
          { on: expectedAnswer(day), provisional: expectedAnswer(day) > '2026-12-31' },
        ])
        const due = expectedSettle(day, span)
        expect([day, disputeClass, settle]).toEqual([day, disputeClass, { on: due, provisional: due > '2026-12-31' }])
        expect([day, arbitrationFrom(day, rules)]).toEqual([day, plus(day, 15)])
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    // The Saturday before Spring Festival is worked, the nine days after it are not.
    ['2026-02-13', '2026-02-25'],
    ['2026-03-05', '2026-03-10'],
    ['2026-09-29', '2026-10-09'],
    ['2026-12-30', '2027-01-04'],
  ])('a report of %s is answered by %s', (day, due) => {
    expect(answerBy(day, rules).on).toBe(due)
  })

  it.each([
    ['2026-03-06', 'complex', '2026-03-13'],
    ['2026-02-13', 'ordinary', '2026-02-24'],
    ['2026-09-24', 'ordinary', '2026-09-28'],
    ['2026-09-24', 'complex', '2026-10-08'],
  ] as const)('a case accepted on %s, %s, is settled by %s', (day, disputeClass, due) => {
    expect(settleBy(day, disputeClass, rules).on).toBe(due)
  })

  it('are provisional once they lean on a year whose holidays nobody knows', () => {
    expect(answerBy('2026-12-28', rules)).toEqual({ on: '2026-12-31', provisional: false })
    expect(answerBy('2026-12-31', rules)).toEqual({ on: '2027-01-05', provisional: true })
    expect(settleBy('2027-09-28', 'ordinary', rules)).toEqual({ on: '2027-10-01', provisional: true })
  })

  it('the offer of arbitration never moves for a holiday: it is the worker’s gain', () => {
    expect(arbitrationFrom('2026-09-20', rules)).toBe('2026-10-05')
  })
})

describe('a running clock', () => {
  const clock = { startedAt: '2026-03-06T01:00:00.000Z', dueOn: '2026-03-13', closesAt: '17:00' }
  it.each([
    ['2026-03-06T02:00:00.000Z', 'quiet', '还剩 7 天'],
    ['2026-03-10T01:00:00.000Z', 'soon', '还剩 3 天'],
    ['2026-03-12T01:00:00.000Z', 'pressing', '还剩 32 小时'],
    ['2026-03-13T08:59:59.000Z', 'pressing', '今天 17:00 到期'],
    ['2026-03-13T09:00:00.000Z', 'late', '超了 不到 1 分钟'],
    ['2026-03-16T09:00:00.000Z', 'late', '超了 3 天'],
  ])('at %s is %s and reads %s', (now, state, leftLabel) => {
    expect(clockOf(clock, now)).toEqual({ dueOn: '2026-03-13', dueLabel: '3月13日 周五 17:00 前', leftLabel, state })
  })
})
