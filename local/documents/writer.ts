import { CloudError } from '../errors'
import { compileMatch, type Match } from '../query/match'
import { namedIds } from '../query/to-sql'
import { lockKey } from '../transactions/locks'
import type { Transactions, TransactionView } from '../transactions/transactions'
import { encode, readStored } from './codec'
import type { Collection } from './collection'
import type { DocumentDatabase } from './database'
import type { DocumentReader } from './reader'
import { cloneValue, type Doc, type Value } from './values'

/** A change of one document: the changed copy, or null to remove it. */
export type Change = (doc: Doc) => Doc | null

export interface NewRow {
  id: string
  doc: Doc
}

/** What a modification did. */
export class Tally {
  /** Documents the query matched. */
  matched = 0
  /** Documents that are different now. */
  changed = 0
  /** The last of them as it is afterwards. */
  last: Doc | undefined

  /** Takes over what a step of the modification did. */
  include(step: Tally): void {
    this.matched += step.matched
    this.changed += step.changed
    this.last = step.last ?? this.last
  }

  /** Says whether the document has to be written. */
  add(textBefore: string, after: Doc | null): boolean {
    this.matched++
    if (after) this.last = after
    const differs = after === null || encode(after) !== textBefore
    if (differs) this.changed++
    return differs
  }
}

/** Documents changed in one step by a modification of many; between two steps others get their turn. */
const batchSize = 100
/** How often a single document is looked for again because another request took the one found. */
const maxAttempts = 10

/** Changes documents: plainly (waiting for transactions that hold them), or inside a transaction. */
export class DocumentWriter {
  constructor(
    private readonly database: DocumentDatabase,
    private readonly reader: DocumentReader,
    private readonly transactions: Transactions,
  ) {}

  async insert(collection: Collection, rows: readonly NewRow[]): Promise<void> {
    const ids = rows.map(({ id }) => id)
    await this.whenFree(collection, ids, () => {
      for (const { id, doc } of rows) this.database.insert(collection, id, doc)
      return { result: undefined, written: ids }
    })
  }

  insertInside(view: TransactionView, collection: Collection, rows: readonly NewRow[]): void {
    for (const { id, doc } of rows) {
      if (this.reader.one(collection, id, view)) throw duplicateId(collection, doc._id as Value)
      view.write(collection, id, cloneValue(doc))
    }
  }

  /**
   * Finds the documents, waits until no transaction holds them, and changes them in the state they are in then. Many
   * documents are changed in several durable steps, as MongoDB does.
   */
  async modify(collection: Collection, query: Doc, change: Change, multi: boolean): Promise<Tally> {
    const matches = compileMatch(query)
    const tally = new Tally()
    for (let attempt = 0; attempt < maxAttempts; attempt++) {
      const ids = namedIds(query) ?? (await this.reader.targets(collection, query, multi))
      for (let from = 0; from < ids.length; from += batchSize) {
        const batch = ids.slice(from, from + batchSize)
        const isDone = () => !multi && tally.matched > 0
        if (isDone()) break
        tally.include(
          await this.whenFree(collection, batch, () => this.changeRows(collection, batch, matches, change, multi)),
        )
      }
      if (multi || tally.matched > 0 || ids.length === 0 || namedIds(query)) break
    }
    return tally
  }

  async modifyInside(
    view: TransactionView,
    collection: Collection,
    query: Doc,
    change: Change,
    multi: boolean,
  ): Promise<Tally> {
    const tally = new Tally()
    for (const id of await this.reader.targets(collection, query, multi, view)) {
      const found = this.reader.one(collection, id, view)
      if (!found) continue
      const after = change(found.doc)
      if (tally.add(found.text, after)) view.write(collection, id, after)
    }
    return tally
  }

  private changeRows(
    collection: Collection,
    ids: readonly string[],
    matches: Match,
    change: Change,
    multi: boolean,
  ): Done<Tally> {
    const tally = new Tally()
    const written: string[] = []
    for (const id of ids) {
      if (!multi && tally.matched > 0) break
      const row = this.database.read(collection, id)
      const doc = row && readStored(row.text)
      if (!row || !doc || !matches(doc)) continue
      const after = change(doc)
      if (!tally.add(row.text, after)) continue
      this.database.put(collection, id, after)
      written.push(id)
    }
    return { result: tally, written }
  }

  /**
   * Does `work` in the next durable commit, once no transaction holds any of the documents. The look at the locks and the
   * work happen without a pause between them: a transaction that takes a lock never meets a plain write half-way.
   */
  private async whenFree<T>(collection: Collection, ids: readonly string[], work: () => Done<T>): Promise<T> {
    const { locks } = this.transactions
    const keys = ids.map((id) => lockKey(collection.name, id))
    for (;;) {
      while (keys.some((key) => locks.isHeld(key))) await locks.untilReleased()
      const done = await this.database.commit(
        () => (keys.some((key) => locks.isHeld(key)) ? undefined : work()),
        (made) => made && locks.committed(made.written.map((id) => lockKey(collection.name, id))),
      )
      if (done) return done.result
    }
  }
}

/** What a step came to, and the documents it has written. */
interface Done<T> {
  result: T
  written: string[]
}

const duplicateId = (collection: Collection, id: Value) =>
  new CloudError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation.DuplicateWrite] E11000 duplicate key error collection: ${collection.name} index: _id_ dup key: ${encode(id)}`,
  )
