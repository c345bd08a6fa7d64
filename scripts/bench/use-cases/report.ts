import type { AnswerOf, InputOf } from '#domain/contract/index'
import type { Stored } from '../../../cloudfunctions/kit/collections'
import {
  codeAt,
  doors,
  grid,
  helperAt,
  longWords,
  type Player,
  placeIdAt,
  players,
  referralCodeAt,
  streetId,
  where,
} from '../street/cast'
import { reportOf } from '../street/documents'
import { type BenchStreet, newCommandId } from '../street/street'
import { call, type UseCase } from './use-case'

type Submit = InputOf<'report', 'submit'>

/** Unpaid wages on a site, as full as the form gets. */
const report = (nth: number, more: Partial<Submit> = {}): Submit => ({
  code: codeAt(nth % doors),
  claim: {
    trouble: 'wagesUnpaid',
    stillThere: true,
    concerns: ['bossGone'],
    amount: { by: 'exact', amountFen: 12_000_00 },
    months: ['2025-11', '2025-12', '2026-01', '2026-02'],
    people: 'tenOrMore',
    debtor: 'crewLeader',
    placeNote: longWords,
  },
  contact: { openness: 'named', name: '刘小军', phone: '13800009999' },
  consent: { text: '反映说明', version: '2026-01' },
  // 22 letters as a phone makes them of 16 random bytes.
  receiptSeed: newCommandId().slice(4),
  ...more,
})

/** A report that waits for the street, and the receipt of whoever handed it in. */
export async function handedIn(
  street: BenchStreet,
  nth: number,
  more?: Partial<Submit>,
): Promise<{ reportId: string; receipt: string }> {
  const reportId = newCommandId()
  const input = report(nth, more)
  const { receipt } = await street.done<AnswerOf<'report', 'submit'>>('report', 'submit', 'anybody', input, reportId)
  return { reportId, receipt }
}

/** The same, for the desk: it has no use for a receipt, and to make one takes longer than all the rest. */
export async function waitingReport(street: BenchStreet, nth: number, guidedBy?: Player): Promise<string> {
  const reportId = newCommandId()
  await street.put('reports', [
    reportOf({
      _id: reportId as Stored['reports']['_id'],
      streetId,
      orgPath: grid,
      where,
      placeId: placeIdAt(nth) as Stored['places']['_id'],
      state: 'received',
      caseId: null,
      receivedAt: new Date(),
      receiptHash: reportId,
      guidedBy: (guidedBy?.userId ?? null) as Stored['reports']['guidedBy'],
    }),
  ])
  return reportId
}

/** Opens a case of a report; gives the case. */
export async function acceptedCase(street: BenchStreet, reportId: string): Promise<string> {
  const input = { reportId, version: 1, mediatorId: players.mediator.userId, disputeClass: 'complex' }
  const { row } = await street.done<AnswerOf<'case', 'accept'>>('case', 'accept', players.streetStaff, input)
  return row.caseId as string
}

/** The receipt of a report of which a case was opened. */
async function acceptedReceipt(street: BenchStreet, nth: number): Promise<string> {
  const { reportId, receipt } = await handedIn(street, nth)
  await acceptedCase(street, reportId)
  return receipt
}

export const reportUseCases: UseCase[] = [
  call('report', 'landing', 'list', async (_, nth) => ({ who: 'anybody', input: { code: codeAt(nth % doors) } })),
  call('report', 'submit', 'report', async (_, nth) => ({ who: 'anybody', input: report(nth) })),
  call(
    'report',
    'submit',
    'report',
    async (_, nth) => ({ who: helperAt(nth + 1), input: report(nth, { referralCode: referralCodeAt(nth) }) }),
    '有人引导',
  ),
  call('report', 'follow', 'screen', async (street, nth) => ({
    who: 'anybody',
    input: { receipt: (await handedIn(street, nth)).receipt },
  })),
  call(
    'report',
    'follow',
    'screen',
    async (street, nth) => ({ who: 'anybody', input: { receipt: await acceptedReceipt(street, nth) } }),
    '受理后',
  ),
  call(
    'report',
    'say',
    'change',
    async (street, nth) => ({
      who: 'anybody',
      input: { receipt: await acceptedReceipt(street, nth), text: longWords },
    }),
    '受理后',
  ),
]
