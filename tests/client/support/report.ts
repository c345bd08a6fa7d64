import type { FollowView } from '#domain/contract/report'
import { emptyDraft, type ReportDraft } from '../../../src/client/report-draft'

/** Everything answered, by somebody who wants to stay unknown. */
export const wholeDraft: ReportDraft = {
  ...emptyDraft,
  step: 5,
  place: { code: 'GD8V3X5T', name: '柳溪花园二期工地', kind: 'site', where: '桃园社区·第 12 网格' },
  streetId: 's1',
  trouble: 'wagesUnpaid',
  stillThere: true,
  concerns: ['bossGone'],
  amount: '10kTo30k',
  months: ['2026-02', '2026-01'],
  people: 'tenOrMore',
  debtor: 'crewLeader',
  openness: 'anonymous',
}

export const receipt = '4821773091562042'

export const followOf = (more: Partial<FollowView> = {}): FollowView => ({
  placeName: '柳溪花园二期工地',
  state: 'received',
  openness: 'anonymous',
  receivedAt: '2026-03-05T06:20:00.000Z',
  steps: [
    { key: 'received', state: 'done', title: '已收到', when: '3月5日 周四 14:20', text: '', dueOn: null },
    {
      key: 'answer',
      state: 'now',
      title: '告诉您收不收',
      when: '最晚 3月10日 周二 17:00',
      text: '不收，也会写明为什么',
      dueOn: '2026-03-10',
    },
    { key: 'talk', state: 'later', title: '两边坐下来谈', when: '', text: '收下后 3 天内谈好。', dueOn: null },
    { key: 'paid', state: 'later', title: '钱到您手里', when: '', text: '我们一次一次盯着。', dueOn: null },
  ],
  helpers: [{ agency: 'humanResources', label: '人社', reason: '工地欠薪，请人社一起管。' }],
  handler: { name: '街道劳动争议调解室', phone: '0999-5550131' },
  arbitrationFrom: '2026-03-20',
  roads: [],
  messages: [],
  photos: 0,
  morePhotos: true,
  ...more,
})
