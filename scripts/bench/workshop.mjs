import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import * as esbuild from 'esbuild'
import { cloudbaserc } from '../build/cloudbaserc.mjs'
import { functionNames, howBundled } from '../build/functions.mjs'
import { paths } from '../lib/paths.mjs'
import { runTs } from '../lib/run-ts.mjs'

/** Two functions that are none of ours: one with nothing but the SDK and one read, one with nothing at all. */
const others = {
  bare: `import tcb from '@cloudbase/node-sdk'
const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true })
export const main = async () => (await app.database().collection('identities').doc('nobody').get()).data`,
  empty: 'export const main = async () => ({ ok: true })',
}

/**
 * The streets, by how many documents of other people each holds. `usual` is where things are tried out; `small` and
 * `large` are compared, and nobody has been in them before.
 */
const documents = { usual: 1000, small: 1000, large: 100_000 }

/**
 * What the measures share: the functions as they were built with the two others beside them, and streets in which they
 * run. Everything is made when it is first asked for, and gone after `close`.
 */
export class Workshop {
  static async open() {
    const folder = await mkdtemp(path.join(tmpdir(), 'bench-'))
    // Also for whoever does not want to wait for the end: it may be a gigabyte.
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
    return new Workshop(folder, await runTs('scripts/bench/bench.ts'))
  }

  #fills = new Map()
  #streets = new Map()
  #functions

  constructor(folder, bench) {
    this.folder = folder
    /** The exports of bench.ts. */
    this.bench = bench
    const key = () => randomBytes(32).toString('base64')
    this.secrets = { FIELD_KEYS: JSON.stringify({ k1: key() }), FIELD_KEY_ID: 'k1', PHONE_HASH_KEY: key() }
  }

  /** Begins to fill a street beside whatever else is measured. */
  begin(name) {
    if (!this.#fills.has(name)) this.#fills.set(name, fill({ ...this.#wishOf(name), documents: documents[name] }))
  }

  /** Until no street is being filled any more: what writes to the disk must have it for itself. */
  async quiet(report) {
    for (const filling of this.#fills.values()) {
      filling.report = report
      await filling.done
    }
  }

  /** The folder of all functions, ours and the others. */
  functions() {
    this.#functions ??= this.#makeFunctions()
    return this.#functions
  }

  /** A street (`usual`, `small`, `large`), filled and open; `report` is told how far it has come. */
  street(name, report) {
    if (!this.#streets.has(name)) this.#streets.set(name, this.#openStreet(name, report))
    return this.#streets.get(name)
  }

  async close() {
    for (const { child } of this.#fills.values()) child.kill()
    for (const street of await Promise.allSettled(this.#streets.values())) await street.value?.close()
    await rm(this.folder, { recursive: true, force: true })
  }

  #wishOf(name) {
    return { folder: path.join(this.folder, name), secrets: this.secrets }
  }

  async #openStreet(name, report) {
    await this.functions()
    this.begin(name)
    const filling = this.#fills.get(name)
    filling.report = report
    await filling.done
    return this.bench.openBenchStreet({
      ...this.#wishOf(name),
      cloudbaserc: path.join(this.folder, 'cloudbaserc.json'),
      // Only one measure looks at the pages.
      webDir: existsSync(path.join(paths.h5, 'index.html')) ? paths.h5 : undefined,
    })
  }

  async #makeFunctions() {
    const at = (...names) => path.join(this.folder, 'cloudfunctions', ...names)
    const ours = await functionNames()
    for (const name of ours) await cp(path.join(paths.functions, name), at(name), { recursive: true })
    for (const [name, contents] of Object.entries(others)) {
      await mkdir(at(name), { recursive: true })
      const stdin = { contents, resolveDir: paths.modules, loader: 'js' }
      await esbuild.build({ ...howBundled, stdin, outfile: at(name, 'index.js') })
    }
    const all = [...ours, ...Object.keys(others)].map((name) => ({ name, config: {} }))
    await writeFile(path.join(this.folder, 'cloudbaserc.json'), JSON.stringify(cloudbaserc(all)))
    return { ours, fileOf: (name) => at(name, 'index.js') }
  }
}

/** A process that fills one street. What it says goes to `report` while somebody waits. */
function fill(wish) {
  const child = fork(fileURLToPath(new URL('./fill/main.mjs', import.meta.url)))
  const filling = { child, report: undefined, done: undefined }
  filling.done = new Promise((resolve, reject) => {
    child.on('message', (text) => filling.report?.(text))
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`filling ended with ${code}`))))
  })
  // Whoever waits for it hears of the failure; if nobody does, it is not an unhandled one.
  filling.done.catch(() => undefined)
  child.send(wish)
  return filling
}
