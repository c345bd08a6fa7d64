import { badRequest } from '../../errors'
import { nearest } from '../geo/near'
import { compileMatch } from '../match'
import { parseSort, sortDocs } from '../sort'
import { addFields, project, replaceRoot, replaceWith, unset } from './fields'
import { bucket, bucketAuto, group, sortByCount } from './groups'
import { lookup, unionWith, unwind } from './joins'
import { fieldName, fieldsOf, type Stage, wholeNumber } from './stage'

const count: Stage = (docs, operand) => {
  const field = fieldName('$count', operand)
  if (field.includes('.')) throw badRequest('the field of $count may not hold a dot')
  return docs.length === 0 ? [] : [{ [field]: docs.length }]
}

const facet: Stage = (docs, operand, { run, variables }) => [
  Object.fromEntries(
    Object.entries(fieldsOf('$facet', operand)).map(([name, stages]) => [name, run(docs, stages, variables)]),
  ),
]

/** So many documents by chance, each at most once. */
const sample: Stage = (docs, operand) => {
  const size = wholeNumber('$sample', fieldsOf('$sample', operand).size, 1)
  const left = [...docs]
  for (let i = 0; i < Math.min(size, left.length); i++) {
    const other = i + Math.floor(Math.random() * (left.length - i))
    const [a, b] = [left[i], left[other]]
    if (a && b) [left[i], left[other]] = [b, a]
  }
  return left.slice(0, size)
}

/** The stages that are answered as MongoDB would. Others are refused by name. */
export const stages: ReadonlyMap<string, Stage> = new Map<string, Stage>([
  ['$addFields', addFields],
  ['$bucket', bucket],
  ['$bucketAuto', bucketAuto],
  ['$count', count],
  ['$facet', facet],
  ['$geoNear', (docs, operand) => nearest(docs, operand)],
  ['$group', group],
  ['$limit', (docs, operand) => docs.slice(0, wholeNumber('$limit', operand, 1))],
  ['$lookup', lookup],
  ['$match', (docs, operand, { variables }) => docs.filter(compileMatch(operand, variables))],
  ['$project', project],
  ['$replaceRoot', replaceRoot],
  ['$replaceWith', replaceWith],
  ['$sample', sample],
  ['$set', addFields],
  ['$skip', (docs, operand) => docs.slice(wholeNumber('$skip', operand, 0))],
  ['$sort', (docs, operand) => sortDocs(docs, parseSort(operand), (doc) => doc)],
  ['$sortByCount', sortByCount],
  ['$unionWith', unionWith],
  ['$unset', unset],
  ['$unwind', unwind],
])
