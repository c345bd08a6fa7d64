import { answersOf } from './mongomock.mjs'
import { compare } from './oracle.mjs'

/**
 * Makes a case that differs as small as it can be: documents, conditions, stages and fields are taken away as long as
 * it still differs. Every step asks both sides again, all candidates of a step at once.
 */
export async function smallest(program, python, { seed, one, documents }) {
  let best = { one, documents }
  for (;;) {
    const candidates = smaller(best)
    if (candidates.length === 0) return best
    const cases = candidates.flatMap(({ one, documents }) => [documents, one])
    const { differing } = await compare(program, { seed, cases, theirs: await answersOf(python, cases) })
    const [first] = differing
    if (!first) return best
    best = { one: first.one, documents: first.documents, ours: first.ours, theirs: first.theirs }
  }
}

const smaller = ({ one, documents }) => {
  const withDocs = halves(one.docs ?? documents.docs).map((docs) =>
    one.docs ? { one: { ...one, docs }, documents } : { one, documents: { ...documents, docs } },
  )
  return [...withDocs, ...smallerValues(one).map((next) => ({ one: next, documents }))]
}

/** Half of a list, the other half, and all but one for a short one. Never nothing: mongomock inserts no empty list. */
const halves = (list) => {
  if (list.length < 2) return []
  const middle = Math.ceil(list.length / 2)
  const without = list.length <= 8 ? list.map((_, i) => list.filter((_one, j) => j !== i)) : []
  return [list.slice(0, middle), list.slice(middle), ...without]
}

const smallerValues = (one) => [
  ...('pipeline' in one && one.pipeline.length > 1
    ? one.pipeline.map((_, i) => ({ ...one, pipeline: one.pipeline.filter((_stage, j) => j !== i) }))
    : []),
  ...('query' in one ? without(one.query).map((query) => ({ ...one, query })) : []),
  ...(one.projection ? [{ ...one, projection: undefined }] : []),
  ...(one.skip ? [{ ...one, skip: 0 }] : []),
  ...(one.limit < 100 ? [{ ...one, limit: 100 }] : []),
  ...(one.sort && Object.keys(one.sort).length > 1 ? [{ ...one, sort: { _id: 1 } }] : []),
]

/** A query with one of its conditions less; of a list of queries, one of them alone. */
const without = (query) => {
  const keys = Object.keys(query)
  const fewer = keys.length > 1 ? keys.map((key) => omit(query, key)) : []
  const inside = keys.flatMap((key) =>
    ['$and', '$or', '$nor'].includes(key)
      ? query[key].flatMap((inner) => [{ [key]: [inner] }, ...(key === '$nor' ? [] : [inner])])
      : [],
  )
  return [...fewer, ...inside.filter((next) => JSON.stringify(next) !== JSON.stringify(query))]
}

const omit = (object, key) => Object.fromEntries(Object.entries(object).filter(([name]) => name !== key))
