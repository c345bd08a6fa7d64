import type { DeskRow } from '#domain/contract/case'
import { concernLabels, debtorLabels, type Openness, troubleLabels } from '#domain/report/report'
import { amountLabel, monthsLabel, peopleLabel } from '#domain/report/title'
import type { Fact } from '../../ui/facts'

type Claim = DeskRow['claim']

/** How big it is: people, sum, months. */
export function claimFacts(claim: Claim): Fact[] {
  const months = shortMonths(claim.months)
  return [
    { value: peopleLabel(claim.people), label: '人数' },
    { value: amountLabel(claim.amount), label: '每人，自己报的' },
    ...(months === '' ? [] : [{ value: months, label: missing[claim.trouble] }]),
  ]
}

/** `9、10 月`; in full where years differ. */
function shortMonths(months: readonly string[]): string {
  const label = monthsLabel(months)
  return label.includes('年') ? label : label.replace(/ 月、/g, '、')
}

const missing = {
  wagesUnpaid: '没发',
  wagesShort: '少发',
  overtimeUnpaid: '加班费没给',
  depositKept: '没退',
} as const satisfies Record<Claim['trouble'], string>

/** What else was said. */
export function claimPairs(claim: Claim, openness: Openness): Fact[] {
  const concerns = claim.concerns.map((concern) => concernLabels[concern]).join('、')
  return [
    { label: '什么事', value: troubleLabels[claim.trouble] },
    { label: '还在那儿干', value: claim.stillThere ? '还在' : '不在了' },
    { label: '该谁给', value: debtorLabels[claim.debtor] },
    { label: '谁说的', value: whoLabels[openness] },
    ...(concerns === '' ? [] : [{ label: '还有', value: concerns }]),
    ...(claim.placeNote === '' ? [] : [{ label: '补充', value: claim.placeNote }]),
  ]
}

/** Who said it, for those who read it. */
export const whoLabels = {
  named: '留了姓名电话',
  mediatorOnly: '只告诉调解员',
  anonymous: '匿名，可留言',
} as const satisfies Record<Openness, string>

/** The same in a column. */
export const sourceLabels = {
  named: '实名',
  mediatorOnly: '只告诉调解员',
  anonymous: '匿名',
} as const satisfies Record<Openness, string>
