import type { IncomingMessage, ServerResponse } from 'node:http'
import { AuthError, type AuthErrorName } from '../auth/auth-error'
import { troubleOf } from '../documents/trouble'
import { CloudError, messageOf } from '../errors'
import { fieldsOf, readJson } from './body'
import { bearerOf } from './gateway'
import { corsHeaders } from './origin'
import { sendJson } from './reply'
import type { Services } from './services'

const bodyLimitBytes = 64 * 1024

type Route = (request: IncomingMessage, services: Services) => Promise<object> | object

const body = async (request: IncomingMessage) => fieldsOf(await readJson(request, bodyLimitBytes))

const routes: Record<string, Route> = {
  'POST /auth/v1/signin/anonymously': (_request, { auth }) => auth.signInAnonymously(),

  'POST /auth/v1/signin/custom': async (request, { auth }) => auth.signInWithTicket((await body(request)).ticket),

  'POST /auth/v1/signin': async (request, { auth }) => {
    const { username, password } = await body(request)
    if (password === undefined)
      throw new AuthError('unimplemented', 'only passwords are served by the local cloud: no codes by message or mail')
    return auth.signInWithPassword(username, password)
  },

  'POST /auth/v1/token': async (request, { auth }) => {
    const { grant_type, refresh_token } = await body(request)
    if (grant_type !== 'refresh_token')
      throw new AuthError('unimplemented', 'only refresh_token grants are served by the local cloud')
    return auth.refresh(refresh_token)
  },

  'GET /auth/v1/user/me': (request, { auth }) => {
    const { user } = auth.identify(bearerOf(request))
    const username = auth.passwords.usernameOf(user.uid)
    return {
      sub: user.uid,
      user_id: user.uid,
      name: username ?? '',
      ...(username !== undefined && { username, password: 'SET' }),
      created_from: user.anonymous ? 'anonymous' : user.customUserId === null ? 'username' : 'custom',
      created_at: new Date(user.createdAtMs).toISOString(),
      providers: user.customUserId === null ? [] : [{ id: 'custom', provider_user_id: user.customUserId }],
      groups: [],
    }
  },

  'GET /auth/v1/checkIfUserExist': (request, { auth }) => {
    const username = new URL(request.url ?? '', 'http://local').searchParams.get('username')
    if (!username) throw new AuthError('invalid_argument', 'the username is missing')
    return { exist: auth.passwords.isTaken(username) }
  },

  'POST /auth/v1/user/sudo': async (request, { auth }) => {
    const { user } = auth.identify(bearerOf(request))
    return { sudo_token: await auth.passwords.sudo(user.uid, (await body(request)).password) }
  },

  'PATCH /auth/v1/user/password': async (request, { auth }) => {
    const { user } = auth.identify(bearerOf(request))
    const { sudo_token, new_password } = await body(request)
    await auth.passwords.change(user.uid, sudo_token, new_password)
    return {}
  },

  'POST /auth/v1/revoke': async (request, { auth }) => {
    auth.revoke((await body(request)).token)
    return {}
  },

  'POST /auth/v1/user/signout': (request, { auth }) => {
    auth.revoke(bearerOf(request))
    return {}
  },

  'DELETE /auth/v1/user/revoke/all': (request, { auth }) => {
    auth.revokeAll(auth.identify(bearerOf(request)).user.uid)
    return {}
  },
}

const numbers: Partial<Record<AuthErrorName, number>> = {
  invalid_argument: 3,
  already_exists: 6,
  permission_denied: 7,
  resource_exhausted: 8,
  unimplemented: 12,
  internal: 13,
  unavailable: 14,
  unauthenticated: 16,
}

const statuses: Partial<Record<AuthErrorName, number>> = {
  unauthenticated: 401,
  permission_denied: 403,
  resource_exhausted: 429,
  internal: 500,
  unimplemented: 501,
  unavailable: 503,
}

const errorOf = (error: unknown): AuthError => {
  if (error instanceof AuthError) return error
  const trouble = troubleOf(error)
  if (trouble) return new AuthError('unavailable', trouble.refusal.message)
  if (!(error instanceof CloudError)) return new AuthError('internal', 'an internal error occurred')
  if (error.code === 'EXCEED_REQUEST_SIZE_LIMIT') return new AuthError('resource_exhausted', error.message)
  return new AuthError(error.code === 'INVALID_PARAM' ? 'invalid_argument' : 'unauthenticated', error.message)
}

/** `/auth/v1/…`: sign-in, refresh, who am I, sign-out. Answers errors as OAuth does. */
export async function handleAuth(request: IncomingMessage, response: ServerResponse, services: Services, path: string) {
  try {
    const route = routes[`${request.method} ${path}`]
    if (!route) throw new AuthError('unimplemented', `${path.slice(0, 80)} is not served by the local cloud`)
    sendJson(response, 200, await route(request, services), corsHeaders(request))
  } catch (error) {
    if (!(error instanceof AuthError) && !(error instanceof CloudError))
      services.log({ kind: 'bug', message: messageOf(error) })
    const { error: name, message } = errorOf(error)
    const status = statuses[name] ?? 400
    const answer = { error: name, error_code: numbers[name] ?? 2, error_description: message }
    sendJson(response, status, answer, corsHeaders(request))
  }
}
