import { randomUUID, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { CloudError, messageOf, stackOf } from '../errors'
import { databaseActions } from './admin-database'
import { platformActions } from './admin-platform'
import { type Fields, fieldsOf, readJson } from './body'
import { refusalOf, sendJson } from './reply'
import type { Action, Services } from './services'

const bodyLimitBytes = 6 * 1024 * 1024

const actions: ReadonlyMap<string, Action> = new Map([
  ...Object.entries(databaseActions),
  ...Object.entries(platformActions),
])

const sameText = (a: string, b: string) => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/**
 * Only who has the platform's credentials may pass: functions, and whoever started the cloud. The signature names the
 * local secret; the session token, new at each start, proves it.
 */
function checkCredentials(request: IncomingMessage, body: Fields, services: Services): void {
  const authorization = request.headers.authorization ?? ''
  const token = typeof body.sessionToken === 'string' ? body.sessionToken : ''
  if (!/^TC3-HMAC-SHA256 Credential=local\//.test(authorization) || !sameText(token, services.sessionToken)) {
    throw new CloudError('SIGN_PARAM_INVALID', 'the signature of the request is missing or wrong')
  }
  if (body.envName !== services.envId && body.envName !== '' && body.envName !== undefined) {
    throw new CloudError('INVALID_ENV', `the environment ${String(body.envName).slice(0, 60)} does not exist here`)
  }
}

/** `POST /admin`: the server SDK. Always answers 200; a `code` in the body is the refusal. */
export async function handleAdmin(
  request: IncomingMessage,
  response: ServerResponse,
  services: Services,
  base: string,
) {
  const requestId = randomUUID()
  let answer: Fields
  try {
    const body = fieldsOf(await readJson(request, bodyLimitBytes))
    checkCredentials(request, body, services)
    const action = typeof body.action === 'string' ? actions.get(body.action) : undefined
    if (!action)
      throw new CloudError(
        'INVALID_ACTION',
        `the action ${String(body.action).slice(0, 60)} is not served by the local cloud`,
      )
    answer = { requestId, ...(await action(body, services, base)) }
  } catch (error) {
    if (!(error instanceof CloudError))
      services.log({
        kind: 'bug',
        requestId,
        message: messageOf(error),
        stack: stackOf(error),
      })
    const { code, message } = refusalOf(error)
    answer = { requestId, code, message }
  }
  sendJson(response, 200, answer, { 'x-request-id': requestId })
}
