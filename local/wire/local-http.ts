import { randomUUID, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Caller } from '../caller'
import { CloudError, invalidParam, messageOf } from '../errors'
import { fieldsOf, readJson } from './body'
import { refusalOf, sendJson, statusOf } from './reply'
import type { Services } from './services'

const bodyLimitBytes = 1024 * 1024
const textFields = ['openid', 'unionid', 'appid', 'uid', 'customUserId', 'sourceIp'] as const

/** Reads a caller as a test names it. */
export function parseCaller(value: unknown): Caller {
  const given = fieldsOf(value)
  const caller: Caller = {}
  for (const field of textFields) {
    const text = given[field]
    if (text === undefined) continue
    if (typeof text !== 'string' || text.length > 128) throw invalidParam(`caller.${field} has to be a short text`)
    caller[field] = text
  }
  if (given.anonymous !== undefined) caller.anonymous = given.anonymous === true
  return caller
}

/** What is of this machine only: `/_local/invoke`, and the console. */
export async function handleLocal(request: IncomingMessage, response: ServerResponse, services: Services, url: URL) {
  if (services.console && url.pathname !== '/_local/invoke') return services.console.handle(request, response, url)
  return handleInvoke(request, response, services, url.pathname)
}

/**
 * `POST /_local/invoke {name, data, caller}`: calls a function as anybody, for tests. Exists only when an admin token was
 * set, and passes only with it.
 */
async function handleInvoke(request: IncomingMessage, response: ServerResponse, services: Services, path: string) {
  let requestId: string = randomUUID()
  try {
    const given = Buffer.from(String(request.headers['x-local-admin'] ?? ''))
    const wanted = Buffer.from(services.adminToken ?? '')
    const isAdmin = wanted.length > 0 && given.length === wanted.length && timingSafeEqual(given, wanted)
    if (!isAdmin || path !== '/_local/invoke' || request.method !== 'POST') {
      throw new CloudError('INVALID_ACTION', 'this address is not served')
    }
    const { name, data, caller } = fieldsOf(await readJson(request, bodyLimitBytes))
    const answer = await services.functions.invoke(name, data ?? {}, parseCaller(caller))
    requestId = answer.requestId
    sendJson(response, 200, { requestId, result: JSON.parse(answer.body) }, { 'x-request-id': requestId })
  } catch (error) {
    if (!(error instanceof CloudError)) services.log({ kind: 'bug', requestId, message: messageOf(error) })
    const { code, message } = refusalOf(error)
    sendJson(response, statusOf(code), { requestId, code, message })
  }
}
