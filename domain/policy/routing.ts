import type { PlainDate } from '../kernel/instant'
import type { PlaceKind } from '../place/place'
import type { Concern, Debtor, PeopleRange, Trouble } from '../report/report'
import type { LinkedAgency } from '../routing/routing'

/** When a rule speaks: every part that is named must hold; within a part, any of the list. */
export type RoutingCondition = {
  placeKind?: readonly PlaceKind[]
  /** Stands in for the kind where no code told the place: only sites have a general contractor. */
  elseOwedBy?: readonly Debtor[]
  invested?: true
  trouble?: readonly Trouble[]
  concern?: readonly Concern[]
  people?: readonly PeopleRange[]
}

export type RoutingRule = { id: string; when: RoutingCondition; to: readonly LinkedAgency[]; reason: string }

/** Who is asked to act together, what is complex, what goes first: a version of the table, as data. */
export type RoutingTable = {
  kind: 'routing'
  version: string
  source: string
  from: PlainDate
  /** The street's own mediators, before anybody else. */
  first: Omit<RoutingRule, 'when'>
  rules: readonly RoutingRule[]
  /** Ten or more with one claim are a collective dispute and may choose representatives; nine are not (调解仲裁法 7). */
  collective: readonly PeopleRange[]
  /** What goes to the top of the list, in the words that stand there. */
  urgent: { collective: string; concerns: Partial<Record<Concern, string>> }
  /** Complex from so much per person, in fen, or when more than so many others act beside the street. */
  complex: { fromFen: number; othersAbove: number }
}

/** Every version there ever was, oldest first: what was routed by one is explained by the same. */
export const routingTables: readonly RoutingTable[] = [
  {
    kind: 'routing',
    version: '2026-01',
    source:
      '安远县经验（S1）：招商引资企业请园区管委会、人社，建筑领域欠薪请人社、住建、城投，安全生产请应急，与公安、法院配合；集体争议 10 人（调解仲裁法 7）；复杂的界线由街道决定',
    from: '2026-01-01',
    first: { id: 'street', to: ['streetMediation'], reason: '街道先来调解，不收钱' },
    rules: [
      {
        id: 'invested',
        when: { invested: true },
        to: ['parkCommittee', 'humanResources'],
        reason: '招商引资来的企业，请园区管委会和人社一起来调',
      },
      {
        id: 'siteArrears',
        when: {
          placeKind: ['site'],
          elseOwedBy: ['generalContractor', 'crewLeader'],
          trouble: ['wagesUnpaid', 'wagesShort', 'overtimeUnpaid'],
        },
        to: ['humanResources', 'housing', 'urbanInvestment'],
        reason: '工地上欠工资，请人社、住建、城投一起来协调',
      },
      {
        id: 'safety',
        when: { concern: ['unsafe', 'injured'] },
        to: ['emergency'],
        reason: '干活不安全或者有人受伤，请应急一起来处理',
      },
      { id: 'threatened', when: { concern: ['threatened'] }, to: ['police'], reason: '有人威胁，请公安来管' },
      {
        id: 'collective',
        when: { people: ['tenOrMore'] },
        to: ['leader'],
        reason: '10 人以上是集体的事，报给包案领导盯着',
      },
    ],
    collective: ['tenOrMore'],
    urgent: {
      collective: '10 人以上',
      concerns: { bossGone: '老板跑了', threatened: '有人威胁', injured: '有人受伤' },
    },
    complex: { fromFen: 50_000_00, othersAbove: 1 },
  },
]

const firstTable = routingTables[0] as RoutingTable

/** The newest version in force on a legal day of China; before the first one, the first. */
export const routingTableOn = (day: PlainDate): RoutingTable =>
  [...routingTables].reverse().find(({ from }) => from <= day) ?? firstTable
