import { arbitrationFrom } from '#domain/case/clocks'
import type { StoredCase } from '#domain/case/stored'
import type { FollowView } from '#domain/contract/report'
import { chinaDate, instantOf } from '#domain/kernel/instant'
import { deadlinePolicyOn } from '#domain/policy/deadlines'
import { roadsPolicy } from '#domain/policy/roads'
import { type CaseEnding, type CaseSnapshot, followSteps, type ReportSnapshot, roadsNow } from '#domain/report/follow'
import { mostPhotos } from '#domain/report/report'
import type { StoredMessage, StoredReport } from '#domain/report/stored'
import { linkedAgencyLabels } from '#domain/routing/routing'
import type { Related } from './related'

/** A report as whoever holds its receipt sees it: its way, who handles it, what was said. No id of the report, no name. */
export function followViewOf(report: StoredReport, related: Related, now: Date): FollowView {
  const { dispute, ending, street, messages } = related
  const receivedAt = instantOf(report.receivedAt.getTime())
  const receivedOn = chinaDate(receivedAt)
  const rules = deadlinePolicyOn(receivedOn)
  const facts = {
    report: reportSnapshot(report),
    dispute: dispute ? caseSnapshot(dispute, ending) : null,
    rules,
    now: instantOf(now.getTime()),
  }
  return {
    placeName: report.placeName,
    state: report.state,
    openness: report.openness,
    receivedAt,
    steps: followSteps(facts),
    helpers: report.routing.to.map(({ agency, reason }) => ({ agency, label: linkedAgencyLabels[agency], reason })),
    handler: {
      name: dispute ? `${dispute.mediatorName}（街道调解员）` : '街道劳动争议调解室',
      phone: street?.deskPhone ?? roadsPolicy.townPhone,
    },
    arbitrationFrom: arbitrationFrom(receivedOn, rules),
    roads: roadsNow(facts).map((road) => roadsPolicy.cards[road]),
    messages: messages.map(messageView),
    photos: report.photos.length,
    morePhotos: isOpen(report, dispute) && report.photos.length < mostPhotos,
  }
}

/** Something may still be added to it. */
export const isOpen = (report: StoredReport, dispute: StoredCase | undefined): boolean =>
  report.state !== 'refused' && (dispute === undefined || dispute.status === 'mediating')

// Who of the street wrote it stays behind: a person answers, and the handler above says which.
const messageView = ({ _id, from, text, at }: StoredMessage): FollowView['messages'][number] => ({
  id: _id,
  from,
  text,
  at: instantOf(at.getTime()),
})

const reportSnapshot = ({
  state,
  receivedAt,
  answerBy,
  answerByProvisional,
  refusal,
}: StoredReport): ReportSnapshot => ({
  state,
  receivedAt: instantOf(receivedAt.getTime()),
  answerBy,
  answerByProvisional,
  refusal: refusal && { ground: refusal.ground, words: refusal.words, at: instantOf(refusal.at.getTime()) },
})

const caseSnapshot = (dispute: StoredCase, ending: CaseEnding | null): CaseSnapshot => ({
  status: dispute.status,
  disputeClass: dispute.disputeClass,
  mediatorName: dispute.mediatorName,
  acceptedAt: instantOf(dispute.acceptedAt.getTime()),
  settleBy: dispute.settleBy,
  settleByProvisional: dispute.settleByProvisional,
  concludedAt: dispute.concludedAt && instantOf(dispute.concludedAt.getTime()),
  ending,
})
