/**
 * Every page of the mini-program: who opens it, with what in its address, and what is touched there, one after the other:
 * `'words'` for a tap, `{ turn: 'words' }` for one that brings the next step. Words that stand there more than once mean
 * the first.
 */
const volunteer = { who: 'volunteer' }
const streetStaff = { who: 'streetStaff' }
const mediator = { who: 'mediator' }

export const screens = {
  'pages/home/index': volunteer,
  'pages/progress/index': { ...volunteer, taps: ['补一句说明'] },
  'pages/inbox/index': volunteer,
  'pages/mine/index': { ...volunteer, taps: ['深色', '关怀模式', '退出登录'] },
  'pages/sign-in/index': { ...volunteer, taps: ['第一次用？用账号认一下'] },
  'pages/report/index': {
    who: 'resident',
    query: (_, { codeAt }) => `scene=${codeAt(0)}`,
    taps: [
      { turn: '工资没发、少发' },
      '工资没发',
      '还在干',
      '有人威胁',
      { turn: '下一步：欠了多少' },
      '说不准',
      '1 月',
      '10 人以上',
      { turn: '下一步：在哪儿干的活' },
      '分包、劳务公司',
      { turn: '下一步：有没有照片' },
      { turn: '没有照片，下一步' },
      '不留姓名',
      '告诉街道和调解员',
    ],
  },
  'packages/volunteer/visit/index': { ...volunteer, taps: ['老周面馆2'] },
  'packages/volunteer/points/index': volunteer,
  'packages/volunteer/goods/index': { ...volunteer, taps: ['大米 2.5 千克'] },
  'packages/volunteer/pickup/index': {
    who: 'helper',
    query: async (street, { waiting, nth }) => `redemptionId=${(await waiting(street, nth)).redemptionId}`,
    taps: ['不要了，把分退回来'],
  },
  'packages/volunteer/redeemed/index': volunteer,
  'packages/volunteer/refer/index': volunteer,
  'packages/volunteer/mediation/index': { ...volunteer, taps: ['谈成了', '两边都愿意谈，也同意我来牵头'] },
  'packages/street/review/index': { who: 'communityStaff' },
  'packages/street/queue/index': streetStaff,
  'packages/street/report/index': {
    ...streetStaff,
    query: async (street, { waitingReport, nth }) => `id=${await waitingReport(street, nth)}`,
    taps: ['不受理，写明原因', '再想想', '换一换'],
  },
  'packages/street/counter/index': streetStaff,
  'packages/street/stock/index': { ...streetStaff, taps: ['进货'] },
  'packages/street/awards/index': streetStaff,
  'packages/mediation/case/index': {
    ...mediator,
    query: async (street, { waitingReport, acceptedCase, nth }) =>
      `id=${await acceptedCase(street, await waitingReport(street, nth))}`,
    taps: ['记下这次调解'],
  },
  'packages/mediation/mediations/index': { ...mediator, taps: ['不算数'] },
  'packages/directory/hub/index': streetStaff,
  'packages/directory/organisation/index': { ...streetStaff, taps: ['加社区'] },
  'packages/directory/duty/index': { ...streetStaff, taps: [{ turn: '下一周' }] },
  'packages/directory/receptions/index': { ...streetStaff, taps: ['加接访时间'] },
  'packages/directory/audit/index': { who: 'administrator' },
  'packages/own/privacy/index': volunteer,
  'packages/own/data/index': { ...volunteer, taps: ['改姓名、手机号'] },
  'packages/own/security/index': { ...volunteer, taps: ['改密码'] },
  'packages/own/pair/index': {
    ...volunteer,
    query: async (street, { pictureOpened }) => `code=${(await pictureOpened(street)).code}`,
  },
  'packages/directory/places/index': streetStaff,
  'packages/directory/place/index': {
    ...streetStaff,
    query: async (_, { placeIdAt }) => `id=${placeIdAt(0)}`,
    taps: ['标成关门了'],
  },
  'packages/directory/place-edit/index': { ...streetStaff, taps: ['工地'] },
  'packages/directory/place-import/index': streetStaff,
  'packages/directory/radar/index': streetStaff,
  'packages/directory/duplicates/index': streetStaff,
  'packages/directory/merge/index': {
    ...streetStaff,
    query: async (_, { placeIdAt }) => `ids=${placeIdAt(0)}.${placeIdAt(1)}`,
    taps: ['留第 2 份'],
  },
  'packages/directory/code-sheet/index': streetStaff,
  'packages/directory/applications/index': { who: 'communityStaff' },
  'packages/directory/people/index': { who: 'communityStaff' },
  'packages/directory/volunteer-import/index': { who: 'communityStaff' },
  'packages/directory/person/index': {
    who: 'communityStaff',
    query: async (_, { players }) => `id=${players.volunteer.userId}`,
    taps: ['看全号', '加一个身份'],
  },
  'packages/directory/invite/index': { ...streetStaff, taps: ['发一个邀请码'] },
  'packages/directory/interest/index': { ...mediator, taps: ['我在那里干活'] },
  'packages/directory/join/index': { who: 'resident' },
  'packages/directory/apply/index': { who: 'resident', taps: ['会劝和'] },
}
