import { badRequest, invalidParam } from '../errors'
import { isReservedName } from '../query/paths'
import { type Doc, isDoc, type Value } from './values'

/**
 * Extended JSON, both ways. The SDKs send the canonical form (`{"$numberInt":"1"}`); on disk and in answers documents
 * are relaxed JSON in which only what JSON cannot say is wrapped. A date is always written with milliseconds, so that
 * the text order of dates on disk is their order in time.
 */
const maxDepth = 100
const wrappers = new Set([
  '$numberInt',
  '$numberLong',
  '$numberDouble',
  '$date',
  '$oid',
  '$regularExpression',
  '$binary',
  '$undefined',
  '$tcb_server_date',
])
const refusedWrappers = new Set([
  '$numberDecimal',
  '$timestamp',
  '$minKey',
  '$maxKey',
  '$symbol',
  '$code',
  '$dbPointer',
])

const firstDate = Date.parse('0000-01-01T00:00:00.000Z')
const lastDate = Date.parse('9999-12-31T23:59:59.999Z')

const toDate = (milliseconds: number): Date => {
  if (!(milliseconds >= firstDate && milliseconds <= lastDate))
    throw badRequest('a date has to lie between year 0 and 9999')
  return new Date(milliseconds)
}

const numberFrom = (text: unknown): number => {
  const value = text === 'NaN' ? Number.NaN : Number(text)
  if (Number.isNaN(value) && text !== 'NaN') throw badRequest(`${JSON.stringify(text)} is not a number`)
  return value
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

const unwrapDate = (inner: unknown): Date => {
  if (typeof inner === 'number') return toDate(inner)
  if (typeof inner === 'string') return toDate(Date.parse(inner))
  return toDate(numberFrom(record(inner).$numberLong))
}

const unwrapRegExp = (inner: unknown): RegExp => {
  const { pattern, options } = record(inner)
  try {
    return new RegExp(String(pattern), [...new Set(String(options ?? ''))].filter((f) => 'gimsuy'.includes(f)).join(''))
  } catch {
    throw badRequest('a regular expression is not valid')
  }
}

/** Lone surrogates have no UTF-8 form; the database driver would die of them, so they become U+FFFD as in MongoDB. */
const wellFormed = (text: string) => (/\p{Surrogate}/u.test(text) ? text.replace(/\p{Surrogate}/gu, '\ufffd') : text)

class Reader {
  constructor(private readonly now: number) {}

  value(raw: unknown, depth: number): Value {
    if (typeof raw === 'string') return wellFormed(raw)
    if (typeof raw !== 'object' || raw === null) return raw as Value
    if (depth > maxDepth) throw badRequest(`values are nested deeper than ${maxDepth} levels`)
    if (Array.isArray(raw)) return raw.map((item) => this.value(item, depth + 1))
    const keys = Object.keys(raw)
    const [first] = keys
    if (first?.startsWith('$') && keys.length === 1) {
      if (wrappers.has(first)) return this.unwrap(first, (raw as Record<string, unknown>)[first])
      if (refusedWrappers.has(first)) throw badRequest(`${first} values are not served by the local cloud`)
    }
    const doc: Doc = {}
    for (const key of keys) {
      if (isReservedName(key)) throw badRequest(`the field name '${key}' is reserved`)
      doc[wellFormed(key)] = this.value((raw as Record<string, unknown>)[key], depth + 1)
    }
    return doc
  }

  private unwrap(wrapper: string, inner: unknown): Value {
    switch (wrapper) {
      case '$date':
        return unwrapDate(inner)
      case '$oid':
        return String(inner)
      case '$regularExpression':
        return unwrapRegExp(inner)
      case '$binary':
        return new Uint8Array(Buffer.from(String(record(inner).base64 ?? inner), 'base64'))
      case '$undefined':
        return null
      case '$tcb_server_date':
        return toDate(this.now + Number(this.value(record(inner).offset ?? 0, 0)))
      default:
        return numberFrom(inner)
    }
  }
}

/** Reads extended JSON text from a caller. `nowMs` is what a server date means in this request. */
export function decode(text: unknown, nowMs: number): Value {
  if (typeof text !== 'string') throw invalidParam('queries and documents are sent as extended JSON text')
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    throw invalidParam('the extended JSON text cannot be read')
  }
  return new Reader(nowMs).value(raw, 0)
}

/** Reads an object; an absent or empty text is the empty object, as the SDK means it. */
export function decodeDoc(text: unknown, nowMs: number): Doc {
  if (text === undefined || text === null || text === '') return {}
  const value = decode(text, nowMs)
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Date) {
    throw invalidParam('an object is needed here')
  }
  return value as Doc
}

/** Reads what this codec wrote. Most documents hold nothing that needs unwrapping. */
export const readStored = (text: string): Doc =>
  text.includes('"$') ? (new Reader(0).value(JSON.parse(text), 0) as Doc) : (JSON.parse(text) as Doc)

const toJson = (value: Value): unknown => {
  if (typeof value === 'number') return Number.isFinite(value) ? value : { $numberDouble: String(value) }
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(toJson)
  if (value instanceof Date) return { $date: value.toISOString() }
  if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } }
  if (value instanceof Uint8Array) return { $binary: { base64: Buffer.from(value).toString('base64'), subType: '00' } }
  const json: Record<string, unknown> = {}
  for (const key of Object.keys(value)) json[key] = toJson(value[key] as Value)
  return json
}

/** The text of a value on disk, and in answers. */
export const encode = (value: Value): string => JSON.stringify(toJson(value))

/**
 * Refuses a document that could not be stored as it is: operator-like field names (`$set`), reserved ones, and an `_id`
 * that is not a plain value.
 */
export function checkStorable(doc: Doc): void {
  const { _id } = doc
  if (_id === null || (typeof _id === 'object' && !(_id instanceof Date)) || _id === '') {
    throw badRequest('_id has to be a non-empty string, a number, a boolean or a date')
  }
  if (typeof _id === 'string' && _id.includes('\0')) throw badRequest('_id may not contain a zero character')
  checkFields(doc, 0)
}

/** The same for a value that an update writes somewhere inside a document. */
export function checkFields(value: Value, depth: number): void {
  if (typeof value !== 'object' || value === null) return
  if (depth > maxDepth) throw badRequest(`values are nested deeper than ${maxDepth} levels`)
  if (Array.isArray(value)) {
    for (const item of value) checkFields(item, depth + 1)
    return
  }
  if (!isDoc(value)) return
  for (const key of Object.keys(value)) {
    if (key.startsWith('$')) throw badRequest(`the field name '${key}' may not begin with '$'`)
    if (key === '' || key.includes('\0')) throw badRequest('a field name may not be empty or contain a zero character')
    if (isReservedName(key)) throw badRequest(`the field name '${key}' is reserved`)
    checkFields(value[key] as Value, depth + 1)
  }
}
