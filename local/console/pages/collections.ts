import { countLabel, sizeLabel } from '../format'
import { html } from '../html'
import type { View } from '../page'
import { empty, link, number, table } from '../parts'
import type { Visit } from '../sources'
import { kindLabels } from '../words'

/** Every collection with its size, its indexes and the kinds of values they have met. */
export async function collectionsPage({ sources }: Visit): Promise<View> {
  const list = sources.facts.list()
  const counts = await Promise.all(list.map(({ name }) => sources.documents.count(name, {})))
  const rows = list.map(({ name, indexes, averageBytes }, n) => [
    link(`data/${name}`, name),
    number(countLabel(counts[n] ?? 0)),
    number(sizeLabel(averageBytes * (counts[n] ?? 0))),
    html`<ul class="plain">${indexes.map(
      ({ fields, isUnique, kinds }) =>
        html`<li><code>${fields.map(([path, direction]) => (direction === 1 ? path : `${path} ↓`)).join(' · ')}</code>${
          isUnique && html` <span class="tag tag-calm">不重复</span>`
        } <span class="faint">${kinds.map((seen) => seen.map((kind) => kindLabels[kind] ?? kind).join('/') || '空').join(' · ')}</span></li>`,
    )}</ul>`,
  ])
  return {
    room: 'data',
    title: '数据',
    body:
      rows.length === 0
        ? empty('还没有集合。')
        : html`<p class="lead">大小是按前 200 条估的。索引后面写着它见过哪些种类的值。</p>
${table('集合', ['集合', number('条数'), number('约多大'), '索引'], rows)}`,
  }
}
