/**
 * Every page of the mini-program: who opens it, with what in its address, and what is touched there, one after the other.
 * Words that stand there more than once mean the first.
 */
const volunteer = { who: 'volunteer' }
const streetStaff = { who: 'streetStaff' }
const mediator = { who: 'mediator' }

export const screens = {
  'pages/home/index': volunteer,
  'pages/progress/index': { ...volunteer, taps: ['补一句说明'] },
  'pages/inbox/index': volunteer,
  'pages/mine/index': { ...volunteer, taps: ['深色', '关怀模式'] },
  'pages/sign-in/index': { ...volunteer, taps: ['第一次用？用账号认一下'] },
  'pages/report/index': { who: 'resident' },
  'packages/volunteer/visit/index': { ...volunteer, taps: ['老周面馆2'] },
  'packages/volunteer/points/index': volunteer,
  'packages/volunteer/goods/index': { ...volunteer, taps: ['大米 2.5 千克'] },
  'packages/volunteer/pickup/index': {
    who: 'helper',
    query: async (street, { waiting, nth }) => `redemptionId=${(await waiting(street, nth)).redemptionId}`,
  },
  'packages/volunteer/redeemed/index': volunteer,
  'packages/volunteer/refer/index': volunteer,
  'packages/volunteer/mediation/index': { ...volunteer, taps: ['谈成了', '两边都愿意谈，也同意我来牵头'] },
  'packages/street/review/index': { who: 'communityStaff' },
  'packages/street/queue/index': streetStaff,
  'packages/street/report/index': {
    ...streetStaff,
    query: async (street, { waitingReport, nth }) => `id=${await waitingReport(street, nth)}`,
  },
  'packages/street/counter/index': streetStaff,
  'packages/street/stock/index': streetStaff,
  'packages/street/awards/index': streetStaff,
  'packages/mediation/case/index': {
    ...mediator,
    query: async (street, { waitingReport, acceptedCase, nth }) =>
      `id=${await acceptedCase(street, await waitingReport(street, nth))}`,
  },
  'packages/mediation/mediations/index': mediator,
}
