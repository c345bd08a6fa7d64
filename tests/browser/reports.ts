import type { FollowView } from '#domain/contract/report'
import { emptyDraft, type ReportDraft } from '../../src/client/report-draft'
import { handedIn, stranger, unpaid } from '../cloudfunctions/reports'
import { answered, newId, type Street } from '../cloudfunctions/street'

type Door = { code: string; name: string }

/** What the browser of somebody who reports has kept, as text under keys. */
export type Kept = Record<string, string>

/** A report that is being written: `step` and whatever was answered before it. */
export function draftKept({ code, name }: Door, more: Partial<ReportDraft> = {}): Kept {
  const value: ReportDraft = {
    ...emptyDraft,
    place: { code, name, kind: 'site', where: '桃园社区·第 12 网格' },
    streetId: 's1',
    trouble: 'wagesUnpaid',
    stillThere: true,
    concerns: ['bossGone'],
    amount: '10kTo30k',
    months: [`${new Date().getFullYear() - 1}-12`],
    people: 'tenOrMore',
    debtor: 'crewLeader',
    ...more,
  }
  return { 'xhm/draft/nobody/report': JSON.stringify({ at: Date.now(), value }) }
}

/** Receipts of one phone: one that was just handed in, one that is talked about, one that ended without agreement. */
export async function receiptsWithHistory(street: Street, site: Door) {
  const desk = await street.addPerson('streetStaff', '/d1/s1', { name: '何立新' })
  const mediator = await street.addPerson('mediator', '/d1/s1', { name: '陈静' })
  const claim = { ...unpaid, people: 'tenOrMore' as const }
  const report = () => handedIn(street, { code: site.code, claim })

  const fresh = await report()
  const talked = await report()
  const ended = await report()
  const accept = async (reportId: string) => {
    const wanted = { reportId, version: 1, mediatorId: mediator.userId, disputeClass: 'ordinary' as const }
    const { row } = answered(await street.call(desk, 'case', 'accept', wanted))
    return { caseId: row.caseId as string, version: row.version }
  }
  const say = async ({ receipt }: { receipt: string }, text: string) =>
    answered(await street.call(stranger(), 'report', 'say', { receipt, text }))
  await accept(talked.reportId)
  await say(talked, '今天工头说月底给，大家不信。能不能先来看看？')
  answered(
    await street.call(mediator, 'case', 'reply', {
      reportId: talked.reportId,
      text: '周四去工地，找总包和包工头一起谈。您方便的话，带上考勤表。',
    }),
  )
  answered(
    await street.call(mediator, 'case', 'fail', {
      ...(await accept(ended.reportId)),
      reason: 'otherSideRefused',
      words: '包工头电话不接，总包说不归他管',
      roads: ['arbitration', 'legalAid'],
    }),
  )
  const followed = async ({ receipt }: { receipt: string }): Promise<FollowView> =>
    answered(await street.call(stranger(), 'report', 'follow', { receipt }))
  const keptOf = async (one: { reportId: string; receipt: string }): Promise<Kept> => ({
    [`xhm/receipt/${one.reportId}`]: JSON.stringify({
      id: one.reportId,
      receipt: one.receipt,
      follow: await followed(one),
      atMs: Date.now(),
      photos: [],
    }),
  })
  const kept = { ...(await keptOf(fresh)), ...(await keptOf(talked)), ...(await keptOf(ended)) }
  return { kept, fresh: fresh.reportId, talked: talked.reportId, ended: ended.reportId, unknown: newId() }
}
export type Receipts = Awaited<ReturnType<typeof receiptsWithHistory>>
