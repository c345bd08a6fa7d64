import { randomBytes } from 'node:crypto'
import { badRequest, CloudError } from '../errors'
import { foreignCollections, splitLeadingMatch } from '../query/aggregate'
import { compileProjection } from '../query/project'
import { rowId } from '../query/sayings'
import type { SortOrder } from '../query/sort'
import { Transactions } from '../transactions/transactions'
import { checkStorable, encode, readStored } from './codec'
import type { Collection } from './collection'
import { type CollectionDeclaration, DocumentDatabase } from './database'
import { type Explanation, explainPlan } from './explain'
import { planRead } from './plan'
import { DocumentReader } from './reader'
import type { Found } from './scan'
import { compileUpdate } from './update'
import { cloneValue, type Doc, type Value } from './values'
import { type Change, DocumentWriter, type Tally } from './writer'

/** Every operation takes the id of an open transaction; without one it stands alone. */
export interface Inside {
  transaction?: unknown
}

export interface FindOptions extends Inside {
  sort?: SortOrder
  skip?: number
  /** Without a limit all documents are read. */
  limit?: number
  projection?: Doc | undefined
}

export interface Modified {
  matched: number
  changed: number
  /** The last matching document as it is afterwards. */
  doc?: Doc | undefined
  upsertedId?: Value
}

export interface DocumentsOptions {
  file: string
  collections?: readonly CollectionDeclaration[]
  now?: () => number
  /** How large the data file may become; as large as the disk unless said. */
  limitBytes?: number | undefined
  /** Hears in one sentence what is wrong with the disk, once until something is written again. */
  onTrouble?: ((sentence: string) => void) | undefined
}

const newId = () => randomBytes(16).toString('hex')

/**
 * The document store: MongoDB's operations as CloudBase offers them, on one file. Knows nothing of HTTP. Everything
 * acknowledged is on the disk.
 */
export class Documents {
  readonly transactions: Transactions
  private readonly database: DocumentDatabase
  private readonly reader: DocumentReader
  private readonly writer: DocumentWriter

  constructor(options: DocumentsOptions) {
    this.database = new DocumentDatabase(options.file, options)
    this.database.declare(options.collections ?? [])
    this.transactions = new Transactions(this.database, options.now ?? Date.now)
    this.reader = new DocumentReader(this.database, options.file)
    this.writer = new DocumentWriter(this.database, this.reader, this.transactions)
  }

  createCollection(name: unknown): void {
    this.database.createCollection(name)
  }

  async find(collection: unknown, query: Doc, options: FindOptions = {}): Promise<Doc[]> {
    const project = projector(options.projection) ?? ((doc: Doc) => doc)
    return (await this.select(collection, query, options)).map(({ doc }) => project(doc))
  }

  /** The same as the text of each document, which an answer can carry as it is. */
  async findEncoded(collection: unknown, query: Doc, options: FindOptions = {}): Promise<string[]> {
    const project = projector(options.projection)
    const found = await this.select(collection, query, options)
    return found.map(({ doc, text }) => (project ? encode(project(doc)) : text))
  }

  async count(collection: unknown, query: Doc): Promise<number> {
    return this.reader.count(this.database.collection(collection), query)
  }

  /** Inserts documents, all or none; one without an `_id` is given one. Returns the ids. */
  async insert(name: unknown, docs: readonly Doc[], { transaction }: Inside = {}): Promise<Value[]> {
    const collection = this.database.collection(name)
    const rows = docs.map((given) => {
      const doc: Doc = given._id === undefined ? { _id: newId(), ...given } : given
      checkStorable(doc)
      return { id: rowId(doc._id as Value), doc }
    })
    if (transaction === undefined) await this.writer.insert(collection, rows)
    else await this.transactions.run(transaction, async (view) => this.writer.insertInside(view, collection, rows))
    return rows.map(({ doc }) => doc._id as Value)
  }

  /** Applies update operators to the documents a query matches. */
  async update(name: unknown, query: Doc, update: Doc, options: Inside & { multi: boolean }): Promise<Modified> {
    const collection = this.database.collection(name)
    return outcome(await this.modify(collection, query, compileUpdate(update), options))
  }

  /** Replaces the one document a query matches, or inserts it. The `_id` stays. */
  async replace(name: unknown, query: Doc, doc: Doc, options: Inside & { upsert: boolean }): Promise<Modified> {
    const collection = this.database.collection(name)
    const { _id: _given, ...fields } = doc
    if (Object.keys(fields).some((key) => key.startsWith('$'))) throw badRequest('a replacement may not hold operators')
    checkStorable({ _id: 'x', ...fields })
    const change: Change = (old) => cloneValue({ _id: old._id as Value, ...fields })
    const tally = await this.modify(collection, query, change, { ...options, multi: false })
    if (tally.matched > 0 || !options.upsert) return outcome(tally)
    const whole: Doc = { _id: query._id ?? newId(), ...fields }
    try {
      const [upsertedId] = await this.insert(name, [whole], options)
      return { matched: 0, changed: 0, doc: whole, upsertedId: upsertedId as Value }
    } catch (error) {
      // Somebody inserted it between looking and writing: then it is replaced after all.
      const raced = options.transaction === undefined && error instanceof CloudError && error.message.includes('E11000')
      if (raced && (await this.count(name, query)) > 0) return this.replace(name, query, doc, options)
      throw error
    }
  }

  async remove(name: unknown, query: Doc, options: Inside & { multi: boolean }): Promise<number> {
    return (await this.modify(this.database.collection(name), query, () => null, options)).changed
  }

  /** Runs an aggregation pipeline; a leading `$match` is answered by the database itself. */
  async aggregate(name: unknown, stages: readonly Value[]): Promise<Doc[]> {
    return (await this.aggregateEncoded(name, stages)).map(readStored)
  }

  /** The same as the text of each result. */
  async aggregateEncoded(name: unknown, stages: readonly Value[]): Promise<string[]> {
    const { query, rest } = splitLeadingMatch(stages)
    const others = foreignCollections([...rest]).flatMap((other) =>
      this.database.has(other) ? [this.database.collection(other)] : [],
    )
    return this.reader.aggregate(this.database.collection(name), query, rest, others)
  }

  /** How a query would be read: the console and the benches show it. */
  explain(name: unknown, query: Doc, sort: SortOrder = []): Explanation {
    return explainPlan(planRead(this.database.collection(name), query, sort))
  }

  async close(): Promise<void> {
    await this.transactions.close()
    await this.reader.close()
    await this.database.close()
  }

  private async select(name: unknown, query: Doc, options: FindOptions): Promise<Found[]> {
    const collection = this.database.collection(name)
    const { sort = [], skip = 0, limit = Number.POSITIVE_INFINITY, transaction } = options
    const selection = { query, sort, skip, limit }
    if (transaction === undefined) return this.reader.select(collection, selection)
    return this.transactions.run(transaction, (view) => this.reader.select(collection, selection, view))
  }

  private async modify(
    collection: Collection,
    query: Doc,
    change: Change,
    { transaction, multi }: Inside & { multi: boolean },
  ): Promise<Tally> {
    if (transaction === undefined) return this.writer.modify(collection, query, change, multi)
    return this.transactions.run(transaction, (view) =>
      this.writer.modifyInside(view, collection, query, change, multi),
    )
  }
}

const outcome = ({ matched, changed, last }: Tally): Modified => ({ matched, changed, doc: last })

const projector = (projection: Doc | undefined): ((doc: Doc) => Doc) | undefined =>
  projection && Object.keys(projection).length > 0 ? compileProjection(projection) : undefined
