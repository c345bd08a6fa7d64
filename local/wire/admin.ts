import { randomUUID, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { CloudError, messageOf, stackOf } from '../errors'
import { databaseActions } from './admin-database'
import { platformActions } from './admin-platform'
import { wechatActions } from './admin-wechat'
import { type Fields, fieldsOf, readBody, readJson } from './body'
import { readParts } from './multipart'
import { refusalOf, sendJson } from './reply'
import { type Action, RawAnswer, type Services } from './services'

const bodyLimitBytes = 6 * 1024 * 1024

const actions: ReadonlyMap<string, Action> = new Map([
  ...Object.entries(databaseActions),
  ...Object.entries(platformActions),
  ...Object.entries(wechatActions),
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

/** The envelope is JSON; where it carries bytes (`requestData` of cloud calls) it is a form of texts and those. */
async function readEnvelope(request: IncomingMessage): Promise<Fields> {
  const contentType = request.headers['content-type'] ?? ''
  if (!contentType.startsWith('multipart/form-data')) return fieldsOf(await readJson(request, bodyLimitBytes))
  const parts = readParts(await readBody(request, bodyLimitBytes), contentType)
  return Object.fromEntries(
    [...parts].map(([name, content]) => [name, name === 'requestData' ? content : String(content)]),
  )
}

/** The SDK numbers its requests after the call it works for: the call's id, a hyphen and more. */
const parentOf = ({ url = '' }: IncomingMessage): string | undefined =>
  /[?&]seqId=([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-/.exec(url)?.[1]

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
    const body = await readEnvelope(request)
    checkCredentials(request, body, services)
    const action = typeof body.action === 'string' ? actions.get(body.action) : undefined
    if (!action)
      throw new CloudError(
        'INVALID_ACTION',
        `the action ${String(body.action).slice(0, 60)} is not served by the local cloud`,
      )
    const given = await action(body, services, base, parentOf(request))
    if (given instanceof RawAnswer) {
      response.writeHead(200, { 'content-type': 'application/octet-stream', 'x-request-id': requestId })
      response.end(given.content)
      return
    }
    answer = { requestId, ...given }
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
