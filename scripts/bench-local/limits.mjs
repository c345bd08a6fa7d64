/**
 * Every limit of the bench of the machine, with its reason. All are ratios inside one run, or pauses; `most: null` is
 * shown and not judged: rates are those of the machine on which somebody happens to look.
 */
export const limits = {
  rate: { unit: '次/秒', most: null, why: '只看不判：快慢是这台机器的' },
  ms: { unit: 'ms', most: null, why: '只看不判：毫秒是这台机器的' },
  sharedSync: { unit: '倍单人代价', most: 0.33, why: '32 个人同时写，合用一次落盘：每秒至少是一个人的三倍' },
  overDriver: { unit: '倍 libsql', most: 3, why: '核对、编码、锁和索引不该比落盘本身还贵' },
  readOverDriver: { unit: '倍 libsql', most: null, why: '只看不判：读一条只要几十微秒，大半是解析和核对' },
  growth: { unit: '倍', most: 1.3, why: '数据多一百倍，走索引的一页不能慢过三成' },
  pauseMs: { unit: 'ms 最久的等待', most: 50, why: '别人的统计再大，自己点一下也不该觉得卡' },
  scans: { unit: '次整表读', most: 0, why: '声明过索引的，一定要用上' },
}
