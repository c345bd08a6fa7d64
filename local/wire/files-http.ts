import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { CloudError } from '../errors'
import { mimeTypeOf } from './mime'
import { corsHeaders } from './origin'
import { refusalOf, statusOf } from './reply'
import type { Services } from './services'

const escapeXml = (text: string) => text.replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`)

/** Object storage answers failures as XML, and the SDK reads them so. */
function sendFailure(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  const { code, message } = refusalOf(error)
  const id = randomUUID()
  response.writeHead(statusOf(code), { 'content-type': 'application/xml', ...corsHeaders(request) })
  response.end(
    `<?xml version='1.0' encoding='utf-8' ?><Error><Code>${code}</Code><Message>${escapeXml(message)}</Message>` +
      `<RequestId>${id}</RequestId><TraceId>${id}</TraceId></Error>`,
  )
}

/**
 * Signed addresses of files: `PUT` stores, `GET` reads. What users uploaded is served so that no browser runs it as a
 * page of this server.
 */
export async function handleFile(
  request: IncomingMessage,
  response: ServerResponse,
  services: Services,
  url: URL,
  path: string,
) {
  const { files } = services.files
  try {
    const method = request.method === 'PUT' ? 'put' : 'get'
    if (method === 'get' && request.method !== 'GET' && request.method !== 'HEAD')
      throw new CloudError('INVALID_PARAM', 'only GET, HEAD and PUT are served')
    const permit = services.files.permitOf(method, path, url.searchParams)
    if (!permit)
      throw new CloudError('STORAGE_EXCEED_AUTHORITY', 'the signature of the address is wrong or has expired')
    if (method === 'put') {
      await files.put(permit.path, permit.owner, request)
      response.writeHead(200, corsHeaders(request)).end()
      return
    }
    const { size, mtimeMs } = await files.stat(permit.path)
    response.writeHead(200, {
      'content-type': mimeTypeOf(permit.path),
      'content-length': size,
      'last-modified': new Date(mtimeMs).toUTCString(),
      'cache-control': 'private, max-age=600',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      ...corsHeaders(request),
    })
    if (request.method === 'HEAD') response.end()
    else await pipeline(files.read(permit.path), response)
  } catch (error) {
    if (response.headersSent) response.destroy()
    else sendFailure(request, response, error)
    if (!(error instanceof CloudError) && !response.destroyed) services.log({ kind: 'bug', message: String(error) })
  }
}
