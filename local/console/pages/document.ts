import { createHash } from 'node:crypto'
import { decode, decodeDoc, encode } from '../../documents/codec'
import type { Doc, Value } from '../../documents/values'
import { CloudError } from '../../errors'
import { sizeLabel } from '../format'
import { foreign, html, nothing, type Piece } from '../html'
import { addressOf, type View } from '../page'
import { box, done, fault, link } from '../parts'
import type { Sources, Visit } from '../sources'
import { doneSentences } from '../words'

/** Tells whether a document is still the one that somebody has before them. */
const stampOf = (doc: Doc): string => createHash('sha256').update(encode(doc)).digest('base64url')

const noSuchDocument = () => new CloudError('INVALID_PARAM', '没有这一条，也许已经删掉了。')

async function find({ documents, now }: Sources, name: string, idText: string): Promise<Doc> {
  const id = decode(idText, now()) as Value
  // An object in its place would be a condition, and might match any document.
  if (typeof id === 'object' && !(id instanceof Date)) throw noSuchDocument()
  const [doc] = await documents.find(name, { _id: id }, { limit: 1 })
  if (!doc) throw noSuchDocument()
  return doc
}

/** One document; where writing is allowed, in a box in which it can be changed. */
export async function documentPage(visit: Visit): Promise<View> {
  const { sources, names, query } = visit
  const doc = await find(sources, names[0] ?? '', query.get('id') ?? '')
  const sentence = query.get('done') === 'saved' ? done(doneSentences.saved as string) : nothing
  return view(visit, doc, pretty(doc), sentence)
}

/**
 * Replaces a document. Gives the address to go to, or the page with what was written and why it was not taken: it is no
 * document, it has another id, or somebody else changed it meanwhile.
 */
export async function saveDocument(visit: Visit, form: URLSearchParams): Promise<string | View> {
  const { sources, names } = visit
  const name = names[0] ?? ''
  const idText = form.get('id') ?? ''
  const text = form.get('text') ?? ''
  const old = await find(sources, name, idText)
  const again = (sentence: Piece) => ({ ...view(visit, old, text, fault(sentence)), status: 400 })
  if (stampOf(old) !== form.get('stamp'))
    return again('没有改：您打开以后，别处已经改过它。下面是您写的，上面的链接可以看现在的样子。')
  try {
    const doc = decodeDoc(text, sources.now())
    if (encode(doc._id ?? null) !== encode(old._id as Value)) return again('没有改：_id 不能变。')
    await sources.documents.replace(name, { _id: old._id as Value }, doc, { upsert: false })
  } catch (error) {
    if (!(error instanceof CloudError)) throw error
    return again(html`没有改：${foreign(error.message)}`)
  }
  sources.log({ kind: 'console', what: 'document replaced', collection: name, id: encode(old._id as Value) })
  return addressOf(`data/${name}/document`, { id: idText, done: 'saved' })
}

const pretty = (doc: Doc): string => JSON.stringify(JSON.parse(encode(doc)), null, 2)

function view({ sources, names, token }: Visit, doc: Doc, text: string, sentence: Piece): View {
  const name = names[0] ?? ''
  const id = encode(doc._id as Value)
  const where = html`<p class="crumbs">${link('data', '数据')} / ${link(`data/${name}`, name)} / ${link(`data/${name}/document`, foreign(String(doc._id)), { id })}</p>`
  const size = html`<p class="lead">${sizeLabel(Buffer.byteLength(encode(doc)))}，${Object.keys(doc).length} 个字段。</p>`
  const body =
    sources.mode === 'write'
      ? html`<form class="ask" method="post" action="${addressOf(`data/${name}/document`)}">
<input type="hidden" name="token" value="${token}">
<input type="hidden" name="id" value="${id}">
<input type="hidden" name="stamp" value="${stampOf(doc)}">
<label class="wide">整条（JSON）<textarea class="tall" name="text" rows="24" spellcheck="false" autocapitalize="off">
${text}</textarea></label>
<button type="submit">改成这样</button>
</form>`
      : box('整条', text)
  return { room: 'data', title: '一条数据', body: html`${where}${sentence}${size}${body}` }
}
