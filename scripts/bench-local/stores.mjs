import path from 'node:path'
import { runTs } from '../lib/run-ts.mjs'
import { collections, person } from './people.mjs'

const stepOf = 500

/** The stores that measures share: `small` and `large` hold the same kind of people, and are filled when first asked for. */
export class Stores {
  static async open(folder, isQuick) {
    return new Stores(folder, isQuick, await runTs('scripts/bench-local/bench.ts'))
  }

  #opened = new Map()

  constructor(folder, isQuick, bench) {
    this.folder = folder
    /** The exports of bench.ts. */
    this.bench = bench
    this.sizes = { small: 10_000, large: isQuick ? 100_000 : 1_000_000 }
  }

  fileOf(name) {
    return path.join(this.folder, `${name}.sqlite`)
  }

  /** A store with nothing in it. */
  empty(name) {
    const documents = new this.bench.Documents({ file: this.fileOf(name), collections })
    this.#opened.set(name, Promise.resolve(documents))
    return documents
  }

  filled(name, report) {
    if (!this.#opened.has(name)) this.#opened.set(name, this.#fill(name, report))
    return this.#opened.get(name)
  }

  async close() {
    for (const store of this.#opened.values()) await (await store).close()
  }

  /** Filled before there is an index and opened again with them: that takes half the time. */
  async #fill(name, report) {
    const { Documents } = this.bench
    const bare = new Documents({ file: this.fileOf(name), collections: [{ name: 'people', indexes: [] }] })
    const size = this.sizes[name]
    for (let from = 0; from < size; from += stepOf) {
      await bare.insert(
        'people',
        Array.from({ length: Math.min(stepOf, size - from) }, (_, nth) => person(from + nth, size)),
      )
      if (from % 20_000 === 0) report?.(`${from} / ${size} 条`)
    }
    await bare.close()
    report?.('索引')
    return new Documents({ file: this.fileOf(name), collections })
  }
}
