import type { Definition, LogicRealm } from './realm'
import type { Owner } from './tree'
import type { ViewRealm } from './view'

type Declared = Record<string, { type?: unknown; value?: unknown } | ((...about: unknown[]) => unknown) | null>
type Observer = (...values: unknown[]) => void

/** A component instance, not yet in a tree: its methods, its data, its behaviours' words merged in. */
export function makeComponent(
  outer: Owner,
  path: string,
  definition: Definition,
  realm: LogicRealm,
  view: ViewRealm,
): Owner {
  const data = own(definition, 'data')
  const part: Owner = {
    path,
    pageId: outer.pageId,
    definition,
    instance: {
      ...own(definition, 'methods'),
      is: path,
      data: realm.own(data),
      getPageId: () => `page_${outer.pageId}`,
    },
    viewData: view.own(data),
    tree: null,
    host: null,
    parts: new Map(),
    extras: new Map(),
    given: '',
    waiting: [],
    gone: false,
  }
  Object.defineProperty(part.instance, 'properties', { get: () => part.instance.data })
  Object.defineProperty(part.instance, 'dataset', { get: () => (part.host ? datasetOf(part.host.attr) : {}) })
  Object.defineProperty(part.instance, 'id', { get: () => part.host?.attr.id ?? '' })
  return part
}

/** The properties a component gets from the attributes of its node, with its declared defaults. */
export function properties(definition: Definition, attr: Record<string, unknown>): Record<string, unknown> {
  const declared = own(definition, 'properties') as Declared
  return Object.fromEntries(Object.entries(declared).map(([name, how]) => [name, attr[name] ?? defaultOf(how)]))
}

/** Runs the observers whose fields were touched; paths below a field count as the field. */
export function runObservers(owner: Owner, paths: string[], guard: (run: () => void) => void): void {
  const touched = new Set(paths.map((path) => path.split(/[.[]/)[0]))
  for (const [fields, observer] of Object.entries(own(owner.definition, 'observers'))) {
    const names = fields.split(',').map((field) => field.trim())
    if (!names.some((name) => name === '**' || touched.has(name.split(/[.[]/)[0]))) continue
    const values = names.map((name) => owner.instance.data[name])
    guard(() => (observer as Observer).apply(owner.instance, values))
  }
}

/** `data-long-name="3"` as the app reads it: `{ longName: '3' }`. */
export function datasetOf(attr: Record<string, unknown>): Record<string, unknown> {
  const camel = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
  return Object.fromEntries(
    Object.entries(attr)
      .filter(([name]) => name.startsWith('data-'))
      .map(([name, value]) => [camel(name.slice('data-'.length)), value]),
  )
}

/** A part of a definition with the same part of its behaviours below it. */
function own(definition: Definition, field: string): Record<string, unknown> {
  const behaviours = (definition.behaviors ?? []) as Definition[]
  return Object.assign({}, ...behaviours.map((behaviour) => own(behaviour, field)), definition[field])
}

function defaultOf(how: Declared[string]): unknown {
  if (how !== null && typeof how === 'object' && 'value' in how) return how.value
  const type = (typeof how === 'function' ? how : how?.type) as { name?: string } | null | undefined
  const empty: Record<string, unknown> = { String: '', Number: 0, Boolean: false, Array: [] }
  return empty[type?.name ?? ''] ?? null
}
