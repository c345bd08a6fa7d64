import type { CaseEvent, CaseStatus, FailureReason, Road } from '../case/case'
import { clockOf, endOf } from '../case/clock-words'
import { arbitrationFrom } from '../case/clocks'
import { chinaDate, dayLabel, type Instant, momentLabel, type PlainDate } from '../kernel/instant'
import { moneyLabel } from '../kernel/money'
import { assertNever } from '../kernel/result'
import type { DeadlinePolicy } from '../policy/deadlines'
import { roadsPolicy } from '../policy/roads'
import type { DisputeClass } from '../routing/routing'
import { type RefusalGround, type ReportState, refusalGroundTexts } from './report'

/** One step of the way, as whoever holds the receipt reads it. `later` has not begun, `stopped` ends the way here. */
export type FollowStep = {
  key: 'received' | 'answer' | 'talk' | 'paid'
  state: 'done' | 'now' | 'later' | 'stopped'
  title: string
  when: string
  text: string
  dueOn: PlainDate | null
}

/** What of a report its way is told from. */
export type ReportSnapshot = {
  state: ReportState
  receivedAt: Instant
  answerBy: PlainDate
  answerByProvisional: boolean
  refusal: { ground: RefusalGround; words: string; at: Instant } | null
}

export type CaseEnding = Extract<CaseEvent, { kind: 'settled' | 'failed' }>

/** What of its case. Of the mediator's words only how it ended, which are written for the reporter; notes are for colleagues. */
export type CaseSnapshot = {
  status: CaseStatus
  disputeClass: DisputeClass
  mediatorName: string
  acceptedAt: Instant
  settleBy: PlainDate
  settleByProvisional: boolean
  concludedAt: Instant | null
  ending: CaseEnding | null
}

export type FollowFacts = { report: ReportSnapshot; dispute: CaseSnapshot | null; rules: DeadlinePolicy; now: Instant }

/** Received → answered → talked over → paid. The list ends where the way did: nothing is promised that will not come. */
export function followSteps(facts: FollowFacts): FollowStep[] {
  const { report, dispute } = facts
  const steps = [receivedStep(facts), answerStep(facts)]
  if (report.state === 'refused') return steps
  const talk = talkStep(facts)
  return dispute?.status === 'failed' ? [...steps, talk] : [...steps, talk, paidStep(facts)]
}

/**
 * The other roads worth showing now: after a refusal or a failure, and once 15 days have passed without agreement. A
 * mediator's choice comes first; all of them are named, because none is ever locked.
 */
export function roadsNow({ report, dispute, rules, now }: FollowFacts): readonly Road[] {
  if (report.state === 'refused') return roadsPolicy.afterRefusal[report.refusal?.ground ?? 'tooLittle']
  if (dispute?.status === 'settled') return []
  if (dispute?.status === 'failed') {
    const chosen = dispute.ending?.kind === 'failed' ? dispute.ending.roads : []
    return [...new Set([...chosen, ...(Object.keys(roadsPolicy.cards) as Road[])])]
  }
  return chinaDate(now) >= arbitrationFrom(chinaDate(report.receivedAt), rules) ? roadsPolicy.afterWaiting : []
}

function receivedStep({ report, now }: FollowFacts): FollowStep {
  return step('received', 'done', '已收到', momentLabel(report.receivedAt, now))
}

function answerStep({ report, dispute, rules, now }: FollowFacts): FollowStep {
  const { refusal } = report
  switch (report.state) {
    case 'received': {
      const { state, leftLabel } = clockOf(
        { startedAt: report.receivedAt, dueOn: report.answerBy, closesAt: rules.closesAt },
        now,
      )
      const text = state === 'late' ? `${leftLabel}，对不住您。请打电话催我们。` : '不收，也会写明为什么'
      const when = lastDay(report.answerBy, report.answerByProvisional, rules, now)
      return { ...step('answer', 'now', '告诉您收不收', when, text), dueOn: report.answerBy }
    }
    case 'accepted':
      return dispute
        ? step('answer', 'done', '街道收下了', momentLabel(dispute.acceptedAt, now), `${dispute.mediatorName}来办。`)
        : step('answer', 'done', '街道收下了')
    case 'refused': {
      const words = refusal ? [refusalGroundTexts[refusal.ground], refusal.words].filter(Boolean).join('\n') : ''
      return step('answer', 'stopped', '这件事没收', refusal ? momentLabel(refusal.at, now) : '', words)
    }
    default:
      return assertNever(report.state)
  }
}

function talkStep({ dispute, rules, now }: FollowFacts): FollowStep {
  const { ordinary, complex } = rules.settleDays
  if (!dispute)
    return step('talk', 'later', '两边坐下来谈', '', `收下后 ${ordinary} 天内谈好；人多事杂的，${complex} 天。`)
  const ended = dispute.concludedAt ? momentLabel(dispute.concludedAt, now) : ''
  switch (dispute.status) {
    case 'mediating':
      return { ...step('talk', 'now', '两边坐下来谈', ...talking(dispute, rules, now)), dueOn: dispute.settleBy }
    case 'settled':
      return step('talk', 'done', '谈成了', ended, agreed(dispute.ending, now))
    case 'failed':
      return step('talk', 'stopped', '这次没谈成', ended, failed(dispute.ending))
    default:
      return assertNever(dispute.status)
  }
}

function talking(dispute: CaseSnapshot, rules: DeadlinePolicy, now: Instant): [when: string, text: string] {
  const { acceptedAt, settleBy, settleByProvisional, disputeClass, mediatorName } = dispute
  const { state, leftLabel } = clockOf({ startedAt: acceptedAt, dueOn: settleBy, closesAt: rules.closesAt }, now)
  const days = `${disputeClass === 'complex' ? '人多事杂，' : ''}${rules.settleDays[disputeClass]} 天内谈好。`
  const text =
    state === 'late'
      ? `${leftLabel}，对不住您。可以留言催，也可以直接去仲裁，不用等。`
      : `${mediatorName}在找两边谈，${days}`
  return [lastDay(settleBy, settleByProvisional, rules, now), text]
}

function agreed(ending: CaseEnding | null, now: Instant): string {
  if (ending?.kind !== 'settled') return '两边说好了。'
  const words = asSentence(ending.words)
  if (!ending.agreedFen) return words || '两边说好了。'
  return `${words}说好${ending.payBy ? ` ${dayLabel(ending.payBy, now)} 前` : ''}给 ${moneyLabel(ending.agreedFen)}。`
}

const asSentence = (words: string): string => (words === '' || /[。！？]$/.test(words) ? words : `${words}。`)

/** The reason as its reporter should read it: a mediator's label says 本人, and blames nobody here. */
const failureWords = {
  otherSideRefused: '对方不愿谈',
  workerRefused: '按您的意思不谈了',
  noAgreement: '谈了，没谈拢',
  otherSideGone: '对方找不到',
} as const satisfies Record<FailureReason, string>

const failed = (ending: CaseEnding | null): string =>
  `${ending?.kind === 'failed' ? `${failureWords[ending.reason]}。${asSentence(ending.words)}` : ''}还有别的路，您看走哪条，我们陪着。`

function paidStep({ dispute, now }: FollowFacts): FollowStep {
  if (dispute?.status !== 'settled')
    return step('paid', 'later', '钱到您手里', '', '约好分几次给的，我们一次一次盯着。')
  const payBy = dispute.ending?.kind === 'settled' ? dispute.ending.payBy : null
  return step(
    'paid',
    'now',
    '钱到您手里',
    payBy ? `说好 ${dayLabel(payBy, now)} 前` : '',
    '到时候没给，在这里留一句话，我们去催。',
  )
}

const lastDay = (dueOn: PlainDate, provisional: boolean, { closesAt }: DeadlinePolicy, now: Instant): string =>
  `最晚 ${dayLabel(endOf(dueOn, closesAt), now)} ${closesAt}${provisional ? '（暂定）' : ''}`

const step = (key: FollowStep['key'], state: FollowStep['state'], title: string, when = '', text = ''): FollowStep => ({
  key,
  state,
  title,
  when,
  text,
  dueOn: null,
})
