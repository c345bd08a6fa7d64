import type { CaseView, DeskRow, MediationRow } from '#domain/contract/case'

const id = (tail: string): never => `01ARZ3NDEKTSV4RRFFQ69G${tail}`.slice(0, 26) as never

export const reportId = id('5RPA')
export const caseId = id('5CSA')
export const mediatorId = id('5MEA')
export const colleagueId = id('5MEB')

export const claim: DeskRow['claim'] = {
  trouble: 'wagesUnpaid',
  stillThere: true,
  concerns: ['bossGone'],
  amount: { by: 'exact', amountFen: 15_533_33 },
  months: ['2026-01', '2026-02'],
  people: 'tenOrMore',
  debtor: 'subcontractor',
  placeNote: '三号楼西侧，钢筋班',
}

export const routing: DeskRow['routing'] = {
  version: '2026-01',
  to: [
    { agency: 'streetMediation', rule: 'street', reason: '街道先来调解，不收钱' },
    { agency: 'humanResources', rule: 'siteArrears', reason: '工地上欠工资' },
    { agency: 'housing', rule: 'siteArrears', reason: '工地上欠工资' },
    { agency: 'leader', rule: 'collective', reason: '10 人以上' },
  ],
  disputeClass: 'complex',
  classReason: '10 人以上，按复杂的办',
  collective: true,
  urgent: ['10 人以上', '老板跑了'],
}

export const rowOf = (more: Partial<DeskRow> = {}): DeskRow => ({
  reportId,
  version: 3,
  caseId: null,
  number: null,
  state: 'received',
  status: null,
  placeName: '柳溪花园二期工地',
  placeKind: 'site',
  where: '桃园社区·第 12 网格',
  title: '10 人以上，1 月、2 月工资没发',
  claim,
  openness: 'named',
  routing,
  receivedAt: '2026-03-05T06:20:00.000Z',
  clock: {
    dueOn: '2026-03-10',
    dueLabel: '3月10日 周二 17:00 前',
    leftLabel: '还剩 4 天',
    state: 'quiet',
    provisional: false,
  },
  mediatorName: null,
  photos: 0,
  waitsForReply: false,
  ...more,
})

export const caseOf = (more: Partial<CaseView> = {}): CaseView => ({
  caseId,
  reportId,
  version: 4,
  number: '柳调〔2026〕38 号',
  status: 'mediating',
  title: '10 人以上，1 月、2 月工资没发',
  placeName: '柳溪花园二期工地',
  placeKind: 'site',
  where: '桃园社区·第 12 网格',
  claim,
  openness: 'named',
  routing,
  disputeClass: 'complex',
  mediatorName: '陈静',
  mine: true,
  receivedAt: '2026-03-05T06:20:00.000Z',
  acceptedAt: '2026-03-06T01:20:00.000Z',
  clock: {
    dueOn: '2026-03-13',
    dueLabel: '3月13日 周五 17:00 前',
    leftLabel: '还剩 2 天',
    state: 'soon',
    provisional: false,
  },
  line: [
    { title: '收到', on: '2026-03-05', state: 'done' },
    { title: '受理', on: '2026-03-06', state: 'done' },
    { title: '今天', on: '2026-03-11', state: 'now' },
    { title: '7 天期满', on: '2026-03-13', state: 'later' },
    { title: '提示仲裁', on: '2026-03-20', state: 'later' },
  ],
  events: [
    { seq: 1, at: '2026-03-06T01:20:00.000Z', byLabel: '何立新', event: { kind: 'accepted', disputeClass: 'complex' } },
    { seq: 1, at: '2026-03-06T01:20:00.000Z', byLabel: '何立新', event: { kind: 'assigned', mediatorId } },
    {
      seq: 2,
      at: '2026-03-10T07:30:00.000Z',
      byLabel: '陈静',
      event: { kind: 'noted', how: 'session', words: '谈了 50 分钟' },
    },
    {
      seq: 3,
      at: '2026-03-11T01:10:00.000Z',
      byLabel: '陈静',
      event: { kind: 'noted', how: 'call', words: '总包说垫付款周四能批' },
    },
  ],
  messages: [{ id: 'm1', from: 'reporter', text: '什么时候能有准话？', at: '2026-03-11T00:00:00.000Z' }],
  photos: [],
  actions: ['note', 'settle', 'fail', 'reply'],
  mayReveal: true,
  ...more,
})

export const mediationOf = (more: Partial<MediationRow> = {}): MediationRow => ({
  mediationId: id('5MDA'),
  version: 1,
  placeName: '老周面馆',
  where: '桃园社区·第 12 网格',
  outcome: 'agreed',
  words: '两边坐下来说开了，工钱当场结了',
  at: '2026-03-10T06:20:00.000Z',
  state: 'held',
  authorName: '周桂芳',
  authorPhone: '138****2046',
  own: false,
  ...more,
})
