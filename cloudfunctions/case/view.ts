import { caseActions } from '#domain/case/case'
import { clockOf } from '#domain/case/clock-words'
import { lineOf } from '#domain/case/line'
import type { StoredCase, StoredCaseChange } from '#domain/case/stored'
import type { CaseView, Clock, DayCard, DeskRow } from '#domain/contract/case'
import { chinaDate, instantOf } from '#domain/kernel/instant'
import { type DeadlinePolicy, deadlinePolicyOn } from '#domain/policy/deadlines'
import type { StoredMessage, StoredReport } from '#domain/report/stored'
import { titleOf } from '#domain/report/title'
import type { Standing } from './sight'

const at = (moment: Date) => instantOf(moment.getTime())
const on = (moment: Date) => chinaDate(moment.getTime())
/** The clocks of a report and its case run by the rules in force when the report came in. */
export const rulesOf = ({ receivedAt }: { receivedAt: Date }): DeadlinePolicy => deadlinePolicyOn(on(receivedAt))

function answerClock(report: StoredReport, now: Date): Clock | null {
  if (report.state !== 'received') return null
  const { receivedAt, answerBy: dueOn } = report
  const { closesAt } = rulesOf(report)
  return {
    ...clockOf({ startedAt: at(receivedAt), dueOn, closesAt }, at(now)),
    provisional: report.answerByProvisional,
  }
}

function settleClock(opened: StoredCase, now: Date): Clock | null {
  if (opened.status !== 'mediating') return null
  const { acceptedAt, settleBy: dueOn } = opened
  const { closesAt } = rulesOf(opened)
  return {
    ...clockOf({ startedAt: at(acceptedAt), dueOn, closesAt }, at(now)),
    provisional: opened.settleByProvisional,
  }
}

/** One line of the desk's list. Its version is the case's once there is one: that is what can be changed then. */
export const rowOf = (report: StoredReport, opened: StoredCase | undefined, now: Date): DeskRow => ({
  reportId: report._id,
  version: opened?.version ?? report.version,
  caseId: opened?._id ?? null,
  number: opened?.number ?? null,
  state: report.state,
  status: opened?.status ?? null,
  placeName: report.placeName,
  placeKind: report.placeKind,
  where: report.where,
  title: titleOf(report.claim),
  claim: report.claim,
  openness: report.openness,
  routing: report.routing,
  receivedAt: at(report.receivedAt),
  clock: opened ? settleClock(opened, now) : answerClock(report, now),
  mediatorName: opened?.mediatorName ?? null,
  photos: report.photos.length,
  waitsForReply: report.waitsForReply,
})

/** A card of the mediator's day. */
export const cardOf = (opened: StoredCase, now: Date): DayCard => ({
  caseId: opened._id,
  number: opened.number,
  title: titleOf(opened.claim),
  placeName: opened.placeName,
  status: opened.status,
  clock: settleClock(opened, now),
  lastWords: opened.lastWords,
  urgent: opened.routing.urgent,
  waitsForReply: opened.waitsForReply,
})

export const messageOf = ({ _id, from, text, at: moment }: StoredMessage): CaseView['messages'][number] => ({
  id: _id,
  from,
  text,
  at: at(moment),
})

/** What a case view is made of besides the case. */
type Beside = {
  changes: StoredCaseChange[]
  messages: StoredMessage[]
  photos: CaseView['photos']
  names: ReadonlyMap<string, string>
  now: Date
}

/** The whole story of a case, with what its reader may do now. */
export function caseViewOf(
  opened: StoredCase,
  { atDesk, handles }: Standing,
  mayReveal: boolean,
  { changes, messages, photos, names, now }: Beside,
): CaseView {
  return {
    caseId: opened._id,
    reportId: opened.reportId,
    version: opened.version,
    number: opened.number,
    status: opened.status,
    title: titleOf(opened.claim),
    placeName: opened.placeName,
    placeKind: opened.placeKind,
    where: opened.where,
    claim: opened.claim,
    openness: opened.openness,
    routing: opened.routing,
    disputeClass: opened.disputeClass,
    mediatorName: opened.mediatorName,
    mine: handles,
    receivedAt: at(opened.receivedAt),
    acceptedAt: at(opened.acceptedAt),
    clock: settleClock(opened, now),
    line: linePointsOf(opened, changes, now),
    events: changes.flatMap(({ seq, at: moment, by, events }) =>
      events.map((event) => ({ seq, at: at(moment), byLabel: names.get(by) ?? '街道', event })),
    ),
    messages: messages.map(messageOf),
    photos,
    actions: caseActions[opened.status].filter(
      (action) => action === 'reply' || (action === 'assign' ? atDesk : handles),
    ),
    mayReveal,
  }
}

function linePointsOf(opened: StoredCase, changes: StoredCaseChange[], now: Date): CaseView['line'] {
  const settled = changes.flatMap(({ events }) => events).find((event) => event.kind === 'settled')
  const { disputeClass, settleBy, arbitrationFrom, status, concludedAt } = opened
  return lineOf(
    {
      ...{ disputeClass, settleBy, arbitrationFrom, status },
      receivedOn: on(opened.receivedAt),
      acceptedOn: on(opened.acceptedAt),
      concludedOn: concludedAt && on(concludedAt),
      payBy: settled?.payBy ?? null,
    },
    on(now),
    rulesOf(opened),
  )
}
