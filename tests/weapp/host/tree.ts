import type { Definition } from './realm'

/** One element as WeChat's compiled WXML makes it: `wx-view`, `wx-text`, `wx-<component>` … */
export interface ViewNode {
  tag: string
  attr: Record<string, unknown>
  children: ViewChild[]
  parent: ViewNode | null
  /** The page or component whose WXML holds it. */
  owner: Owner
  /** The component mounted on it, when its tag is one. */
  component: Owner | null
}
export type ViewChild = ViewNode | string

/** The `this` of a page or component: its own words and what the platform adds. */
export interface Instance extends Record<string, unknown> {
  data: Record<string, unknown>
}

/** A page or a mounted component: whoever owns a tree and may call setData. */
export interface Owner {
  /** Path without extension: `pages/home/index`. */
  readonly path: string
  readonly pageId: number
  readonly definition: Definition
  instance: Instance
  /** The data as the view last got it, in the view's realm. */
  viewData: Record<string, unknown>
  tree: ViewNode | null
  /** The node in the outer tree that a component stands on; null for a page. */
  host: ViewNode | null
  readonly parts: Map<string, Owner>
  /** Components that stand on the page though no WXML names them (the custom tab bar): tag → path. */
  readonly extras: Map<string, string>
  /** Attributes a component was last given, as JSON, to see what changed. */
  given: string
  waiting: { wire: Record<string, unknown>; done: (() => void) | null }[]
  gone: boolean
}

/** One setData as it crossed the bridge. */
export interface SetDataRecord {
  on: string
  bytes: number
  paths: string[]
  wire: Record<string, unknown>
}

/** Calls a method of a page or component when it has one. */
export function call(owner: Owner, name: string, ...about: unknown[]): unknown {
  const method = owner.instance[name]
  return typeof method === 'function' ? Reflect.apply(method, owner.instance, about) : undefined
}
