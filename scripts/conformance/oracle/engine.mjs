import { connect } from '../wire.mjs'

/** What the cloud answers to each case, in the same form as the other side's answers. */
export async function engineAnswers(cloud, cases, width = 8) {
  const wire = connect(cloud)
  await wire.send('database.addCollection', { collectionName: 'docs' })
  await wire.send('database.addCollection', { collectionName: 'others' })
  await wire.send('database.addCollection', { collectionName: 'own' })
  const answers = new Array(cases.length)
  for (let from = 0; from < cases.length; ) {
    const next = cases.findIndex(({ kind }, i) => i > from && kind === 'documents')
    const to = next < 0 ? cases.length : next
    await setDocuments(wire, cases[from])
    await insertOwn(wire, cases, from + 1, to)
    let at = from + 1
    const work = async () => {
      while (at < to) {
        const i = at++
        answers[i] = await answer(wire, cases[i], i)
      }
    }
    await Promise.all(Array.from({ length: width }, work))
    from = to
  }
  return answers
}

async function setDocuments(wire, { docs, others }) {
  for (const [collectionName, all] of [
    ['docs', docs],
    ['others', others],
    ['own', []],
  ]) {
    await wire.send('database.removeDocument', { collectionName, query: '{}', multi: true })
    if (all.length > 0) await wire.send('database.insertDocument', { collectionName, data: all.map(wire.text) })
  }
}

const ownId = (index, id) => `${index}:${id}`

/** All at once, for each write waits for the disk. */
async function insertOwn(wire, cases, from, to) {
  const data = cases
    .slice(from, to)
    .flatMap(({ docs = [] }, i) =>
      docs.map((doc) => wire.text({ ...doc, _id: ownId(from + i, doc._id), of: from + i })),
    )
  if (data.length > 0) await wire.send('database.insertDocument', { collectionName: 'own', data })
}

async function answer(wire, one, index) {
  try {
    return { answer: await ask[one.kind](wire, one, index) }
  } catch (error) {
    if (error.code === undefined) throw error
    return { refused: `${error.code}: ${error.message}` }
  }
}

const ask = {
  async find(wire, { query, sort, skip, limit, projection }) {
    const { data } = await wire.send('database.getDocument', {
      collectionName: 'docs',
      queryType: 'WHERE',
      query: wire.text(query),
      order: wire.text(sort),
      offset: skip,
      limit,
      ...(projection && { projection: wire.text(projection) }),
    })
    return data.list.map(wire.read)
  },

  async count(wire, { query }) {
    const { data } = await wire.send('database.calculateDocument', { collectionName: 'docs', query: wire.text(query) })
    return data.total
  },

  async aggregate(wire, { pipeline }) {
    const stages = pipeline.map((stage) => {
      const [[stageKey, value]] = Object.entries(stage)
      return { stageKey, stageValue: wire.text(value) }
    })
    const { data } = await wire.send('database.aggregateDocuments', { collectionName: 'docs', stages })
    return data.list.map(wire.read)
  },

  update: (wire, one, index) =>
    modify(wire, index, (query) =>
      wire.send('database.modifyDocument', {
        collectionName: 'own',
        queryType: 'WHERE',
        multi: true,
        merge: true,
        upsert: false,
        query: query(one.query),
        data: wire.text(one.update),
      }),
    ),

  remove: (wire, one, index) =>
    modify(wire, index, (query) =>
      wire.send('database.removeDocument', { collectionName: 'own', multi: true, query: query(one.query) }),
    ),

  replace: (wire, one, index) =>
    modify(wire, index, (_query, idOf) =>
      wire.send('database.modifyDocument', {
        collectionName: 'own',
        queryType: 'DOC',
        multi: false,
        merge: false,
        upsert: true,
        query: wire.text({ _id: idOf(one.id) }),
        data: wire.text({ ...one.doc, of: index }),
      }),
    ),
}

/** Every case that changes something has documents nobody else touches, told by the field `of`. */
async function modify(wire, index, change) {
  const idOf = (id) => ownId(index, id)
  const mine = wire.text({ of: index })
  await change((query) => wire.text({ $and: [{ of: index }, query] }), idOf)
  const { data } = await wire.send('database.getDocument', {
    collectionName: 'own',
    queryType: 'WHERE',
    query: mine,
    limit: 100,
  })
  return data.list.map(wire.read).map(({ of: _of, _id, ...rest }) => ({ _id: _id.slice(idOf('').length), ...rest }))
}
