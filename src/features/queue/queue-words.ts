import { caseStatusLabels } from '#domain/case/case'
import type { Clock, DeskRow } from '#domain/contract/case'
import { dayLabel, type Instant, momentLabel } from '#domain/kernel/instant'
import { amountLabel, peopleLabel } from '#domain/report/title'
import type { Fact } from '../../ui/facts'
import type { StateKey } from '../../ui/status'
import { claimFacts, claimPairs, sourceLabels } from '../case/claim-words'
import { clockStates } from '../case/clock-words'
import type { TagShown } from '../case/parts'
import { urgentTags } from '../case/shown-case'
import { statusStates } from '../case/status-states'

/** One line of the street's list, in words. */
export interface ReportShown {
  key: string
  /** The case it became. */
  caseId: string | null
  state: DeskRow['state']
  version: number
  place: string
  title: string
  /** How it stands: the last day with its word and shape, or how it ended. */
  standing: { state: StateKey; word: string; note: string }
  /** Why it goes first. */
  urgent: readonly TagShown[]
  people: string
  amount: string
  /** `匿名`, `实名` */
  source: string
  /** What there is besides: who has it, photos. */
  beside: string
  waitsForReply: boolean
  /** `柳溪花园二期工地·桃园社区·3月5日 周四 14:20 收到` */
  where: string
  number: string | null
  facts: readonly Fact[]
  pairs: readonly Fact[]
  routing: DeskRow['routing']
  openness: DeskRow['openness']
}

export function shownReport(row: DeskRow, now: Instant): ReportShown {
  const { claim, openness, clock, routing, mediatorName, photos } = row
  const due = clock
    ? [{ label: row.caseId === null ? '最晚答复' : '最晚谈好', value: clock.dueLabel.replace(/ 前$/, '') }]
    : []
  return {
    key: row.reportId,
    caseId: row.caseId,
    state: row.state,
    version: row.version,
    place: row.placeName,
    title: row.title,
    standing: clock ? dueStanding(clock, now) : endStanding(row),
    urgent: urgentTags(routing),
    people: peopleLabel(claim.people),
    amount: amountLabel(claim.amount),
    source: sourceLabels[openness],
    beside: mediatorName ? `${mediatorName}在办` : photos > 0 ? `照片 ${photos} 张` : '',
    waitsForReply: row.waitsForReply,
    where: [row.where, `${momentLabel(row.receivedAt, now)} 收到`].filter(Boolean).join('·'),
    number: row.number,
    facts: claimFacts(claim),
    pairs: [...claimPairs(claim, openness), ...due],
    routing,
    openness,
  }
}

/** The day while there is time, what is left of it once there is little. Both always stand there, in word and shape. */
function dueStanding(clock: Clock, now: Instant): ReportShown['standing'] {
  const state = clockStates[clock.state]
  const day = dayLabel(`${clock.dueOn}T12:00:00.000+08:00`, now)
  const presses = clock.state === 'pressing' || clock.state === 'late'
  return presses ? { state, word: clock.leftLabel, note: day } : { state, word: day, note: clock.leftLabel }
}

function endStanding({ state, status, number }: DeskRow): ReportShown['standing'] {
  if (status !== null) return { state: statusStates[status], word: caseStatusLabels[status], note: number ?? '' }
  return state === 'refused'
    ? { state: 'notAccepted', word: '不受理', note: '' }
    : { state: 'early', word: '等受理', note: '' }
}

/** The grounds of a refusal in a word; the sentence that the reporter reads is shown once one is chosen. */
export const groundLabels = {
  notOurStreet: '归别的街道管',
  notLabour: '不是劳动争议',
  alreadyFiled: '别处已经在办',
  tooLittle: '说得太少',
} as const
