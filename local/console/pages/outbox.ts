import type { OutboxEntry, OutboxKind } from '../../wechat/outbox'
import { timeLabel } from '../format'
import { foreign, html, type Piece } from '../html'
import { addressOf, type View } from '../page'
import { box, empty, facts, foreignLink, link } from '../parts'
import type { Visit } from '../sources'
import { kindLabels } from '../words'

const kinds: readonly OutboxKind[] = ['message', 'text', 'media', 'code', 'phone']
const shownEntries = 50

/** What was asked of WeChat: everything, or the inbox of one person. */
export function outboxPage({ sources, query }: Visit): View {
  const openid = query.get('openid') || undefined
  const kind = kinds.find((known) => known === query.get('kind'))
  const before = Number(query.get('before')) || undefined
  const found = sources.wechat.outbox.list({ limit: shownEntries + 1, openid, kind, before })
  const entries = found.slice(0, shownEntries)
  const filters = { openid, kind }
  return {
    room: 'outbox',
    title: openid === undefined ? '发件箱' : '一个人收到的',
    body: html`<p class="lead">本来要发给微信的都留在这里，谁的手机也没收到。</p>
<form class="ask" method="get" action="${addressOf('outbox')}">
<label>谁（openid）<input name="openid" value="${openid ?? ''}" spellcheck="false" autocapitalize="off"></label>
<label>种类<select name="kind"><option value="">全部</option>${kinds.map(
      (name) => html`<option value="${name}" ${name === kind && html`selected`}>${kindLabels[name]}</option>`,
    )}</select></label>
<button type="submit">筛</button>
</form>
${entries.length === 0 ? empty('还没有。') : html`<ol class="letters">${entries.map(letter)}</ol>`}
<p class="pager">${found.length > shownEntries && link('outbox', '更早的', { ...filters, before: entries.at(-1)?.id })}</p>`,
  }
}

const letter = (entry: OutboxEntry): Piece => html`<li class="card">
<p class="letter-head"><span class="tag tag-calm">${kindLabels[entry.kind] ?? entry.kind}</span>
${entry.errcode === 0 ? html`<span class="tag tag-good">照办了</span>` : html`<span class="tag tag-bad">微信不收</span> <code>${entry.errcode}</code>`}
<time class="faint">${timeLabel(entry.atMs)}</time></p>
${entry.openid !== null && html`<p>给 ${foreignLink('outbox', entry.openid, { openid: entry.openid })}</p>`}
${facts(
  Object.entries(entry.shown)
    .map(([name, value]) => [shownLabels[name] ?? foreign(name), shownValue(value)] as const)
    .map(([name, value]) => [typeof name === 'string' ? name : name.text, value]),
)}
${entry.errcode !== 0 && html`<p class="faint">${foreign(entry.errmsg)}</p>`}
<details><summary>发出的原样</summary>${box('发出的原样', `${entry.apiName}\n${JSON.stringify(entry.request, null, 2)}`)}
<p class="faint">${entry.functionName === null ? '云函数以外的程序发的' : html`云函数 ${link(`functions/${entry.functionName}`, entry.functionName)} 发的`}</p></details>
</li>`

const shownLabels: Record<string, string> = {
  title: '标题',
  text: '内容',
  page: '点开去',
  url: '扫开去',
  scene: '场景值',
  envVersion: '版本',
  phoneNumber: '手机号',
  suggest: '判断',
  label: '标签',
  mediaUrl: '图片',
  traceId: '追踪号',
  delivery: '结果送达',
}

const shownValue = (value: unknown): Piece =>
  typeof value === 'string' ? foreign(value) : html`<code>${JSON.stringify(value)}</code>`
