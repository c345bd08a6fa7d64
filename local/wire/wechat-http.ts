import type { IncomingMessage, ServerResponse } from 'node:http'
import { CloudError, invalidParam } from '../errors'
import type { OutboxKind } from '../wechat/outbox'
import { fieldsOf, readJson } from './body'
import { bearerOf } from './gateway'
import { corsHeaders, isFromThisMachine, isTrustedOrigin } from './origin'
import { sendJson } from './reply'
import type { Services } from './services'

export const wechatPrefix = '/_local/wechat/'

const bodyLimitBytes = 16 * 1024
const kinds: readonly string[] = ['text', 'media', 'code', 'phone', 'message'] satisfies OutboxKind[]

/**
 * Who does something on a phone here: the signed-in user of a browser, who has an openid of this cloud's making, or, from
 * this machine only, whoever is named (a test, the console).
 */
function openidOf(request: IncomingMessage, named: unknown, { auth, wechat }: Services): string | undefined {
  const token = bearerOf(request)
  if (token !== undefined) {
    const openid = wechat.openidOf(auth.identify(token).user.uid)
    wechat.seen(openid)
    return openid
  }
  if (!isFromThisMachine(request))
    throw new CloudError('MISSING_CREDENTIALS', 'sign in first, or ask from this machine')
  if (named === undefined) return undefined
  if (typeof named !== 'string' || named === '' || named.length > 128)
    throw invalidParam('openid has to be a short text')
  return named
}

type Route = (request: IncomingMessage, query: URLSearchParams, services: Services) => Promise<object> | object

const routes: Record<string, Route> = {
  'GET outbox': (request, query, { wechat }) => {
    if (!isFromThisMachine(request))
      throw new CloudError('INVALID_REQUEST_SOURCE', 'the outbox is shown to this machine only')
    const [kind, openid] = [query.get('kind') ?? undefined, query.get('openid') ?? undefined]
    if (kind !== undefined && !kinds.includes(kind)) throw invalidParam(`kind has to be one of ${kinds.join(', ')}`)
    const number = (name: string) => (query.has(name) ? Number(query.get(name)) || 0 : undefined)
    return {
      entries: wechat.outbox.list({
        limit: number('limit'),
        before: number('before'),
        kind: kind as OutboxKind,
        openid,
      }),
    }
  },

  'GET me': (request, _query, services) => {
    auth(request)
    return { openid: openidOf(request, undefined, services) }
  },

  'POST phone-code': async (request, _query, services) => {
    const { phoneNumber, countryCode, openid } = fieldsOf(await readJson(request, bodyLimitBytes))
    const code = services.wechat.phoneCodes.issue({
      number: String(phoneNumber ?? ''),
      countryCode: countryCode === undefined ? undefined : String(countryCode),
      openid: openidOf(request, openid, services),
    })
    return { code }
  },

  'POST subscribe': async (request, _query, services) => {
    const { templateIds, openid } = fieldsOf(await readJson(request, bodyLimitBytes))
    const who = openidOf(request, openid, services)
    if (who === undefined) throw invalidParam('openid is missing')
    if (!Array.isArray(templateIds)) throw invalidParam('templateIds has to be a list')
    services.wechat.subscriptions.accept(who, templateIds.map(String))
    return { openid: who, accepted: templateIds }
  },
}

const auth = (request: IncomingMessage) => {
  if (bearerOf(request) === undefined) throw new CloudError('MISSING_CREDENTIALS', 'sign in first')
}

/** `/_local/wechat/…`: what a phone would do (accept messages, hand over its number), and what was asked of WeChat. */
export async function handleWechat(request: IncomingMessage, response: ServerResponse, services: Services, url: URL) {
  if (!isTrustedOrigin(request))
    throw new CloudError('INVALID_REQUEST_SOURCE', 'pages of this origin may not call the local cloud')
  if (request.method === 'OPTIONS') {
    response.writeHead(204, corsHeaders(request)).end()
    return
  }
  const name = `${request.method} ${url.pathname.slice(wechatPrefix.length)}`
  const route = Object.hasOwn(routes, name) ? routes[name] : undefined
  if (!route) throw new CloudError('INVALID_ACTION', 'this address is not served')
  sendJson(response, 200, await route(request, url.searchParams, services), corsHeaders(request))
}
