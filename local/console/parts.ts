import { foreign, type Html, html, nothing, type Piece } from './html'
import { addressOf } from './page'
import { codeLabels, sourceLabels } from './words'

/** A table that scrolls by itself where it is wider than the page. */
export const table = (label: string, heads: readonly Piece[], rows: readonly (readonly Piece[])[]): Html =>
  html`<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
</table></div>`

/** A figure, or the head of a column of them. */
export const number = (text: string): Html => html`<span class="number">${text}</span>`

/** Names and what they stand for. */
export const facts = (pairs: readonly (readonly [name: string, value: Piece])[]): Html =>
  html`<dl class="facts">${pairs.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`

export const empty = (sentence: string): Html => html`<p class="empty">${sentence}</p>`

export const fault = (sentence: Piece): Html => html`<p class="fault" role="alert">${sentence}</p>`

export const done = (sentence: string): Html => html`<p class="done" role="status">${sentence}</p>`

export const link = (path: string, text: Piece, parameters: Parameters<typeof addressOf>[1] = {}): Html =>
  html`<a href="${addressOf(path, parameters)}">${text}</a>`

/** A link with the text of somebody else. */
export const foreignLink = (path: string, text: string, parameters: Parameters<typeof addressOf>[1] = {}): Html =>
  link(path, foreign(text), parameters)

export const requestLink = (requestId: string | undefined): Html =>
  requestId ? link(`calls/${requestId}`, html`<code>${requestId.slice(0, 8)}</code>`) : nothing

/** How a call or a run ended: a word, and the code that says why. */
export const outcome = (code: string): Html => {
  const kind = code === 'ok' ? 'good' : code === 'running' || code === 'skipped' ? 'calm' : 'bad'
  const label = codeLabels[code] ?? '没成功'
  return html`<span class="tag tag-${kind}">${label}</span>${kind === 'bad' && html` <code class="faint">${code}</code>`}`
}

export const sourceLabel = (source: string): string => sourceLabels[source] ?? source

/** A text that is long: whole, in a box of its own. */
export const box = (label: string, text: string): Html =>
  html`<div class="scroll box" role="region" aria-label="${label}" tabindex="0"><pre><bdi>${text}</bdi></pre></div>`

/** A form of one button that changes something. */
export const action = (
  path: string,
  token: string,
  fields: Record<string, string>,
  label: string,
  about: string,
): Html =>
  html`<form method="post" action="${addressOf(path)}">
<input type="hidden" name="token" value="${token}">
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button type="submit" aria-label="${label}：${about}">${label}</button>
</form>`
