import type { Dist } from '../dist'
import { SET_DATA_LIMIT_BYTES, setPath, throughBridge } from './bridge'
import { makeComponent, properties, runObservers } from './component'
import type { LogicRealm } from './realm'
import type { Owner, SetDataRecord, ViewNode } from './tree'
import type { ViewRealm } from './view'

/** What the renderer stands on. */
export interface Stage {
  dist: Dist
  realm: LogicRealm
  view: ViewRealm
  problems: string[]
  setDataLog: SetDataRecord[]
  /** Runs app code; what it throws becomes a problem. */
  guard: (run: () => void) => void
  alive: () => boolean
  fire: (from: ViewNode, type: string, detail: unknown, options: { bubbles?: boolean; composed?: boolean }) => void
}

/** Turns setData into trees: bridge, compiled WXML, and the components that stand in the tree. */
export class Renderer {
  /** Renders asked for and not yet done. */
  pending = 0

  constructor(private readonly stage: Stage) {}

  /** setData as the platform does it: the logic layer has its data at once, the view a moment later. */
  setData(owner: Owner, data: Record<string, unknown>, done: (() => void) | null): void {
    if (!this.stage.alive() || owner.gone) return
    const wire = throughBridge(data, `setData on ${owner.path}: `, this.stage.problems) as Record<string, unknown>
    const bytes = Buffer.byteLength(JSON.stringify(wire))
    if (bytes > SET_DATA_LIMIT_BYTES) {
      this.stage.problems.push(
        `setData on ${owner.path} sends ${bytes} bytes; WeChat slows down above ${SET_DATA_LIMIT_BYTES}`,
      )
    }
    this.stage.setDataLog.push({ on: owner.path, bytes, paths: Object.keys(wire), wire })
    for (const [place, value] of Object.entries(this.stage.realm.own(wire))) setPath(owner.instance.data, place, value)
    runObservers(owner, Object.keys(wire), this.stage.guard)
    owner.waiting.push({ wire, done })
    if (owner.waiting.length > 1) return
    this.pending += 1
    setTimeout(() => {
      this.pending -= 1
      this.flush(owner)
    })
  }

  render(owner: Owner): void {
    const { tree, complaints } = this.stage.view.draw(`${owner.path}.wxml`, owner.viewData, owner)
    for (const complaint of complaints) this.stage.problems.push(`WXML of ${owner.path}: ${complaint}`)
    owner.tree = tree
    for (const tag of owner.extras.keys()) {
      tree.children.push({ tag: `wx-${tag}`, attr: {}, children: [], parent: tree, owner, component: null })
    }
    this.mountParts(owner, tree)
  }

  detach(owner: Owner): void {
    for (const part of owner.parts.values()) this.detach(part)
    if (owner.host !== null) this.stage.guard(() => lifetime(owner, 'detached'))
    owner.gone = true
  }

  private flush(owner: Owner): void {
    const updates = owner.waiting.splice(0)
    if (owner.gone || !this.stage.alive()) return
    for (const { wire } of updates) {
      for (const [place, value] of Object.entries(wire)) setPath(owner.viewData, place, this.stage.view.own(value))
    }
    this.stage.guard(() => this.render(owner))
    for (const { done } of updates) if (done) this.stage.guard(() => done.call(owner.instance))
  }

  private mountParts(owner: Owner, tree: ViewNode): void {
    const registered = new Map([...this.stage.dist.componentsOf(owner.path), ...owner.extras])
    const standing = new Set<string>()
    const visit = (node: ViewNode): void => {
      const path = registered.get(node.tag.replace(/^wx-/, ''))
      if (path !== undefined) standing.add(this.mount(owner, node, path, keyOf(node, standing)))
      for (const child of node.children) if (typeof child === 'object') visit(child)
    }
    visit(tree)
    for (const [key, part] of owner.parts) {
      if (standing.has(key)) continue
      this.detach(part)
      owner.parts.delete(key)
    }
  }

  /** Mounts, or meets again, the component on a node; returns the key it is remembered by. */
  private mount(owner: Owner, node: ViewNode, path: string, key: string): string {
    const definition = this.stage.realm.components.get(path)
    if (!definition) throw new Error(`component ${path} has not called Component()`)
    const known = owner.parts.get(key)
    const part = known ?? makeComponent(owner, path, definition, this.stage.realm, this.stage.view)
    if (!known) {
      owner.parts.set(key, part)
      this.equip(part)
    }
    part.host = node
    node.component = part
    const props = properties(definition, node.attr)
    const given = JSON.stringify(props)
    const changed = part.given !== given
    if (changed) {
      part.given = given
      Object.assign(part.instance.data, this.stage.realm.own(props))
      Object.assign(part.viewData, this.stage.view.own(props))
    }
    if (!known) {
      this.stage.guard(() => lifetime(part, 'created'))
      this.stage.guard(() => lifetime(part, 'attached'))
      setTimeout(() => this.stage.alive() && !part.gone && this.stage.guard(() => lifetime(part, 'ready')))
    }
    if (changed) runObservers(part, Object.keys(props), this.stage.guard)
    if (changed || !part.tree) this.render(part)
    return key
  }

  private equip(part: Owner): void {
    Object.assign(part.instance, {
      setData: (data: Record<string, unknown>, done?: () => void) => this.setData(part, data, done ?? null),
      triggerEvent: (type: string, detail: unknown, options = {}) =>
        part.host && this.stage.fire(part.host, type, detail, options),
      selectComponent: (selector: string) => selectPart(part, selector),
    })
  }
}

/** The instance of the component inside `owner` that stands on the node with this id; null when there is none. */
export function selectPart(owner: Owner, selector: string): unknown {
  const found = [...owner.parts.values()].find((part) => `#${String(part.host?.attr.id)}` === selector)
  return found?.instance ?? null
}

function lifetime(owner: Owner, name: string): void {
  const lifetimes = (owner.definition.lifetimes ?? {}) as Record<string, unknown>
  const method = lifetimes[name] ?? owner.definition[name]
  if (typeof method === 'function') Reflect.apply(method, owner.instance, [])
}

/** Tells every component on a page that the page came or went. */
export function pageLifetime(owner: Owner, name: 'show' | 'hide', guard: (run: () => void) => void): void {
  for (const part of owner.parts.values()) {
    const method = ((part.definition.pageLifetimes ?? {}) as Record<string, unknown>)[name]
    if (typeof method === 'function') guard(() => void Reflect.apply(method, part.instance, []))
    pageLifetime(part, name, guard)
  }
}

/**
 * What tells one component from its neighbours between two renders: its id, the node Taro says it draws, or its
 * place among equals.
 */
function keyOf(node: ViewNode, taken: Set<string>): string {
  const drawn = (node.attr.i as { sid?: string } | undefined)?.sid
  const name = `${node.tag}#${drawn ?? (node.attr.id as string | undefined) ?? ''}`
  let place = 0
  while (taken.has(`${name}/${place}`)) place += 1
  return `${name}/${place}`
}
