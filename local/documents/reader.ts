import { compileMatch } from '../query/match'
import { type SortOrder, sortDocs } from '../query/sort'
import { namedIds } from '../query/to-sql'
import type { TransactionView } from '../transactions/transactions'
import { encode, readStored } from './codec'
import type { Collection } from './collection'
import type { DocumentDatabase } from './database'
import { type Found, planScan } from './scan'
import type { Connection } from './sqlite'
import type { Doc } from './values'

/** Which documents, in which order, and which part of them. */
export interface Selection {
  query: Doc
  sort: SortOrder
  skip: number
  limit: number
}

/** Reads documents, as they are now or as a transaction sees them. */
export class DocumentReader {
  constructor(private readonly database: DocumentDatabase) {}

  async select(collection: Collection, selection: Selection, view?: TransactionView): Promise<Found[]> {
    const { query, sort, skip, limit } = selection
    const end = skip + limit
    let found: Found[] = []
    const best = () => sortDocs(found, sort, ({ doc }) => doc).slice(0, end)
    const ordered = await this.visit(collection, query, sort, view, (item, inOrder) => {
      found.push(item)
      if (inOrder) return found.length < end
      // Only the first `end` can be wanted; the rest would only fill the memory.
      if (found.length > 1000 + 4 * end) found = best()
      return true
    })
    return (ordered ? found : best()).slice(skip, end)
  }

  async count(collection: Collection, query: Doc): Promise<number> {
    if (Object.keys(query).length === 0) {
      return (
        this.database.writer.get<{ total: number }>(`SELECT count(*) AS total FROM ${collection.table}`)?.total ?? 0
      )
    }
    let total = 0
    await this.visit(collection, query, [], undefined, () => {
      total++
      return true
    })
    return total
  }

  /** The row ids of matching documents: all, or the first. */
  async targets(collection: Collection, query: Doc, multi: boolean, view?: TransactionView): Promise<string[]> {
    const ids: string[] = []
    await this.visit(collection, query, [], view, ({ id }) => {
      ids.push(id)
      return multi
    })
    return ids
  }

  one(collection: Collection, id: string, view?: TransactionView): Found | undefined {
    const overlay = view?.overlay(collection)
    if (overlay?.has(id)) {
      const doc = overlay.get(id)
      return doc ? { id, doc, text: encode(doc) } : undefined
    }
    const row = this.database.read(collection, id, view?.connection)
    return row && { id, doc: readStored(row.doc), text: row.doc }
  }

  /** Shows every matching document to `show` until it says false. Answers whether they came in the wanted order. */
  private async visit(
    collection: Collection,
    query: Doc,
    sort: SortOrder,
    view: TransactionView | undefined,
    show: (found: Found, inOrder: boolean) => boolean,
  ): Promise<boolean> {
    const matches = compileMatch(query)
    const ids = namedIds(query)
    if (ids) {
      for (const id of ids) {
        const found = this.one(collection, id, view)
        if (found && matches(found.doc) && !show(found, sort.length === 0)) break
      }
      return sort.length === 0
    }
    const overlay = view?.overlay(collection)
    const scan = planScan(collection, query, matches, sort)
    const inOrder = scan.ordered && (sort.length === 0 || !overlay?.size)
    let goOn = true
    const work = (connection: Connection) =>
      scan.run(connection, (found) => {
        if (!overlay?.has(found.id)) goOn = show(found, inOrder)
        return goOn
      })
    await (view ? work(view.connection) : this.database.reading(work))
    for (const [id, doc] of overlay ?? []) {
      if (goOn && doc && matches(doc)) goOn = show({ id, doc, text: encode(doc) }, inOrder)
    }
    return inOrder
  }
}
