import { createHash, randomBytes } from 'node:crypto'
import { StoredCase, StoredCaseChange } from '#domain/case/stored'
import type { Reply } from '#domain/contract/envelope'
import type { AnswerOf } from '#domain/contract/index'
import { mintId } from '#domain/kernel/mint-id'
import { verifyChain } from '#domain/points/verify'
import { StoredReport } from '#domain/report/stored'
import { accountOf, entriesOf, send } from './shelf'
import { answered, newId, type Person, type Street } from './street'

type Place = { placeId: string; name: string; orgPath: string }
type More = Partial<
  Pick<
    StoredReport,
    'openness' | 'routing' | 'receivedAt' | 'answerBy' | 'waitsForReply' | 'photos' | 'orgPath' | 'priority' | 'claim'
  >
> & { guide?: Person; place?: Place; contact?: { name: string; phone: string }; streetId?: string }

const plainRouting: StoredReport['routing'] = {
  version: '2026-01',
  to: [{ agency: 'streetMediation', rule: 'always', reason: '先在街道调解' }],
  disputeClass: 'ordinary',
  classReason: '人不多',
  collective: false,
  urgent: [],
}
export const collectiveRouting: StoredReport['routing'] = {
  ...plainRouting,
  ...{ disputeClass: 'complex', classReason: '10 人以上', collective: true, urgent: ['10 人以上'] },
}
export const claim: StoredReport['claim'] = {
  ...{ trouble: 'wagesUnpaid', stillThere: true, concerns: [], amount: { by: 'range', range: '10kTo30k' } },
  ...{ months: ['2026-01', '2026-02'], people: 'twoToFour', debtor: 'employer', placeNote: '东门进去左手' },
}

/** A report as the function that receives them leaves it; this builder shares nothing with that function but the schema. */
export async function addReport(street: Street, more: More = {}): Promise<StoredReport> {
  const { guide, place, contact, ...fields } = more
  const receivedAt = more.receivedAt ?? new Date()
  const openness = more.openness ?? 'anonymous'
  const answerBy = more.answerBy ?? '2099-12-31'
  const routing = more.routing ?? plainRouting
  const report = StoredReport.parse({
    ...{ _id: mintId(receivedAt.getTime(), randomBytes(10)), streetId: 's1', orgPath: place?.orgPath ?? '/d1/s1' },
    ...{ where: '桃园社区·第 1 网格', placeId: place?.placeId ?? null, placeName: place?.name ?? '没说是哪一家' },
    ...{ placeKind: place ? 'shop' : null, claim, openness, routing, state: 'received', receivedAt, answerBy },
    consent: { text: '反映说明', version: '2026-01' },
    contactSealed:
      openness === 'anonymous' ? null : street.seal.seal(JSON.stringify(contact ?? reporter), 'reports.contact'),
    receiptHash: randomBytes(32).toString('base64url'),
    guidedBy: guide?.userId ?? null,
    priority: `${routing.urgent.length > 0 ? 0 : 1}|${answerBy}|${receivedAt.toISOString()}`,
    ...{ answerByProvisional: false, refusal: null, caseId: null, photos: [], keptUntil: null, waitsForReply: false },
    command: { inputHash: 'x' },
    version: 1,
    ...fields,
  })
  await street.put('reports', report)
  return report
}

/** Who reported, wherever somebody is named. */
export const reporter = { name: '欧阳春晓', phone: '13911112222' }

type Accepted = AnswerOf<'case', 'accept'>['row']

/** Accepts as a phone does: `unavailable` is tried again under the same id. */
export const accept = (
  street: Street,
  staff: Person,
  { _id: reportId, version }: Pick<StoredReport, '_id' | 'version'>,
  mediator: Person,
  commandId: string = newId(),
): Promise<Reply<AnswerOf<'case', 'accept'>>> =>
  send(
    street,
    staff,
    'case',
    'accept',
    { reportId, version, mediatorId: mediator.userId as never, disputeClass: 'ordinary' },
    commandId,
  )

export const accepted = async (
  street: Street,
  staff: Person,
  report: StoredReport,
  mediator: Person,
): Promise<Accepted & { caseId: StoredCase['_id'] }> => {
  const { row } = answered(await accept(street, staff, report, mediator))
  if (row.caseId === null) throw new Error('no case')
  return { ...row, caseId: row.caseId }
}

/** As the database keeps them, each held against its schema. */
export const reportOf = async (street: Street, _id: string): Promise<StoredReport> =>
  StoredReport.parse((await street.find('reports', { _id }))[0])
export const caseOf = async (street: Street, _id: string): Promise<StoredCase> =>
  StoredCase.parse((await street.find('cases', { _id }))[0])
export const changesOf = async (street: Street, caseId: string): Promise<StoredCaseChange[]> =>
  (await street.find<StoredCaseChange>('caseEvents', { caseId }))
    .map((change) => StoredCaseChange.parse(change))
    .sort((a, b) => a.seq - b.seq)

/** What is wrong with somebody's points; empty when the chain holds. */
export async function chainFaults(street: Street, person: Person): Promise<unknown[]> {
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
  return verifyChain(await accountOf(street, person), await entriesOf(street, person), sha256)
}

/** What a replay left behind, to show that nothing of a person's words lies in it. */
export const keptAnswer = async (street: Street, commandId: string): Promise<unknown> =>
  (await street.find<{ answer: unknown }>('commands', { _id: commandId }))[0]?.answer
