import { caseStatusLabels, failureReasonLabels } from '#domain/case/case'
import type { CaseView } from '#domain/contract/case'
import { chinaDate, dayLabel, type Instant, listTimeLabel, momentLabel } from '#domain/kernel/instant'
import { deadlinePolicyOn } from '#domain/policy/deadlines'
import { disputeClassLabels } from '#domain/routing/routing'
import type { PhotoShown } from '../../ui/photos'
import type { CaseShown } from './case-view'
import { claimFacts, claimPairs } from './claim-words'
import { clockSentence, clockStates, clockSteps } from './clock-words'
import { agreedSum, eventWords, payLabel } from './event-words'
import type { MessageShown } from './messages'
import type { TagShown } from './parts'
import type { ResultShown } from './result'
import { roadsShown } from './roads'
import { statusStates } from './status-states'

/** A case in the words of its page. */
export function shownCase(view: CaseView, now: Instant): CaseShown {
  const { placeName, where, claim, clock, openness } = view
  const steps = clockSteps(view.line, now)
  return {
    number: view.number,
    title: view.title,
    where: [placeName, where].filter(Boolean).join('·'),
    tags: tagsOf(view),
    facts: claimFacts(claim),
    pairs: claimPairs(claim, openness),
    clock: clock
      ? {
          state: clockStates[clock.state],
          left: clock.leftLabel,
          due: `${clock.dueLabel}谈好`,
          provisional: clock.provisional,
        }
      : undefined,
    steps,
    stepsSentence: clockSentence(steps),
    mediator: `${view.mediatorName}，街道调解员`,
    routing: view.routing,
    happened: [...view.events].reverse().map((one, index) => ({
      key: `${one.seq}-${index}`,
      when: listTimeLabel(one.at, now),
      who: one.byLabel,
      ...eventWords(one, now),
    })),
    messages: shownMessages(view.messages, now),
    photos: shownPhotos(view.photos, now),
    result: resultOf(view, now),
    contact: contactWords(openness, view.mayReveal),
    mayReveal: view.mayReveal,
  }
}

/** `10 人以上` and the like first, then what kind it is, then how it stands. */
function tagsOf({ routing, disputeClass, status, acceptedAt }: CaseView): TagShown[] {
  const days = deadlinePolicyOn(chinaDate(acceptedAt)).settleDays[disputeClass]
  return [
    ...urgentTags(routing),
    { word: `${disputeClassLabels[disputeClass]}·${days} 天` },
    { state: statusStates[status], word: caseStatusLabels[status] },
  ]
}

/** Why it goes to the top of the list. */
export const urgentTags = ({ urgent, collective }: CaseView['routing']): TagShown[] =>
  urgent.map((word, index) => ({ state: collective && index === 0 ? 'many' : 'urgent', word }))

export const shownMessages = (messages: CaseView['messages'], now: Instant): MessageShown[] =>
  messages.map(({ id, from, text, at }) => ({
    key: id,
    who: from === 'reporter' ? '反映的人' : '街道',
    ours: from === 'street',
    when: listTimeLabel(at, now),
    text,
  }))

export const shownPhotos = (photos: CaseView['photos'], now: Instant): PhotoShown[] =>
  photos.map(({ url, at }, index) => ({ key: url, url, label: `照片 ${index + 1}，${momentLabel(at, now)}` }))

export function contactWords(openness: CaseView['openness'], mayReveal: boolean): string {
  if (openness === 'anonymous') return '没留姓名和电话，有话在留言里说。'
  if (mayReveal) return '姓名和电话先盖着，要看先写原因。'
  return openness === 'mediatorOnly' ? '姓名和电话只给办这件事的调解员看。' : '您现在看不到姓名和电话。'
}

function resultOf({ events, status }: CaseView, now: Instant): ResultShown | undefined {
  const end = [...events].reverse().find(({ event }) => event.kind === 'settled' || event.kind === 'failed')
  if (end === undefined || status === 'mediating') return undefined
  const { event, at } = end
  const day = dayLabel(at, now)
  if (event.kind === 'settled')
    return {
      kind: 'settled',
      title: `${day} 谈成了`,
      sum: agreedSum(event.agreedFen),
      payBy: payLabel(event.payBy, now),
      words: event.words,
      roads: [],
    }
  if (event.kind !== 'failed') return undefined
  return {
    kind: 'failed',
    title: `${day} 没谈成：${failureReasonLabels[event.reason]}`,
    sum: '',
    payBy: '',
    words: event.words,
    roads: roadsShown(event.roads),
  }
}
