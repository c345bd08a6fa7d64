import fc from 'fast-check'
import { placeKinds } from '#domain/place/place'
import { routingTableOn, routingTables } from '#domain/policy/routing'
import { leastFen } from '#domain/report/amount'
import { amountRanges, concerns, debtors, peopleRanges, troubles } from '#domain/report/report'
import { type RoutingFacts, route } from '#domain/routing/route'
import { linkedAgencies } from '#domain/routing/routing'
import { RoutingDecision } from '#domain/routing/stored'

const table = routingTableOn('2026-03-05')
const plain: RoutingFacts = {
  trouble: 'wagesUnpaid',
  concerns: [],
  people: 'one',
  amount: { by: 'range', range: '5kTo10k' },
  debtor: 'employer',
  placeKind: 'shop',
  invested: false,
}
const agenciesOf = (more: Partial<RoutingFacts>) => route({ ...plain, ...more }, table).to.map(({ agency }) => agency)

describe('who is asked to act (seed S1)', () => {
  it.each<[string, Partial<RoutingFacts>, string[]]>([
    ['a shop that owes one person', {}, ['streetMediation']],
    [
      'a site that owes wages',
      { placeKind: 'site' },
      ['streetMediation', 'humanResources', 'housing', 'urbanInvestment'],
    ],
    [
      'a site that pays too little',
      { placeKind: 'site', trouble: 'wagesShort' },
      ['streetMediation', 'humanResources', 'housing', 'urbanInvestment'],
    ],
    ['a site that keeps a deposit', { placeKind: 'site', trouble: 'depositKept' }, ['streetMediation']],
    [
      'an invested enterprise',
      { placeKind: 'company', invested: true },
      ['streetMediation', 'parkCommittee', 'humanResources'],
    ],
    [
      'an invested enterprise that builds: its labour office is asked once',
      { placeKind: 'site', invested: true },
      ['streetMediation', 'parkCommittee', 'humanResources', 'housing', 'urbanInvestment'],
    ],
    ['unsafe work', { concerns: ['unsafe'] }, ['streetMediation', 'emergency']],
    ['somebody hurt', { concerns: ['injured'] }, ['streetMediation', 'emergency']],
    ['threats', { concerns: ['threatened'] }, ['streetMediation', 'police']],
    ['a boss who is gone', { concerns: ['bossGone'] }, ['streetMediation']],
    ['nine people', { people: 'fiveToNine' }, ['streetMediation']],
    ['ten people', { people: 'tenOrMore' }, ['streetMediation', 'leader']],
    [
      'no code, and a general contractor who owes',
      { placeKind: null, debtor: 'generalContractor' },
      ['streetMediation', 'humanResources', 'housing', 'urbanInvestment'],
    ],
    ['no code, and some employer who owes', { placeKind: null }, ['streetMediation']],
    ['a shop whose builder owes: the code says what it is', { debtor: 'generalContractor' }, ['streetMediation']],
  ])('%s', (_, more, agencies) => expect(agenciesOf(more)).toEqual(agencies))

  it('everybody is told why, in Chinese, and by which rule of which version', () => {
    const facts = { ...plain, placeKind: 'site' as const, people: 'tenOrMore' as const, concerns: [...concerns] }
    const { to, version } = route(facts, table)
    expect(version).toBe('2026-01')
    expect(to).toContainEqual({
      agency: 'housing',
      rule: 'siteArrears',
      reason: '工地上欠工资，请人社、住建、城投一起来协调',
    })
    for (const { reason, rule } of to) {
      expect(reason).toMatch(/^[\u4e00-\u9fff\d 、，]+$/)
      expect(rule).not.toBe('')
    }
  })
})

describe('how complex and how urgent', () => {
  const classOf = (more: Partial<RoutingFacts>) => {
    const { disputeClass, classReason, urgent, collective } = route({ ...plain, ...more }, table)
    return { disputeClass, classReason, urgent, collective }
  }
  it.each<[string, Partial<RoutingFacts>, ReturnType<typeof classOf>]>([
    [
      'one person and a little money is ordinary',
      {},
      {
        disputeClass: 'ordinary',
        classReason: '人不多、数不大、街道能办，按一般的事办',
        urgent: [],
        collective: false,
      },
    ],
    [
      'one agency beside the street is still ordinary',
      { concerns: ['unsafe'] },
      {
        disputeClass: 'ordinary',
        classReason: '人不多、数不大、街道能办，按一般的事办',
        urgent: [],
        collective: false,
      },
    ],
    [
      'ten people are collective, complex and first',
      { people: 'tenOrMore' },
      {
        disputeClass: 'complex',
        classReason: '10 人以上，是集体的事，按复杂的事办',
        urgent: ['10 人以上'],
        collective: true,
      },
    ],
    [
      'a large sum is complex, and not urgent',
      { amount: { by: 'range', range: 'over50k' } },
      { disputeClass: 'complex', classReason: '一个人就欠 5 万以上，按复杂的事办', urgent: [], collective: false },
    ],
    [
      'two more agencies are complex',
      { placeKind: 'company', invested: true },
      { disputeClass: 'complex', classReason: '要 3 家一起办，按复杂的事办', urgent: [], collective: false },
    ],
    [
      'all that is urgent is named in words',
      { concerns: ['injured', 'threatened', 'bossGone', 'unsafe'] },
      {
        disputeClass: 'complex',
        classReason: '老板跑了；有人威胁；有人受伤；要 3 家一起办，按复杂的事办',
        urgent: ['老板跑了', '有人威胁', '有人受伤'],
        collective: false,
      },
    ],
  ])('%s', (_, more, expected) => expect(classOf(more)).toEqual(expected))

  it('the border is exactly 50,000 yuan a person', () => {
    const exact = (amountFen: number) => classOf({ amount: { by: 'exact', amountFen } }).disputeClass
    expect([exact(49_999_99), exact(50_000_00)]).toEqual(['ordinary', 'complex'])
  })
})

const anyFacts: fc.Arbitrary<RoutingFacts> = fc.record({
  trouble: fc.constantFrom(...troubles),
  concerns: fc.subarray([...concerns]),
  people: fc.constantFrom(...peopleRanges),
  amount: fc.oneof(
    fc.record({ by: fc.constant('range' as const), range: fc.constantFrom(...amountRanges) }),
    fc.record({ by: fc.constant('exact' as const), amountFen: fc.integer({ min: 1, max: 10_000_000 }) }),
  ),
  debtor: fc.constantFrom(...debtors),
  placeKind: fc.constantFrom(...placeKinds, null),
  invested: fc.boolean(),
})
const holdsFor = (law: (facts: RoutingFacts, decision: RoutingDecision) => boolean) =>
  fc.assert(
    fc.property(anyFacts, (facts) => law(facts, route(facts, table))),
    { numRuns: 500 },
  )

describe('whatever is reported', () => {
  it('goes to the street first, to each agency once, and can be stored', () =>
    holdsFor((_, decision) => {
      const agencies = decision.to.map(({ agency }) => agency)
      return (
        agencies[0] === 'streetMediation' &&
        new Set(agencies).size === agencies.length &&
        RoutingDecision.safeParse(decision).success
      )
    }))
  it('is complex exactly when one of the four causes is there', () =>
    holdsFor((facts, { disputeClass, collective, urgent, to }) => {
      const cause = collective || urgent.length > 0 || leastFen(facts.amount) >= 5_000_000 || to.length > 2
      return (disputeClass === 'complex') === cause
    }))
  it('is collective at ten and not at nine, and never without the leader', () =>
    holdsFor((facts, { collective, to }) => {
      const ten = facts.people === 'tenOrMore'
      return collective === ten && to.some(({ agency }) => agency === 'leader') === ten
    }))
  it('never gets less help, and is never less urgent, for one more trouble', () =>
    holdsFor((facts, { to, urgent, disputeClass }) => {
      const more = route({ ...facts, concerns: [...concerns], people: 'tenOrMore' }, table)
      return (
        to.every(({ agency }) => more.to.some((other) => other.agency === agency)) &&
        urgent.every((words) => more.urgent.includes(words)) &&
        (disputeClass === 'ordinary' || more.disputeClass === 'complex')
      )
    }))
  it('is routed the same whatever order its concerns were ticked in', () =>
    holdsFor((facts, decision) => {
      const turned = route({ ...facts, concerns: [...facts.concerns].reverse() }, table)
      return JSON.stringify(turned) === JSON.stringify(decision)
    }))
})

describe('the table', () => {
  it('reaches every agency, names its source, and has its versions in order', () => {
    const reached = new Set([...table.first.to, ...table.rules.flatMap(({ to }) => to)])
    expect([...reached].sort()).toEqual([...linkedAgencies].sort())
    for (const { source, rules } of routingTables) {
      expect(source).toContain('S1')
      expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
    }
    expect(routingTables.map(({ from }) => from)).toEqual([...routingTables].map(({ from }) => from).sort())
    expect(routingTableOn('2020-01-01')).toBe(routingTables[0])
  })
})
