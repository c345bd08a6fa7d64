import tcb from '@cloudbase/node-sdk'
import type { CollectionName, Stored } from './collections'

/** One environment, one connection pool: made when the instance is born, kept alive between calls. */
export const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true })
const database = app.database()
export const command = database.command

/** Fields with their values or conditions, or a condition over whole documents. */
export type Query = object
type Sort = readonly [field: string, direction: 'asc' | 'desc']
/** What is only needed for a while, and what is erased when a person leaves. Everything else is the street's memory and only grows. */
type Forgettable = Extract<
  CollectionName,
  | 'commands'
  | 'tries'
  | 'lockedAway'
  | 'users'
  | 'identities'
  | 'credentials'
  | 'mediators'
  | 'messages'
  | 'madeFiles'
  | 'applications'
  | 'applications'
  | 'interests'
  | 'inbox'
  | 'pairings'
  | 'imports'
>
export type Page = { orderBy?: readonly Sort[]; limit: number }

/** What may be done inside a transaction: single documents only, read before write, at most ten of them. */
export type Transaction = {
  get<C extends CollectionName>(collection: C, id: string): Promise<Stored[C] | undefined>
  /** Throws `DuplicateId` when it is there already. */
  add<C extends CollectionName>(collection: C, document: Stored[C]): Promise<void>
  /** Writes the whole document, new or not. */
  put<C extends CollectionName>(collection: C, document: Stored[C]): Promise<void>
}

/** The id is taken: the same event was written before. */
export class DuplicateId extends Error {}
/** Others kept writing the same documents, or the database did not answer: nothing was written. */
export class StoreBusy extends Error {}

/** The database as use cases see it: typed, counting its round trips. */
export class Store {
  trips = 0

  async get<C extends CollectionName>(collection: C, id: string): Promise<Stored[C] | undefined> {
    this.trips++
    const { data } = await database.collection(collection).doc(id).get()
    return first(data) as Stored[C] | undefined
  }

  async find<C extends CollectionName>(collection: C, where: Query, page: Page): Promise<Stored[C][]> {
    this.trips++
    let query = database.collection(collection).where(checked(where)).limit(page.limit)
    for (const [field, direction] of page.orderBy ?? []) query = query.orderBy(field, direction)
    return (await query.get()).data as Stored[C][]
  }

  async count(collection: CollectionName, where: Query): Promise<number> {
    this.trips++
    const { total } = await database.collection(collection).where(checked(where)).count()
    return total ?? 0
  }

  /** How many matching documents there are for each value of a field. */
  async tally(collection: CollectionName, where: Query, field: string): Promise<Map<string, number>> {
    this.trips++
    const groups = database.collection(collection).aggregate().match(checked(where))
    const { data } = await groups.group({ _id: `$${field}`, total: command.aggregate.sum(1) }).end()
    return new Map((data as { _id: string; total: number }[]).map(({ _id, total }) => [_id, total]))
  }

  /** Values of a field that more than one matching document has, at most `most` of them. */
  async repeated(collection: CollectionName, where: Query, field: string, most: number): Promise<string[]> {
    this.trips++
    const groups = database.collection(collection).aggregate().match(checked(where))
    const counted = groups.group({ _id: `$${field}`, total: command.aggregate.sum(1) }).match({ total: command.gt(1) })
    const { data } = await counted.limit(most).end()
    return (data as { _id: unknown }[]).flatMap(({ _id }) => (typeof _id === 'string' ? _id : []))
  }

  /** The same within one part of the path: values that more than one document of the same community has. */
  async repeatedWithin(collection: CollectionName, where: Query, field: string, most: number): Promise<string[]> {
    this.trips++
    const { aggregate } = command
    // `/d1/s1/c03/g17`: the fourth of its parts.
    const community = aggregate.arrayElemAt([aggregate.split(['$orgPath', '/']), 3])
    const groups = database.collection(collection).aggregate().match(checked(where))
    const counted = groups
      .group({ _id: { value: `$${field}`, community }, total: aggregate.sum(1) })
      .match({ total: command.gt(1) })
    const { data } = await counted.limit(most).end()
    return [...new Set((data as { _id: { value: string } }[]).map(({ _id }) => _id.value))]
  }

  /** Changes fields of one document atomically and gives the document after it; undefined when there is none. */
  async change<C extends CollectionName>(collection: C, id: string, changes: Query): Promise<Stored[C] | undefined> {
    this.trips++
    const reply = await database.collection(collection).where({ _id: id }).updateAndReturn(changes)
    return (reply as { doc?: Stored[C] | null }).doc ?? undefined
  }

  /** Throws `DuplicateId` when it is there already. */
  async add<C extends CollectionName>(collection: C, document: Stored[C]): Promise<void> {
    this.trips++
    try {
      await database.collection(collection).add(document)
    } catch (error) {
      throw isDuplicate(error) ? new DuplicateId(collection) : error
    }
  }

  /** Adds many at once. Throws `DuplicateId` when one is there already; of the others some may then be written. */
  async addAll<C extends CollectionName>(collection: C, documents: Stored[C][]): Promise<void> {
    this.trips++
    try {
      await database.collection(collection).add(documents)
    } catch (error) {
      throw isDuplicate(error) ? new DuplicateId(collection) : error
    }
  }

  /** Changes every document that matches; how many there were. */
  async changeAll(collection: CollectionName, where: Query, changes: Query): Promise<number> {
    this.trips++
    const { updated } = await database.collection(collection).where(checked(where)).update(changes)
    return updated ?? 0
  }

  /** Removes every document that matches; how many there were. Only what keeps no history may be removed at all. */
  async removeAll(collection: Forgettable, where: Query): Promise<number> {
    this.trips++
    if (Object.keys(where).length === 0) throw new TypeError('an empty condition removes everything')
    const { deleted } = await database.collection(collection).where(checked(where)).remove()
    return Number(deleted ?? 0)
  }

  /**
   * Runs `body` in one transaction; a value that `keep` refuses rolls it back. Conflicts are tried again with jitter, up
   * to six times, because the SDK's three are too few for one busy account; then `StoreBusy` and nothing is written.
   */
  async transaction<T>(body: (tx: Transaction) => Promise<T>, keep: (value: T) => boolean): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      this.trips++
      const transaction = await database.startTransaction()
      const end = async (how: 'commit' | 'rollback') => {
        this.trips++
        await transaction[how]()
      }
      try {
        const value = await body(this.#within(transaction))
        await end(keep(value) ? 'commit' : 'rollback')
        return value
      } catch (error) {
        // The server has already dropped a conflicting transaction; a rollback of it may fail and must not hide why.
        await end('rollback').catch(() => undefined)
        // A clash with a unique index shows at the write or only at the end of it.
        if (isDuplicate(error)) throw new DuplicateId('commit')
        if (!isConflict(error)) throw error
        if (attempt === 6) throw new StoreBusy('conflicts')
        await pause(Math.random() * 20 * 2 ** attempt)
      }
    }
  }

  #within(transaction: Awaited<ReturnType<typeof database.startTransaction>>): Transaction {
    return {
      get: async (collection, id) => {
        this.trips++
        const { data } = await transaction.collection(collection).doc(id).get()
        return first(data) as never
      },
      add: async (collection, document) => {
        this.trips++
        try {
          await transaction.collection(collection).add(document)
        } catch (error) {
          throw isDuplicate(error) ? new DuplicateId(collection) : error
        }
      },
      put: async (collection, document) => {
        this.trips++
        const { _id, ...rest } = document
        await transaction.collection(collection).doc(_id).set(rest)
      },
    }
  }
}

/** The SDK answers one document as an array outside a transaction and as itself (or null) inside. */
const first = (data: unknown): unknown => (Array.isArray(data) ? data[0] : (data ?? undefined))

/** The SDK drops `undefined` and reads `{}` as "everything": both would widen a query without a word. */
function checked(where: Query): Query {
  if (Object.getPrototypeOf(where) !== Object.prototype) return where
  for (const [field, value] of Object.entries(where)) {
    const empty = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
    if (value === undefined || (empty && Object.keys(value).length === 0))
      throw new TypeError(`empty condition on ${field}`)
  }
  return where
}

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '')
const isConflict = (error: unknown): boolean => codeOf(error) === 'DATABASE_TRANSACTION_CONFLICT'
const isDuplicate = (error: unknown): boolean =>
  codeOf(error) === 'DATABASE_REQUEST_FAILED' && /E11000|DuplicateWrite/.test(String((error as Error).message))
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export const auth = () => app.auth()
/** A pattern for a search: the words themselves, never an expression of the caller's. */
export const containing = (words: string) => new database.RegExp({ regexp: escaped(words), options: 'i' })
export const startingWith = (words: string) => new database.RegExp({ regexp: `^${escaped(words)}`, options: '' })
// Spaces are written as people like: `望 江` finds 望江楼, `11号楼` finds 11 号楼.
const escaped = (words: string): string =>
  [...words.replace(/\s+/g, '')].map((letter) => letter.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s*')
