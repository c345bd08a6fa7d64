import { runPipeline } from '../query/aggregate'
import { compileMatch } from '../query/match'
import { sortDocs } from '../query/sort'
import { namedIds } from '../query/to-sql'
import type { TransactionView } from '../transactions/transactions'
import { Aside } from './aside/aside'
import type { Task } from './aside/task'
import { encode } from './codec'
import type { Collection } from './collection'
import type { DocumentDatabase } from './database'
import { type Plan, planRead } from './plan'
import { countMatches, Found, gather, type Selection, scan } from './scan'
import type { Connection } from './sqlite'
import type { Doc, Value } from './values'

/** A table of so many rows is read here without an index; so many rows are read along an index before it is work for another thread. */
const rowsHere = 1000
/** So many entries of an index are counted here. */
const entriesHere = 50_000
/** A pipeline over more documents than this runs in another thread. */
const pipelineRowsHere = 200
/** How often reading is begun anew because a write has meanwhile brought a kind of value the plan did not know. */
const mostAttempts = 5

const endless = { mostRows: Number.POSITIVE_INFINITY, patient: false }

/** Reads documents, as they are now or as a transaction sees them. */
export class DocumentReader {
  private readonly aside: Aside

  constructor(
    private readonly database: DocumentDatabase,
    file: string,
  ) {
    this.aside = new Aside(file)
  }

  async select(collection: Collection, selection: Selection, view?: TransactionView): Promise<Found[]> {
    const { query, sort, skip, limit } = selection
    const ids = namedIds(query)
    if (ids) {
      const matches = compileMatch(query)
      const found = ids.flatMap((id) => this.one(collection, id, view) ?? []).filter(({ doc }) => matches(doc))
      return sortDocs(found, sort, ({ doc }) => doc).slice(skip, skip + limit)
    }
    if (view) return this.selectInside(collection, selection, view)
    return this.hereOrAside(
      collection,
      selection,
      (connection, plan, effort) => gather(connection, plan, compileMatch(query), selection, effort),
      (plan) => ({ kind: 'select', plan, selection }),
      ({ rows }) => rows.map(([id, text]) => new Found(id, text)),
    )
  }

  async count(collection: Collection, query: Doc): Promise<number> {
    if (namedIds(query)) return (await this.select(collection, all(query))).length
    const isEverything = Object.keys(query).length === 0
    if (isEverything && this.database.sizeOf(collection) <= entriesHere) return this.database.countAll(collection)
    return this.hereOrAside(
      collection,
      all(query),
      (connection, plan, effort) => countMatches(connection, plan, compileMatch(query), effort, isEverything),
      (plan) => ({ kind: 'count', plan, query }),
      ({ total }) => total,
    )
  }

  /** Runs a pipeline over the documents of a query; the text of each of its results. */
  async aggregate(
    collection: Collection,
    query: Doc,
    stages: readonly Value[],
    others: readonly Collection[],
  ): Promise<string[]> {
    const isSmall = others.every((other) => this.database.sizeOf(other) <= pipelineRowsHere)
    return this.hereOrAside(
      collection,
      all(query),
      async (connection, plan, effort) => {
        const isLimited = effort.mostRows < Number.POSITIVE_INFINITY
        if (isLimited && !isSmall) return undefined
        const most = isLimited ? { ...effort, mostRows: pipelineRowsHere } : effort
        const found = await gather(connection, plan, compileMatch(query), all(query), most)
        if (!found) return undefined
        const foreign = new Map<string, Doc[]>()
        for (const other of others) {
          const documents = await gather(connection, planRead(other, {}, []), () => true, all({}), endless)
          foreign.set(
            other.name,
            (documents ?? []).map(({ doc }) => doc),
          )
        }
        return runPipeline(
          found.map(({ doc }) => doc),
          [...stages],
          foreign,
        ).map(encode)
      },
      (plan) => ({
        kind: 'aggregate',
        plan,
        query,
        stages,
        foreign: others.map((other) => [other.name, planRead(other, {}, [])] as const),
      }),
      ({ rows }) => rows.map(([, text]) => text),
    )
  }

  /** The row ids of matching documents: all, or the first. */
  async targets(collection: Collection, query: Doc, multi: boolean, view?: TransactionView): Promise<string[]> {
    const selection = { ...all(query), limit: multi ? Number.POSITIVE_INFINITY : 1 }
    return (await this.select(collection, selection, view)).map(({ id }) => id)
  }

  one(collection: Collection, id: string, view?: TransactionView): Found | undefined {
    const overlay = view?.overlay(collection)
    if (overlay?.has(id)) {
      const doc = overlay.get(id)
      return doc ? new Found(id, encode(doc), doc) : undefined
    }
    const row = this.database.read(collection, id, view?.connection)
    return row && new Found(row.id, row.text)
  }

  close(): Promise<void> {
    return this.aside.close()
  }

  /**
   * Tries it here, as long as that is short; what is long is done by another thread. The plan and the snapshot here belong
   * together. A snapshot there is younger than the plan: if the collection has changed its kinds meanwhile, it is done again.
   */
  private async hereOrAside<T>(
    collection: Collection,
    { query, sort }: Selection,
    here: (connection: Connection, plan: Plan, effort: typeof endless) => Promise<T | undefined>,
    taskOf: (plan: Plan) => Task,
    answerOf: (answer: Awaited<ReturnType<Aside['run']>>) => T,
  ): Promise<T> {
    compileMatch(query)
    for (let attempt = 0; this.aside.isAvailable && attempt < mostAttempts; attempt++) {
      const plan = planRead(collection, query, sort)
      const { version } = collection
      if (plan.steps.length > 0 || this.database.sizeOf(collection) <= rowsHere) {
        const answer = await this.database.reading((connection) =>
          here(connection, plan, { mostRows: rowsHere, patient: false }),
        )
        if (answer !== undefined) return answer
      }
      const answer = await this.database.whileReadElsewhere(() => this.aside.run(taskOf(plan)))
      if (collection.version === version) return answerOf(answer)
    }
    const plan = planRead(collection, query, sort)
    return (await this.database.reading((connection) => here(connection, plan, endless))) as T
  }

  /** The snapshot of a transaction is held by its connection, so it is read here; what it has written lies over it. */
  private async selectInside(collection: Collection, selection: Selection, view: TransactionView): Promise<Found[]> {
    const { query, sort, skip, limit } = selection
    const matches = compileMatch(query)
    const overlay = view.overlay(collection)
    const plan = planRead(collection, query, sort, view.generation)
    if (overlay.size === 0) return (await gather(view.connection, plan, matches, selection, endless)) ?? []
    const found: Found[] = []
    const keep = (item: Found) => {
      if (!overlay.has(item.id)) found.push(item)
      return true
    }
    // As many as are wanted, and one more for each that the transaction may have changed.
    const enough = plan.ordered ? skip + limit + overlay.size : Number.POSITIVE_INFINITY
    await scan(view.connection, plan, matches, (item) => keep(item) && found.length < enough, endless)
    for (const [id, doc] of overlay) if (doc && matches(doc)) found.push(new Found(id, encode(doc), doc))
    return sortDocs(found, sort, ({ doc }) => doc).slice(skip, skip + limit)
  }
}

const all = (query: Doc): Selection => ({ query, sort: [], skip: 0, limit: Number.POSITIVE_INFINITY })
