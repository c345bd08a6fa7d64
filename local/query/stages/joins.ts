import { putAt, reachPlace } from '../../documents/update/place'
import { cloneValue, type Doc, isArray, isDoc, type Value } from '../../documents/values'
import { badRequest } from '../../errors'
import { compile } from '../expressions/compile'
import { reach, splitPath } from '../paths'
import { keyOf } from './keys'
import { fieldName, fieldsOf, type Stage } from './stage'

/** A copy of a document with a value at a path, as a join or an unwinding leaves it. */
const withField = (doc: Doc, path: string[], value: Value): Doc => {
  const copy = path.length === 1 ? { ...doc } : cloneValue(doc)
  putAt(reachPlace(copy, path), value)
  return copy
}

/** Which documents hold a value at a field, as a whole or as one element of an array; null stands for a missing field too. */
function indexBy(docs: readonly Doc[], field: string[]): Map<string, Doc[]> {
  const found = new Map<string, Doc[]>()
  for (const doc of docs) {
    const values = reach(doc, field).flatMap((leaf) => (isArray(leaf) ? [leaf, ...leaf] : [leaf ?? null]))
    for (const key of new Set(values.map(keyOf))) found.set(key, [...(found.get(key) ?? []), doc])
  }
  return found
}

/**
 * Documents of another collection: those whose field equals a field here (an array stands for its elements, a missing
 * field for null), or those that a pipeline with variables of this document gives, or both.
 */
export const lookup: Stage = (docs, operand, surroundings) => {
  const { from, localField, foreignField, let: variables, pipeline, as, ...more } = fieldsOf('$lookup', operand)
  if (Object.keys(more).length > 0) throw badRequest(`$lookup does not know '${Object.keys(more)[0]}'`)
  if (typeof from !== 'string') throw badRequest("$lookup needs the collection's name in 'from'")
  if (
    (localField === undefined) !== (foreignField === undefined) ||
    (localField === undefined && pipeline === undefined)
  ) {
    throw badRequest("$lookup needs 'localField' and 'foreignField', or a 'pipeline'")
  }
  const target = splitPath(fieldName('$lookup as', as))
  const foreign = surroundings.collection(from)
  const local = localField === undefined ? undefined : splitPath(fieldName('$lookup localField', localField))
  const field = foreignField === undefined ? undefined : splitPath(fieldName('$lookup foreignField', foreignField))
  const own = Object.entries(isDoc(variables) ? variables : {}).map(([name, inner]) => [name, compile(inner)] as const)

  const byValue = field && indexBy(foreign, field)

  const equal = (doc: Doc): readonly Doc[] => {
    if (!local || !byValue) return foreign
    const wanted = reach(doc, local).flatMap((leaf) => (isArray(leaf) ? leaf : [leaf ?? null]))
    const found = new Set(wanted.flatMap((value) => byValue.get(keyOf(value)) ?? []))
    return wanted.length > 1 ? foreign.filter((other) => found.has(other)) : [...found]
  }
  return docs.map((doc) => {
    const found = equal(doc)
    if (pipeline === undefined) return withField(doc, target, cloneValue([...found]))
    const scope = { root: doc, variables: surroundings.variables }
    const inner = { ...surroundings.variables, ...Object.fromEntries(own.map(([name, give]) => [name, give(scope)])) }
    return withField(doc, target, surroundings.run(found, pipeline, inner))
  })
}

/** A document for each element of an array. Without elements it is left out, unless it is to stay. */
export const unwind: Stage = (docs, operand) => {
  const spec = isDoc(operand) ? operand : { path: operand }
  const { path, includeArrayIndex, preserveNullAndEmptyArrays } = spec
  if (typeof path !== 'string' || !path.startsWith('$') || path.startsWith('$$')) {
    throw badRequest("$unwind needs a field that begins with '$'")
  }
  const segments = splitPath(path.slice(1))
  const index = includeArrayIndex === undefined ? undefined : splitPath(fieldName('$unwind', includeArrayIndex))
  const keeps = preserveNullAndEmptyArrays === true
  const numbered = (doc: Doc, at: number | null) => (index ? withField(doc, index, at) : doc)
  return docs.flatMap((doc) => {
    const value = at(doc, segments)
    if (isArray(value) && value.length > 0) {
      return value.map((item, i) => numbered(withField(doc, segments, item), i))
    }
    if (value !== undefined && value !== null && !isArray(value)) return [numbered(doc, null)]
    if (!keeps) return []
    return [numbered(isArray(value) ? without(doc, segments) : doc, null)]
  })
}

/** Only objects are on the way to what is unwound. */
const at = (doc: Doc, segments: readonly string[]): Value | undefined =>
  segments.reduce<Value | undefined>(
    (value, segment) => (isDoc(value) && Object.hasOwn(value, segment) ? value[segment] : undefined),
    doc,
  )

const without = (doc: Doc, segments: readonly string[]): Doc => {
  const copy = cloneValue(doc)
  const holder = at(copy, segments.slice(0, -1))
  if (isDoc(holder)) delete holder[segments.at(-1) as string]
  return copy
}

/** Documents of this pipeline, then those of another collection. */
export const unionWith: Stage = (docs, operand, surroundings) => {
  const { coll, pipeline } = isDoc(operand) ? operand : { coll: operand }
  if (typeof coll !== 'string') throw badRequest("$unionWith needs a collection's name")
  const others = surroundings.collection(coll)
  return [...docs, ...(pipeline === undefined ? others : surroundings.run(others, pipeline, {}))]
}
