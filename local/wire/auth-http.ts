import type { IncomingMessage, ServerResponse } from 'node:http'
import { AuthError, type AuthErrorName } from '../auth/auth'
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

  'POST /auth/v1/token': async (request, { auth }) => {
    const { grant_type, refresh_token } = await body(request)
    if (grant_type !== 'refresh_token')
      throw new AuthError('unimplemented', 'only refresh_token grants are served by the local cloud')
    return auth.refresh(refresh_token)
  },

  'GET /auth/v1/user/me': (request, { auth }) => {
    const { user } = auth.identify(bearerOf(request))
    return {
      sub: user.uid,
      user_id: user.uid,
      name: '',
      created_from: user.anonymous ? 'anonymous' : 'custom',
      created_at: new Date(user.createdAtMs).toISOString(),
      providers: user.customUserId === null ? [] : [{ id: 'custom', provider_user_id: user.customUserId }],
      groups: [],
    }
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
  resource_exhausted: 8,
  unimplemented: 12,
  internal: 13,
  unauthenticated: 16,
}

const errorOf = (error: unknown): AuthError => {
  if (error instanceof AuthError) return error
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
    const status = name === 'unimplemented' ? 501 : name === 'internal' ? 500 : name === 'unauthenticated' ? 401 : 400
    const answer = { error: name, error_code: numbers[name] ?? 2, error_description: message }
    sendJson(response, status, answer, corsHeaders(request))
  }
}
