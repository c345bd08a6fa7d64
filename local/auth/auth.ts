import type { Caller } from '../caller'
import { CloudError } from '../errors'
import { AuthError } from './auth-error'
import type { LoginKey } from './login-key'
import { Passwords } from './passwords'
import { Sessions, type User, type UserWithSessions } from './sessions'
import { checkTicket, type TicketFault } from './ticket'
import { readToken, signToken } from './tokens'

/** An access token holds for this long; then the refresh token is needed. */
export const accessTokenSeconds = 7200

/** What a sign-in answers, in the SDK's spelling. */
export interface Credentials {
  token_type: 'Bearer'
  access_token: string
  refresh_token: string
  expires_in: number
  scope: string
  sub: string
  groups: string[]
}

const ticketMessages: Record<TicketFault, string> = {
  malformed: 'the custom login ticket is malformed',
  otherKey: 'the custom login ticket was made with another key',
  badSignature: 'the signature of the custom login ticket is wrong',
  otherEnvironment: 'the custom login ticket belongs to another environment',
  expired: 'the custom login ticket has expired',
}

/** Browser sign-in: anonymous, custom login and passwords, two-hour access tokens, sessions that survive a restart. */
export class Auth {
  readonly passwords: Passwords
  private readonly sessions: Sessions

  constructor(
    private readonly options: {
      file: string
      envId: string
      loginKey: LoginKey
      tokenSecret: string
      now: () => number
    },
  ) {
    this.sessions = new Sessions(options.file, options.now)
    this.passwords = new Passwords(options.file, options.now)
  }

  signInAnonymously(): Credentials {
    return this.begin(this.sessions.newAnonymousUser())
  }

  signInWithTicket(ticket: unknown): Credentials {
    const checked = checkTicket(ticket, this.options.loginKey, this.options.now())
    if ('fault' in checked) throw new AuthError('invalid_grant', ticketMessages[checked.fault])
    return this.begin(this.sessions.userOf(checked.customUserId))
  }

  async signInWithPassword(username: unknown, password: unknown): Promise<Credentials> {
    const user = this.sessions.user(await this.passwords.check(username, password))
    if (!user) throw new AuthError('internal', 'the user of this password does not exist')
    return this.begin(user)
  }

  /** Adds a user with a name and a password, as the cloud's console does. Refuses with an `AuthError`. */
  addUser(username: string, password: string): Promise<{ uid: string }> {
    return this.passwords.add(username, password, () => this.sessions.newNamedUser())
  }

  /** New access token for a session. The refresh token stays: an answer lost on the way must not end the session. */
  refresh(refreshToken: unknown): Credentials {
    const session = typeof refreshToken === 'string' ? this.sessions.prolong(refreshToken) : undefined
    const user = session && this.sessions.user(session.uid)
    if (!session || !user) throw new AuthError('invalid_grant', 'the refresh token is invalid or has expired')
    return this.credentials(user, session.id, refreshToken as string)
  }

  /** Who holds this access token. Refuses with the codes on which the SDK refreshes, or gives up. */
  identify(token: string | undefined): { user: User; sessionId: string } {
    if (!token) throw new CloudError('MISSING_CREDENTIALS', 'the Authorization header with a Bearer token is missing')
    const claims = readToken(token, this.options.tokenSecret)
    if (!claims || claims.project_id !== this.options.envId) {
      throw new CloudError('INVALID_ACCESS_TOKEN', 'the access token is invalid')
    }
    if (!this.sessions.isOpen(claims.sid)) throw new CloudError('ACCESS_TOKEN_DISABLED', 'the session has ended')
    if (claims.exp * 1000 <= this.options.now())
      throw new CloudError('ACCESS_TOKEN_EXPIRED', 'the access token has expired')
    const user = this.sessions.user(claims.sub)
    if (!user) throw new CloudError('INVALID_ACCESS_TOKEN', 'the user of this access token does not exist')
    return { user, sessionId: claims.sid }
  }

  /** Ends the session of an access token, even of an expired one. Unknown tokens are as good as revoked. */
  revoke(token: unknown): void {
    const claims = typeof token === 'string' ? readToken(token, this.options.tokenSecret) : undefined
    if (claims) this.sessions.revoke(claims.sid)
  }

  revokeAll(uid: string): void {
    this.sessions.revokeAll(uid)
  }

  user(uid: string): User | undefined {
    return this.sessions.user(uid)
  }

  /** The user whom a custom user id led to, if it ever did. */
  userWithCustomUserId(customUserId: string): User | undefined {
    return this.sessions.withCustomUserId(customUserId)
  }

  /** Users for the console: nothing that would let anybody sign in as one of them. */
  users(after: string, limit: number): UserWithSessions[] {
    return this.sessions.list(after, limit)
  }

  /** How many users there are, and open sessions. */
  count(): { users: number; sessions: number } {
    return this.sessions.count()
  }

  close(): void {
    this.passwords.close()
    this.sessions.close()
  }

  private begin(user: User): Credentials {
    const { session, refreshToken } = this.sessions.open(user.uid)
    return this.credentials(user, session.id, refreshToken)
  }

  private credentials(user: User, sessionId: string, refreshToken: string): Credentials {
    const iat = Math.floor(this.options.now() / 1000)
    const claims = {
      sub: user.uid,
      sid: sessionId,
      iat,
      exp: iat + accessTokenSeconds,
      project_id: this.options.envId,
      user_type: user.anonymous ? ('anonymous' as const) : ('external' as const),
    }
    return {
      token_type: 'Bearer',
      access_token: signToken(claims, this.options.tokenSecret),
      refresh_token: refreshToken,
      expires_in: accessTokenSeconds,
      scope: user.anonymous ? 'anonymous' : 'user',
      sub: user.uid,
      groups: [],
    }
  }
}

/** The identity a function sees for a browser user. */
export const callerOf = (user: User): Caller => ({
  uid: user.uid,
  anonymous: user.anonymous,
  ...(user.customUserId !== null && { customUserId: user.customUserId }),
})
