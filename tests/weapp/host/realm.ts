import path from 'node:path'
import vm from 'node:vm'
import { type Dist, from } from '../dist'
import type { Clock } from './clock'

/** What `App()`, `Page()` and `Component()` are given: the app's own words, whose shape only the app knows. */
export type Definition = Record<string, unknown>

export interface RealmLog {
  level: string
  text: string
}

/** Names that WeChat's logic layer takes away by shadowing them in every module. */
const SHADOWED = [
  ...['window', 'document', 'frames', 'self', 'location', 'navigator', 'localStorage', 'history', 'Caches', 'screen'],
  ...['alert', 'confirm', 'prompt', 'XMLHttpRequest', 'WebSocket', 'Reporter', 'webkit', 'WeixinJSCore'],
]

/**
 * Makes a bare V8 realm stricter, as phones are: no Intl, no WebAssembly, no code from strings (`Function('return
 * this')` alone answers, as in WeChat), and a clock that the host may move.
 */
const STRICTER = `(function (now) {
  delete globalThis.Intl
  delete globalThis.WebAssembly
  var RealDate = Date, RealFunction = Function
  function HostDate() {
    if (!new.target) return new RealDate(now()).toString()
    return Reflect.construct(RealDate, arguments.length ? arguments : [now()], new.target)
  }
  HostDate.prototype = RealDate.prototype
  HostDate.prototype.constructor = HostDate
  HostDate.now = now
  HostDate.parse = RealDate.parse
  HostDate.UTC = RealDate.UTC
  function HostFunction() {
    if (arguments[arguments.length - 1] === 'return this') return function () { return globalThis }
    throw new EvalError('WeChat does not make functions from strings')
  }
  HostFunction.prototype = RealFunction.prototype
  globalThis.Date = HostDate
  globalThis.Function = HostFunction
  return {
    Promise: Promise,
    parse: JSON.parse,
    error: function (message) { return new Error(message) },
    bytes: function (length) { return new Uint8Array(length) },
  }
})`

interface RealmTools {
  Promise: PromiseConstructor
  parse: (text: string) => unknown
  error: (message: string) => Error
  bytes: (length: number) => Uint8Array
}

/** The logic layer: one bare realm, its CommonJS modules and what they registered. */
export class LogicRealm {
  readonly log: RealmLog[] = []
  readonly pages = new Map<string, Definition>()
  readonly components = new Map<string, Definition>()
  app: Definition | null = null
  readonly tools: RealmTools
  private readonly context: vm.Context
  private readonly modules = new Map<string, { exports: unknown }>()
  private loading: string | null = null

  constructor(
    private readonly dist: Dist,
    clock: Clock,
    given: { wx: object; currentPages: () => unknown[]; echo: boolean; complain: (text: string) => void },
  ) {
    const sandbox: Record<string, unknown> = {
      wx: given.wx,
      console: this.console(given.echo, given.complain),
      setTimeout: (run: () => void, ms: number, ...rest: []) => clock.set(() => run(...rest), ms, false),
      setInterval: (run: () => void, ms: number, ...rest: []) => clock.set(() => run(...rest), ms, true),
      clearTimeout: (id: number) => clock.clear(id),
      clearInterval: (id: number) => clock.clear(id),
      App: (definition: Definition) => {
        this.app = Object.assign(Object.create(null) as Definition, definition)
      },
      Page: (definition: Definition) => this.pages.set(this.beingLoaded('Page'), definition),
      Component: (definition: Definition) => this.register(definition),
      Behavior: (definition: Definition) => definition,
      getApp: () => this.app,
      getCurrentPages: given.currentPages,
      requirePlugin: (name: string) => {
        throw new Error(`plugin ${name}: this host has no plugins`)
      },
    }
    sandbox.global = sandbox
    this.context = vm.createContext(sandbox, { codeGeneration: { strings: false, wasm: false } })
    const strict = vm.runInContext(STRICTER, this.context) as (now: () => number) => RealmTools
    this.tools = strict(() => clock.now())
  }

  /** A copy of plain data that belongs to this realm, so that `instanceof` and `constructor` hold there. */
  own<T>(value: T): T {
    return (value === undefined ? undefined : this.tools.parse(JSON.stringify(value))) as T
  }

  /** Runs the script of a page or component once; what it registers is kept under its path. */
  load(id: string): void {
    const outer = this.loading
    this.loading = id
    try {
      this.require(`${id}.js`, null)
    } finally {
      this.loading = outer
    }
  }

  require(file: string, asker: string | null): unknown {
    const known = this.modules.get(file)
    if (known) return known.exports
    if (!this.dist.has(file)) throw new Error(`module '${file}' is not defined, required by '${asker ?? 'the app'}'`)
    const home = this.dist.packageOf(file)
    if (asker !== null && home !== '' && this.dist.packageOf(asker) !== home) {
      throw new Error(`'${asker}' requires '${file}' of another package: subpackages load on their own`)
    }
    const module = { exports: {} as unknown }
    this.modules.set(file, module)
    const run = vm.compileFunction(this.dist.read(file), ['require', 'module', 'exports', ...SHADOWED], {
      parsingContext: this.context,
      filename: path.join(this.dist.root, file),
    })
    run.call(undefined, (wanted: string) => this.require(moduleFile(file, wanted), file), module, module.exports)
    return module.exports
  }

  private register(definition: Definition): string {
    const id = this.beingLoaded('Component')
    // A page may also be written as a component; app.json decides which it is.
    if (this.dist.pages.includes(id)) this.pages.set(id, { ...definition, ...(definition.methods as Definition) })
    else this.components.set(id, definition)
    return id
  }

  private beingLoaded(word: string): string {
    if (this.loading === null) throw new Error(`${word}() was called outside the script of a page or component`)
    return this.loading
  }

  private console(echo: boolean, complain: (text: string) => void): Record<string, (...parts: unknown[]) => void> {
    const levels = ['log', 'info', 'debug', 'warn', 'error', 'trace', 'group', 'groupEnd', 'time', 'timeEnd']
    const write = (level: string, parts: unknown[]): void => {
      const text = parts.map(asText).join(' ')
      this.log.push({ level, text })
      if (level === 'error') complain(`console.error: ${text}`)
      if (echo) process.stdout.write(`  [${level}] ${text}\n`)
    }
    return Object.fromEntries(levels.map((level) => [level, (...parts: unknown[]) => write(level, parts)]))
  }
}

function moduleFile(asker: string, wanted: string): string {
  const file = from(asker, wanted)
  return file.endsWith('.js') ? file : `${file}.js`
}

/** An error with its stack, anything else as JSON: enough for a test to look for words in it. */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value
  const { stack, errMsg } = (value ?? {}) as { stack?: unknown; errMsg?: unknown }
  if (typeof stack === 'string') return stack
  if (typeof errMsg === 'string') return errMsg
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    return String(value)
  }
}
