import { type Doc, isArray, isDoc, type Value } from '../documents/values'
import { badRequest, unknownOperator } from '../errors'
import type { Variables } from './expressions/operator'
import { stages as served } from './stages'
import type { Stage, Surroundings } from './stages/stage'

const entryOf = (stage: Value): [name: string, operand: Value] => {
  const entries = isDoc(stage) ? Object.entries(stage) : []
  const [entry] = entries
  if (!entry || entries.length !== 1) throw badRequest('an aggregation stage has exactly one operator')
  return entry
}

const stageOf = (stage: Value): [run: Stage, operand: Value] => {
  const [name, operand] = entryOf(stage)
  const run = served.get(name)
  if (!run) throw unknownOperator(name)
  return [run, operand]
}

/** Which other collections a pipeline reads; they have to be at hand before it runs. */
export function foreignCollections(stages: Value): string[] {
  const names = new Set<string>()
  const look = (value: Value, key: string) => {
    if (key === '$lookup' && isDoc(value) && typeof value.from === 'string') names.add(value.from)
    if (key === '$unionWith') {
      const name = isDoc(value) ? value.coll : value
      if (typeof name === 'string') names.add(name)
    }
    if (Array.isArray(value)) for (const item of value) look(item, '')
    else if (isDoc(value)) for (const [child, inner] of Object.entries(value)) look(inner, child)
  }
  look(stages, '')
  return [...names]
}

/** What the database itself may answer: a leading `$match`, or the query inside a leading `$geoNear`; and the stages after it. */
export function splitLeadingMatch(stages: readonly Value[]): { query: Doc; rest: Value[] } {
  const checked = stages.map(entryOf)
  for (const [name] of checked) if (!served.has(name)) throw unknownOperator(name)
  const [first] = checked
  if (checked.some(([name], i) => name === '$geoNear' && i > 0)) throw badRequest('$geoNear has to be the first stage')
  if (first?.[0] === '$geoNear' && isDoc(first[1]) && isDoc(first[1].query)) {
    return { query: first[1].query, rest: [...stages] }
  }
  if (first?.[0] === '$match' && isDoc(first[1])) return { query: first[1], rest: stages.slice(1) }
  return { query: {}, rest: [...stages] }
}

/** Runs a pipeline over documents in memory. `collections` answers `$lookup` and `$unionWith`. */
export function runPipeline(
  docs: readonly Doc[],
  stages: readonly Value[],
  collections: ReadonlyMap<string, Doc[]>,
): Doc[] {
  const run = (input: readonly Doc[], inner: Value, variables: Variables): Doc[] => {
    if (!isArray(inner)) throw badRequest('a pipeline has to be a list of stages')
    const surroundings: Surroundings = { variables, run, collection: (name) => collections.get(name) ?? [] }
    const checked = inner.map(stageOf)
    return [...checked.reduce((found, [stage, operand]) => stage(found, operand, surroundings), input)]
  }
  return run(docs, [...stages], { NOW: new Date() })
}
