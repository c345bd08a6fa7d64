import { type Doc, isArray, isDoc, type Value } from '../../documents/values'
import { badRequest, unknownOperator } from '../../errors'
import { compareValues, sameValue } from '../compare'
import { type Accumulator, accumulators } from '../expressions/accumulators'
import { compile } from '../expressions/compile'
import type { Evaluate } from '../expressions/operator'
import { keyOf } from './keys'
import { fieldsOf, onDoc, type Stage, type Surroundings, wholeNumber } from './stage'

/** A field of a group: what each document gives to it, and what becomes of that. */
interface Output {
  field: string
  give: Evaluate
  accumulate: Accumulator
}

const outputsOf = (stage: string, spec: Doc): Output[] =>
  Object.entries(spec).map(([field, wish]) => {
    const entries = isDoc(wish) ? Object.entries(wish) : []
    const [entry] = entries
    if (!entry || entries.length !== 1) throw badRequest(`${stage}: the field '${field}' needs exactly one accumulator`)
    const accumulate = Object.hasOwn(accumulators, entry[0]) ? accumulators[entry[0]] : undefined
    if (!accumulate) throw unknownOperator(entry[0])
    if (field.includes('.')) throw badRequest(`${stage}: the field name '${field}' may not hold a dot`)
    return { field, give: compile(entry[1]), accumulate }
  })

const groupOf = (id: Value, docs: readonly Doc[], outputs: readonly Output[], { variables }: Surroundings): Doc => {
  const made: Doc = { _id: id }
  for (const { field, give, accumulate } of outputs) {
    made[field] = accumulate(docs.map((root) => give({ root, variables })))
  }
  return made
}

/** Groups come in the order in which their first documents came. A missing key is null. */
export const group: Stage = (docs, operand, surroundings) => {
  const { _id, ...fields } = fieldsOf('$group', operand)
  if (_id === undefined) throw badRequest("a group specification must include an '_id'")
  const key = onDoc(_id, surroundings)
  const outputs = outputsOf('$group', fields)
  const members = new Map<string, { id: Value; docs: Doc[] }>()
  for (const doc of docs) {
    const id = key(doc) ?? null
    const text = keyOf(id)
    const known = members.get(text)
    if (known) known.docs.push(doc)
    else members.set(text, { id, docs: [doc] })
  }
  return [...members.values()].map(({ id, docs: own }) => groupOf(id, own, outputs, surroundings))
}

/** Every different value with how often it came, the most frequent first. */
export const sortByCount: Stage = (docs, operand, surroundings) =>
  [...group(docs, { _id: operand, count: { $sum: 1 } }, surroundings)].sort(
    (a, b) => (b.count as number) - (a.count as number),
  )

const counting: Doc = { count: { $sum: 1 } }

/** A bucket for each pair of neighbouring boundaries, the lower one included; what fits nowhere goes to the default. */
export const bucket: Stage = (docs, operand, surroundings) => {
  const { groupBy, boundaries, default: otherwise, output, ...more } = fieldsOf('$bucket', operand)
  if (Object.keys(more).length > 0) throw badRequest(`$bucket does not know '${Object.keys(more)[0]}'`)
  if (groupBy === undefined) throw badRequest("$bucket needs 'groupBy'")
  if (!isArray(boundaries) || boundaries.length < 2) throw badRequest('$bucket needs at least 2 boundaries')
  if (boundaries.some((bound, i) => i > 0 && compareValues(boundaries[i - 1], bound) >= 0)) {
    throw badRequest('the boundaries of $bucket have to ascend')
  }
  const key = onDoc(groupBy, surroundings)
  const outputs = outputsOf('$bucket', fieldsOf('$bucket', output ?? counting))
  const members = new Map<Value, Doc[]>()
  for (const doc of docs) {
    const value = key(doc) ?? null
    const next = boundaries.findIndex((bound) => compareValues(value, bound) < 0)
    const id = next > 0 ? (boundaries[next - 1] as Value) : otherwise
    if (id === undefined) throw badRequest('$bucket found a value outside of its boundaries, and no default was given')
    members.set(id, [...(members.get(id) ?? []), doc])
  }
  return [...members]
    .sort(([a], [b]) => compareValues(a, b))
    .map(([id, own]) => groupOf(id, own, outputs, surroundings))
}

/** So many buckets of about equal size; equal values never part. A bucket ends where the next begins. */
export const bucketAuto: Stage = (docs, operand, surroundings) => {
  const { groupBy, buckets, output, granularity } = fieldsOf('$bucketAuto', operand)
  if (groupBy === undefined) throw badRequest("$bucketAuto needs 'groupBy'")
  if (granularity !== undefined) throw badRequest('the granularity of $bucketAuto is not served by the local cloud')
  const count = wholeNumber('$bucketAuto', buckets, 1)
  const key = onDoc(groupBy, surroundings)
  const outputs = outputsOf('$bucketAuto', fieldsOf('$bucketAuto', output ?? counting))
  const sorted = docs.map((doc) => ({ doc, value: key(doc) ?? null })).sort((a, b) => compareValues(a.value, b.value))
  const size = Math.max(1, Math.round(sorted.length / count))
  const parts: { doc: Doc; value: Value }[][] = []
  for (let from = 0; from < sorted.length; ) {
    let to = parts.length === count - 1 ? sorted.length : Math.min(sorted.length, from + size)
    while (to < sorted.length && sameValue(sorted[to]?.value, sorted[to - 1]?.value)) to++
    parts.push(sorted.slice(from, to))
    from = to
  }
  return parts.map((part, i) => {
    const [min, max] = [part[0]?.value ?? null, (parts[i + 1] ?? part.slice(-1))[0]?.value ?? null]
    return groupOf(
      { min, max },
      part.map(({ doc }) => doc),
      outputs,
      surroundings,
    )
  })
}
