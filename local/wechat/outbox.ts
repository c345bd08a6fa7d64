import type { Connection } from '../documents/sqlite'
import type { Fields } from './answers'

/** `text` and `media`: content checks; `code`: mini-program codes; `phone`: phone numbers; `message`: subscribed messages. */
export type OutboxKind = 'text' | 'media' | 'code' | 'phone' | 'message'

/** One request to WeChat, as it came and as it was answered. */
export interface OutboxEntry {
  id: number
  atMs: number
  kind: OutboxKind
  apiName: string
  /** Whom it concerns: who is written to, whose text it is; null for nobody. */
  openid: string | null
  /** Which function asked; null for somebody outside. */
  functionName: string | null
  /** 0 when WeChat would have done it. */
  errcode: number
  errmsg: string
  request: Fields
  /** What came of it, for people: the text of a message, the link of a code, the verdict of a check. */
  shown: Fields
}

interface EntryRow extends Omit<OutboxEntry, 'request' | 'shown'> {
  request: string
  shown: string
}

export interface OutboxQuery {
  /** 1 to 200, newest first; 50 unless said. */
  limit?: number
  /** Only what is older than this entry. */
  before?: number
  kind?: OutboxKind
  openid?: string
}

const keptEntries = 10_000
const maxListed = 200
const maxRequestBytes = 16 * 1024
const columns = 'id, atMs, kind, apiName, openid, functionName, errcode, errmsg, request, shown'

/** Everything that was asked of WeChat, kept beside the collections where no function sees it: the newest 10,000. */
export class Outbox {
  constructor(private readonly db: Connection) {
    db.exec(`CREATE TABLE IF NOT EXISTS wechat_outbox(id INTEGER PRIMARY KEY AUTOINCREMENT, atMs INTEGER NOT NULL,
      kind TEXT NOT NULL, apiName TEXT NOT NULL, openid TEXT, functionName TEXT, errcode INTEGER NOT NULL,
      errmsg TEXT NOT NULL, request TEXT NOT NULL, shown TEXT NOT NULL);
      CREATE INDEX IF NOT EXISTS wechat_outbox_openid ON wechat_outbox(openid, id)`)
  }

  list({ limit = 50, before, kind, openid }: OutboxQuery = {}): OutboxEntry[] {
    const wanted: [condition: string, value: string | number | undefined][] = [
      ['id<?', before],
      ['kind=?', kind],
      ['openid=?', openid],
    ]
    const given = wanted.filter((pair): pair is [string, string | number] => pair[1] !== undefined)
    return this.db
      .all<EntryRow>(
        `SELECT ${columns} FROM wechat_outbox WHERE ${['1', ...given.map(([condition]) => condition)].join(' AND ')}
         ORDER BY id DESC LIMIT ?`,
        ...given.map(([, value]) => value),
        Math.min(Math.max(Math.trunc(limit) || 1, 1), maxListed),
      )
      .map(toEntry)
  }

  /** Keeps an entry and gives its id. */
  add(entry: Omit<OutboxEntry, 'id'>): number {
    const request = JSON.stringify(entry.request)
    const row = this.db.get<{ id: number }>(
      'INSERT INTO wechat_outbox(atMs,kind,apiName,openid,functionName,errcode,errmsg,request,shown) VALUES(?,?,?,?,?,?,?,?,?) RETURNING id',
      entry.atMs,
      entry.kind,
      entry.apiName,
      entry.openid,
      entry.functionName,
      entry.errcode,
      entry.errmsg,
      Buffer.byteLength(request) > maxRequestBytes ? '{"tooLarge":true}' : request,
      JSON.stringify(entry.shown),
    )
    const id = row?.id ?? 0
    if (id % 100 === 0) this.db.run('DELETE FROM wechat_outbox WHERE id<=?', id - keptEntries)
    return id
  }

  /** What became of an entry later. */
  amend(id: number, shown: Fields): void {
    this.db.run('UPDATE wechat_outbox SET shown=json_patch(shown,?) WHERE id=?', JSON.stringify(shown), id)
  }

  /** Media checks whose result has not been delivered yet, oldest first. */
  undelivered(): OutboxEntry[] {
    return this.db
      .all<EntryRow>(
        `SELECT ${columns} FROM wechat_outbox WHERE kind='media' AND json_extract(shown,'$.delivery')='waiting' ORDER BY id`,
      )
      .map(toEntry)
  }
}

const toEntry = (row: EntryRow): OutboxEntry => ({
  ...row,
  request: JSON.parse(row.request) as Fields,
  shown: JSON.parse(row.shown) as Fields,
})
