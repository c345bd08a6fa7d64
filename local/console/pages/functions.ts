import { CloudError } from '../../errors'
import type { CallRecord } from '../../runner/call-log'
import { clockLabel, countLabel, durationLabel, timeLabel } from '../format'
import { foreign, html, type Piece } from '../html'
import type { View } from '../page'
import { box, empty, facts, link, number, outcome, requestLink, sourceLabel, table } from '../parts'
import type { Visit } from '../sources'

const shownCalls = 100

/** Every function: how it is set, what its instances do, how its calls went. */
export function functionsPage({ sources }: Visit): View {
  const { functions } = sources
  const rows = functions.list().map(({ config, state }) => {
    const { calls, failures, p50Ms, p95Ms } = functions.log.statistics(config.name)
    return [
      link(`functions/${config.name}`, config.name),
      number(countLabel(calls)),
      failures === 0 ? number('0') : html`<span class="number bad">${countLabel(failures)}</span>`,
      number(durationLabel(p50Ms)),
      number(durationLabel(p95Ms)),
      `${state.instances} 个，闲 ${state.idle} 个${state.waiting > 0 ? `，${state.waiting} 个在等` : ''}`,
      `${config.timeLimitMs / 1000} 秒 · ${config.memoryLimitMb} MB`,
    ]
  })
  const heads = ['云函数', ...['调用', '没成功', '一半在', '95% 在'].map(number), '实例', '上限']
  return {
    room: 'functions',
    title: '云函数',
    body:
      rows.length === 0
        ? empty('没有部署云函数。')
        : html`<p class="lead">数字从这次开始服务算起。</p>${table('云函数', heads, rows)}`,
  }
}

/** One function with its last calls. */
export function functionPage({ sources, names: [name = ''] }: Visit): View {
  const { functions } = sources
  const found = functions.list().find(({ config }) => config.name === name)
  if (!found) throw new CloudError('FUNCTION_NOT_FOUND', '没有这个云函数。')
  const { config, state } = found
  const { calls, failures, p50Ms, p95Ms } = functions.log.statistics(name)
  return {
    room: 'functions',
    title: name,
    body: html`<p class="crumbs">${link('functions', '云函数')} / ${name}</p>
${facts([
  ['入口', html`<code>${config.handler}</code>`],
  ['文件夹', foreign(config.folder)],
  ['上限', `${config.timeLimitMs / 1000} 秒 · ${config.memoryLimitMb} MB`],
  [
    '定时',
    config.triggers.length === 0
      ? '没有'
      : config.triggers.map(({ name: trigger, cron }) => html`<code>${trigger}</code> <code>${cron}</code> `),
  ],
  [
    '环境变量',
    Object.keys(config.variables).length === 0
      ? '没有'
      : html`${Object.keys(config.variables).sort().join('、')} <span class="faint">（值不显示）</span>`,
  ],
  ['实例', `${state.instances} 个，闲 ${state.idle} 个，${state.waiting} 个调用在等`],
  [
    '调用',
    `${countLabel(calls)} 次，没成功 ${countLabel(failures)} 次；一半在 ${durationLabel(p50Ms)}以内，95% 在 ${durationLabel(p95Ms)}以内`,
  ],
])}
<p>${link('logs', '看它打印的', { function: name })}</p>
<section><h2>最近的调用</h2>${callTable(functions.log.calls(name).slice(0, shownCalls))}</section>`,
  }
}

const callTable = (calls: readonly CallRecord[]): Piece =>
  calls.length === 0
    ? empty('还没有调用过。')
    : table(
        '最近的调用',
        ['开始', '请求', '谁', '结果', number('用时')],
        calls.map((call) => [
          html`<time>${timeLabel(call.startedAt)}</time>`,
          requestLink(call.requestId),
          sourceLabel(call.source),
          outcome(call.outcome),
          number(call.outcome === 'running' ? '—' : durationLabel(call.durationMs)),
        ]),
      )

/** One call with what it printed. */
export function callPage({ sources, names: [requestId = ''] }: Visit): View {
  const found = sources.functions.log.call(requestId)
  if (!found) throw new CloudError('INVALID_PARAM', '这次调用已经不在了：每个云函数只留最近 100 次。')
  const { call, lines } = found
  return {
    room: 'functions',
    title: '一次调用',
    body: html`<p class="crumbs">${link('functions', '云函数')} / ${link(`functions/${call.functionName}`, call.functionName)} / ${call.requestId}</p>
${facts([
  ['结果', outcome(call.outcome)],
  ['开始', `${timeLabel(call.startedAt)}`],
  ['用时', call.outcome === 'running' ? '还没完' : durationLabel(call.durationMs)],
  ['谁', sourceLabel(call.source)],
  ['请求', html`<code>${call.requestId}</code>`],
])}
${call.detail !== undefined && html`<section><h2>为什么</h2>${box('为什么', call.detail)}</section>`}
<section><h2>打印的</h2>${
      lines.length === 0
        ? empty('什么都没打印。')
        : html`<ol class="lines">${lines.map(
            ({ stream, text, at }) =>
              html`<li class="${stream}"><time>${clockLabel(at)}</time> <bdi>${text}</bdi></li>`,
          )}</ol>`
    }</section>`,
  }
}
