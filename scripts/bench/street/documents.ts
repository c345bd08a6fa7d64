import type { StoredCase, StoredCaseChange } from '#domain/case/stored'
import type { StoredRedemption, StoredStock } from '#domain/goods/stored'
import type { StoredInboxItem } from '#domain/inbox/stored'
import type { StoredMediation } from '#domain/mediation/stored'
import type { StoredPlace } from '#domain/place/stored'
import type { StoredEntry, StoredPointsAccount } from '#domain/points/stored'
import type { StoredReport } from '#domain/report/stored'
import type { StoredVisit } from '#domain/visit/stored'

/** One ordinary document of each kind. Whoever needs another says in what it differs. */
type Place = { streetId: string; orgPath: string; where: string }

const hash = 'a'.repeat(64)

export const visitOf = (
  of: Place & Pick<StoredVisit, '_id' | 'authorId' | 'placeId' | 'state' | 'note' | 'at'>,
): StoredVisit => ({
  ...of,
  as: 'volunteer',
  placeName: '惠民超市',
  placeKind: 'shop',
  result: 'noIssue',
  lane: 'prevent',
  proof: of.state === 'held' ? 'none' : 'doorCode',
  flags: of.state === 'held' ? ['noDoorCode'] : [],
  reason: of.state === 'held' ? '没扫门牌码，请社区看一眼' : '',
  points: 1,
  awarded: of.state === 'held' ? 0 : 1,
  policyVersion: '2026-01',
  pointsVersion: '2026-01',
  receivedAt: of.at,
  review: null,
  command: { caller: of.authorId, inputHash: hash },
  version: 1,
})

export const entryOf = (
  of: Pick<StoredEntry, 'userId' | 'streetId' | 'orgPath' | 'seq' | 'at' | 'kind'>,
): StoredEntry => ({
  ...of,
  _id: `${of.kind}:${of.userId}:${of.seq}`,
  listed: of.kind === 'guided' || of.kind === 'mediated',
  reversed: false,
  points: 1,
  lines: [
    { account: `volunteer:${of.userId}`, points: 1 },
    { account: `issue:${of.streetId}`, points: -1 },
  ],
  year: of.at.getUTCFullYear(),
  rule: { policy: 'points', version: '2026-01' },
  reason: '走访「惠民超市」已核实',
  event: { kind: 'visit', id: `${of.userId}${of.seq}` },
  confirmedBy: 'rule:doorCode',
  prevHash: hash,
  hash,
})

export const accountOf = (
  of: Pick<StoredPointsAccount, '_id' | 'userId' | 'streetId' | 'orgPath' | 'seq'>,
): StoredPointsAccount => ({
  ...of,
  available: 60,
  held: 0,
  waiting: 0,
  pending: 0,
  earnedByYear: {},
  headHash: of.seq === 0 ? '' : hash,
  recentVisits: [],
  version: 1,
})

export const inboxOf = (
  of: Pick<StoredInboxItem, '_id' | 'userId' | 'streetId' | 'orgPath' | 'at' | 'read'>,
): StoredInboxItem => ({
  ...of,
  kind: 'visitVerified',
  title: '走访已核实，加 1 分',
  text: '您 3 月 5 日走访「惠民超市」，社区看过了，算数。',
})

export const placeOf = (of: Place & Pick<StoredPlace, '_id' | 'name' | 'initials'>): StoredPlace => ({
  ...of,
  kind: 'shop',
  invested: false,
  state: 'open',
  version: 1,
})

const claim: StoredReport['claim'] = {
  trouble: 'wagesUnpaid',
  stillThere: true,
  concerns: ['bossGone'],
  amount: { by: 'exact', amountFen: 12_000_00 },
  months: ['2026-01', '2026-02'],
  people: 'tenOrMore',
  debtor: 'crewLeader',
  placeNote: '二期三标段，木工班组，从东门进去左手第二栋',
}

const routing: StoredReport['routing'] = {
  version: '2026-01',
  to: [
    { agency: 'streetMediation', rule: 'street', reason: '街道先来调解，不收钱' },
    { agency: 'humanResources', rule: 'siteArrears', reason: '工地上欠工资，请人社、住建、城投一起来协调' },
    { agency: 'housing', rule: 'siteArrears', reason: '工地上欠工资，请人社、住建、城投一起来协调' },
    { agency: 'urbanInvestment', rule: 'siteArrears', reason: '工地上欠工资，请人社、住建、城投一起来协调' },
  ],
  disputeClass: 'complex',
  classReason: '10 人以上，是集体的事，按复杂的事办',
  collective: true,
  urgent: ['10 人以上'],
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

type ReportWish = Place &
  Pick<StoredReport, '_id' | 'placeId' | 'state' | 'caseId' | 'receivedAt' | 'receiptHash'> &
  Partial<Pick<StoredReport, 'guidedBy'>> & {
    /** Refused or its case at an end; whatever was answered, unless told otherwise. */
    ended?: boolean
  }

export const reportOf = ({ ended, ...of }: ReportWish): StoredReport => ({
  guidedBy: null,
  ...of,
  placeName: '柳溪花园二期工地',
  placeKind: 'site',
  claim,
  openness: 'anonymous',
  contactSealed: null,
  consent: { text: '反映说明', version: '2026-01' },
  routing,
  priority: `${(ended ?? of.state !== 'received') ? 9 : 0}|${dayOf(of.receivedAt)}|${of._id}`,
  answerBy: dayOf(of.receivedAt),
  answerByProvisional: false,
  refusal: null,
  photos: [],
  keptUntil: null,
  waitsForReply: false,
  command: { inputHash: hash },
  version: 1,
})

type CaseWish = Place & Pick<StoredCase, '_id' | 'reportId' | 'mediatorId' | 'status' | 'acceptedAt' | 'number'>

export const caseOf = (of: CaseWish): StoredCase => ({
  ...of,
  placeName: '柳溪花园二期工地',
  placeKind: 'site',
  claim,
  openness: 'anonymous',
  routing,
  disputeClass: 'complex',
  receivedAt: of.acceptedAt,
  settleBy: dayOf(of.acceptedAt),
  settleByProvisional: false,
  arbitrationFrom: dayOf(of.acceptedAt),
  mediatorName: '陈律师',
  concludedAt: of.status === 'mediating' ? null : of.acceptedAt,
  lastWords: '打了电话，约好周四上午两边坐下来谈，带上考勤和欠条',
  lastAt: of.acceptedAt,
  priority: `${of.status === 'mediating' ? 0 : 9}|${dayOf(of.acceptedAt)}|${of._id}`,
  waitsForReply: false,
  awards: [],
  seq: 2,
  version: 1,
})

export const caseChangeOf = (
  of: Pick<StoredCaseChange, 'caseId' | 'seq' | 'streetId' | 'orgPath' | 'by' | 'at' | 'events'>,
): StoredCaseChange => ({ ...of, _id: `${of.caseId}:${of.seq}` })

export const mediationOf = (
  of: Place & Pick<StoredMediation, '_id' | 'authorId' | 'placeId' | 'state' | 'at' | 'words'>,
): StoredMediation => ({
  ...of,
  placeName: '惠民超市',
  outcome: 'agreed',
  receivedAt: of.at,
  points: 3,
  pointsVersion: '2026-01',
  awarded: of.state === 'confirmed' ? 3 : 0,
  review: null,
  caseId: null,
  command: { caller: of.authorId, inputHash: hash },
  version: 1,
})

export const stockOf = (of: Pick<StoredStock, '_id' | 'goodsId' | 'streetId' | 'orgPath' | 'order'>): StoredStock => ({
  ...of,
  outlet: 'hall',
  outletName: '街道大厅 5 号窗口',
  name: '大米 2.5 千克',
  note: '东北大米，当年的新米',
  icon: 'rice',
  points: 5,
  state: 'offered',
  opening: 1_000_000,
  received: 0,
  handedOut: 0,
  onHand: 1_000_000,
  reserved: 0,
  version: 1,
})

export const redemptionOf = (
  of: Pick<
    StoredRedemption,
    '_id' | 'userId' | 'streetId' | 'orgPath' | 'stockId' | 'goodsId' | 'state' | 'reservedAt' | 'handedOutBy'
  >,
): StoredRedemption => ({
  ...of,
  goodsName: '大米 2.5 千克',
  icon: 'rice',
  outletName: '街道大厅 5 号窗口',
  points: 5,
  keptUntil: new Date(of.reservedAt.getTime() + 7 * 86_400_000),
  endedAt: of.state === 'reserved' ? null : of.reservedAt,
  pickup: null,
  command: { caller: of.userId, inputHash: hash },
  version: 1,
})
