import { command, type Query } from './store'

/**
 * Lists are read by key, never by offset: a page ends with its last sort value and id, and the next begins after them.
 * Opaque to the phone; a cursor that cannot be read starts the list anew, and a forged one finds only what its owner may see.
 */
type Key = { value: string | number | Date; id: string }
type Order = { field: string; direction: 'asc' | 'desc' }

export const pageSize = 20

/** The documents of `all` that come after the cursor, in the order of `field` then `_id`. */
export function pageOf(all: Query, { field, direction }: Order, cursor: string | undefined) {
  const orderBy = [
    [field, direction],
    ['_id', direction],
  ] as const
  const after = readCursor(cursor)
  if (!after) return { where: all, orderBy }
  const beyond = direction === 'asc' ? command.gt : command.lt
  const from = direction === 'asc' ? command.gte : command.lte
  // The first condition repeats what the last says, so that an index can find where to start. It stands first, for `all` may hold
  // a bound of the same field, and not every database takes the narrower of two.
  const where = command.and([
    { [field]: from(after.value) },
    all,
    command.or([{ [field]: beyond(after.value) }, { _id: beyond(after.id) }]),
  ])
  return { where, orderBy }
}

/** The cursor after a full page; null when the list has ended. */
export function nextOf<T>(page: T[], size: number, keyOf: (last: T) => Key): string | null {
  const last = page.length === size ? page[page.length - 1] : undefined
  if (last === undefined) return null
  const { value, id } = keyOf(last)
  const text = value instanceof Date ? `d${value.getTime()}` : typeof value === 'number' ? `n${value}` : `s${value}`
  return Buffer.from(`${text}~${id}`).toString('base64url')
}

export function readCursor(cursor: string | undefined): Key | undefined {
  if (cursor === undefined) return undefined
  const [, kind, text, id] = /^([dns])([^~]+)~(.+)$/.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? []
  if (!kind || !text || !id) return undefined
  if (kind === 's') return { value: text, id }
  if (!/^-?\d{1,15}$/.test(text)) return undefined
  return { value: kind === 'd' ? new Date(Number(text)) : Number(text), id }
}
