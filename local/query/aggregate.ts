import { Aggregator } from 'mingo/aggregator'
import { Lazy } from 'mingo/lazy'
import type { AnyObject, Options, PipelineOperator } from 'mingo/types'
import { type Doc, isDoc, type Value } from '../documents/values'
import { badRequest, CloudError, messageOf, unknownOperator } from '../errors'
import { expressionContext } from './expression'
import { compileMatch } from './match'
import { parseSort, sortDocs } from './sort'

/** Stages that are answered as MongoDB would. Others are refused by name. */
const served = new Set([
  '$addFields',
  '$bucket',
  '$bucketAuto',
  '$count',
  '$facet',
  '$group',
  '$limit',
  '$lookup',
  '$match',
  '$project',
  '$replaceRoot',
  '$replaceWith',
  '$sample',
  '$set',
  '$skip',
  '$sort',
  '$sortByCount',
  '$unionWith',
  '$unset',
  '$unwind',
])

type Stage = (input: ReturnType<typeof Lazy>, operand: Value, options: Options) => ReturnType<typeof Lazy>

/** Conditions and sort orders mean the same inside a pipeline as outside of it. */
const match: Stage = (input, condition, options) => {
  const matches = compileMatch(condition, options)
  return input.filter((doc: Value) => matches(doc))
}
const sort: Stage = (input, order) => {
  const wanted = parseSort(order)
  return input.transform((docs: unknown[]) => Lazy(sortDocs(docs as Doc[], wanted, (doc) => doc)))
}

const context = expressionContext().addPipelineOps({
  $match: match as PipelineOperator,
  $sort: sort as PipelineOperator,
})

const stageOf = (stage: Value): [name: string, operand: Value] => {
  const entries = isDoc(stage) ? Object.entries(stage) : []
  const [entry] = entries
  if (!entry || entries.length !== 1) throw badRequest('an aggregation stage has exactly one operator')
  if (!served.has(entry[0])) throw unknownOperator(entry[0])
  return entry
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

/** A leading `$match`, which the database itself may answer, and the stages after it. */
export function splitLeadingMatch(stages: readonly Value[]): { query: Doc; rest: Value[] } {
  const checked = stages.map(stageOf)
  const [first] = checked
  if (first?.[0] === '$match' && isDoc(first[1])) return { query: first[1], rest: stages.slice(1) }
  return { query: {}, rest: [...stages] }
}

/** Runs a pipeline over documents in memory. `collections` answers `$lookup` and `$unionWith`. */
export function runPipeline(
  docs: readonly Doc[],
  stages: readonly Value[],
  collections: ReadonlyMap<string, Doc[]>,
): Doc[] {
  try {
    const aggregator = new Aggregator(stages as AnyObject[], {
      context,
      scriptEnabled: false,
      collectionResolver: (name) => collections.get(name) ?? [],
    })
    return aggregator.run<Doc>(docs)
  } catch (error) {
    if (error instanceof CloudError) throw error
    throw badRequest(`aggregation: ${messageOf(error)}`)
  }
}
