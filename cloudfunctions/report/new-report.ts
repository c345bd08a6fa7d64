import { answerBy } from '#domain/case/clocks'
import type { ReportId } from '#domain/kernel/id'
import { chinaDate, instantOf } from '#domain/kernel/instant'
import type { StoredPlaceCode } from '#domain/place/stored'
import { deadlinePolicyOn } from '#domain/policy/deadlines'
import { routingTableOn } from '#domain/policy/routing'
import type { Claim, StoredReport } from '#domain/report/stored'
import { priorityOf } from '#domain/report/title'
import { route } from '#domain/routing/route'
import type { Street } from './street'

type Parts = Pick<StoredReport, 'claim' | 'openness' | 'contactSealed' | 'consent' | 'receiptHash' | 'guidedBy'> & {
  reportId: ReportId
  now: Date
  street: Street
  /** Of a board that hangs; undefined when no code told the place. */
  code: StoredPlaceCode | undefined
  inputHash: string
}

/** A report on arrival: routed by the table of the day, with its last day for an answer. */
export function newReport({ reportId, now, street, code, inputHash, ...said }: Parts): StoredReport {
  const receivedAt = instantOf(now.getTime())
  const today = chinaDate(receivedAt)
  const claim = tidied(said.claim)
  const place = code?.place
  const placeKind = place?.kind ?? null
  const routing = route({ ...claim, placeKind, invested: place?.invested ?? false }, routingTableOn(today))
  const answer = answerBy(today, deadlinePolicyOn(today))
  return {
    _id: reportId,
    streetId: street.streetId,
    orgPath: place?.orgPath ?? street.orgPath,
    where: place?.where ?? street.name,
    placeId: code?.placeId ?? null,
    placeName: place?.name ?? toldPlace(claim.placeNote),
    placeKind,
    ...said,
    claim,
    routing,
    priority: priorityOf({ urgent: routing.urgent, dueOn: answer.on, receivedAt }),
    state: 'received',
    receivedAt: now,
    answerBy: answer.on,
    answerByProvisional: answer.provisional,
    refusal: null,
    caseId: null,
    photos: [],
    keptUntil: null,
    waitsForReply: false,
    command: { inputHash },
    version: 1,
  }
}

/** Months in order, nothing twice: so they are read, counted and compared. */
const tidied = (claim: Claim): Claim => ({
  ...claim,
  months: [...new Set(claim.months)].sort(),
  concerns: [...new Set(claim.concerns)],
})

const mostLetters = 20

/** Where no code says it, the reporter's own words stand for the place. */
function toldPlace(note: string): string {
  const letters = [...(note.split('\n')[0] ?? '').trim()]
  if (letters.length === 0) return '没说是哪一家'
  return letters.length <= mostLetters ? letters.join('') : `${letters.slice(0, mostLetters).join('')}…`
}
