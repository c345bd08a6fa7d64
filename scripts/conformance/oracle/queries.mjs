import { typed } from './documents.mjs'

const patterns = [/^a/, /^ab?/, /b$/, /^中/, /A/i, /^(a|b)/, /^a.c$/, /d/]

/** Random conditions, as the SDK or a raw query could send them. */
export const queriesOf = (chance, values) => {
  const makers = {
    ...typed(values),
    flag: () => chance.often(0.5),
    tags: values.tag,
    nums: values.number,
    'items.k': values.tag,
    'items.q': values.number,
    free: values.scalar,
    'nums.0': values.number,
    nothing: values.number,
  }
  const fields = Object.keys(makers)
  const isText = (field) => field === 's' || field === 'c.y'
  const isAlone = (field) => ['n', 'm', 's', 't', 'c.x', 'c.y'].includes(field)
  const isList = (field) => field === 'tags' || field === 'nums'

  const condition = (field) => {
    const value = makers[field]
    const some = () => value() ?? 1
    const few = () => chance.list(1 + chance.below(3), value)
    // Of what lies inside of arrays mongomock understands the plain conditions only.
    if (field.startsWith('items.') && chance.often(0.3)) return chance.often(0.5) ? { $ne: value() } : { $nin: few() }
    if (field === 'nums.0' || field.startsWith('items.'))
      return chance.often(0.5) ? value() : { [chance.pick(['$gt', '$lte'])]: value() }
    return chance.oneOf([
      [4, value],
      [6, () => ({ [chance.pick(['$gt', '$gte', '$lt', '$lte'])]: some() })],
      [isAlone(field) ? 2 : 0, () => ({ $gte: value(), $lt: value() })],
      [2, () => ({ [chance.pick(['$eq', '$ne'])]: value() })],
      [3, () => ({ [chance.pick(['$in', '$nin'])]: few() })],
      [1, () => ({ $exists: chance.often(0.5) })],
      [1, () => null],
      [1, () => ({ $not: chance.often(0.3) ? { $in: few() } : { [chance.pick(['$gt', '$lte'])]: some() } })],
      [isText(field) ? 4 : 0, () => (chance.often(0.5) ? chance.pick(patterns) : { $regex: chance.pick(['^a', 'b']) })],
      [isList(field) ? 2 : 0, () => ({ $size: chance.below(4) })],
      [isList(field) ? 3 : 0, () => ({ $all: few() })],
      [field === 'nums' ? 2 : 0, () => ({ $elemMatch: { $gt: value(), $lt: 9 } })],
      [field === 'n' ? 1 : 0, () => ({ $mod: [2 + chance.below(3), chance.below(2)] })],
    ])
  }
  const flat = () => {
    const query = {}
    for (const field of chance.some(fields, 1 + chance.below(2))) query[field] = condition(field)
    if (chance.often(0.07)) query.items = { $elemMatch: { k: values.tag(), q: { $gte: values.number() } } }
    if (chance.often(0.04)) query.c = { x: values.number(), y: values.word() }
    if (chance.often(0.04)) query.$expr = { [chance.pick(['$gt', '$lte'])]: ['$n', values.number()] }
    return query
  }
  const query = (depth = 2) =>
    depth === 0 || chance.often(0.75)
      ? flat()
      : { [chance.pick(['$or', '$and', '$nor'])]: chance.list(1 + chance.below(3), () => query(depth - 1)) }

  const sort = () => {
    const columns = chance.some(['n', 'm', 's', 't', 'c.x', 'c.y', 'flag'], chance.below(3))
    return Object.fromEntries([...columns, '_id'].map((field) => [field, chance.pick([1, -1])]))
  }

  const projection = () =>
    chance.oneOf([
      [3, () => undefined],
      [
        2,
        () =>
          Object.fromEntries(
            chance
              .some(['n', 's', 'tags', 'c', 'c.x', 'items.k', 'free'], 2)
              .filter(onlyOne)
              .map((f) => [f, 1]),
          ),
      ],
      [1, () => Object.fromEntries(chance.some(['n', 's', 'tags', 'c.x', 'items.q'], 2).map((field) => [field, 0]))],
      [1, () => ({ n: 1, _id: 0 })],
      [1, () => ({ nums: { $slice: chance.pick([1, 2, [1, 1], [0, 2]]) } })],
      [1, () => ({ items: { $elemMatch: { k: values.tag() } } })],
    ])
  const onlyOne = (field, _i, all) => !(field === 'c' && all.includes('c.x'))

  return { query, sort, projection }
}
