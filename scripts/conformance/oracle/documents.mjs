/** Random documents: some fields of one type, some that hold anything, all of them missing now and then. */
export const days = [0, 1, 45, 59, 60, 365, 366, 1461, 20_000].map((day) => new Date(day * 86_400_000 + 3_723_004))

const words = ['a', 'ab', 'abc', 'b', 'Bc', 'c d', '中', '中文', 'é', '']

export const valuesOf = (chance) => {
  const number = () =>
    chance.oneOf([
      [5, () => chance.below(10)],
      [2, () => chance.pick([1.5, -1, -2.5, 0.25, 100])],
    ])
  const word = () => chance.pick(words)
  const tag = () => chance.pick(['x', 'y', 'z', 'w'])
  const day = () => chance.pick(days)
  const scalar = () =>
    chance.oneOf([
      [5, number],
      [4, word],
      [1, () => null],
      [1, day],
    ])
  const item = () => {
    const made = { k: tag() }
    if (chance.often(0.85)) made.q = number()
    return made
  }
  const anything = () =>
    chance.oneOf([
      [6, scalar],
      [1, () => chance.list(chance.below(4), scalar)],
      [1, item],
      [1, () => chance.list(chance.below(3), item)],
    ])
  return { number, word, tag, day, scalar, item, anything }
}

/** Which fields hold which values; the others are made by hand below. */
export const typed = (values) => ({
  n: values.number,
  m: values.number,
  s: values.word,
  t: values.day,
  'c.x': values.number,
  'c.y': values.word,
})

export function documentOf(chance, values, id) {
  const doc = { _id: id, n: values.number() }
  const maybe = (share, field, make) => {
    if (chance.often(share)) doc[field] = make()
  }
  const orNull = (make) => () => (chance.often(0.06) ? null : make())
  maybe(0.85, 'm', orNull(values.number))
  maybe(0.85, 's', orNull(values.word))
  maybe(0.75, 't', orNull(values.day))
  maybe(
    0.7,
    'flag',
    orNull(() => chance.often(0.5)),
  )
  maybe(0.8, 'tags', () => chance.list(chance.below(4), values.tag))
  maybe(0.8, 'nums', () => chance.list(chance.below(4), values.number))
  maybe(0.75, 'c', () => ({ x: values.number(), ...(chance.often(0.8) && { y: values.word() }) }))
  maybe(0.75, 'items', () => chance.list(chance.below(4), values.item))
  maybe(0.8, 'free', values.anything)
  return doc
}
