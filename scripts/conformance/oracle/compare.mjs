import { explained } from './differences.mjs'

/** Numbers to 12 digits: sums may be added up in another order. Names of fields in the order of the alphabet. */
const canonical = (value) => {
  if (typeof value === 'number') return Object.is(value, -0) ? 0 : Number(value.toPrecision(12))
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, canonical(value[key])]),
  )
}

/** A pipeline has an order only when sorting is the last thing it does that matters. */
const keepsOrder = (pipeline) => {
  const sorted = pipeline.findLastIndex((stage) => '$sort' in stage)
  const loses = pipeline.findLastIndex((stage) => '$group' in stage || '$bucket' in stage || '$facet' in stage)
  return sorted > loses
}

const comparable = (one, answer) => {
  if (answer.refused !== undefined) return 'refused'
  if (one.kind === 'find' || one.kind === 'count') return JSON.stringify(canonical(answer.answer))
  const lines = answer.answer.map((doc) => JSON.stringify(canonical(unordered(one, doc))))
  return (one.kind === 'aggregate' && keepsOrder(one.pipeline) ? lines : lines.sort()).join('\n')
}

/** `$addToSet` and the set operators answer in any order. */
const unordered = (one, value) => {
  const text = JSON.stringify(one.pipeline ?? '')
  if (!/\$addToSet|\$set[UDI]/.test(text)) return value
  const sorted = (inner) => {
    if (Array.isArray(inner)) return inner.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
    if (typeof inner !== 'object' || inner === null) return inner
    return Object.fromEntries(Object.entries(inner).map(([key, child]) => [key, sorted(child)]))
  }
  return sorted(value)
}

/**
 * What comes of one case: `same`, `explained` (with the reason), `unanswered` (mongomock says that it does not know
 * the operator) or `differs`.
 */
export function verdict(one, ours, theirs) {
  if (theirs.cannot !== undefined) return { kind: 'unanswered' }
  const [left, right] = [comparable(one, ours), comparable(one, theirs)]
  if (left === right) return { kind: 'same' }
  const reason = explained(one, ours, theirs)
  if (reason) return { kind: 'explained', reason }
  return { kind: 'differs', ours: ours.refused ?? left, theirs: theirs.refused ?? right }
}
