/** Random updates: one operator each, on fields of the right type and now and then of a wrong one. */
export const updatesOf = (chance, values) => {
  const anywhere = () =>
    chance.pick(['n', 's', 'c.x', 'tags', 'free', 'fresh', 'fresh.deep', 'c.z', 'items.0.q', 'nums.1'])
  const number = () => chance.pick(['n', 'n', 'm', 'c.x', 'fresh', 'nums.0', 's'])
  const list = () => chance.pick(['nums', 'nums', 'tags', 'fresh', 'n', 'free'])
  const array = () => chance.pick(['nums', 'tags', 'fresh'])
  const few = () => chance.list(1 + chance.below(3), values.number)
  const each = () => ({
    $each: few(),
    ...(chance.often(0.4) && { $position: chance.pick([0, 1, 5, -1]) }),
    ...(chance.often(0.3) && { $sort: chance.pick([1, -1]) }),
    ...(chance.often(0.3) && { $slice: chance.pick([2, -2, 0]) }),
  })
  const operator = () =>
    chance.oneOf([
      [4, () => ({ $set: { [anywhere()]: values.anything() } })],
      [
        3,
        () => ({
          $unset: { [chance.pick(['n', 's', 'c.x', 'tags', 'free', 'fresh', 'fresh.deep', 'items.0.q'])]: '' },
        }),
      ],
      [3, () => ({ $inc: { [number()]: values.number() } })],
      [1, () => ({ $mul: { [number()]: values.number() } })],
      [2, () => ({ [chance.pick(['$min', '$max'])]: { [chance.pick(['n', 'm', 'c.x', 'fresh'])]: values.number() } })],
      [1, () => ({ [chance.pick(['$min', '$max'])]: { t: values.day() } })],
      [2, () => ({ $push: { [list()]: values.number() } })],
      [3, () => ({ $push: { [list()]: each() } })],
      [
        2,
        () => ({
          $addToSet: {
            [list()]: chance.often(0.5) ? values.number() : { $each: chance.some([0, 1, 2, 5, 'x', 1.5], 2) },
          },
        }),
      ],
      [2, () => ({ $pop: { [list()]: chance.pick([1, -1]) } })],
      [2, () => ({ $pull: { [array()]: values.number() } })],
      [1, () => ({ $pull: { nums: { $gte: values.number() } } })],
      [1, () => ({ $pull: { items: { k: values.tag() } } })],
      [1, () => ({ $pull: { items: { q: { $lt: values.number() } } } })],
      [1, () => ({ $pullAll: { nums: few() } })],
      [1, () => ({ $rename: { [chance.pick(['n', 's', 'nothing'])]: chance.pick(['other', 'm']) } })],
      [1, () => ({ $bit: { n: { [chance.pick(['and', 'or', 'xor'])]: chance.below(8) } } })],
    ])
  return { update: operator }
}
