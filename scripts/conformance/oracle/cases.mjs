import { chanceOf } from './chance.mjs'
import { documentOf, valuesOf } from './documents.mjs'
import { others, pipelinesOf } from './pipelines.mjs'
import { queriesOf } from './queries.mjs'
import { updatesOf } from './updates.mjs'

const casesPerDocuments = 250
const documentsCount = 40

/**
 * The cases of a seed. The first of every 250 sets the documents that the finds, counts and pipelines after it read;
 * the ones that change something bring a few documents of their own.
 */
export function casesOf(seed, count) {
  const chance = chanceOf(seed)
  const values = valuesOf(chance)
  const queries = queriesOf(chance, values)
  const { update } = updatesOf(chance, values)
  const { pipeline } = pipelinesOf(chance, values, queries)
  const own = () => chance.list(3, (_, i) => documentOf(chance, values, `own${i}`))

  const one = () =>
    chance.oneOf([
      [8, () => findCase()],
      [2, () => ({ kind: 'count', query: queries.query() })],
      [7, () => ({ kind: 'update', docs: own(), query: chance.often(0.7) ? {} : queries.query(1), update: update() })],
      [1, () => ({ kind: 'remove', docs: own(), query: queries.query(1) })],
      [1, () => ({ kind: 'replace', docs: own(), id: chance.pick(['own1', 'new']), doc: withoutId(own()[0]) })],
      [8, () => ({ kind: 'aggregate', pipeline: pipeline() })],
    ])
  const findCase = () => ({
    kind: 'find',
    query: queries.query(),
    sort: queries.sort(),
    skip: chance.pick([0, 0, 1, 5]),
    limit: chance.pick([100, 100, 3, 10]),
    projection: queries.projection(),
  })

  return Array.from({ length: count }, (_, i) => i).flatMap((i) => [
    ...(i % casesPerDocuments === 0
      ? [
          {
            kind: 'documents',
            docs: chance.list(documentsCount, (_, n) => documentOf(chance, values, `d${10 + n}`)),
            others,
          },
        ]
      : []),
    one(),
  ])
}

const withoutId = ({ _id, ...rest }) => rest
