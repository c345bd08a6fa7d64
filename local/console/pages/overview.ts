import { arch, platform, version } from 'node:process'
import { awayLabel, countLabel, durationLabel, sizeLabel, timeLabel } from '../format'
import { foreign, html, type Piece } from '../html'
import { addressOf, type View } from '../page'
import { facts } from '../parts'
import type { Visit } from '../sources'

/** What there is, and how it is. */
export async function overviewPage({ sources }: Visit): Promise<View> {
  const { documents, facts: collections, functions, timers, auth, wechat, now } = sources
  const list = collections.list()
  const counts = await Promise.all(list.map(({ name }) => documents.count(name, {})))
  const bytes = list.reduce((sum, { averageBytes }, n) => sum + averageBytes * (counts[n] ?? 0), 0)
  const names = functions.list().map(({ config }) => config.name)
  const figures = names.map((name) => functions.log.statistics(name))
  const calls = figures.reduce((sum, figure) => sum + figure.calls, 0)
  const failures = figures.reduce((sum, figure) => sum + figure.failures, 0)
  const next = timers
    .list()
    .flatMap(({ nextRun, timer }) => (nextRun === undefined ? [] : [{ nextRun, timer }]))
    .sort((a, b) => a.nextRun - b.nextRun)[0]
  const people = auth.count()
  const [last] = wechat.outbox.list({ limit: 1 })
  const total = counts.reduce((sum, count) => sum + count, 0)

  return {
    room: '',
    title: '概览',
    body: html`<ul class="tiles">
${tile('data', '数据', countLabel(total), `${list.length} 个集合，约 ${sizeLabel(bytes)}`)}
${tile('functions', '云函数', countLabel(calls), calls === 0 ? `${names.length} 个，还没调用过` : `次调用，没成功 ${countLabel(failures)} 次`)}
${tile('timers', '定时', next ? awayLabel(next.nextRun, Date.now()) : '—', next ? html`下一个是 ${foreign(next.timer.triggerName)}` : '没有定时的云函数')}
${tile('people', '登录', countLabel(people.users), `个用户，${countLabel(people.sessions)} 处登录着`)}
${tile('outbox', '发件箱', last ? timeLabel(last.atMs).slice(5, 16) : '—', last ? '最近一次向微信发出' : '还没向微信发过什么')}
</ul>
<section><h2>这台机器</h2>${facts([
      ['环境', sources.envId],
      ['数据文件夹', foreign(sources.dataDir)],
      ['开始服务', `${timeLabel(sources.startedAt)}，${awayLabel(sources.startedAt, Date.now())}`],
      ['云的时钟', timeLabel(now())],
      ['内存', `${sizeLabel(process.memoryUsage.rss())}，不算云函数`],
      ['Node', `${version} · ${platform} ${arch}`],
    ])}</section>
<section><h2>最慢的云函数</h2>${slowest(names.map((name, n) => [name, figures[n]?.p95Ms]))}</section>`,
  }
}

const tile = (room: string, label: string, figure: string, note: Piece) =>
  html`<li><a class="tile" href="${addressOf(room)}"><span class="tile-label">${label}</span><span class="figure">${figure}</span><span class="note">${note}</span></a></li>`

const slowest = (rows: [name: string, p95Ms: number | undefined][]): Piece => {
  const known = rows
    .filter((row): row is [string, number] => row[1] !== undefined)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 5)
  return known.length === 0
    ? html`<p class="empty">还没有调用过。</p>`
    : facts(known.map(([name, p95Ms]) => [name, `95% 在 ${durationLabel(p95Ms)}以内`]))
}
