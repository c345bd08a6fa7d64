/** Taro reads this file while it builds; nothing of `process` reaches a phone. */
declare const process: { env: { TARO_ENV: string } }

/** Main package small and quick to open; a capability that only some people use is a package of its own. */
export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/progress/index',
    'pages/inbox/index',
    'pages/mine/index',
    'pages/sign-in/index',
    'pages/report/index',
  ],
  subPackages: [
    {
      root: 'packages/volunteer',
      pages: [
        'visit/index',
        'points/index',
        'goods/index',
        'pickup/index',
        'redeemed/index',
        'refer/index',
        'mediation/index',
      ],
    },
    {
      root: 'packages/street',
      pages: ['review/index', 'queue/index', 'report/index', 'counter/index', 'stock/index', 'awards/index'],
    },
    { root: 'packages/own', pages: ['privacy/index', 'data/index', 'security/index', 'pair/index'] },
    { root: 'packages/mediation', pages: ['case/index', 'mediations/index'] },
    {
      root: 'packages/directory',
      pages: [
        'hub/index',
        'organisation/index',
        'duty/index',
        'receptions/index',
        'audit/index',
        'places/index',
        'place/index',
        'place-edit/index',
        'place-import/index',
        'duplicates/index',
        'merge/index',
        'code-sheet/index',
        'radar/index',
        'applications/index',
        'people/index',
        'volunteer-import/index',
        'person/index',
        'invite/index',
        'join/index',
        'apply/index',
        'interest/index',
      ],
    },
  ],
  preloadRule: { 'pages/home/index': { network: 'all', packages: ['packages/volunteer'] } },
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
  requiredPrivateInfos: ['chooseLocation'],
  darkmode: true,
  themeLocation: 'theme.json',
  // In the browser pages change without a slide: nothing moves that carries no meaning. WeChat knows no such key.
  ...(process.env.TARO_ENV === 'h5' ? { animation: false } : {}),
  window: {
    navigationBarTitleText: '小红帽',
    navigationBarBackgroundColor: '@paper',
    navigationBarTextStyle: '@navText' as 'black',
    backgroundColor: '@paper',
    backgroundTextStyle: '@backText' as 'dark',
  },
  // Only the list counts: the bar itself is drawn by ui/page, so that care mode can enlarge it and dark colour it.
  tabBar: {
    custom: true,
    color: '@tabText',
    selectedColor: '@tabOn',
    backgroundColor: '@card',
    borderStyle: '@tabLine' as 'black',
    list: [
      { pagePath: 'pages/home/index', text: '首页' },
      { pagePath: 'pages/progress/index', text: '进度' },
      { pagePath: 'pages/inbox/index', text: '消息' },
      { pagePath: 'pages/mine/index', text: '我的' },
    ],
  },
})
