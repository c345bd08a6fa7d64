/** Random pipelines; each ends in an order of its own, or is compared as a bag. */
export const pipelinesOf = (chance, values, { query }) => {
  const numeric = () => chance.pick(['$n', '$n', { $ifNull: ['$m', 1] }, { $ifNull: ['$c.x', 0.5] }])
  const texts = () => ({ $ifNull: [chance.pick(['$s', '$c.y']), chance.pick(['', 'b'])] })
  const day = { $ifNull: ['$t', new Date(86_400_000 * 500)] }
  const small = () => chance.below(5)

  const number = (depth = 1) =>
    depth === 0
      ? chance.oneOf([
          [3, numeric],
          [1, values.number],
        ])
      : chance.oneOf([
          [2, numeric],
          [3, () => ({ [chance.pick(['$add', '$subtract', '$multiply'])]: [number(depth - 1), number(depth - 1)] })],
          [1, () => ({ $divide: [number(depth - 1), chance.pick([2, 4, 5])] })],
          [1, () => ({ $mod: ['$n', chance.pick([2, 3])] })],
          [1, () => ({ [chance.pick(['$abs', '$ceil', '$floor', '$trunc'])]: number(depth - 1) })],
          [1, () => ({ $pow: ['$n', 2] })],
          [1, () => ({ $sqrt: { $abs: '$n' } })],
          [1, () => ({ $size: { $ifNull: ['$nums', []] } })],
          [
            1,
            () => ({
              [chance.pick([
                '$year',
                '$month',
                '$dayOfMonth',
                '$hour',
                '$minute',
                '$second',
                '$dayOfWeek',
                '$dayOfYear',
                '$week',
                '$isoWeek',
                '$isoWeekYear',
                '$isoDayOfWeek',
                '$millisecond',
              ])]: day,
            }),
          ],
          [1, () => ({ $strLenCP: { $ifNull: ['$s', ''] } })],
          [1, () => ({ $cmp: [number(0), number(0)] })],
          [1, () => ({ $indexOfArray: [{ $ifNull: ['$nums', []] }, values.number()] })],
        ])
  const text = (depth = 1) =>
    depth === 0
      ? chance.oneOf([
          [3, texts],
          [1, values.word],
        ])
      : chance.oneOf([
          [2, texts],
          [2, () => ({ $concat: [text(0), '-', text(0)] })],
          [1, () => ({ $toLower: text(0) })],
          [1, () => ({ $toUpper: chance.pick(['aBc', 'x y', '']) })],
          [1, () => ({ $substrCP: [text(0), small(), small()] })],
          [1, () => ({ $substr: ['abcdef', small(), chance.pick([-1, 1, 2])] })],
          [1, () => ({ $dateToString: { format: '%Y-%m-%d %H:%M:%S %j', date: day } })],
          [1, () => ({ $toString: '$n' })],
        ])
  const truth = (depth = 1) =>
    chance.oneOf([
      [4, () => ({ [chance.pick(['$gt', '$gte', '$lt', '$lte', '$eq', '$ne'])]: [number(0), number(0)] })],
      [1, () => ({ $eq: [text(0), text(0)] })],
      [1, () => ({ $in: [values.number(), { $ifNull: ['$nums', []] }] })],
      [depth, () => ({ [chance.pick(['$and', '$or'])]: [truth(0), truth(0)] })],
      [depth, () => ({ $not: truth(0) })],
      [1, () => ({ $isArray: '$free' })],
      [1, () => ({ $allElementsTrue: [{ $ifNull: ['$nums', []] }] })],
      [1, () => ({ $anyElementTrue: [{ $ifNull: ['$nums', []] }] })],
      [1, () => ({ $setIsSubset: [['x'], { $ifNull: ['$tags', []] }] })],
    ])
  const list = () =>
    chance.oneOf([
      [2, () => ({ $ifNull: ['$nums', []] })],
      [1, () => ({ $concatArrays: [{ $ifNull: ['$nums', []] }, [1, 2]] })],
      [1, () => ({ $map: { input: { $ifNull: ['$nums', []] }, as: 'it', in: { $add: ['$$it', 1] } } })],
      [
        1,
        () => ({ $filter: { input: { $ifNull: ['$nums', []] }, as: 'it', cond: { $gt: ['$$it', values.number()] } } }),
      ],
      [1, () => ({ $slice: [{ $ifNull: ['$nums', []] }, chance.pick([1, 2, -1])] })],
      [1, () => ({ $split: ['a-b--c', '-'] })],
      [1, () => ({ $reverseArray: { $ifNull: ['$nums', []] } })],
      [1, () => ({ $range: [0, small()] })],
      [1, () => ({ $setUnion: [{ $ifNull: ['$tags', []] }, ['x', 'q']] })],
      [1, () => ({ $setDifference: [{ $ifNull: ['$tags', []] }, ['x']] })],
      [1, () => ({ $setIntersection: [{ $ifNull: ['$tags', []] }, ['x', 'y']] })],
      [1, () => ({ $objectToArray: { x: '$n', y: 1 } })],
      [1, () => ({ $zip: { inputs: [{ $ifNull: ['$nums', []] }, [1, 2, 3]] } })],
    ])
  const branch = (result) =>
    Object.fromEntries([
      ['case', truth(0)],
      ['then', result],
    ])
  const any = () =>
    chance.oneOf([
      [3, number],
      [2, text],
      [2, truth],
      [2, list],
      [1, () => ({ $cond: [truth(0), number(0), text(0)] })],
      [
        1,
        () => ({
          $cond: Object.fromEntries([
            ['if', truth(0)],
            ['then', number(0)],
            ['else', 0],
          ]),
        }),
      ],
      [1, () => ({ $ifNull: [chance.pick(['$m', '$s', '$nothing']), values.number()] })],
      [
        1,
        () => ({
          $switch: {
            branches: [branch(1), branch(number(0))],
            default: 'none',
          },
        }),
      ],
      [1, () => ({ $arrayElemAt: [list(), chance.pick([0, 1, -1])] })],
      [1, () => ({ $let: { vars: { v: number(0) }, in: { $add: ['$$v', 1] } } })],
      [1, () => ({ [chance.pick(['$sum', '$avg', '$min', '$max'])]: [number(0), number(0), 3] })],
      [1, () => ({ $literal: '$n' })],
      [1, () => ({ $mergeObjects: ['$c', { z: 1 }] })],
      [
        1,
        () => ({
          $reduce: { input: { $ifNull: ['$nums', []] }, initialValue: 0, in: { $add: ['$$value', '$$this'] } },
        }),
      ],
      [1, () => ({ $arrayToObject: { $objectToArray: { p: '$n', q: 2 } } })],
      [1, () => chance.pick(['$items.k', '$c', '$tags', '$free', '$nothing', '$$ROOT.n'])],
      [1, () => ({ inner: '$n', more: text(0) })],
    ])

  const accumulator = () =>
    chance.oneOf([
      [3, () => ({ $sum: chance.often(0.4) ? 1 : number(0) })],
      [2, () => ({ $avg: numeric() })],
      [2, () => ({ [chance.pick(['$min', '$max'])]: chance.pick(['$n', '$m', '$s', '$t']) })],
      [2, () => ({ [chance.pick(['$first', '$last'])]: chance.pick(['$n', '$s', '$c.x']) })],
      [1, () => ({ $push: chance.pick(['$n', '$s', '$c.x', { a: '$n', b: { $add: ['$n', 1] } }]) })],
      [1, () => ({ $addToSet: chance.pick(['$n', '$s', '$flag']) })],
      [1, () => ({ [chance.pick(['$stdDevPop', '$stdDevSamp'])]: '$n' })],
      [1, () => ({ $mergeObjects: '$c' })],
    ])
  const groupKey = () =>
    chance.oneOf([
      [1, () => null],
      [3, () => chance.pick(['$s', '$n', '$flag', '$c.x'])],
      [1, () => ({ a: '$flag', b: { $mod: ['$n', 2] } })],
      [1, () => number(1)],
    ])

  const inOrder = { $sort: { _id: 1 } }
  /** The number stays, for everything after it reckons with it. */
  const middle = () =>
    chance.oneOf([
      [2, () => [{ $match: query(1) }]],
      [4, () => [{ $project: { r: any(), ...(chance.often(0.5) && { q: any() }), n: 1 } }]],
      [
        1,
        () => [
          {
            $project: Object.fromEntries(['n', ...chance.some(['s', 'tags', 'c.y', 'items.k'], 2)].map((f) => [f, 1])),
          },
        ],
      ],
      [1, () => [{ $project: Object.fromEntries(chance.some(['s', 'tags', 'c.y', 'items.k'], 2).map((f) => [f, 0])) }]],
      [
        3,
        () => [
          {
            $addFields: chance.oneOf([
              [2, () => ({ r: any() })],
              [1, () => ({ n: number() })],
              [1, () => ({ s: text() })],
            ]),
          },
        ],
      ],
      [
        2,
        () => [
          { $sort: { [chance.pick(['n', 's', 'm'])]: chance.pick([1, -1]), _id: 1 } },
          { $skip: small() },
          { $limit: 1 + small() },
        ],
      ],
    ])
  const last = () =>
    chance.oneOf([
      [3, () => []],
      [
        5,
        () => [
          inOrder,
          { $group: { _id: groupKey(), v: accumulator(), ...(chance.often(0.5) && { w: accumulator() }) } },
        ],
      ],
      [
        2,
        () => [
          {
            $unwind: chance.pick([
              '$nums',
              '$tags',
              '$items',
              { path: '$nums', preserveNullAndEmptyArrays: true },
              { path: '$tags', includeArrayIndex: 'at' },
              '$free',
            ]),
          },
        ],
      ],
      [1, () => [{ $count: 'total' }]],
      [
        1,
        () => [
          {
            $lookup: {
              from: 'others',
              localField: chance.pick(['n', 'tags', 'c.x', 's']),
              foreignField: chance.pick(['_id', 'k']),
              as: 'found',
            },
          },
        ],
      ],
      [
        1,
        () => [
          {
            $bucket: {
              groupBy: '$n',
              boundaries: [-3, 2, 5, 101],
              ...(chance.often(0.5) && { output: { v: { $sum: 1 }, p: { $push: '$n' } } }),
            },
          },
        ],
      ],
      [1, () => [{ $match: { c: { $type: 'object' } } }, { $replaceRoot: { newRoot: '$c' } }]],
      [
        1,
        () => [
          inOrder,
          { $facet: { some: [{ $match: query(0) }, { $project: { n: 1 } }], all: [{ $count: 'total' }] } },
        ],
      ],
      [1, () => [{ $unset: chance.pick(['n', ['s', 'c.x']]) }]],
    ])
  return {
    pipeline: () => {
      const stages = [...(chance.often(0.6) ? middle() : []), ...last()]
      return stages.length > 0 ? stages : middle()
    },
  }
}

/** What `$lookup` finds things in. */
export const others = [
  { _id: 1, k: 'x' },
  { _id: 2, k: 'y' },
  { _id: 3, k: 'y' },
  { _id: 'a', k: 1 },
  { _id: 5, k: null },
  { _id: 6 },
]
