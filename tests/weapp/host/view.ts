import { statSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import type { Dist } from '../dist'
import type { Owner, ViewNode } from './tree'

type Generate = (data: unknown, envelope: object, global: object) => RawNode
interface RawNode {
  tag: string
  attr?: Record<string, unknown>
  children?: (RawNode | string | number)[]
}

/** The view layer's realm: data in, tree out. It keeps nothing between renders, so hosts of one build share it. */
export class ViewRealm {
  private readonly said: string[] = []
  private readonly parse: (text: string) => unknown
  private readonly find: (file: string) => Generate | undefined
  private readonly generators = new Map<string, Generate>()

  constructor(code: string) {
    const say = (...parts: unknown[]) => void this.said.push(parts.join(' ').trim())
    const sandbox: Record<string, unknown> = { console: { log: say, warn: say, error: say, info: say } }
    Object.assign(sandbox, { __wxConfig: {}, __wxAppCode__: {}, document: {}, window: sandbox, global: sandbox })
    const context = vm.createContext(sandbox)
    // The compiled code asks for `constructor === Object`: data must be born in its own realm.
    this.parse = vm.runInContext('JSON.parse', context) as (text: string) => unknown
    const start = `(function () { ${code}; return $gwx })()`
    this.find = vm.runInContext(start, context, { filename: 'compiled-wxml.js' }) as typeof this.find
  }

  own<T>(value: T): T {
    return this.parse(JSON.stringify(value)) as T
  }

  /** The tree of one WXML file for `data`, and what the compiled code complained about (missing templates …). */
  draw(file: string, data: unknown, owner: Owner): { tree: ViewNode; complaints: string[] } {
    const generate = this.generators.get(file) ?? this.find(file)
    if (!generate) throw new Error(`no WXML for ${file}`)
    this.generators.set(file, generate)
    const tree = adopt(generate(data, {}, {}), null, owner)
    return { tree, complaints: this.said.splice(0) }
  }
}

function adopt(raw: RawNode, parent: ViewNode | null, owner: Owner): ViewNode {
  const node: ViewNode = { tag: raw.tag, attr: raw.attr ?? {}, children: [], parent, owner, component: null }
  node.children = (raw.children ?? []).map((child) =>
    typeof child === 'object' ? adopt(child, node, owner) : String(child),
  )
  return node
}

const realms = new Map<string, ViewRealm>()

/** The view realm of a build; compiled again only when one of its files has changed. */
export function viewRealmOf(dist: Dist): ViewRealm {
  const stamp = [...dist.withEnding('.wxml'), ...dist.withEnding('.wxs'), ...dist.withEnding('.json')]
    .map((file) => `${file}:${statSync(path.join(dist.root, file)).mtimeMs}`)
    .join('|')
  const key = `${dist.root}|${stamp}`
  const known = realms.get(key)
  if (known) return known
  const compiled = dist.compileWxml()
  if (compiled.failed !== null) throw new Error(`wcc refuses the WXML: ${compiled.failed}`)
  const made = new ViewRealm(compiled.output)
  realms.set(key, made)
  return made
}
