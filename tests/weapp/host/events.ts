import { datasetOf } from './component'
import { above } from './find'
import type { LogicRealm } from './realm'
import type { ViewNode } from './tree'

/** How far an event goes: native ones bubble out of components, a component's own stay unless it says otherwise. */
export interface Reach {
  bubbles: boolean
  composed: boolean
  touches?: object[]
}
export const NATIVE: Reach = { bubbles: true, composed: true }
export const QUIET: Reach = { bubbles: false, composed: false }

/** What an event meets on its way. */
export interface EventStage {
  realm: LogicRealm
  problems: string[]
  guard: (run: () => void) => void
  now: () => number
}

type Binding = 'capture-bind' | 'capture-catch' | 'bind' | 'catch' | 'mut-bind'

/**
 * Sends an event through the tree as WeChat does: first down (capture-bind, capture-catch stops), then up (bind,
 * mut-bind once, catch stops). Returns how many handlers ran. Taro depends on the order: its handlers queue what
 * children heard until the ancestor's turn.
 */
export function dispatch(stage: EventStage, origin: ViewNode, type: string, detail: unknown, reach: Reach): number {
  const way = [origin]
  for (let at = reach.bubbles ? above(origin, reach.composed) : null; at; at = above(at, reach.composed)) way.push(at)
  const mark = Object.assign({}, ...[...way].reverse().map((node) => marksOf(node)))
  let handled = 0
  let mutated = false

  const run = (node: ViewNode, handler: string): void => {
    const method = node.owner.instance[handler]
    if (typeof method !== 'function') {
      stage.problems.push(`${node.owner.path} has no method "${handler}" for the event "${type}"`)
      return
    }
    handled += 1
    const event = stage.realm.own({
      type,
      timeStamp: stage.now(),
      target: described(seenFrom(origin, node)),
      currentTarget: described(node),
      mark,
      detail: detail ?? {},
      touches: reach.touches ?? [],
      changedTouches: reach.touches ?? [],
      mut: mutated,
    })
    stage.guard(() => void Reflect.apply(method, node.owner.instance, [event]))
  }

  for (const node of [...way].reverse()) {
    const bound = bindings(node, type)
    if (bound['capture-bind']) run(node, bound['capture-bind'])
    if (!bound['capture-catch']) continue
    run(node, bound['capture-catch'])
    return handled
  }
  for (const node of way) {
    const bound = bindings(node, type)
    if (bound['mut-bind'] && !mutated) {
      mutated = true
      run(node, bound['mut-bind'])
    }
    if (bound.bind) run(node, bound.bind)
    if (!bound.catch) continue
    run(node, bound.catch)
    break
  }
  return handled
}

function bindings(node: ViewNode, type: string): Partial<Record<Binding, string>> {
  const found: Partial<Record<Binding, string>> = {}
  for (const [name, handler] of Object.entries(node.attr)) {
    const [, capture = '', how, event] = /^(capture-)?(bind|catch|mut-bind):?(.+)$/.exec(name) ?? []
    // wcc writes `bindtouch-start` as `bindtouchStart`; event names themselves have no case.
    if (event?.toLowerCase() === type.toLowerCase() && handler) found[`${capture}${how}` as Binding] = String(handler)
  }
  return found
}

/** A page does not see inside a component: to it, the component itself was touched. */
function seenFrom(origin: ViewNode, viewer: ViewNode): ViewNode {
  let at = origin
  while (at.owner !== viewer.owner && at.owner.host) at = at.owner.host
  return at
}

function described(node: ViewNode): object {
  return { id: String(node.attr.id ?? ''), dataset: datasetOf(node.attr), offsetLeft: 0, offsetTop: 0 }
}

function marksOf(node: ViewNode): Record<string, unknown> {
  const marks = Object.entries(node.attr).filter(([name]) => name.startsWith('mark:'))
  return Object.fromEntries(marks.map(([name, value]) => [name.slice('mark:'.length), value]))
}
