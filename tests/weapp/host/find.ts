import type { Owner, ViewChild, ViewNode } from './tree'

/**
 * How a test names a node: itself, a selector (`#id`, `.class`, `button[disabled]`, `#list input`), or what a person
 * hears (aria-label) or reads. A selector takes the first match; words must be unambiguous.
 */
export type Target = ViewNode | string | RegExp

const SIMPLE = /^([a-z][a-z-]*)?((?:#[\w-]+|\.[\w-]+|\[[\w-]+(?:[*^]?=[^\]]*)?\])*)$/

/** The children a person sees: a component's own tree with what was put into its slots. */
export function shownChildren(node: ViewNode): ViewChild[] {
  if (node.component?.tree) return node.component.tree.children
  const host = node.tag === 'wx-slot' ? node.owner.host : null
  if (!host) return node.children
  const slot = String(node.attr.name ?? '')
  return host.children.filter((child) => slotOf(child) === slot)
}

/** The node an event climbs to: through slots and out of components when `composed`, inside one WXML otherwise. */
export function above(node: ViewNode, composed: boolean): ViewNode | null {
  const outer = node.parent
  if (!composed) return outer ?? null
  if (outer?.component?.tree) return slotIn(outer.component.tree, slotOf(node)) ?? outer
  return outer ?? node.owner.host
}

export function* everyNode(root: ViewNode): Generator<ViewNode> {
  yield root
  for (const child of shownChildren(root)) if (typeof child === 'object') yield* everyNode(child)
}

/** What a person reads below a node; blocks end a line, hidden parts say nothing. */
export function textOf(node: ViewChild): string {
  if (typeof node === 'string') return node
  if (hidden(node)) return ''
  const parts = shownChildren(node).map((child) => {
    const inline = typeof child === 'string' || child.tag === 'wx-text' || child.tag === 'wx-slot'
    return inline ? textOf(child) : `\n${textOf(child)}\n`
  })
  return parts.join('').replace(/\n{2,}/g, '\n')
}

export function select(root: ViewNode, selector: string): ViewNode[] {
  const steps = selector.trim().split(/\s+/).map(matcher)
  return [...everyNode(root)].filter((node) => matchesPath(node, steps))
}

/** The innermost shown nodes whose whole text is `wanted` (or matches it). */
export function withText(root: ViewNode, wanted: string | RegExp): ViewNode[] {
  const says = (node: ViewNode): boolean => fits(textOf(node), wanted)
  const inner = (node: ViewNode): ViewNode[] => {
    if (hidden(node)) return []
    const below = shownChildren(node).flatMap((child) => (typeof child === 'object' ? inner(child) : []))
    return below.length === 0 && says(node) ? [node] : below
  }
  return inner(root)
}

/** Shown nodes with this aria-label. */
export function withLabel(root: ViewNode, wanted: string | RegExp): ViewNode[] {
  return [...everyNode(root)].filter((node) => {
    const label = node.attr.ariaLabel ?? node.attr['aria-label']
    return typeof label === 'string' && label !== '' && fits(label, wanted) && shown(node)
  })
}

/** The one node meant. Throws with the screen's words when there is none, or when several are meant. */
export function locate(root: ViewNode, target: Target): ViewNode {
  if (typeof target === 'object' && 'tag' in target) return target
  if (typeof target === 'string' && isSelector(target)) return only(select(root, target).slice(0, 1), target, root)
  const labelled = withLabel(root, target)
  return only(labelled.length ? labelled : withText(root, target), target, root)
}

export function only(found: ViewNode[], wanted: string | RegExp, root: ViewNode): ViewNode {
  const [first, ...others] = found
  const screen = (): string => textOf(root).trim().slice(0, 600)
  if (!first) throw new Error(`nothing on ${root.owner.path} is ${wanted}; the screen says:\n${screen()}`)
  if (others.length)
    throw new Error(`${found.length} nodes on ${root.owner.path} are ${wanted}; say which:\n${screen()}`)
  return first
}

export function shown(node: ViewNode): boolean {
  for (let at: ViewNode | null = node; at; at = above(at, true)) if (hidden(at)) return false
  return true
}

/** Depth of the tree below a node, itself included. */
export function depthOf(node: ViewNode): number {
  return 1 + Math.max(0, ...shownChildren(node).map((child) => (typeof child === 'object' ? depthOf(child) : 0)))
}

export function screenOf(owner: Owner): ViewNode {
  if (!owner.tree) throw new Error(`${owner.path} has no screen yet`)
  return owner.tree
}

function hidden(node: ViewNode): boolean {
  const gone = node.attr.hidden
  return (
    (gone !== undefined && gone !== false && gone !== '') ||
    /(^|;)\s*display:\s*none/.test(String(node.attr.style ?? ''))
  )
}

function fits(text: string, wanted: string | RegExp): boolean {
  const plain = text.replace(/\s+/g, ' ').trim()
  return typeof wanted === 'string' ? plain === wanted.replace(/\s+/g, ' ').trim() : wanted.test(plain)
}

/** Plain words are what a person reads; a selector has at least one `#`, `.` or `[`. */
function isSelector(text: string): boolean {
  return /[#.[]/.test(text) && text.split(/\s+/).every((step) => SIMPLE.test(step))
}

type Matches = (node: ViewNode) => boolean

function matcher(step: string): Matches {
  const [, tag, rest] = SIMPLE.exec(step) ?? []
  if (rest === undefined) throw new Error(`selector "${step}": only tag, #id, .class and [attribute=value] are known`)
  const conditions = [...rest.matchAll(/#([\w-]+)|\.([\w-]+)|\[([\w-]+)(?:([*^]?)=([^\]]*))?\]/g)].map(condition)
  return (node) => (!tag || node.tag === `wx-${tag}`) && conditions.every((holds) => holds(node))
}

function condition([, id, name, attribute = '', how, value]: RegExpMatchArray): Matches {
  if (id !== undefined) return (node) => node.attr.id === id
  if (name !== undefined)
    return (node) =>
      String(node.attr.class ?? '')
        .split(/\s+/)
        .includes(name)
  const camel = attribute.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
  return (node) => {
    const has = node.attr[attribute] ?? node.attr[camel]
    if (has === undefined || value === undefined) return has !== undefined
    const text = String(has)
    if (how === '*') return text.includes(value)
    return how === '^' ? text.startsWith(value) : text === value
  }
}

function matchesPath(node: ViewNode, steps: Matches[]): boolean {
  const last = steps.at(-1)
  if (!last?.(node)) return false
  let left = steps.length - 1
  for (let at = above(node, true); at && left > 0; at = above(at, true)) if (steps[left - 1]?.(at)) left -= 1
  return left === 0
}

function slotOf(child: ViewChild): string {
  return typeof child === 'object' ? String(child.attr.slot ?? '') : ''
}

function slotIn(tree: ViewNode, name: string): ViewNode | null {
  return [...everyNode(tree)].find((node) => node.tag === 'wx-slot' && String(node.attr.name ?? '') === name) ?? null
}
