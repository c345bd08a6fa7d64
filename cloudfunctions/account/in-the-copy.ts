import type { DataPart, OwnRecord } from '#domain/contract/privacy'
import type { CollectionName } from '../kit/collections'

/** Why something that names a person is not handed over with the copy, as its owner reads it. */
type LeftOut = { what: string; why: string }

const disputes = { what: '您办过、引导过的案件', why: '案卷里写的是别人的事，归街道保管' }
const staffWork = { what: '您替街道登记、发放、导入的', why: '记的是单位和物品，只有您的编号' }

/**
 * In which part of a copy each collection is, or why what names a person there is left out; `null` holds nobody's id at all.
 * A new collection does not compile without a decision, and a test looks for people in those that are `null`.
 */
export const inTheCopy = {
  users: 'person',
  identities: 'person',
  credentials: 'person',
  mediators: 'person',
  applications: 'person',
  invitations: 'person',
  referralCodes: 'person',
  organisations: 'person',
  pointsAccounts: 'person',
  interests: 'ties',
  dutyWeeks: 'shifts',
  visits: 'visits',
  mediations: 'mediations',
  pointsEntries: 'points',
  redemptions: 'redemptions',
  inbox: 'inbox',
  cases: disputes,
  caseEvents: disputes,
  messages: disputes,
  reports: disputes,
  stockMoves: staffWork,
  imports: staffWork,
  audit: { what: '操作记录', why: '只有编号，是查错用的；要查请到街道窗口' },
  pairings: { what: '扫码登录', why: '只有编号，过一天就抹掉' },
  commands: { what: '办过的操作编号', why: '只有编号，防重复用的，过些天就抹掉' },
  lockedAway: { what: '锁起来的姓名和手机号', why: '注销以后才有，平时没有' },
  madeFiles: null,
  places: null,
  placeCodes: null,
  stock: null,
  counters: null,
  tries: null,
} as const satisfies Record<CollectionName, DataPart | LeftOut | null>

/** What is not in the copy, and why: the last records of it. */
export const leftOut = (): OwnRecord[] =>
  [...new Set(Object.values<DataPart | LeftOut | null>(inTheCopy))].flatMap((each) =>
    each === null || typeof each === 'string' ? [] : [{ 没抄进来: each.what, 为什么: each.why }],
  )
