import { clockOf } from '#domain/case/clock-words'
import type { FollowStep, FollowView } from '#domain/contract/report'
import { chinaDate, dayLabel, type Instant, listTimeLabel, momentLabel } from '#domain/kernel/instant'
import { deadlinePolicyOn } from '#domain/policy/deadlines'
import type { IconName } from '../../ui/icon'
import type { StateKey, Tone } from '../../ui/status'

export interface LineStep {
  title: string
  /** Done: when it happened. */
  when?: string
  /** Now: until when, in words. */
  until?: string
  note?: string
  state: 'done' | 'now' | 'next' | 'stopped'
  /** How long it may still take. */
  left?: { state: StateKey; words: string }
}

/** The line of time in the street's own words, with how long is left by this phone's clock. */
export const lineOf = ({ steps, receivedAt }: FollowView, now: Instant): LineStep[] =>
  steps.map((step) => ({
    title: step.title,
    note: step.text || undefined,
    state: step.state === 'later' ? ('next' as const) : step.state,
    ...(step.state === 'now' ? { until: step.when || undefined } : { when: step.when || undefined }),
    left: leftOf(step, receivedAt, now),
  }))

function leftOf({ state, dueOn }: FollowStep, startedAt: Instant, now: Instant): LineStep['left'] {
  if (state !== 'now' || dueOn === null) return undefined
  const { closesAt } = deadlinePolicyOn(chinaDate(startedAt))
  const clock = clockOf({ startedAt, dueOn, closesAt }, now)
  const pressing = clock.state === 'late' || dueOn === chinaDate(now)
  return { state: pressing ? 'due' : 'soon', words: clock.leftLabel }
}

/** What a report is at, in a row of a list: `等街道答复·今天 14:20 交的`. */
export function rowOf(follow: FollowView, now: Instant): { note: string; tone: Tone } {
  const { word, tone } = standingOf(follow)
  return { note: `${word}·${listTimeLabel(follow.receivedAt, now)} 交的`, tone }
}

function standingOf({ state, steps }: FollowView): { word: string; tone: Tone } {
  const talk = steps.find(({ key }) => key === 'talk')?.state
  if (state === 'refused') return { word: '没收，有别的路', tone: 'late' }
  if (state === 'received') return { word: '等街道答复', tone: 'info' }
  if (talk === 'done') return { word: '谈成了', tone: 'ok' }
  return talk === 'stopped' ? { word: '没谈成，有别的路', tone: 'late' } : { word: '正在谈', tone: 'wait' }
}

export interface HeadShown {
  words: string
  icon: IconName
  tone: 'ok' | 'wait' | 'late'
}

/** The first line of a receipt: that it arrived, and later how far it has come. */
export function headOf(follow: FollowView): HeadShown {
  const talk = follow.steps.find(({ key }) => key === 'talk')?.state
  if (follow.state === 'received') return { words: '街道收到了，放心', icon: 'check', tone: 'ok' }
  if (follow.state === 'refused') return { words: '这件事没收，还有别的路', icon: 'cross', tone: 'late' }
  if (talk === 'stopped') return { words: '这次没谈成，还有别的路', icon: 'cross', tone: 'late' }
  if (talk === 'done') return { words: '谈成了', icon: 'check', tone: 'ok' }
  return { words: '街道收下了，正在谈', icon: 'handshake', tone: 'wait' }
}

/** `3月20日 周五` */
export const dayOf = (date: string, now: Instant): string => dayLabel(date, now)

export interface MessageShown {
  key: string
  mine: boolean
  text: string
  /** `3月5日 周四 14:20` */
  when: string
}

export const messagesOf = ({ messages }: FollowView, now: Instant): MessageShown[] =>
  messages.map(({ id, from, text, at }) => ({ key: id, mine: from === 'reporter', text, when: momentLabel(at, now) }))
