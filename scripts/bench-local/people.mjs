/** The people of the bench: as many of each street, role and day in a small store as in a large one. */
const roles = ['volunteer', 'mediator', 'communityStaff', 'streetStaff']
const perStreet = 1000
const firstMs = Date.UTC(2026, 0, 1)

export const idOf = (nth) => `person-${String(nth).padStart(8, '0')}`

const scattered = (nth, size) => (nth * 7919) % size

export const person = (nth, size) => ({
  _id: idOf(scattered(nth, size)),
  streetId: `s${Math.floor(nth / perStreet)}`,
  orgPath: `/d1/s${Math.floor(nth / perStreet)}/c${nth % 10}`,
  name: `${'王李张刘陈杨赵黄周吴'[nth % 10]}${'伟芳娜敏静丽强磊军洋'[(nth >> 3) % 10]}`,
  since: new Date(firstMs + ((nth * 104729) % (365 * 86_400)) * 1000),
  code: scattered(nth, size),
  points: nth % 500,
  tags: [`t${nth % size}`, `group${Math.floor(nth / 20)}`],
  roles: [
    { role: roles[nth % 4], since: nth % 9 },
    { role: roles[(nth >> 2) % 4], since: nth % 5 },
  ],
  note: `第 ${nth} 位，${'走访登记与调解记录'.repeat(3)}`,
})

const index = (...fields) => ({ fields })

export const collections = [
  {
    name: 'people',
    indexes: [
      index(['code', 1]),
      index(['tags', 1]),
      index(['orgPath', 1]),
      index(['streetId', 1], ['since', -1], ['_id', -1]),
      index(['streetId', 1], ['roles.role', 1], ['since', -1], ['_id', -1]),
    ],
  },
  { name: 'writes', indexes: [] },
]

const newest = [
  ['since', -1],
  ['_id', -1],
]

/**
 * What is asked of both stores, each somewhere else every time. Every one finds as many documents in a small store as in a
 * large one.
 */
export const questions = (size) => {
  const street = (nth) => `s${nth % (size / perStreet)}`
  const at = (nth) => new Date(firstMs + (nth % 360) * 86_400_000)
  return {
    'doc().get': { query: (nth) => ({ _id: idOf(nth % size) }) },
    相等: { query: (nth) => ({ code: nth % size }) },
    范围: { query: (nth) => ({ code: { $gte: nth % (size - 20), $lt: (nth % (size - 20)) + 20 } }) },
    $in: { query: (nth) => ({ code: { $in: [1, 2, 3, 4, 5].map((step) => (nth * step) % size) } }) },
    $or: { query: (nth) => ({ $or: [{ code: nth % size }, { tags: `t${(nth * 3) % size}` }] }) },
    锚定的正则: { query: (nth) => ({ orgPath: new RegExp(`^/d1/${street(nth)}/c3`) }), limit: 20 },
    数组含有: { query: (nth) => ({ tags: `group${nth % (size / 20)}` }) },
    '排序 + limit': { query: (nth) => ({ streetId: street(nth) }), sort: newest, limit: 20 },
    '数组 + 排序 + limit': {
      query: (nth) => ({ streetId: street(nth), 'roles.role': 'mediator' }),
      sort: newest,
      limit: 20,
    },
    下一页: {
      query: (nth) => ({
        streetId: street(nth),
        $or: [{ since: { $lt: at(nth) } }, { since: at(nth), _id: { $lt: idOf(nth % size) } }],
      }),
      sort: newest,
      limit: 20,
    },
  }
}
