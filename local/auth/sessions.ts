import { createHash, randomBytes, randomInt } from 'node:crypto'
import { Connection } from '../documents/sqlite'

export interface User {
  uid: string
  customUserId: string | null
  anonymous: boolean
  createdAtMs: number
}

export interface Session {
  id: string
  uid: string
  expiresAtMs: number
}

export interface UserWithSessions extends User {
  /** How many are open. */
  sessions: number
  /** When the last of them ends unless somebody prolongs it. */
  lastEndsAtMs: number | undefined
}

interface UserRow {
  uid: string
  customUserId: string | null
  anonymous: number
  createdAtMs: number
}

/** A session nobody refreshes ends after this long. */
export const sessionLimitMs = 30 * 24 * 60 * 60 * 1000

const hashOf = (refreshToken: string) => createHash('sha256').update(refreshToken).digest('hex')

/** CloudBase's uids are long decimal numbers; they say nothing about the custom user id behind them. */
const newUid = () => `${randomInt(1, 10)}${Array.from({ length: 18 }, () => randomInt(10)).join('')}`

/** Users and their sessions, on disk. Only a hash of each refresh token is kept. */
export class Sessions {
  private readonly db: Connection

  constructor(
    file: string,
    private readonly now: () => number,
  ) {
    this.db = new Connection(file)
    this.db.exec(`PRAGMA synchronous=FULL;
      CREATE TABLE IF NOT EXISTS auth_users(uid TEXT PRIMARY KEY, customUserId TEXT UNIQUE, anonymous INTEGER NOT NULL, createdAtMs INTEGER NOT NULL) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS auth_sessions(id TEXT PRIMARY KEY, uid TEXT NOT NULL, refreshHash TEXT NOT NULL UNIQUE, expiresAtMs INTEGER NOT NULL) WITHOUT ROWID;`)
    this.db.run('DELETE FROM auth_sessions WHERE expiresAtMs<?', this.now())
  }

  newAnonymousUser(): User {
    return this.createUser(null, true)
  }

  /** A user who will sign in by name and password. */
  newNamedUser(): User {
    return this.createUser(null, false)
  }

  /** The user of a custom user id: the same uid at every sign-in. */
  userOf(customUserId: string): User {
    return this.withCustomUserId(customUserId) ?? this.createUser(customUserId, false)
  }

  withCustomUserId(customUserId: string): User | undefined {
    const row = this.db.get<UserRow>('SELECT * FROM auth_users WHERE customUserId=?', customUserId)
    return row && toUser(row)
  }

  user(uid: string): User | undefined {
    const row = this.db.get<UserRow>('SELECT * FROM auth_users WHERE uid=?', uid)
    return row && toUser(row)
  }

  open(uid: string): { session: Session; refreshToken: string } {
    const session: Session = { id: randomBytes(12).toString('hex'), uid, expiresAtMs: this.now() + sessionLimitMs }
    const refreshToken = randomBytes(32).toString('base64url')
    this.db.run('INSERT INTO auth_sessions VALUES(?,?,?,?)', session.id, uid, hashOf(refreshToken), session.expiresAtMs)
    return { session, refreshToken }
  }

  /** The session of a refresh token, prolonged; undefined once it has expired or was revoked. */
  prolong(refreshToken: string): Session | undefined {
    const session = this.db.get<Session>(
      'SELECT id, uid, expiresAtMs FROM auth_sessions WHERE refreshHash=?',
      hashOf(refreshToken),
    )
    if (!session || session.expiresAtMs <= this.now()) return undefined
    const expiresAtMs = this.now() + sessionLimitMs
    this.db.run('UPDATE auth_sessions SET expiresAtMs=? WHERE id=?', expiresAtMs, session.id)
    return { ...session, expiresAtMs }
  }

  isOpen(id: string): boolean {
    return this.db.get('SELECT 1 FROM auth_sessions WHERE id=? AND expiresAtMs>?', id, this.now()) !== undefined
  }

  revoke(id: string): void {
    this.db.run('DELETE FROM auth_sessions WHERE id=?', id)
  }

  revokeAll(uid: string): void {
    this.db.run('DELETE FROM auth_sessions WHERE uid=?', uid)
  }

  /** Users after one of them, in the order of their uids, each with how many sessions are open and when the last ends. */
  list(after: string, limit: number): UserWithSessions[] {
    return this.db
      .all<UserRow & { sessions: number; lastEndsAtMs: number | null }>(
        `SELECT u.*, count(s.id) AS sessions, max(s.expiresAtMs) AS lastEndsAtMs FROM auth_users u
         LEFT JOIN auth_sessions s ON s.uid=u.uid AND s.expiresAtMs>? WHERE u.uid>? GROUP BY u.uid ORDER BY u.uid LIMIT ?`,
        this.now(),
        after,
        limit,
      )
      .map((row) => ({ ...toUser(row), sessions: row.sessions, lastEndsAtMs: row.lastEndsAtMs ?? undefined }))
  }

  count(): { users: number; sessions: number } {
    const counted = this.db.get<{ users: number; sessions: number }>(
      'SELECT (SELECT count(*) FROM auth_users) AS users, (SELECT count(*) FROM auth_sessions WHERE expiresAtMs>?) AS sessions',
      this.now(),
    )
    return counted ?? { users: 0, sessions: 0 }
  }

  close(): void {
    this.db.close()
  }

  private createUser(customUserId: string | null, anonymous: boolean): User {
    const user: User = { uid: newUid(), customUserId, anonymous, createdAtMs: this.now() }
    this.db.run(
      'INSERT INTO auth_users VALUES(?,?,?,?)',
      user.uid,
      customUserId,
      Number(user.anonymous),
      user.createdAtMs,
    )
    return user
  }
}

const toUser = (row: UserRow): User => ({
  uid: row.uid,
  customUserId: row.customUserId,
  anonymous: row.anonymous === 1,
  createdAtMs: row.createdAtMs,
})
