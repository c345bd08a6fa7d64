import { randomBytes } from 'node:crypto'
import type { StoredCase } from '#domain/case/stored'
import type { InputOf } from '#domain/contract/index'
import type { ReportClaim } from '#domain/contract/report'
import { CaseId, ReportId, UserId } from '#domain/kernel/id'
import type { StoredReport } from '#domain/report/stored'
import { answered, newId, type Person, type Street } from './street'

/** A worker whom nobody knows: a browser that signed in to nothing. */
export const stranger = () => ({ anonymous: true as const, uid: `anonymous-${newId()}` })

export const newSeed = (): string => randomBytes(16).toString('base64url')

export const unpaid: ReportClaim = {
  trouble: 'wagesUnpaid',
  stillThere: true,
  concerns: [],
  amount: { by: 'range', range: '10kTo30k' },
  months: ['2026-02', '2026-01'],
  people: 'twoToFour',
  debtor: 'crewLeader',
  placeNote: '三号楼西侧钢筋班',
}

type Submit = InputOf<'report', 'submit'>
export const input = (more: Partial<Submit> = {}): Submit => ({
  streetId: 's1',
  claim: unpaid,
  contact: { openness: 'anonymous' },
  consent: { text: '反映说明', version: '2026-01' },
  receiptSeed: newSeed(),
  ...more,
})

/** Hands a report in and gives its id, its receipt and what is kept of it. */
export async function handedIn(street: Street, more: Partial<Submit> = {}) {
  const reportId = newId()
  const who = stranger()
  const { receipt, follow } = answered(await street.call(who, 'report', 'submit', input(more), reportId))
  return { reportId, receipt, follow, who }
}

export const storedReport = async (street: Street, reportId: string): Promise<StoredReport> =>
  (await street.find<StoredReport>('reports', { _id: reportId }))[0] as StoredReport

/** What the street's desk would leave behind when it accepts: written here by hand, so that this room stands alone. */
export async function openCase(street: Street, reportId: string, mediator: Person, more: Partial<StoredCase> = {}) {
  const report = await storedReport(street, reportId)
  const caseId = CaseId.parse(newId())
  const { streetId, orgPath, where, placeName, placeKind, claim, openness, routing, receivedAt } = report
  const dispute: StoredCase = {
    ...{ _id: caseId, streetId, orgPath, where, placeName, placeKind, claim, openness, routing },
    number: '柳调〔2026〕38 号',
    reportId: ReportId.parse(reportId),
    disputeClass: routing.disputeClass,
    receivedAt: new Date(receivedAt),
    acceptedAt: new Date(),
    settleBy: '2099-03-13',
    settleByProvisional: true,
    arbitrationFrom: '2099-03-20',
    status: 'mediating',
    mediatorId: UserId.parse(mediator.userId),
    mediatorName: mediator.name,
    concludedAt: null,
    lastWords: '',
    lastAt: new Date(),
    priority: '0|1|2099-03-13',
    waitsForReply: false,
    awards: [],
    seq: 1,
    version: 1,
    ...more,
  }
  await street.put('cases', dispute)
  await street.local.database.updateOne('reports', { _id: reportId }, { $set: { state: 'accepted', caseId } })
  return { caseId }
}
