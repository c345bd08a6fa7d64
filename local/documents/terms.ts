import { compareValues, sameType } from '../query/compare'
import type { Saying } from '../query/sayings'
import { missesInfinity, operatorsOf, sayingOf } from '../query/to-sql'
import { type Doc, isArray, isDoc, type Value } from './values'

/** One thing that every match of a query fulfils at a path, in a form that an index can answer. */
export interface Term {
  path: string
  saying: Saying
  /** Does not hold for an infinite number, though that may match. */
  finiteOnly: boolean
}

/** What a query demands: all of the terms, and of each choice at least one branch. */
export interface Demands {
  terms: Term[]
  choices: Demands[][]
}

const termOf = (path: string, operator: string, operand: Value): Term | undefined => {
  const saying = sayingOf(path, operator, operand)
  return saying && { path, saying, finiteOnly: missesInfinity(operator, operand) }
}

const listOf = (term: Term | undefined): Term[] => (term ? [term] : [])

/** An element that fulfils conditions fulfils each of them; all wanted elements include the first. */
const termsOfField = (path: string, condition: Value): Term[] =>
  operatorsOf(condition).flatMap(([operator, operand]): Term[] => {
    if (operator === '$all' && isArray(operand)) {
      const plain = operand.find((item) => !isDoc(item))
      return plain === undefined ? [] : termsOfField(path, plain)
    }
    if (operator === '$elemMatch' && isDoc(operand)) {
      const isOfScalars = Object.keys(operand).some((key) => /^\$(?!and$|or$|nor$)/.test(key))
      if (isOfScalars) return termsOfField(path, operand)
      return Object.entries(operand).flatMap(([key, inner]) =>
        key.startsWith('$') ? [] : termsOfField(`${path}.${key}`, inner),
      )
    }
    return listOf(termOf(path, operator, operand))
  })

type Bound = { path: string; upwards: boolean | undefined; value: Value }

const boundsOf = (branch: Value): Bound[] => {
  if (!isDoc(branch)) return []
  return Object.entries(branch).flatMap(([key, condition]): Bound[] => {
    if (key === '$and' && isArray(condition)) return condition.flatMap(boundsOf)
    if (key.startsWith('$')) return []
    return operatorsOf(condition).flatMap(([operator, value]): Bound[] => {
      if (operator === '$eq') return [{ path: key, upwards: undefined, value }]
      if (operator === '$gt' || operator === '$gte') return [{ path: key, upwards: true, value }]
      return operator === '$lt' || operator === '$lte' ? [{ path: key, upwards: false, value }] : []
    })
  })
}

const isSortable = (value: Value | undefined): value is Value =>
  typeof value === 'string' || Number.isFinite(value) || value instanceof Date

/**
 * What all branches of a choice have in common: `at < x, or at = x and _id < y` means `at <= x`. The way on to the next
 * page of a list is written like this.
 */
function hullOf(branches: readonly Value[]): Term[] {
  const all = branches.map(boundsOf)
  const paths = new Set(all[0]?.map(({ path }) => path))
  return [...paths].flatMap((path) =>
    [true, false].flatMap((upwards): Term[] => {
      const ends = all.map((bounds) =>
        bounds.find(
          (bound) => bound.path === path && (bound.upwards ?? upwards) === upwards && isSortable(bound.value),
        ),
      )
      const values = ends.map((end) => end?.value)
      if (ends.every((end) => end?.upwards === undefined)) return []
      if (!values.every(isSortable) || !values.every((value) => sameType(value, values[0]))) return []
      const outmost = values.reduce((a, b) => (compareValues(b, a) < 0 === upwards ? b : a))
      return listOf(termOf(path, upwards ? '$gte' : '$lte', outmost))
    }),
  )
}

/** What indexes can know of a query. Whatever is left out here is for the matcher alone. */
export function demandsOf(query: Value): Demands {
  const demands: Demands = { terms: [], choices: [] }
  if (!isDoc(query)) return demands
  for (const [key, condition] of Object.entries(query as Doc)) {
    if (key === '$and' && isArray(condition)) {
      for (const part of condition.map(demandsOf)) {
        demands.terms.push(...part.terms)
        demands.choices.push(...part.choices)
      }
    } else if (key === '$or' && isArray(condition) && condition.length > 0) {
      demands.choices.push(condition.map(demandsOf))
      demands.terms.push(...hullOf(condition))
    } else if (!key.startsWith('$')) {
      demands.terms.push(...termsOfField(key, condition))
    }
  }
  return demands
}
