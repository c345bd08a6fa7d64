import { decodeDoc, encode } from '../../documents/codec'
import type { Doc, Value } from '../../documents/values'
import { CloudError } from '../../errors'
import { parseSort, type SortOrder } from '../../query/sort'
import { shorten, timeLabel } from '../format'
import { foreign, type Html, html, nothing, type Piece } from '../html'
import { addressOf, type View } from '../page'
import { box, empty, fault, link, table } from '../parts'
import type { Sources, Visit } from '../sources'

const defaultLimit = 20
const mostDocuments = 200
const mostColumns = 8
const cellLength = 40

interface Asked {
  query: string
  sort: string
  limit: number
  skip: number
}

const wholeNumber = (text: string | null, fallback: number, most: number): number => {
  const number = Number(text)
  return text === null || text === '' || !Number.isInteger(number) || number < 0 ? fallback : Math.min(number, most)
}

/** One collection: a box for a query, what it finds as a table and as JSON, and how it was read. */
export async function collectionPage({ sources, names: [name = ''], query }: Visit): Promise<View> {
  const asked: Asked = {
    query: query.get('query') ?? '',
    sort: query.get('sort') ?? '',
    limit: Math.max(1, wholeNumber(query.get('limit'), defaultLimit, mostDocuments)),
    skip: wholeNumber(query.get('skip'), 0, Number.MAX_SAFE_INTEGER),
  }
  // Refused before anything is shown: there is no such collection.
  sources.documents.explain(name, {})
  let found: Piece
  let status = 200
  try {
    found = await results(sources, name, asked)
  } catch (error) {
    if (!(error instanceof CloudError)) throw error
    status = 400
    found = fault(html`查不了：${foreign(error.message)}`)
  }
  return {
    room: 'data',
    title: name,
    status,
    body: html`<p class="crumbs">${link('data', '数据')} / ${name}</p>
<form class="ask" method="get" action="${addressOf(`data/${name}`)}">
<label class="wide">条件（JSON）<textarea name="query" rows="3" spellcheck="false" autocapitalize="off" placeholder="{&quot;status&quot;:&quot;open&quot;}">${asked.query}</textarea></label>
<label>排序（JSON）<input name="sort" value="${asked.sort}" spellcheck="false" autocapitalize="off" placeholder="{&quot;at&quot;:-1}"></label>
<label>最多几条<input name="limit" value="${asked.limit}" inputmode="numeric"></label>
<button type="submit">查</button>
</form>
${found}`,
  }
}

async function results(sources: Sources, name: string, asked: Asked): Promise<Html> {
  const { documents, now } = sources
  const condition = decodeDoc(asked.query, now())
  const sort = parseSort(decodeDoc(asked.sort, now()))
  const plan = explained(sources, name, condition, sort)
  const startedAt = performance.now()
  const found = await documents.find(name, condition, { sort, skip: asked.skip, limit: asked.limit + 1 })
  const tookMs = performance.now() - startedAt
  const docs = found.slice(0, asked.limit)
  if (docs.length === 0) return html`${plan}${empty('没有找到。')}`
  return html`${plan}
<p class="lead">第 ${asked.skip + 1} 到 ${asked.skip + docs.length} 条，用了 ${tookMs.toFixed(1)} 毫秒。</p>
${asTable(name, docs)}
${pager(name, asked, found.length > docs.length)}
<details><summary>看 JSON</summary>${box('JSON', docs.map((doc) => JSON.stringify(JSON.parse(encode(doc)), null, 2)).join(',\n'))}</details>`
}

function explained({ documents }: Sources, name: string, condition: Doc, sort: SortOrder): Html {
  const { indexes, inOrder, scan, sql } = documents.explain(name, condition, sort)
  const how = scan
    ? html`<span class="tag tag-bad">全表扫描</span>`
    : html`<span class="tag tag-good">走索引</span> <code>${indexes.join('、')}</code>`
  const order = sort.length === 0 ? nothing : inOrder ? '，次序现成' : '，找齐了再排'
  return html`<details class="plan"><summary>${how}${order}</summary>${box('SQL', sql.join('\n'))}</details>`
}

function asTable(name: string, docs: readonly Doc[]): Html {
  const columns = columnsOf(docs)
  const rows = docs.map((doc) => [
    idLink(name, doc._id as Value),
    ...columns.map((column) =>
      Object.hasOwn(doc, column) ? cell(doc[column] as Value) : html`<span class="faint">—</span>`,
    ),
  ])
  return table('查到的', ['_id', ...columns.map((column) => foreign(column))], rows)
}

/** The fields most documents have, in the order in which they are met. */
function columnsOf(docs: readonly Doc[]): string[] {
  const counts = new Map<string, number>()
  for (const doc of docs) for (const key of Object.keys(doc)) counts.set(key, (counts.get(key) ?? 0) + 1)
  counts.delete('_id')
  const kept = new Set(
    [...counts]
      .sort((a, b) => b[1] - a[1])
      .slice(0, mostColumns)
      .map(([key]) => key),
  )
  return [...counts.keys()].filter((key) => kept.has(key))
}

const idLink = (collection: string, id: Value): Html =>
  link(
    `data/${collection}/document`,
    html`<bdi>${shorten(String(id instanceof Date ? id.toISOString() : id), 32)}</bdi>`,
    { id: encode(id) },
  )

const cell = (value: Value): Html => {
  if (value instanceof Date) return html`<time>${timeLabel(value.getTime())}</time>`
  if (typeof value === 'string') return foreign(shorten(value, cellLength))
  return html`<code>${shorten(encode(value), cellLength)}</code>`
}

const pager = (name: string, asked: Asked, hasMore: boolean): Html => {
  const to = (skip: number, label: string) =>
    link(`data/${name}`, label, { query: asked.query, sort: asked.sort, limit: asked.limit, skip: Math.max(0, skip) })
  return html`<p class="pager">${asked.skip > 0 && to(asked.skip - asked.limit, '前一页')} ${hasMore && to(asked.skip + asked.limit, '后一页')}</p>`
}
