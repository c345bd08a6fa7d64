import type { CaseEvent, FailureReason, NoteKind, Road } from '#domain/case/case'
import type { Concern, Debtor, Openness, PeopleRange, RefusalGround, Trouble } from '#domain/report/report'
import type { Amount } from '#domain/report/stored'
import { demoDoors } from './accounts'

/** A dispute of the demo as it was said and what became of it; days are counted back from today, hours are of the day. */
export type DisputeSketch = {
  /** A door by name, or a kind to draw one of. */
  door: { name: string } | { kind: 'company' | 'shop' | 'site' }
  trouble: Trouble
  concerns?: Concern[]
  stillThere: boolean
  amount: Amount
  /** Months back from last month, 1 = last month. */
  monthsBack: number[]
  people: PeopleRange
  debtor: Debtor
  placeNote?: string
  openness: Openness
  receivedDaysAgo: number
  receivedHour: number
  /** What the reporter wrote, and whether the street has answered. */
  messages?: { from: 'reporter' | 'street'; text: string; hoursLater: number }[]
  guided?: true
  outcome?: Outcome
}

export type Outcome =
  | { kind: 'refused'; afterHours: number; ground: RefusalGround; words: string }
  | { kind: 'case'; afterHours: number; mediator: number; story: Step[] }

/** A step of a mediator, so many hours after the one before. */
export type Step = { afterHours: number; event: CaseEvent }

const noted = (afterHours: number, how: NoteKind, words: string): Step => ({
  afterHours,
  event: { kind: 'noted', how, words },
})
const settled = (afterHours: number, words: string, agreedFen: number): Step => ({
  afterHours,
  event: { kind: 'settled', words, agreedFen, payBy: null },
})
const failed = (afterHours: number, reason: FailureReason, words: string, roads: Road[]): Step => ({
  afterHours,
  event: { kind: 'failed', reason, words, roads },
})
const range = (of: Extract<Amount, { by: 'range' }>['range']): Amount => ({ by: 'range', range: of })
const exact = (yuan: number): Amount => ({ by: 'exact', amountFen: yuan * 100 })

/** The main street's disputes: some wait for an answer, some are being mediated, some have ended. */
export const disputeSketches: DisputeSketch[] = [
  {
    door: { name: demoDoors.site.name },
    ...{ trouble: 'wagesUnpaid', concerns: ['bossGone'], stillThere: true, amount: exact(15_500), monthsBack: [1, 2] },
    ...{ people: 'tenOrMore', debtor: 'subcontractor', placeNote: '3 号门木工班', openness: 'anonymous' },
    ...{ receivedDaysAgo: 1, receivedHour: 14.3 },
    messages: [{ from: 'reporter', text: '工头说月底给，前两回也是这么说的。', hoursLater: 1 }],
  },
  {
    door: { kind: 'site' },
    ...{ trouble: 'wagesUnpaid', stillThere: false, amount: range('10kTo30k'), monthsBack: [1] },
    ...{ people: 'twoToFour', debtor: 'crewLeader', openness: 'anonymous', receivedDaysAgo: 3, receivedHour: 9.5 },
  },
  {
    door: { kind: 'company' },
    ...{ trouble: 'wagesShort', stillThere: true, amount: range('30kTo50k'), monthsBack: [1, 2, 3] },
    ...{ people: 'fiveToNine', debtor: 'employer', openness: 'named', receivedDaysAgo: 2, receivedHour: 10.7 },
  },
  {
    door: { kind: 'shop' },
    ...{ trouble: 'depositKept', stillThere: false, amount: exact(2_000), monthsBack: [], people: 'one' },
    ...{ debtor: 'employer', openness: 'mediatorOnly', receivedDaysAgo: 1, receivedHour: 16.1 },
  },
  {
    door: { kind: 'shop' },
    ...{ trouble: 'wagesShort', stillThere: true, amount: exact(4_200), monthsBack: [1, 2, 3], people: 'one' },
    ...{ debtor: 'employer', openness: 'named', receivedDaysAgo: 1, receivedHour: 11.2 },
  },
  {
    door: { kind: 'company' },
    ...{
      trouble: 'overtimeUnpaid',
      stillThere: true,
      amount: range('unsure'),
      monthsBack: [1, 2],
      people: 'twoToFour',
    },
    ...{ debtor: 'employer', openness: 'mediatorOnly', receivedDaysAgo: 1, receivedHour: 17.4 },
  },
  {
    door: { kind: 'site' },
    ...{ trouble: 'wagesUnpaid', stillThere: true, amount: exact(18_600), monthsBack: [2, 3], people: 'tenOrMore' },
    ...{ debtor: 'generalContractor', openness: 'named', receivedDaysAgo: 7, receivedHour: 10.2, guided: true },
    messages: [
      { from: 'street', text: '明天上午九点，街道大厅二楼调解室，能来两位代表吗？', hoursLater: 50 },
      { from: 'reporter', text: '能来，来三位行不行？', hoursLater: 52 },
    ],
    outcome: {
      ...{ kind: 'case', afterHours: 21, mediator: 0 },
      story: [
        noted(4, 'call', '总包来电：垫付款要等公司批'),
        noted(22, 'session', '第一次坐下来谈了 50 分钟，分包认账，总包口头答应先垫付'),
      ],
    },
  },
  {
    door: { name: demoDoors.shop.name },
    ...{ trouble: 'wagesUnpaid', stillThere: false, amount: exact(3_600), monthsBack: [1], people: 'one' },
    ...{ debtor: 'employer', openness: 'mediatorOnly', receivedDaysAgo: 5, receivedHour: 9.1 },
    outcome: {
      ...{ kind: 'case', afterHours: 25, mediator: 0 },
      story: [noted(20, 'visit', '上门看了，老板愿意给，差一份协议')],
    },
  },
  {
    door: { kind: 'company' },
    ...{ trouble: 'wagesUnpaid', concerns: ['threatened'], stillThere: false, amount: range('over50k') },
    ...{ monthsBack: [1, 2, 3, 4], people: 'twoToFour', debtor: 'employer', openness: 'named' },
    ...{ receivedDaysAgo: 6, receivedHour: 15.6, guided: true },
    outcome: { kind: 'case', afterHours: 18, mediator: 1, story: [noted(6, 'call', '给老板打了两回电话，没接')] },
  },
  {
    door: { kind: 'company' },
    ...{ trouble: 'overtimeUnpaid', stillThere: true, amount: range('5kTo10k'), monthsBack: [2], people: 'one' },
    ...{ debtor: 'employer', openness: 'named', receivedDaysAgo: 3, receivedHour: 8.9 },
    outcome: { kind: 'case', afterHours: 8, mediator: 2, story: [] },
  },
  {
    door: { kind: 'shop' },
    ...{ trouble: 'wagesUnpaid', stillThere: false, amount: exact(5_400), monthsBack: [3], people: 'one' },
    ...{ debtor: 'employer', openness: 'named', receivedDaysAgo: 40, receivedHour: 10.4, guided: true },
    outcome: {
      ...{ kind: 'case', afterHours: 20, mediator: 0 },
      story: [noted(20, 'session', '两边都来了'), settled(1, '老板分两次给，月底给清', 540_000)],
    },
  },
  {
    door: { kind: 'site' },
    ...{ trouble: 'wagesUnpaid', stillThere: true, amount: range('10kTo30k'), monthsBack: [4, 5], people: 'tenOrMore' },
    ...{ debtor: 'subcontractor', openness: 'anonymous', receivedDaysAgo: 62, receivedHour: 13.8 },
    outcome: {
      ...{ kind: 'case', afterHours: 22, mediator: 1 },
      story: [
        noted(26, 'session', '人社、住建都到了，总包先垫'),
        settled(48, '总包先垫付，十天内打到工资卡', 21_600_000),
      ],
    },
  },
  {
    door: { kind: 'company' },
    ...{
      trouble: 'wagesShort',
      stillThere: false,
      amount: range('30kTo50k'),
      monthsBack: [5, 6],
      people: 'fiveToNine',
    },
    ...{ debtor: 'employer', openness: 'named', receivedDaysAgo: 75, receivedHour: 11.5, guided: true },
    outcome: {
      ...{ kind: 'case', afterHours: 24, mediator: 3 },
      story: [failed(70, 'otherSideRefused', '公司说等法院判', ['arbitration', 'legalAid'])],
    },
  },
  {
    door: { kind: 'shop' },
    ...{ trouble: 'depositKept', stillThere: false, amount: exact(800), monthsBack: [], people: 'one' },
    ...{ debtor: 'employer', openness: 'anonymous', receivedDaysAgo: 20, receivedHour: 18.2 },
    outcome: { kind: 'case', afterHours: 15, mediator: 2, story: [settled(24, '押金当面退了', 80_000)] },
  },
  {
    door: { kind: 'shop' },
    ...{ trouble: 'wagesShort', stillThere: false, amount: range('under5k'), monthsBack: [2], people: 'one' },
    ...{ debtor: 'unknown', openness: 'anonymous', receivedDaysAgo: 15, receivedHour: 9.9 },
    outcome: { kind: 'refused', afterHours: 20, ground: 'alreadyFiled', words: '仲裁委上周已经立案。' },
  },
]
