import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { Connection } from '../documents/sqlite'
import { AuthError } from './auth-error'

const derive = promisify<string, string, number, Buffer>(scrypt)
const keyBytes = 32

/** CloudBase's own rule: a letter or digit first, 2 to 48 characters in all, none of them Chinese. */
const usernameRule = /^[A-Za-z0-9][A-Za-z0-9\-_.:+ @]{1,47}$/
const shortestPassword = 8
const longestPassword = 32

/** So many wrong passwords for one name, and the name rests. */
const triesAllowed = 5
const restMs = 5 * 60 * 1000
const rememberedNames = 10_000
/** What a password was given for holds for this long. */
const sudoMs = 10 * 60 * 1000

const wrong = () => new AuthError('invalid_username_or_password', 'the username or the password is wrong')

const checkNew = (password: unknown): string => {
  if (typeof password !== 'string' || password.length < shortestPassword || password.length > longestPassword)
    throw new AuthError('invalid_argument', `a password has ${shortestPassword} to ${longestPassword} characters`)
  return password
}

interface PasswordRow {
  uid: string
  username: string
  salt: string
  hash: string
}

/** Usernames and passwords, of which only a salted hash is kept. Guessing is slow, and stopped after five tries. */
export class Passwords {
  private readonly db: Connection
  private readonly failures = new Map<string, { count: number; lastAtMs: number }>()
  private readonly sudoTokens = new Map<string, { uid: string; endsAtMs: number }>()

  constructor(
    file: string,
    private readonly now: () => number,
  ) {
    this.db = new Connection(file)
    this.db.exec(`PRAGMA synchronous=FULL;
      CREATE TABLE IF NOT EXISTS auth_passwords(uid TEXT PRIMARY KEY, username TEXT NOT NULL UNIQUE, salt TEXT NOT NULL, hash TEXT NOT NULL) WITHOUT ROWID`)
  }

  usernameOf(uid: string): string | undefined {
    return this.rowOf('uid', uid)?.username
  }

  isTaken(username: string): boolean {
    return this.rowOf('username', username) !== undefined
  }

  /** Gives a user a name and a password. Refuses a name that is taken or not allowed, and a password of the wrong length. */
  async add(username: string, password: string, createUser: () => { uid: string }): Promise<{ uid: string }> {
    if (!usernameRule.test(username)) throw new AuthError('invalid_argument', 'the username is not allowed')
    const { salt, hash } = await hashOf(checkNew(password))
    if (this.isTaken(username)) throw new AuthError('already_exists', 'the username is taken')
    const { uid } = createUser()
    this.db.run('INSERT INTO auth_passwords VALUES(?,?,?,?)', uid, username, salt, hash)
    return { uid }
  }

  /** Whose name and password these are. Takes as long for a name that does not exist. */
  async check(username: unknown, password: unknown): Promise<string> {
    if (typeof username !== 'string' || typeof password !== 'string')
      throw new AuthError('invalid_argument', 'username and password have to be texts')
    this.checkTries(username)
    const row = this.rowOf('username', username)
    const isRight = await matches(password, row)
    if (!row || !isRight) {
      this.noteFailure(username)
      throw wrong()
    }
    this.failures.delete(username)
    return row.uid
  }

  /** A token that lets a signed-in user change what only the password's owner may. */
  async sudo(uid: string, password: unknown): Promise<string> {
    const row = this.rowOf('uid', uid)
    if (!row) throw new AuthError('password_not_set', 'this user has no password')
    try {
      await this.check(row.username, password)
    } catch (error) {
      if (error instanceof AuthError && error.error === 'invalid_username_or_password')
        throw new AuthError('invalid_password', 'the password is wrong')
      throw error
    }
    const token = randomBytes(24).toString('base64url')
    for (const [known, { endsAtMs }] of this.sudoTokens) if (endsAtMs <= this.now()) this.sudoTokens.delete(known)
    this.sudoTokens.set(token, { uid, endsAtMs: this.now() + sudoMs })
    return token
  }

  async change(uid: string, sudoToken: unknown, newPassword: unknown): Promise<void> {
    const given = this.sudoTokens.get(String(sudoToken))
    if (given?.uid !== uid || given.endsAtMs <= this.now())
      throw new AuthError('permission_denied', 'the sudo token is wrong or has expired')
    const { salt, hash } = await hashOf(checkNew(newPassword))
    this.sudoTokens.delete(String(sudoToken))
    this.db.run('UPDATE auth_passwords SET salt=?, hash=? WHERE uid=?', salt, hash, uid)
  }

  close(): void {
    this.db.close()
  }

  private rowOf(column: 'uid' | 'username', value: string): PasswordRow | undefined {
    return this.db.get<PasswordRow>(`SELECT * FROM auth_passwords WHERE ${column}=?`, value)
  }

  private checkTries(username: string): void {
    const failed = this.failures.get(username)
    if (failed && failed.count >= triesAllowed && this.now() - failed.lastAtMs < restMs)
      throw new AuthError('resource_exhausted', 'too many wrong passwords; try again in five minutes')
  }

  private noteFailure(username: string): void {
    const failed = this.failures.get(username)
    const isRested = !failed || this.now() - failed.lastAtMs >= restMs
    this.failures.delete(username)
    this.failures.set(username, { count: isRested ? 1 : failed.count + 1, lastAtMs: this.now() })
    for (const oldest of this.failures.keys()) {
      if (this.failures.size <= rememberedNames) break
      this.failures.delete(oldest)
    }
  }
}

async function hashOf(password: string): Promise<{ salt: string; hash: string }> {
  const salt = randomBytes(16).toString('hex')
  return { salt, hash: (await derive(password, salt, keyBytes)).toString('hex') }
}

async function matches(password: string, row: PasswordRow | undefined): Promise<boolean> {
  const derived = await derive(password, row?.salt ?? 'nobody', keyBytes)
  return row !== undefined && timingSafeEqual(derived, Buffer.from(row.hash, 'hex'))
}
