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

/** What a proxy adds to a request that it passes on for somebody else. */
const passedOn = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']

/** Asked by a program of this machine for itself, under one of its own names: no phone of the network, no page elsewhere. */
export const isFromThisMachine = ({ socket, headers }: IncomingMessage): boolean =>
  /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '') &&
  loopbackNames.has(hostOf(headers.host)) &&
  passedOn.every((name) => headers[name] === undefined)

/** Names nobody can make point elsewhere: addresses, and names of the local network. */
const isNetworkName = (name: string): boolean =>
  /^(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:.]+\]|[a-z0-9-]+\.local)$/.test(name)

/**
 * The server answers to this machine's own names, and to addresses when it listens on the network: a page elsewhere
 * whose name was made to point here reaches nothing.
 */
export function checkHost(request: IncomingMessage, listensOn: string): void {
  const name = hostOf(request.headers.host)
  const isLoopback = ['127.0.0.1', 'localhost', '::1'].includes(listensOn)
  if (loopbackNames.has(name) || name === listensOn || (!isLoopback && isNetworkName(name))) return
  throw new CloudError('INVALID_REQUEST_SOURCE', 'this server does not answer to this name')
}

/** The headers that let a trusted page of another port read the answer. */
export function corsHeaders(request: IncomingMessage): Record<string, string> {
  const { origin } = request.headers
  if (origin === undefined || !isTrustedOrigin(request)) return {}
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'GET,HEAD,POST,PUT,PATCH,DELETE',
    'access-control-allow-headers': String(request.headers['access-control-request-headers'] ?? '*'),
    'access-control-expose-headers': 'x-request-id,etag',
    'access-control-max-age': '600',
    vary: 'origin',
  }
}
