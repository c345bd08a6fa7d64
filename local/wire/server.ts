import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CloudError, LocalStartError, messageOf, stackOf } from '../errors'
import { filesPrefix } from '../storage/links'
import { handleAdmin } from './admin'
import { handleAuth } from './auth-http'
import { handleFile } from './files-http'
import { handleFunction, handleStorage, refuseDirectAccess } from './gateway'
import { handleLocal } from './local-http'
import { checkHost, corsHeaders, isTrustedOrigin } from './origin'
import { refusalOf, sendJson, statusOf } from './reply'
import type { Services } from './services'
import { handleWeb, sendConfig } from './web'
import { handleWechat, wechatPrefix } from './wechat-http'

const keepAliveMs = 65_000
/** How long requests in progress may take to end when the cloud closes. */
const closeLimitMs = 3_000

export interface WireServer {
  port: number
  /** The address this machine reaches it at. */
  url: string
  close(): Promise<void>
}

/** What the caller sees at each address; more than one colon keeps IPv6 apart from a port. */
const urlOf = (host: string, port: number) => {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}

async function dispatch(
  request: IncomingMessage,
  response: ServerResponse,
  services: Services,
  url: URL,
  base: string,
) {
  const { pathname } = url
  const rest = (prefix: string) => (pathname.startsWith(prefix) ? pathname.slice(prefix.length) : undefined)
  if (pathname === '/admin') return handleAdmin(request, response, services, base)
  if (pathname.startsWith(wechatPrefix)) return handleWechat(request, response, services, url)
  if (/^\/_local(\/|$)/.test(pathname)) return handleLocal(request, response, services, url)

  const isApi = /^\/(auth|v1|_files)\//.test(pathname)
  if (!isApi)
    return pathname === '/config.js'
      ? sendConfig(response, services.envId)
      : handleWeb(request, response, services, pathname)

  if (!isTrustedOrigin(request))
    throw new CloudError('INVALID_REQUEST_SOURCE', 'pages of this origin may not call the local cloud')
  if (request.method === 'OPTIONS') {
    response.writeHead(204, corsHeaders(request)).end()
    return
  }
  const file = rest(filesPrefix)
  if (file !== undefined) return handleFile(request, response, services, url, decodePath(file))
  if (pathname.startsWith('/auth/')) return handleAuth(request, response, services, pathname)
  if (pathname.startsWith('/v1/database/')) return refuseDirectAccess()
  if (request.method === 'POST') {
    // Links in the answer lead back to the name the caller used.
    const seenAs = `http://${request.headers.host}`
    const functionName = rest('/v1/functions/')
    if (functionName !== undefined) return handleFunction(request, response, services, decodePath(functionName))
    const storageAction = rest('/v1/storages/')
    if (storageAction !== undefined) return handleStorage(request, response, services, seenAs, storageAction)
  }
  throw new CloudError('INVALID_ACTION', `${pathname.slice(0, 80)} is not served by the local cloud`)
}

const addressOf = (request: IncomingMessage): URL => {
  try {
    return new URL(request.url ?? '/', 'http://local')
  } catch {
    throw new CloudError('INVALID_PARAM', 'the address is not valid')
  }
}

const decodePath = (path: string): string => {
  try {
    return decodeURIComponent(path)
  } catch {
    throw new CloudError('INVALID_PARAM', 'the address is not valid')
  }
}

function answerFailure(request: IncomingMessage, response: ServerResponse, services: Services, error: unknown): void {
  const requestId = String(response.getHeader('x-request-id') ?? randomUUID())
  if (!(error instanceof CloudError)) {
    services.log({
      kind: 'bug',
      requestId,
      path: request.url,
      message: messageOf(error),
      stack: stackOf(error),
    })
  }
  if (response.headersSent) {
    response.destroy()
    return
  }
  const { code, message } = refusalOf(error)
  sendJson(
    response,
    statusOf(code),
    { requestId, code, message },
    { ...corsHeaders(request), 'x-request-id': requestId },
  )
}

/** Opens the port. Services that need the address come afterwards: nothing is answered before `serve`. */
export async function listen(host: string, port: number): Promise<WireServer & { serve(services: Services): void }> {
  let services: Services | undefined
  let closing = false
  const server: Server = createServer((request, response) => {
    if (!services) {
      response.writeHead(503).end()
      return
    }
    const current = services
    // Once closing, a connection ends with the request it still carries.
    response.on('close', () => closing && server.closeIdleConnections())
    Promise.resolve()
      .then(() => {
        checkHost(request, host)
        const url = addressOf(request)
        return dispatch(request, response, current, url, urlOf(host, boundPort))
      })
      .catch((error) => answerFailure(request, response, current, error))
  })
  server.keepAliveTimeout = keepAliveMs
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(startError(error, host, port)))
    server.listen(port, host, resolve)
  })
  const boundPort = (server.address() as AddressInfo).port
  return {
    port: boundPort,
    url: urlOf(host, boundPort),
    serve: (given) => {
      services = given
    },
    close: () => {
      closing = true
      return closeServer(server)
    },
  }
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
  server.closeIdleConnections()
  const limit = setTimeout(() => server.closeAllConnections(), closeLimitMs)
  await closed
  clearTimeout(limit)
}

function startError(error: NodeJS.ErrnoException, host: string, port: number): LocalStartError {
  if (error.code === 'EADDRINUSE') {
    return new LocalStartError('PORT_TAKEN', `端口 ${port} 已被别的程序占用。请关掉那个程序，或换一个端口再启动。`, {
      cause: error,
    })
  }
  return new LocalStartError(
    'PORT_NOT_ALLOWED',
    `不能在 ${host}:${port} 上提供服务（${error.code ?? error.message}）。请换一个端口或地址再启动。`,
    {
      cause: error,
    },
  )
}
