import { sizeLabel, timeLabel } from '../format'
import { foreign, html, type Piece } from '../html'
import type { View } from '../page'
import { empty, foreignLink, link, number, table } from '../parts'
import type { Sources, Visit } from '../sources'

const shownEntries = 200
const step = 20
const addressHoldsSeconds = 600
/** Sorts behind every name. */
const behindAll = '\u{10ffff}'

type Listed = Awaited<ReturnType<Sources['files']['files']['list']>>[number]
type Entry = { folder: string } | { file: Listed; address: string }

/** What lies in one folder: other folders, and files with an address at which they can be looked at for ten minutes. */
export async function filesPage({ sources, query, base }: Visit): Promise<View> {
  const folder = (query.get('folder') ?? '').replace(/^\/+|\/+$/g, '')
  const prefix = folder === '' ? '' : `${folder}/`
  const { entries, next } = await entriesOf(sources, prefix, query.get('after') ?? '', base)
  const rows = entries.map((entry): Piece[] =>
    'folder' in entry
      ? [html`${foreignLink('files', `${entry.folder}/`, { folder: prefix + entry.folder })}`, '', '', '文件夹']
      : [
          html`<a href="${entry.address}">${foreign(entry.file.path.slice(prefix.length))}</a>`,
          number(sizeLabel(entry.file.sizeBytes)),
          html`<time>${timeLabel(entry.file.modifiedAtMs)}</time>`,
          entry.file.owner === '' ? '云函数' : foreign(entry.file.owner),
        ],
  )
  return {
    room: 'files',
    title: '文件',
    body: html`<p class="crumbs">${crumbs(folder)}</p>
${rows.length === 0 ? empty('这里没有文件。') : table('文件', ['名字', number('大小'), '改于', '谁传的'], rows)}
<p class="pager">${next !== undefined && link('files', '后一页', { folder, after: next })}</p>
<p class="lead">打开文件的地址十分钟后失效，刷新这一页会有新的。</p>`,
  }
}

const crumbs = (folder: string): Piece => {
  const parts = folder === '' ? [] : folder.split('/')
  return [
    link('files', '全部'),
    parts.map((part, n) => html` / ${foreignLink('files', part, { folder: parts.slice(0, n + 1).join('/') })}`),
  ]
}

/** Walks from entry to entry: what lies inside a folder is jumped over. */
async function entriesOf(
  { files }: Sources,
  prefix: string,
  begin: string,
  base: string,
): Promise<{ entries: Entry[]; next: string | undefined }> {
  const entries: Entry[] = []
  let after = begin
  for (;;) {
    const found = await files.files.list({ prefix, after, limit: step })
    if (found.length === 0) return { entries, next: undefined }
    for (const file of found) {
      if (file.path <= after) continue
      if (entries.length >= shownEntries) return { entries, next: after }
      const rest = file.path.slice(prefix.length)
      const slash = rest.indexOf('/')
      after = slash < 0 ? file.path : `${prefix}${rest.slice(0, slash)}/${behindAll}`
      entries.push(
        slash < 0
          ? { file, address: await files.download(base, file.path, addressHoldsSeconds) }
          : { folder: rest.slice(0, slash) },
      )
    }
  }
}
