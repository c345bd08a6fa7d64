import type { Doc, Value } from '../../local/documents/values'
import { foreignCollections, runPipeline, splitLeadingMatch } from '../../local/query/aggregate'

/** A branch of `$switch`, whose second part is called `then`. */
const branch = (when: Value, result: Value): Doc =>
  Object.fromEntries([
    ['case', when],
    ['then', result],
  ])

/** The value of one expression on one document. */
const resultOf = (expression: Value, doc: Doc = {}) => {
  const [made] = runPipeline([{ _id: 1, ...doc }], [{ $project: { _id: 0, value: expression } }], new Map())
  return made?.value
}
const at = new Date('2019-05-14T09:38:51.686Z')

describe('expressions', () => {
  it.each<[what: string, expression: Value, value: Value | undefined, doc?: Doc]>([
    ['a path through an array gives a list', '$a.b', [1, 3], { a: [{ b: 1 }, { c: 2 }, { b: 3 }, 4] }],
    ['a path into an empty array gives an empty one', '$a.b', [], { a: [] }],
    ['a missing field stays missing', '$nothing.here', undefined],
    ['a missing element of a list is null', ['$nothing', 1], [null, 1]],
    ['null makes a sum null', { $add: [1, null] }, null],
    ['milliseconds are added to a date', { $add: ['$at', 314] }, new Date('2019-05-14T09:38:52.000Z'), { at }],
    ['two dates are milliseconds apart', { $subtract: ['$at', new Date('2019-05-14T09:38:51.000Z')] }, 686, { at }],
    ['a remainder keeps the sign of what is divided', { $mod: [-7, 3] }, -1],
    ['a half is rounded to the even neighbour', { $round: [2.5, 0] }, 2],
    ['a decimal is cut where it stands', { $trunc: [-1.239, 2] }, -1.23],
    ['missing is less than null', { $cmp: ['$nothing', null] }, -1],
    ['values of different types compare by type', { $gt: ['', 99] }, true],
    ['a date compares to a date', { $lt: ['$at', new Date('2020-01-01')] }, true, { at }],
    ['the branch not taken is not evaluated', { $cond: [true, 1, { $divide: [1, 0] }] }, 1],
    ['the first value that is there', { $ifNull: ['$nothing', null, 3] }, 3],
    [
      'a switch takes the first case',
      {
        $switch: {
          branches: [branch(false, 1), branch(1, 2)],
        },
      },
      2,
    ],
    ['variables of $let', { $let: { vars: { a: 2, b: '$n' }, in: { $multiply: ['$$a', '$$b'] } } }, 10, { n: 5 }],
    ['a literal is no path', { $literal: '$n' }, '$n', { n: 5 }],
    ['elements from the end', { $arrayElemAt: [[1, 2, 3], -1] }, 3],
    ['an element beyond is missing', { $arrayElemAt: [[1], 5] }, undefined],
    ['$filter sees its element by name', { $filter: { input: [1, 5, 9], as: 'x', cond: { $gt: ['$$x', 4] } } }, [5, 9]],
    [
      '$reduce carries a value',
      { $reduce: { input: ['a', 'b'], initialValue: '', in: { $concat: ['$$this', '$$value'] } } },
      'ba',
    ],
    [
      '$zip to the longest',
      { $zip: { inputs: [[1], [2, 3]], useLongestLength: true, defaults: [0, 0] } },
      [
        [1, 2],
        [0, 3],
      ],
    ],
    ['$slice from the end', { $slice: [[1, 2, 3], -3, 2] }, [1, 2]],
    ['$range downwards', { $range: [5, 0, -2] }, [5, 3, 1]],
    ['$in of an array', { $in: [2, [1, 2]] }, true],
    [
      'sets know dates and objects',
      {
        $setIntersection: [
          ['$at', { a: 1 }],
          [{ a: 1 }, '$at'],
        ],
      },
      [at, { a: 1 }],
      { at },
    ],
    [
      'pairs become an object',
      {
        $arrayToObject: [
          [
            ['a', 1],
            ['b', '$n'],
          ],
        ],
      },
      { a: 1, b: 5 },
      { n: 5 },
    ],
    ['an object becomes pairs', { $objectToArray: '$o' }, [{ k: 'x', v: 1 }], { o: { x: 1 } }],
    ['the later object wins', { $mergeObjects: [{ a: 1, b: 1 }, null, { b: 2 }] }, { a: 1, b: 2 }],
    ['code points are counted, not units', { $strLenCP: '😀中a' }, 3],
    ['bytes are counted in UTF-8', { $strLenBytes: '中a' }, 4],
    ['a search by code points', { $indexOfCP: ['😀中a', 'a'] }, 2],
    ['a search by bytes', { $indexOfBytes: ['中a', 'a'] }, 3],
    ['to the end of the text', { $substr: ['hello', 2, -1] }, 'llo'],
    ['more than there is', { $substrBytes: ['中文', 3, 99] }, '文'],
    ['only English letters change their case', { $toUpper: 'aé中' }, 'Aé中'],
    ['case does not count', { $strcasecmp: ['aB', 'Ab'] }, 0],
    ['nothing becomes an empty text', { $toLower: null }, ''],
    ['the week of a year that begins on Sundays', { $week: at }, 19],
    ['days before the first Sunday are in week 0', { $week: new Date('2016-01-02') }, 0],
    ['the ISO week may be the last of the year before', { $isoWeek: new Date('2016-01-01') }, 53],
    ['and so may its year', { $isoWeekYear: new Date('2016-01-01') }, 2015],
    ['the hour in a zone', { $hour: { date: at, timezone: 'Asia/Shanghai' } }, 17],
    ['the hour at an offset', { $hour: { date: at, timezone: '-03:30' } }, 6],
    [
      'a date as text',
      { $dateToString: { date: at, format: '%Y/%m/%d %H:%M:%S.%L %j %u %w %V %z', timezone: '+08' } },
      '2019/05/14 17:38:51.686 134 2 3 20 +0800',
    ],
    ['a missing date as text', { $dateToString: { date: '$nothing', onNull: '无' } }, '无'],
    ['a date out of a text', { $dateFromString: { dateString: '2019-05-14T17:38:51.686+08:00' } }, at],
    [
      'a day out of a text in a zone',
      { $dateFromString: { dateString: '14/5/2019', format: '%d/%m/%Y', timezone: 'Asia/Shanghai' } },
      new Date('2019-05-13T16:00:00Z'),
    ],
    ['no date', { $dateFromString: { dateString: '2019-02-30', onError: '错' } }, '错'],
    [
      'parts that carry over',
      { $dateFromParts: { year: 2017, month: 14, day: 1, hour: 12 } },
      new Date('2018-02-01T12:00:00Z'),
    ],
    [
      'a day of an ISO week',
      { $dateFromParts: { isoWeekYear: 2015, isoWeek: 53, isoDayOfWeek: 5 } },
      new Date('2016-01-01'),
    ],
    ['a sum of what is no number', { $sum: [1, 'x', null, 2] }, 3],
    ['an average of a list', { $avg: '$list' }, 2, { list: [1, 3] }],
    ['a type by its name', { $type: [[1]] }, 'array'],
    ['a number out of a text', { $toInt: '42' }, 42],
  ])('%s', (_what, expression, value, doc = {}) => {
    expect(resultOf(expression, doc)).toEqual(value)
  })

  it.each<[what: string, expression: Value]>([
    ['a division by zero', { $divide: [1, 0] }],
    ['a sum with a text', { $add: [1, 'x'] }],
    ['the size of what is no list', { $size: '$n' }],
    ['a cut through a character', { $substrBytes: ['中', 1, 1] }],
    ['an unknown variable', '$$nobody'],
    ['an unknown operator', { $function: { body: 'return 1', args: [], lang: 'js' } }],
    ['two operators at once', { $add: [1], $subtract: [1, 1] }],
    ['an unknown zone', { $hour: { date: at, timezone: 'Nowhere/City' } }],
    ['a switch without a match', { $switch: { branches: [branch(false, 1)] } }],
    ['a reserved name', { $arrayToObject: [[['__proto__', 1]]] }],
  ])('%s is refused', (_what, expression) => {
    expect(() => resultOf(expression)).toThrow(expect.objectContaining({ name: 'CloudError' }))
  })
})

describe('stages', () => {
  const docs: Doc[] = [
    { _id: 1, s: 'x', n: 1, items: [{ k: 'a' }, { k: 'b' }], c: { d: 1, e: 2 } },
    { _id: 2, s: 'y', n: 2, items: [], c: 5 },
    { _id: 3, s: 'x', n: 3 },
  ]
  const others = new Map<string, Doc[]>([
    ['others', [{ _id: 'o1', s: 'x' }, { _id: 'o2' }, { _id: 'o3', s: ['x', 'z'] }]],
  ])
  const run = (...stages: Value[]) => runPipeline(docs, stages, others)

  it('conditions and orders mean what they mean outside of a pipeline', () => {
    expect(run({ $match: { items: { $size: 0 } } }, { $project: { n: 1 } })).toEqual([{ _id: 2, n: 2 }])
    expect(run({ $sort: { s: -1, n: -1 } }, { $project: { _id: 1 } })).toEqual([{ _id: 2 }, { _id: 3 }, { _id: 1 }])
    expect(run({ $match: { $expr: { $gt: ['$n', 2] } } }).length).toBe(1)
  })

  it('projects nested fields, inside of arrays too, kept ones before computed ones', () => {
    const [first] = run({ $project: { 'items.k': 1, c: { d: 1 }, twice: { $multiply: ['$n', 2] }, s: 1, _id: 0 } })
    expect(JSON.stringify(first)).toBe('{"s":"x","items":[{"k":"a"},{"k":"b"}],"c":{"d":1},"twice":2}')
    expect(run({ $project: { items: 0, 'c.d': 0, _id: 0 } })).toEqual([
      { s: 'x', n: 1, c: { e: 2 } },
      { s: 'y', n: 2, c: 5 },
      { s: 'x', n: 3 },
    ])
    expect(() => run({ $project: { s: 1, n: 0 } })).toThrow('both')
  })

  it('adds fields, making objects on the way, and takes fields away', () => {
    const made = run({ $addFields: { 'c.f': '$n', 'items.z': 1, s: '$nothing' } })
    expect(made).toEqual([
      {
        _id: 1,
        n: 1,
        items: [
          { k: 'a', z: 1 },
          { k: 'b', z: 1 },
        ],
        c: { d: 1, e: 2, f: 1 },
      },
      { _id: 2, n: 2, items: [], c: { f: 2 } },
      { _id: 3, n: 3, c: { f: 3 }, items: { z: 1 } },
    ])
    expect(run({ $unset: ['items', 'c.d'] })[0]).toEqual({ _id: 1, s: 'x', n: 1, c: { e: 2 } })
  })

  it('groups by any value, a missing one as null, and leaves missing values out of lists', () => {
    const grouped = run({
      $group: { _id: '$c.d', all: { $push: '$c' }, first: { $first: '$c' }, sum: { $sum: '$n' }, most: { $max: '$n' } },
    })
    expect(grouped).toEqual([
      { _id: 1, all: [{ d: 1, e: 2 }], first: { d: 1, e: 2 }, sum: 1, most: 1 },
      { _id: null, all: [5], first: 5, sum: 5, most: 3 },
    ])
    expect(run({ $group: { _id: { s: '$s' }, set: { $addToSet: '$s' } } })).toEqual([
      { _id: { s: 'x' }, set: ['x'] },
      { _id: { s: 'y' }, set: ['y'] },
    ])
    expect(run({ $sortByCount: '$s' })).toEqual([
      { _id: 'x', count: 2 },
      { _id: 'y', count: 1 },
    ])
  })

  it('puts a value on a boundary into the bucket it begins', () => {
    expect(run({ $bucket: { groupBy: '$n', boundaries: [1, 2, 3], default: 'rest' } })).toEqual([
      { _id: 1, count: 1 },
      { _id: 2, count: 1 },
      { _id: 'rest', count: 1 },
    ])
    expect(() => run({ $bucket: { groupBy: '$n', boundaries: [1, 2] } })).toThrow('outside')
    expect(run({ $bucketAuto: { groupBy: '$n', buckets: 2 } })).toEqual([
      { _id: { min: 1, max: 3 }, count: 2 },
      { _id: { min: 3, max: 3 }, count: 1 },
    ])
  })

  it('unwinds arrays, keeping on request what has none', () => {
    expect(run({ $unwind: '$items' }).map(({ items }) => items)).toEqual([{ k: 'a' }, { k: 'b' }])
    const kept = run({ $unwind: { path: '$items', includeArrayIndex: 'at', preserveNullAndEmptyArrays: true } })
    expect(kept.map(({ _id, at }) => [_id, at])).toEqual([
      [1, 0],
      [1, 1],
      [2, null],
      [3, null],
    ])
    expect(kept[2]).not.toHaveProperty('items')
  })

  it('joins by field, null with what is missing, and by a pipeline with variables', () => {
    const join = { $lookup: { from: 'others', localField: 's', foreignField: 's', as: 'found' } }
    expect(run(join).map(({ found }) => (found as Doc[]).map(({ _id }) => _id))).toEqual([
      ['o1', 'o3'],
      [],
      ['o1', 'o3'],
    ])
    expect(
      run(
        { $project: { nothing: 1 } },
        { $lookup: { from: 'others', localField: 'nothing', foreignField: 's', as: 'found' } },
      )[0],
    ).toEqual({
      _id: 1,
      found: [{ _id: 'o2' }],
    })
    const piped = {
      $lookup: {
        from: 'others',
        let: { mine: '$s' },
        pipeline: [{ $match: { $expr: { $eq: ['$s', '$$mine'] } } }],
        as: 'found',
      },
    }
    expect(run(piped).map(({ found }) => (found as Doc[]).length)).toEqual([1, 0, 1])
    expect(foreignCollections([piped, { $facet: { a: [{ $unionWith: 'more' }] } }])).toEqual(['others', 'more'])
  })

  it('runs pipelines side by side, replaces roots, counts, and samples', () => {
    expect(run({ $facet: { a: [{ $count: 'n' }], b: [{ $match: { n: 9 } }, { $count: 'n' }] } })).toEqual([
      { a: [{ n: 3 }], b: [] },
    ])
    expect(
      run({ $match: { _id: 1 } }, { $replaceRoot: { newRoot: { $mergeObjects: [{ d: 9, z: 1 }, '$c'] } } }),
    ).toEqual([{ d: 1, z: 1, e: 2 }])
    expect(() => run({ $replaceRoot: { newRoot: '$c' } })).toThrow('newRoot')
    expect(new Set(run({ $sample: { size: 2 } }).map(({ _id }) => _id)).size).toBe(2)
  })

  it('never changes the documents it is given', () => {
    const before = JSON.stringify(docs)
    run({ $addFields: { 'c.f': 1 } }, { $unwind: '$items' }, { $unset: 'c' })
    expect(JSON.stringify(docs)).toBe(before)
  })

  it('lets the database answer a leading condition, and refuses by name what is not served', () => {
    expect(splitLeadingMatch([{ $match: { a: 1 } }, { $limit: 1 }])).toEqual({ query: { a: 1 }, rest: [{ $limit: 1 }] })
    expect(() => splitLeadingMatch([{ $limit: 1 }, { $out: 'x' }])).toThrow(
      'operator $out is not served by the local cloud',
    )
    expect(() => splitLeadingMatch([{ $limit: 1 }, { $geoNear: {} }])).toThrow('first stage')
  })
})
