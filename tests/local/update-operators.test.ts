import { join } from 'node:path'
import { Documents } from '../../local/documents/documents'
import type { Doc } from '../../local/documents/values'
import { refusal, temporaryFolder } from './support/cloud'

describe('update operators', () => {
  let documents: Documents
  beforeAll(() => {
    documents = new Documents({
      file: join(temporaryFolder(), 'd.sqlite'),
      collections: [{ name: 'things', indexes: [] }],
    })
  })
  afterAll(() => documents.close())

  const applied = async (doc: Doc, update: Doc): Promise<Doc | undefined> => {
    await documents.remove('things', {}, { multi: true })
    await documents.insert('things', [{ _id: 'x', ...doc }])
    await documents.update('things', { _id: 'x' }, update, { multi: false })
    const [found] = await documents.find('things', {})
    const { _id, ...rest } = found as Doc
    return rest
  }

  it.each<[what: string, doc: Doc, update: Doc, expected: Doc]>([
    ['$set makes the objects on the way', { a: 1 }, { $set: { 'b.c.d': 2 } }, { a: 1, b: { c: { d: 2 } } }],
    ['$set replaces whole values', { a: { b: 1 } }, { $set: { a: { c: 2 } } }, { a: { c: 2 } }],
    ['$set reaches an array element', { a: [1, 2] }, { $set: { 'a.1': 9 } }, { a: [1, 9] }],
    ['$set pads an array with nulls', { a: [1] }, { $set: { 'a.3': 9 } }, { a: [1, null, null, 9] }],
    ['$set reaches into documents of an array', { a: [{ b: 1 }] }, { $set: { 'a.0.b': 2 } }, { a: [{ b: 2 }] }],
    ['$unset takes a field away', { a: 1, b: { c: 2, d: 3 } }, { $unset: { a: '', 'b.c': '' } }, { b: { d: 3 } }],
    ['$unset of an array element leaves null', { a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }],
    ['$unset of nothing changes nothing', { a: 1 }, { $unset: { 'b.c': '' } }, { a: 1 }],
    ['$inc counts from nothing', {}, { $inc: { 'a.n': 2 } }, { a: { n: 2 } }],
    ['$inc goes down too', { n: 5 }, { $inc: { n: -7 } }, { n: -2 }],
    ['$mul multiplies, nothing being 0', { n: 5 }, { $mul: { n: 3, m: 3 } }, { n: 15, m: 0 }],
    [
      '$min and $max keep the smaller and the larger',
      { a: 5, b: 5 },
      { $min: { a: 3 }, $max: { b: 3, c: 1 } },
      { a: 3, b: 5, c: 1 },
    ],
    ['$max compares types in their order', { a: 5 }, { $max: { a: 'text' } }, { a: 'text' }],
    ['$rename moves a value', { a: 1, b: 2 }, { $rename: { a: 'c.d' } }, { b: 2, c: { d: 1 } }],
    ['$rename of nothing changes nothing', { b: 2 }, { $rename: { a: 'b' } }, { b: 2 }],
    ['$push adds at the end', { a: [1] }, { $push: { a: { $each: [2, 3] }, b: 4 } }, { a: [1, 2, 3], b: [4] }],
    ['$push puts at a position', { a: [1, 2] }, { $push: { a: { $each: [9], $position: 1 } } }, { a: [1, 9, 2] }],
    ['$push sorts and cuts', { a: [3, 1] }, { $push: { a: { $each: [2], $sort: -1, $slice: 2 } } }, { a: [3, 2] }],
    ['$push of an array adds it as one element', { a: [1] }, { $push: { a: [2] } }, { a: [1, [2]] }],
    ['$pop takes the last', { a: [1, 2, 3] }, { $pop: { a: 1 } }, { a: [1, 2] }],
    ['$pop takes the first', { a: [1, 2, 3] }, { $pop: { a: -1 } }, { a: [2, 3] }],
    ['$pop of nothing changes nothing', { b: 1 }, { $pop: { a: 1 } }, { b: 1 }],
    [
      '$addToSet adds what is not there',
      { a: [1, { b: 2 }] },
      { $addToSet: { a: { $each: [1, 3, { b: 2 }, 3] } } },
      { a: [1, { b: 2 }, 3] },
    ],
    [
      '$addToSet tells documents apart by the order of their fields',
      { a: [{ b: 1, c: 2 }] },
      { $addToSet: { a: { c: 2, b: 1 } } },
      {
        a: [
          { b: 1, c: 2 },
          { c: 2, b: 1 },
        ],
      },
    ],
    ['$pull takes equal values', { a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
    ['$pull takes what meets a condition', { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
    [
      '$pull takes documents that match',
      { a: [{ k: 1, q: 2 }, { k: 2 }] },
      { $pull: { a: { k: 1 } } },
      { a: [{ k: 2 }] },
    ],
    ['$pullAll takes each of a list', { a: [1, 2, 3, 1] }, { $pullAll: { a: [1, 3] } }, { a: [2] }],
    ['$bit works on whole numbers', { n: 13 }, { $bit: { n: { and: 10 } } }, { n: 8 }],
  ])('%s', async (_what, doc, update, expected) => {
    expect(await applied(doc, update)).toEqual(expected)
  })

  it.each<[what: string, doc: Doc, update: Doc]>([
    ['$inc of a text', { n: 'x' }, { $inc: { n: 1 } }],
    ['$inc of null', { n: null }, { $inc: { n: 1 } }],
    ['$inc by a text', { n: 1 }, { $inc: { n: '1' } }],
    ['$mul of an array', { n: [] }, { $mul: { n: 2 } }],
    ['$push onto a number', { a: 1 }, { $push: { a: 2 } }],
    ['$addToSet onto a text', { a: 'x' }, { $addToSet: { a: 2 } }],
    ['$pull from an object', { a: {} }, { $pull: { a: 2 } }],
    ['$pop from null', { a: null }, { $pop: { a: 1 } }],
    ['$pop by two', { a: [1] }, { $pop: { a: 2 } }],
    ['$set through a number', { a: 5 }, { $set: { 'a.b': 1 } }],
    ['$set through null', { a: null }, { $set: { 'a.b': 1 } }],
    ['$set of a name in an array', { a: [1] }, { $set: { 'a.b': 1 } }],
    ['$set far beyond an array', { a: [] }, { $set: { 'a.99999999': 1 } }],
    ['a changed _id', {}, { $set: { _id: 'y' } }],
    ['two operators on one field', { a: 1 }, { $set: { a: 2 }, $inc: { a: 1 } }],
    ['an operator on a field and on its inside', { a: {} }, { $set: { a: {}, 'a.b': 1 } }],
    ['an unknown operator', {}, { $explode: { a: 1 } }],
    ['a field where an operator belongs', {}, { a: 1 }],
    ['a positional path', { a: [1] }, { $set: { 'a.$': 2 } }],
    ['an operator inside a value', {}, { $set: { a: { $inc: 1 } } }],
    ['a reserved name', {}, { $set: { '__proto__.admin': true } }],
    ['a reserved name inside a path', {}, { $set: { 'a.constructor.prototype': 1 } }],
    ['an empty path part', {}, { $set: { 'a..b': 1 } }],
  ])('%s is refused and leaves the document as it was', async (_what, doc, update) => {
    const failed = await refusal(applied(doc, update))
    expect(failed.code).toMatch(/^DATABASE_(REQUEST_FAILED|INVALID_OPERRATOR)$/)
    expect(await documents.find('things', {})).toEqual([{ _id: 'x', ...doc }])
  })
})
