import { readCollections } from '../documents/catalogue'
import type { Index } from '../documents/collection'
import { Connection } from '../documents/sqlite'

export interface CollectionFact {
  name: string
  indexes: { name: string; fields: Index['fields']; isUnique: boolean; kinds: string[][] }[]
  /** Of the text of a document, over some of them. */
  averageBytes: number
}

const sampled = 200

/** What the store knows of its collections, read beside it. */
export class CollectionFacts {
  private readonly db: Connection

  constructor(databaseFile: string) {
    this.db = new Connection(databaseFile)
  }

  list(): CollectionFact[] {
    return [...readCollections(this.db).values()]
      .map((collection) => ({
        name: collection.name,
        indexes: collection.indexes.map(({ name, fields, isUnique }) => ({
          name,
          fields,
          isUnique,
          kinds: fields.map(([path]) => [...(collection.kindsSeen(path) ?? [])]),
        })),
        averageBytes:
          this.db.get<{ bytes: number | null }>(
            `SELECT CAST(avg(length(CAST(doc AS BLOB))) AS INTEGER) AS bytes FROM (SELECT doc FROM ${collection.table} LIMIT ${sampled})`,
          )?.bytes ?? 0,
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
  }

  close(): void {
    this.db.close()
  }
}
