import { CloudError } from '../../errors'
import type { TimerRun } from '../../timers/timers'
import { awayLabel, durationLabel, timeLabel } from '../format'
import { html, type Piece } from '../html'
import { addressOf, type View } from '../page'
import { action, done, empty, facts, fault, link, number, outcome, requestLink, table } from '../parts'
import type { Visit } from '../sources'
import { doneSentences } from '../words'

/** Every timer: when it runs next, and how it went before. */
export function timersPage({ sources, query, token }: Visit): View {
  const list = sources.timers.list()
  const sentence = query.get('done') ?? ''
  return {
    room: 'timers',
    title: '定时',
    body: html`${sentence === 'ran' && done(doneSentences.ran as string)}${sentence === 'failed' && fault(doneSentences.failed)}
${
  list.length === 0
    ? empty('没有定时的云函数。')
    : list.map(
        ({ timer, nextRun, runs }) => html`<section class="card">
<h2>${timer.triggerName}</h2>
${facts([
  ['云函数', link(`functions/${timer.functionName}`, timer.functionName)],
  ['规则', html`<code>${timer.cron}</code>`],
  ['下一次', nextRun === undefined ? '不会再有了' : `${timeLabel(nextRun)}，${awayLabel(nextRun, Date.now())}`],
])}
${sources.mode === 'write' && action('timers/run', token, { name: timer.triggerName }, '现在跑一次', timer.triggerName)}
${runs.length === 0 ? empty('这次开始服务以后还没跑过。') : runTable(timer.triggerName, runs)}
</section>`,
      )
}`,
  }
}

const runTable = (name: string, runs: readonly TimerRun[]): Piece =>
  table(
    `${name} 最近几次`,
    ['该跑的时候', '怎么来的', '结果', number('用时'), '请求'],
    runs.map((run) => [
      html`<time>${timeLabel(run.dueAt)}</time>`,
      run.cause === 'hand' ? '手动' : '到点',
      html`${outcome(run.outcome)}${run.alsoMissed > 0 && html` <span class="faint">${missed(run)}</span>`}`,
      number(durationLabel(run.durationMs)),
      requestLink(run.requestId),
    ]),
  )

const missed = ({ outcome: how, alsoMissed }: TimerRun): string =>
  how === 'skipped' ? `后面还有 ${alsoMissed} 次，上一次没完` : `睡着时错过的 ${alsoMissed} 次并成这一次`

/** Runs a timer now and waits for it; how it went is among its runs. */
export async function runTimer({ sources }: Visit, form: URLSearchParams): Promise<string> {
  const timer = sources.timers.named(form.get('name') ?? '')
  if (!timer) throw new CloudError('FUNCTION_NOT_FOUND', '没有这个定时。')
  sources.log({ kind: 'console', what: 'timer run', name: timer.triggerName })
  try {
    await sources.timers.runNow(timer)
    return addressOf('timers', { done: 'ran' })
  } catch (error) {
    if (!(error instanceof CloudError)) throw error
    return addressOf('timers', { done: 'failed' })
  }
}
