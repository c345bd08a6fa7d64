import fc from 'fast-check'
import type { CaseStatus, Road } from '#domain/case/case'
import { FollowStep } from '#domain/contract/report'
import { deadlinePolicyOn } from '#domain/policy/deadlines'
import { roadsPolicy } from '#domain/policy/roads'
import { leastFen } from '#domain/report/amount'
import { type CaseSnapshot, type FollowFacts, followSteps, type ReportSnapshot, roadsNow } from '#domain/report/follow'
import { checkDigitOf, isReceipt, receiptIn } from '#domain/report/receipt'
import { referralCodeIn } from '#domain/report/referral'
import { amountRanges, refusalGrounds } from '#domain/report/report'
import { amountLabel, monthsLabel, peopleLabel, priorityOf, titleOf } from '#domain/report/title'

describe('a report in one line', () => {
  it.each([
    [{ people: 'tenOrMore', months: ['2026-01', '2026-02'], trouble: 'wagesUnpaid' }, '10 人以上，1 月、2 月工资没发'],
    [{ people: 'one', months: [], trouble: 'wagesShort' }, '1 人，工资少发'],
    [{ people: 'twoToFour', months: ['2026-02'], trouble: 'overtimeUnpaid' }, '2 – 4 人，2 月加班费没给'],
    [{ people: 'fiveToNine', months: ['2026-02'], trouble: 'depositKept' }, '5 – 9 人，押金不退'],
    [
      { people: 'one', months: ['2026-01', '2025-12'], trouble: 'wagesUnpaid' },
      '1 人，2025 年 12 月、2026 年 1 月工资没发',
    ],
    [
      { people: 'one', months: ['2026-02', '2026-03', '2026-04', '2026-05'], trouble: 'wagesUnpaid' },
      '1 人，2 月到 5 月工资没发',
    ],
    [
      { people: 'one', months: ['2026-02', '2026-03', '2026-04', '2026-06'], trouble: 'wagesUnpaid' },
      '1 人，2 月起 4 个月工资没发',
    ],
  ] as const)('%o is %s', (claim, title) => expect(titleOf({ ...claim, months: [...claim.months] })).toBe(title))

  it('says months once and in order, however they were ticked', () => {
    expect(monthsLabel(['2026-02', '2026-01', '2026-02'])).toBe('1 月、2 月')
  })
  it('says sums as they were said', () => {
    expect(amountLabel({ by: 'range', range: '10kTo30k' })).toBe('1 万 – 3 万')
    expect(amountLabel({ by: 'exact', amountFen: 4_200_00 })).toBe('¥4,200.00')
    expect(amountLabel({ by: 'range', range: 'unsure' })).toBe('说不准')
    expect(peopleLabel('tenOrMore')).toBe('10 人以上')
  })
  it('knows the least that a range says', () => {
    expect(amountRanges.map((range) => leastFen({ by: 'range', range }) / 100)).toEqual([
      0, 5_000, 10_000, 30_000, 50_000, 0,
    ])
    expect(leastFen({ by: 'exact', amountFen: 7 })).toBe(7)
  })
})

describe('the order of the list', () => {
  const first = { urgent: ['有人威胁'], dueOn: '2026-03-12', receivedAt: '2026-03-09T01:00:00.000Z' }
  const second = { urgent: [], dueOn: '2026-03-10', receivedAt: '2026-03-05T06:20:00.000Z' }
  const third = { urgent: [], dueOn: '2026-03-10', receivedAt: '2026-03-05T06:20:00.001Z' }
  const last = { urgent: [], dueOn: '2026-12-01', receivedAt: '2026-03-01T00:00:00.000Z' }
  it('is urgent first, then what is due first, then what came first', () => {
    const sorted = [last, third, second, first].sort((a, b) => (priorityOf(a) < priorityOf(b) ? -1 : 1))
    expect(sorted).toEqual([first, second, third, last])
    expect(priorityOf(second)).toBe('1|2026-03-10|2026-03-05T06:20:00.000Z')
  })
})

describe('a receipt', () => {
  const digits = fc.stringMatching(/^\d{15}$/)
  it('tells every slip of one digit', () => {
    fc.assert(
      fc.property(digits, fc.nat(15), fc.integer({ min: 1, max: 9 }), (body, at, shift) => {
        const receipt = `${body}${checkDigitOf(body)}`
        const slipped = `${receipt.slice(0, at)}${(Number(receipt[at]) + shift) % 10}${receipt.slice(at + 1)}`
        return isReceipt(receipt) && !isReceipt(slipped)
      }),
    )
  })
  it('is found in whatever is typed or pasted', () => {
    const receipt = `482177309156204${checkDigitOf('482177309156204')}`
    expect(receiptIn(`回执：${receipt.replace(/(\d{4})/g, '$1 ')}`)).toBe(receipt)
    expect(receiptIn('4821')).toBeUndefined()
  })
  it('has nothing in common with a code of a volunteer', () => {
    expect(referralCodeIn(' abk-2yz ')).toBe('ABK2YZ')
    expect(referralCodeIn('https://x.example/?ref=abk2yz')).toBe('ABK2YZ')
    expect(referralCodeIn('482177')).toBe(undefined)
  })
})

const rules = deadlinePolicyOn('2026-03-05')
const now = '2026-03-05T06:20:00.000Z'
const received: ReportSnapshot = {
  state: 'received',
  receivedAt: now,
  answerBy: '2026-03-10',
  answerByProvisional: false,
  refusal: null,
}
const mediating: CaseSnapshot = {
  status: 'mediating',
  disputeClass: 'complex',
  mediatorName: '陈律师',
  acceptedAt: '2026-03-06T01:20:00.000Z',
  settleBy: '2026-03-13',
  settleByProvisional: false,
  concludedAt: null,
  ending: null,
}
const facts = (more: Partial<FollowFacts> = {}): FollowFacts => ({
  report: received,
  dispute: null,
  rules,
  now,
  ...more,
})
const accepted = { ...received, state: 'accepted' as const }
const ended = (ending: CaseSnapshot['ending'], status: CaseStatus): CaseSnapshot => ({
  ...mediating,
  status,
  ending,
  concludedAt: '2026-03-11T03:00:00.000Z',
})
const settled = ended({ kind: 'settled', words: '老板分两次给', agreedFen: 300_000, payBy: '2026-04-15' }, 'settled')
const failed = ended(
  { kind: 'failed', reason: 'otherSideRefused', words: '公司说等法院判。', roads: ['court'] },
  'failed',
)

describe('the way of a report', () => {
  it('begins with the last day for an answer, and promises what comes after it', () => {
    expect(followSteps(facts())).toEqual([
      { key: 'received', state: 'done', title: '已收到', when: '3月5日 周四 14:20', text: '', dueOn: null },
      {
        key: 'answer',
        state: 'now',
        title: '告诉您收不收',
        when: '最晚 3月10日 周二 17:00',
        text: '不收，也会写明为什么',
        dueOn: '2026-03-10',
      },
      {
        key: 'talk',
        state: 'later',
        title: '两边坐下来谈',
        when: '',
        text: '收下后 3 天内谈好；人多事杂的，7 天。',
        dueOn: null,
      },
      {
        key: 'paid',
        state: 'later',
        title: '钱到您手里',
        when: '',
        text: '约好分几次给的，我们一次一次盯着。',
        dueOn: null,
      },
    ])
  })
  it('marks a day that leans on a calendar nobody knows yet', () => {
    const [, answer] = followSteps(facts({ report: { ...received, answerByProvisional: true } }))
    expect(answer?.when).toBe('最晚 3月10日 周二 17:00（暂定）')
  })
  it('says plainly that the street is late, and what to do', () => {
    const [, answer] = followSteps(facts({ now: '2026-03-11T10:00:00.000Z' }))
    expect(answer?.text).toBe('超了 25 小时，对不住您。请打电话催我们。')
  })
  it('names who handles it and until when, once it is accepted', () => {
    const steps = followSteps(facts({ report: accepted, dispute: mediating, now: '2026-03-09T02:00:00.000Z' }))
    expect(steps.map(({ state }) => state)).toEqual(['done', 'done', 'now', 'later'])
    expect(steps[1]).toMatchObject({ title: '街道收下了', when: '3月6日 周五 09:20', text: '陈律师来办。' })
    expect(steps[2]).toMatchObject({
      when: '最晚 3月13日 周五 17:00',
      text: '陈律师在找两边谈，人多事杂，7 天内谈好。',
      dueOn: '2026-03-13',
    })
  })
  it('ends with a refusal in writing and what to do instead', () => {
    const refusal = { ground: 'tooLittle' as const, words: '请写上是哪个工地。', at: '2026-03-06T01:20:00.000Z' }
    const steps = followSteps(facts({ report: { ...received, state: 'refused', refusal } }))
    expect(steps.map(({ key, state }) => `${key} ${state}`)).toEqual(['received done', 'answer stopped'])
    expect(steps[1]?.text).toBe('说得太少，找不到是哪家单位。请补几句再反映一次。\n请写上是哪个工地。')
  })
  it('tells what was agreed, and by when it is to be paid', () => {
    const steps = followSteps(facts({ report: accepted, dispute: settled, now: '2026-03-11T04:00:00.000Z' }))
    expect(steps.slice(2)).toEqual([
      {
        key: 'talk',
        state: 'done',
        title: '谈成了',
        when: '3月11日 周三 11:00',
        text: '老板分两次给。说好 4月15日 周三 前给 ¥3,000.00。',
        dueOn: null,
      },
      {
        key: 'paid',
        state: 'now',
        title: '钱到您手里',
        when: '说好 4月15日 周三 前',
        text: '到时候没给，在这里留一句话，我们去催。',
        dueOn: null,
      },
    ])
  })
  it('ends where mediation failed, without blame, and nothing is promised after it', () => {
    const steps = followSteps(facts({ report: accepted, dispute: failed }))
    expect(steps.map(({ key }) => key)).toEqual(['received', 'answer', 'talk'])
    expect(steps[2]).toMatchObject({
      state: 'stopped',
      title: '这次没谈成',
      text: '对方不愿谈。公司说等法院判。还有别的路，您看走哪条，我们陪着。',
    })
  })
})

describe('the other roads', () => {
  it('are all named after a failure, what the mediator chose first', () => {
    expect(roadsNow(facts({ report: accepted, dispute: failed }))).toEqual([
      'court',
      'arbitration',
      'legalAid',
      'labourInspection',
    ])
  })
  it.each(refusalGrounds)('are there after a refusal (%s)', (ground) => {
    const refusal = { ground, words: '', at: now }
    const roads = roadsNow(facts({ report: { ...received, state: 'refused', refusal } }))
    expect(roads.length).toBeGreaterThan(0)
    expect(roads).toContain('legalAid')
  })
  it('are offered by themselves 15 days after receipt, not a day before, and not once it is settled', () => {
    expect(roadsNow(facts({ now: '2026-03-19T15:59:59.999Z' }))).toEqual([])
    expect(roadsNow(facts({ now: '2026-03-19T16:00:00.000Z' }))).toEqual(['arbitration', 'legalAid'])
    expect(roadsNow(facts({ report: accepted, dispute: settled, now: '2026-04-19T16:00:00.000Z' }))).toEqual([])
  })
  it('carry a number to call and words that name no fee', () => {
    expect(roadsPolicy.cards.legalAid).toEqual({
      title: '法律援助',
      text: '请律师帮您，不收钱。农民工讨工资、讨工伤赔偿，不用证明家里困难。',
      phone: '12348',
    })
    for (const { phone } of Object.values(roadsPolicy.cards)) expect(phone).toMatch(/^12\d{3}$/)
  })
})

describe('whatever happened to a report', () => {
  const day = fc
    .integer({ min: Date.UTC(2026, 2, 5, 7), max: Date.UTC(2027, 2, 5) })
    .map((ms) => new Date(ms).toISOString())
  const dispute = fc.constantFrom<CaseSnapshot | null>(null, mediating, settled, failed, ended(null, 'settled'))
  const report = fc.constantFrom<ReportSnapshot>(
    received,
    accepted,
    { ...received, state: 'refused', refusal: { ground: 'notLabour', words: '', at: now } },
    { ...received, state: 'refused', refusal: null },
  )
  it('its way has the shape of the wire, and at most one "now"', () => {
    fc.assert(
      fc.property(report, dispute, day, (report, dispute, now) => {
        const all = facts({ report, dispute: report.state === 'accepted' ? dispute : null, now })
        const steps = followSteps(all)
        const roads: readonly Road[] = roadsNow(all)
        return (
          steps.every((step) => FollowStep.safeParse(step).success) &&
          steps.filter(({ state }) => state === 'now').length <= 1 &&
          steps[0]?.key === 'received' &&
          new Set(roads).size === roads.length
        )
      }),
    )
  })
})
