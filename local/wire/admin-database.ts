import { decode, decodeDoc, encode } from '../documents/codec'
import type { Doc } from '../documents/values'
import { badRequest, invalidParam } from '../errors'
import { byDistance, distanceAsked } from '../query/geo/operators'
import { compileProjection } from '../query/project'
import { parseSort } from '../query/sort'
import { type Fields, fieldsOf } from './body'
import type { Action } from './services'

const defaultLimit = 100
const maxLimit = 1000

const wholeNumber = (value: unknown, name: string, fallback: number): number => {
  if (value === undefined || value === null) return fallback
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw invalidParam(`${name} has to be a whole number`)
  return value
}

const list = (value: unknown, name: string): unknown[] => {
  if (!Array.isArray(value) || value.length === 0) throw invalidParam(`${name} has to be a non-empty list`)
  return value
}

/** Inside a transaction? The SDK leaves the field out, or sends it empty, when not. */
const transactionOf = (body: Fields): unknown =>
  body.transactionId === '' || body.transactionId === null ? undefined : body.transactionId

const limitOf = (body: Fields): number => {
  if (body.queryType === 'DOC') return 1
  const limit = wholeNumber(body.limit, 'limit', defaultLimit)
  return limit === 0 ? defaultLimit : Math.min(limit, maxLimit)
}

/** How far away documents are, for a query that asks what is near. Looked for in the text first: few queries ask. */
const distanceIn = (body: Fields, query: Doc) =>
  typeof body.query === 'string' && body.query.includes('$near') ? distanceAsked(query) : undefined

/** The document actions of the SDK's envelope, in terms of the document store. */
export const databaseActions: Record<string, Action> = {
  'database.addCollection': (body, { documents }) => {
    documents.createCollection(body.collectionName)
    return {}
  },

  'database.insertDocument': async (body, { documents, now }) => {
    const nowMs = now()
    const docs = list(body.data, 'data').map((text) => decodeDoc(text, nowMs))
    return {
      data: { insertedIds: await documents.insert(body.collectionName, docs, { transaction: transactionOf(body) }) },
    }
  },

  'database.getDocument': async (body, { documents, now }) => {
    const nowMs = now()
    const limit = limitOf(body)
    const skip = wholeNumber(body.offset, 'offset', 0)
    const projection = body.projection ? decodeDoc(body.projection, nowMs) : undefined
    const query = decodeDoc(body.query, nowMs)
    const sort = parseSort(decodeDoc(body.order, nowMs))
    const transaction = transactionOf(body)
    const distance = distanceIn(body, query)
    if (distance && sort.length === 0) {
      const near = await documents.find(body.collectionName, query, { transaction })
      const page = byDistance(near, distance).slice(skip, skip + limit)
      return { data: { list: page.map(compileProjection(projection ?? {})).map(encode), limit, offset: skip } }
    }
    const found = await documents.findEncoded(body.collectionName, query, {
      sort,
      skip,
      limit,
      projection,
      transaction,
    })
    return { data: { list: found, limit, offset: skip } }
  },

  'database.calculateDocument': async (body, { documents, now }) => {
    const query = decodeDoc(body.query, now())
    if (distanceIn(body, query)) throw badRequest('$geoNear, $near, and $nearSphere are not allowed in this context')
    return { data: { total: await documents.count(body.collectionName, query) } }
  },

  'database.modifyDocument': async (body, { documents, now }) => {
    const nowMs = now()
    const query = decodeDoc(body.query, nowMs)
    const data = decodeDoc(body.data, nowMs)
    const transaction = transactionOf(body)
    if (body.merge === false) {
      const { matched, upsertedId } = await documents.replace(body.collectionName, query, data, {
        upsert: body.upsert === true,
        transaction,
      })
      return { data: { updated: matched, upsert_id: upsertedId ?? null } }
    }
    if (body.upsert === true)
      throw invalidParam('an update with operators that inserts is not served by the local cloud')
    const multi = body.queryType === 'DOC' ? false : body.multi !== false
    const { changed } = await documents.update(body.collectionName, query, data, { multi, transaction })
    return { data: { updated: changed, upsert_id: null } }
  },

  'database.modifyAndReturnDoc': async (body, { documents, now }) => {
    const nowMs = now()
    const { matched, doc } = await documents.update(
      body.collectionName,
      decodeDoc(body.query, nowMs),
      decodeDoc(body.data, nowMs),
      {
        multi: false,
        transaction: transactionOf(body),
      },
    )
    return { data: { updated: matched, doc: doc ? encode(doc) : null } }
  },

  'database.removeDocument': async (body, { documents, now }) => {
    const multi = body.queryType === 'DOC' ? false : body.multi !== false
    const deleted = await documents.remove(body.collectionName, decodeDoc(body.query, now()), {
      multi,
      transaction: transactionOf(body),
    })
    return { data: { deleted } }
  },

  'database.aggregateDocuments': async (body, { documents, now }) => {
    const nowMs = now()
    const stages = list(body.stages, 'stages').map((stage): Doc => {
      const { stageKey, stageValue } = fieldsOf(stage)
      if (typeof stageKey !== 'string') throw invalidParam('a stage needs a stageKey')
      return { [stageKey]: decode(stageValue, nowMs) }
    })
    return { data: { list: await documents.aggregateEncoded(body.collectionName, stages) } }
  },

  'database.startTransaction': (_body, { documents }) => ({ transactionId: documents.transactions.start() }),

  'database.commitTransaction': async (body, { documents }) => {
    await documents.transactions.commit(body.transactionId)
    return {}
  },

  'database.abortTransaction': async (body, { documents }) => {
    await documents.transactions.abort(body.transactionId)
    return {}
  },
}
