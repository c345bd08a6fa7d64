import type { PlaceKind } from '../place/place'
import type { RoutingCondition, RoutingTable } from '../policy/routing'
import { leastFen } from '../report/amount'
import type { Claim } from '../report/stored'
import type { DisputeClass } from './routing'
import type { RoutingDecision } from './stored'

/** What the table looks at. */
export type RoutingFacts = Pick<Claim, 'trouble' | 'concerns' | 'people' | 'amount' | 'debtor'> & {
  /** null where no code told the place. */
  placeKind: PlaceKind | null
  invested: boolean
}

/**
 * Who is asked to act, why, how soon, and whether it goes first. The street's mediators always come first; an agency that
 * two rules name is asked once, for the first reason.
 */
export function route(facts: RoutingFacts, table: RoutingTable): RoutingDecision {
  const collective = table.collective.includes(facts.people)
  const urgent = [
    ...(collective ? [table.urgent.collective] : []),
    ...Object.entries(table.urgent.concerns).flatMap(([concern, words]) =>
      (facts.concerns as string[]).includes(concern) ? [words] : [],
    ),
  ]
  const to = destinationsOf(facts, table)
  return { version: table.version, to, ...classOf(facts, table, { collective, urgent, to }), collective, urgent }
}

function destinationsOf(facts: RoutingFacts, { first, rules }: RoutingTable): RoutingDecision['to'] {
  const asked = [first, ...rules.filter(({ when }) => holds(when, facts))].flatMap(({ id, to, reason }) =>
    to.map((agency) => ({ agency, rule: id, reason })),
  )
  return asked.filter(({ agency }, index) => asked.findIndex((other) => other.agency === agency) === index)
}

function holds(when: RoutingCondition, facts: RoutingFacts): boolean {
  const among = <T>(list: readonly T[] | undefined, values: readonly T[]) =>
    list === undefined || values.some((value) => list.includes(value))
  return (
    isKind(when, facts) &&
    (when.invested === undefined || facts.invested) &&
    among(when.trouble, [facts.trouble]) &&
    among(when.concern, facts.concerns) &&
    among(when.people, [facts.people])
  )
}

function isKind({ placeKind, elseOwedBy = [] }: RoutingCondition, facts: RoutingFacts): boolean {
  if (placeKind === undefined) return true
  return facts.placeKind === null ? elseOwedBy.includes(facts.debtor) : placeKind.includes(facts.placeKind)
}

type Found = Pick<RoutingDecision, 'collective' | 'urgent' | 'to'>

function classOf(
  facts: RoutingFacts,
  { complex, urgent: words }: RoutingTable,
  { collective, urgent, to }: Found,
): { disputeClass: DisputeClass; classReason: string } {
  const causes = [
    ...(collective ? [`${words.collective}，是集体的事`] : []),
    ...urgent.filter((cause) => cause !== words.collective),
    ...(leastFen(facts.amount) >= complex.fromFen ? [`一个人就欠 ${complex.fromFen / 10_000_00} 万以上`] : []),
    ...(to.length - 1 > complex.othersAbove ? [`要 ${to.length} 家一起办`] : []),
  ]
  return causes.length > 0
    ? { disputeClass: 'complex', classReason: `${causes.join('；')}，按复杂的事办` }
    : { disputeClass: 'ordinary', classReason: '人不多、数不大、街道能办，按一般的事办' }
}
