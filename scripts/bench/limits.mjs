const mostSubrequests = '云开发按次计费，也按次等：一次约 10 到 30 毫秒，八九次就是一次点按能等的四分之一秒'

/** The functions that make documents, whose libraries weigh more than everything else. */
export const paperFunctions = ['register']

/**
 * Every limit of the bench, in the unit in which it is measured, with its reason. `most: null` is shown and not judged:
 * milliseconds are those of the machine on which somebody happens to look.
 */
export const limits = {
  trips: {
    visit: { unit: '次往返', most: 8, why: `记一次走访是最常做的事。${mostSubrequests}` },
    report: { unit: '次往返', most: 9, why: '一次提交要存下反映、回执和时限，比走访多一样' },
    redeem: { unit: '次往返', most: 9, why: '一次换物要同时动积分和库存两本账' },
    list: { unit: '次往返', most: 3, why: '认人、取一页、取这一页里的人；再多就是一行一取' },
    screen: { unit: '次往返', most: 10, why: '一屏几块或者几个总数，并排着问：次数多，等的回数还是两三回' },
    change: { unit: '次往返', most: 16, why: '改一样东西：事务里先读后写几份，写完再取给人看的样子' },
    decide: { unit: '次往返', most: 24, why: '定一件事要同时动反映、案号、案子、积分、消息：一个事务 10 份文件到顶' },
  },
  requestKb: { unit: 'kB 请求', most: 100, why: '云开发一次调用最多收 100 KB' },
  replyKb: { unit: 'kB 回答', most: 32, why: '弱网 100 kB/s 上三分之一秒；一页 20 条写得满满的也要装得下' },
  p50: { unit: 'ms p50', most: null, why: '只看不判：毫秒是这台机器的' },
  p99: { unit: 'ms p99', most: null, why: '只看不判：毫秒是这台机器的' },
  timesEmpty: { unit: '倍空函数', most: null, why: '同一次里和什么都不做的函数比，换一台机器也差不多' },

  bundleKb: { unit: 'kB', most: null, why: '看的是下一列：比只装 SDK 大多少' },
  paperTimes: { unit: '倍 SDK', most: null, why: '只看不判：做表格和 PDF 的库本来就大，所以单独住一个云函数' },
  bundleTimes: { unit: '倍 SDK', most: 1.5, why: '我们自己的规则和校验不该比平台的 SDK 还重' },
  coldMs: { unit: 'ms 冷启动', most: null, why: '看的是下一列：比只装 SDK 慢多少' },
  coldTimes: { unit: '倍 SDK', most: 1.5, why: '冷启动主要是装载，用户第一次点时等的就是它' },

  mainPackageKb: { unit: 'kB', most: 800, why: '微信的上限是 2 MB；便宜手机慢网上 800 kB 才开得快' },
  subPackageKb: { unit: 'kB', most: 800, why: '第一次点进去时才下载，等的人正看着' },
  firstLoadKb: { unit: 'kB gzip', most: 400, why: '扫码进来的人没有缓存，100 kB/s 的网上 4 秒' },

  firstSetDataKb: { unit: 'kB 首次 setData', most: 32, why: '逻辑层到视图层要过一次桥，64 kB 以上明显卡' },
  openingKb: { unit: 'kB 打开后最大一次', most: 32, why: '数据回来后的那一次也过同一座桥' },
  tapKb: { unit: 'kB', most: 4, why: '点一下只该动点到的地方，不该把整页再送一遍' },
  turnKb: { unit: 'kB 换一步', most: 32, why: '下一步是一屏新的，和打开一页一样' },
  firstPageMs: { unit: 'ms 到首页能用', most: null, why: '只看不判：毫秒是这台机器的' },

  importSeconds: { unit: '秒', most: 20, why: '坐在电脑前等得住；再长就以为坏了' },
  importCallSeconds: { unit: '秒', most: 10, why: '云函数一次最多跑 10 秒（config.json 里可以放宽，用户等不了）' },

  growthTimes: { unit: '倍', most: 1.3, why: '街道越用越久，账越来越长，点一下不能越来越慢' },
}
