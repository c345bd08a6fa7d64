import { cloneValue, type Doc, isArray, isDoc, type Value } from '../documents/values'
import { badRequest, unknownOperator } from '../errors'
import { compileMatch } from './match'
import { splitPath } from './paths'

type Tree = Map<string, Tree | true>

const plant = (tree: Tree, path: string) => {
  const segments = splitPath(path)
  let node = tree
  for (const [i, segment] of segments.entries()) {
    const next = node.get(segment)
    if (next === true) return
    if (i === segments.length - 1) node.set(segment, true)
    else {
      const branch: Tree = next ?? new Map()
      node.set(segment, branch)
      node = branch
    }
  }
}

const keep = (value: Value, tree: Tree): Value | undefined => {
  if (isArray(value)) return value.flatMap((item) => keep(item, tree) ?? [])
  if (!isDoc(value)) return undefined
  const kept: Doc = {}
  for (const key of Object.keys(value)) {
    const branch = tree.get(key)
    const child = branch === true ? value[key] : branch && keep(value[key] as Value, branch)
    if (child !== undefined) kept[key] = child
  }
  return kept
}

const drop = (value: Value, tree: Tree): Value => {
  if (isArray(value)) return value.map((item) => drop(item, tree))
  if (!isDoc(value)) return value
  const kept: Doc = {}
  for (const key of Object.keys(value)) {
    const branch = tree.get(key)
    if (branch !== true) kept[key] = branch ? drop(value[key] as Value, branch) : (value[key] as Value)
  }
  return kept
}

const slice = (value: Value[], wanted: Value): Value[] => {
  const [skip, count] = isArray(wanted)
    ? wanted
    : typeof wanted === 'number' && wanted < 0
      ? [wanted, -wanted]
      : [0, wanted]
  if (typeof skip !== 'number' || typeof count !== 'number') throw badRequest('$slice needs one or two numbers')
  const from = skip < 0 ? Math.max(0, value.length + skip) : skip
  return value.slice(from, from + count)
}

/** `{field: {$slice}}` and `{field: {$elemMatch}}`, for a field of the document itself. */
const arrayOperator = (path: string, operator: Doc) => {
  const [name, operand] = Object.entries(operator)[0] ?? []
  if (name === '$slice') return (value: Value) => (isArray(value) ? slice(value, operand as Value) : value)
  if (name !== '$elemMatch') throw unknownOperator(name ?? path)
  const matches = compileMatch({ item: { $elemMatch: operand as Value } })
  return (value: Value) => {
    if (!isArray(value)) return undefined
    const first = value.find((item) => matches({ item: [item] }))
    return first === undefined ? undefined : [first]
  }
}

/**
 * Compiles a projection: fields to keep, or fields to leave out, never both (except `_id`), with `$slice` and
 * `$elemMatch` on arrays of the document itself.
 */
export function compileProjection(projection: Doc): (doc: Doc) => Doc {
  const tree: Tree = new Map()
  const transforms = new Map<string, (value: Value) => Value | undefined>()
  let mode: 'keep' | 'drop' | undefined
  let keepId = true
  for (const [path, wanted] of Object.entries(projection)) {
    if (isDoc(wanted)) {
      transforms.set(path, arrayOperator(path, wanted))
      if ('$elemMatch' in wanted) mode ??= 'keep'
      continue
    }
    const wants = wanted === true || (typeof wanted === 'number' && wanted !== 0) ? 'keep' : 'drop'
    if (path === '_id') {
      keepId = wants === 'keep'
      if (Object.keys(projection).length === 1) mode = wants
      continue
    }
    if (mode !== undefined && mode !== wants) throw badRequest('a projection cannot both keep and leave out fields')
    mode = wants
    plant(tree, path)
  }
  if (mode === 'keep') for (const path of transforms.keys()) plant(tree, path)
  return (doc) => {
    const result = (mode === 'keep' ? keep(doc, tree) : drop(doc, tree)) as Doc
    for (const [path, transform] of transforms) {
      const value = result[path] === undefined ? undefined : transform(result[path])
      if (value === undefined) delete result[path]
      else result[path] = value
    }
    const { _id, ...rest } = result
    const id = doc._id
    return cloneValue(keepId && id !== undefined ? { _id: id, ...rest } : rest)
  }
}
