import { cloneValue, type Doc, isArray, isDoc, type Value } from '../../documents/values'
import { badRequest } from '../../errors'
import { compile } from '../expressions/compile'
import type { Evaluate } from '../expressions/operator'
import { splitPath } from '../paths'
import { fieldsOf, onDoc, type Stage, type Surroundings } from './stage'

/** What becomes of one field: it is kept, left out, computed, or its own fields are looked at one by one. */
type Wish = 'keep' | 'drop' | Evaluate | Wishes
type Wishes = Map<string, Wish>

const conflict = (path: string) => badRequest(`Invalid $project :: caused by :: the path '${path}' is named twice`)

/** Plants a wish at a dotted path. */
function plant(wishes: Wishes, path: string, wish: Wish): void {
  const segments = splitPath(path)
  const last = segments.pop() as string
  let node = wishes
  for (const segment of segments) {
    const next = node.get(segment) ?? new Map()
    if (!(next instanceof Map)) throw conflict(path)
    node.set(segment, next)
    node = next
  }
  if (node.has(last)) throw conflict(path)
  node.set(last, wish)
}

/** A nested object without operators names fields by its own fields: `{a: {b: 1}}` is `{'a.b': 1}`. */
function read(wishes: Wishes, spec: Doc, prefix: string, wishOf: (value: Value) => Wish): void {
  for (const [key, value] of Object.entries(spec)) {
    const isNested = isDoc(value) && Object.keys(value).length > 0 && !Object.keys(value)[0]?.startsWith('$')
    if (isNested) read(wishes, value, `${prefix}${key}.`, wishOf)
    else plant(wishes, prefix + key, wishOf(value))
  }
}

const isSwitch = (value: Value) => typeof value === 'boolean' || typeof value === 'number'

type Outcome = (wish: Evaluate) => Value | undefined

/**
 * Computed fields see the whole document; inside an array every element gets them, and what is no document becomes one.
 * Where others are not kept, fields of the document come first and computed ones after them.
 */
function apply(value: Value | undefined, wishes: Wishes, keepsOthers: boolean, evaluate: Outcome): Value | undefined {
  if (isArray(value)) {
    return value.flatMap((item) => {
      const made = apply(item, wishes, keepsOthers, evaluate)
      return made === undefined ? [] : [made]
    })
  }
  const fields = isDoc(value) ? value : hasComputed(wishes) ? {} : undefined
  if (!fields) return keepsOthers ? value : undefined
  const made: Doc = {}
  const put = (key: string, wish: Wish | undefined) => {
    const result =
      wish === 'drop'
        ? undefined
        : typeof wish === 'function'
          ? evaluate(wish)
          : wish instanceof Map
            ? apply(fields[key], wish, keepsOthers, evaluate)
            : fields[key]
    if (result !== undefined) made[key] = result
  }
  const comesLast = (key: string, wish: Wish) =>
    !Object.hasOwn(fields, key) || (typeof wish === 'function' && !keepsOthers)
  for (const key of Object.keys(fields)) {
    const wish = wishes.get(key)
    if (wish === undefined ? keepsOthers : !comesLast(key, wish)) put(key, wish)
  }
  for (const [key, wish] of wishes) if (comesLast(key, wish)) put(key, wish)
  return made
}

const hasComputed = (wishes: Wishes): boolean =>
  [...wishes.values()].some((wish) => typeof wish === 'function' || (wish instanceof Map && hasComputed(wish)))

const onEach = (docs: readonly Doc[], wishes: Wishes, keepsOthers: boolean, { variables }: Surroundings): Doc[] =>
  docs.map((root) => apply(root, wishes, keepsOthers, (wish) => wish({ root, variables })) as Doc)

/** Fields that are added, or take another's place; all others stay. */
export const addFields: Stage = (docs, operand, surroundings) => {
  const wishes: Wishes = new Map()
  read(wishes, fieldsOf('$addFields', operand), '', compile)
  return onEach(docs, wishes, true, surroundings)
}

export const unset: Stage = (docs, operand, surroundings) => {
  const names = isArray(operand) ? operand : [operand]
  const wishes: Wishes = new Map()
  for (const name of names) {
    if (typeof name !== 'string') throw badRequest('$unset needs names of fields')
    plant(wishes, name, 'drop')
  }
  return onEach(docs, wishes, true, surroundings)
}

/** Either fields to keep and to compute, or fields to leave out; `_id` stays unless it is left out. */
export const project: Stage = (docs, operand, surroundings) => {
  const spec = fieldsOf('$project', operand)
  if (Object.keys(spec).length === 0) throw badRequest('$project needs at least one field')
  const wishes: Wishes = new Map()
  const seen = new Set<'keep' | 'drop'>()
  const { _id, ...others } = spec
  read(wishes, others, '', (value) => {
    const isDropped = isSwitch(value) && !value
    seen.add(isDropped ? 'drop' : 'keep')
    return isDropped ? 'drop' : isSwitch(value) ? 'keep' : compile(value)
  })
  if (seen.size > 1) throw badRequest('Bad projection specification, cannot both keep and leave out fields')
  const dropsId = isSwitch(_id as Value) && !_id
  const keepsOthers = seen.has('drop') || (seen.size === 0 && dropsId)
  if (dropsId) wishes.set('_id', 'drop')
  else if (!keepsOthers) wishes.set('_id', _id === undefined || isSwitch(_id) ? 'keep' : compile(_id))
  return onEach(docs, wishes, keepsOthers, surroundings)
}

export const replaceRoot: Stage = (docs, operand, surroundings) =>
  replaceWith(docs, fieldsOf('$replaceRoot', operand).newRoot ?? null, surroundings)

export const replaceWith: Stage = (docs, operand, surroundings) => {
  const evaluate = onDoc(operand, surroundings)
  return docs.map((doc) => {
    const root = evaluate(doc)
    if (!isDoc(root)) throw badRequest("'newRoot' expression must evaluate to an object")
    return cloneValue(root)
  })
}
