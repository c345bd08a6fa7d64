import type { IncomingMessage } from 'node:http'
import { CloudError } from '../errors'

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]'])

const hostOf = (authority: string | undefined): string => (authority ?? '').replace(/:\d+$/, '').toLowerCase()

const isLoopbackOrigin = (origin: string): boolean =>
  /^https?:\/\//.test(origin) && loopbackNames.has(hostOf(origin.replace(/^https?:\/\//, '')))

/** A page of this machine, or one that this server itself has served. */
export function isTrustedOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers
  return origin === undefined || isLoopbackOrigin(origin) || origin === `http://${host}` || origin === `https://${host}`
}

/**
 * A server that listens on this machine only answers only to its names: a page elsewhere whose name was made to point
 * here reaches nothing.
 */
export function checkHost(request: IncomingMessage, listensOn: string): void {
  if (!['127.0.0.1', 'localhost', '::1'].includes(listensOn)) return
  if (!loopbackNames.has(hostOf(request.headers.host))) {
    throw new CloudError('INVALID_REQUEST_SOURCE', 'this server answers only on this machine')
  }
}

/** The headers that let a trusted page of another port read the answer. */
export function corsHeaders(request: IncomingMessage): Record<string, string> {
  const { origin } = request.headers
  if (origin === undefined || !isTrustedOrigin(request)) return {}
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'GET,HEAD,POST,PUT,DELETE',
    'access-control-allow-headers': String(request.headers['access-control-request-headers'] ?? '*'),
    'access-control-expose-headers': 'x-request-id,etag',
    'access-control-max-age': '600',
    vary: 'origin',
  }
}
