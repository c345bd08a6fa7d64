import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { eachDocument, readCollections } from '../documents/catalogue'
import type { Collection, Index } from '../documents/collection'
import { type Explanation, explainPlan } from '../documents/explain'
import { kindsAt } from '../documents/kinds'
import { planRead } from '../documents/plan'
import { entriesOf } from '../documents/side-table'
import { type Argument, type Connection, openReader } from '../documents/sqlite'
import type { Doc } from '../documents/values'
import { LocalStartError, messageOf } from '../errors'
import type { SortOrder } from '../query/sort'
import { knownFiles } from './back-up'
import { databaseName, filesBelow, filesName, noData } from './manifest'

export interface Health {
  /** One sentence each; none is good news. */
  problems: string[]
  collections: number
  documents: number
  files: number
  /** Files that lie there and that the database does not know: left by an upload cut short, or put there by hand. */
  unknownFiles: number
}

const mostProblems = 50

/** Opens a data folder for looking only; a cloud may run on it. */
function looking<T>(dataDir: string, look: (connection: Connection, folder: string) => T): T {
  const folder = resolve(dataDir)
  const file = join(folder, databaseName)
  if (!existsSync(file)) throw noData(folder)
  const connection = openReader(file)
  try {
    connection.begin()
    return look(connection, folder)
  } finally {
    connection.rollback()
    connection.close()
  }
}

/** Reads everything and compares what must agree. */
export function check(dataDir: string): Health {
  return looking(dataDir, (connection, folder) => {
    const health: Health = { problems: [], collections: 0, documents: 0, files: 0, unknownFiles: 0 }
    const { problems } = health
    try {
      for (const { integrity_check: said } of connection.all<{ integrity_check: string }>('PRAGMA integrity_check(20)'))
        if (said !== 'ok') problems.push(`数据文件：${said}`)
      if (problems.length > 0) return health
      const collections = readCollections(connection)
      health.collections = collections.size
      for (const collection of collections.values()) {
        health.documents += checkCollection(connection, collection, problems)
      }
    } catch (error) {
      problems.push(`数据文件读不出来：${messageOf(error)}`)
      return health
    }
    const present = new Set(filesBelow(join(folder, filesName)))
    const known = knownFiles(connection)
    for (const path of known) if (!present.has(path)) note(problems, `文件 ${path} 不见了`)
    health.files = present.size
    health.unknownFiles = present.size - known.filter((path) => present.has(path)).length
    return health
  })
}

/** How a query would be read, in a data folder that may be in use. */
export function explain(dataDir: string, name: string, query: Doc, sort: SortOrder): Explanation {
  return looking(dataDir, (connection) => {
    const collection = readCollections(connection).get(name)
    if (!collection) throw new LocalStartError('NO_DATA', `没有叫 ${name} 的集合。`)
    return explainPlan(planRead(collection, query, sort))
  })
}

function note(problems: string[], problem: string): void {
  if (problems.length < mostProblems) problems.push(problem)
}

/** Every document can be read, its kinds are known, and its arrays stand in the side tables as they should. */
function checkCollection(connection: Connection, collection: Collection, problems: string[]): number {
  const paths = [...new Set(collection.indexes.flatMap(({ fields }) => fields.map(([path]) => path)))]
  const segments = paths.map((path) => [path, path.split('.')] as const)
  const sides = collection.indexes.filter(({ sideSince }) => sideSince === 0)
  const expected = new Map<Index, number>(sides.map((index) => [index, 0]))
  let documents = 0
  eachDocument(connection, collection, (id, doc) => {
    documents++
    for (const [path, parts] of segments) {
      for (const kind of kindsAt(doc, parts)) {
        if (!collection.kindsSeen(path)?.has(kind))
          note(problems, `${collection.name}：${path} 有 ${kind} 类的值，目录里没有记下`)
      }
    }
    for (const index of sides) {
      const wanted = entriesOf(index, doc)
      expected.set(index, (expected.get(index) ?? 0) + wanted.length)
      if (textOf(wanted) !== textOf(storedEntries(connection, index, id)))
        note(problems, `${collection.name}：${id.slice(1)} 在索引 ${index.name} 里的数组元素对不上`)
    }
  })
  for (const [index, count] of expected) {
    const stored = connection.get<{ total: number }>(`SELECT count(*) AS total FROM ${index.side}`)?.total
    if (stored !== count)
      note(problems, `${collection.name}：索引 ${index.name} 里有 ${stored} 个数组元素，应该是 ${count} 个`)
  }
  return documents
}

const storedEntries = (connection: Connection, index: Index, id: string): Argument[][] =>
  connection
    .all<Record<string, Argument>>(
      `SELECT ${index.fields.map((_field, at) => `k${at}`).join(', ')} FROM ${index.side} WHERE owner=?`,
      id,
    )
    .map((row) => index.fields.map((_field, at) => row[`k${at}`] ?? null))

const textOf = (entries: Argument[][]): string =>
  entries
    .map((entry) => JSON.stringify(entry))
    .sort()
    .join()
