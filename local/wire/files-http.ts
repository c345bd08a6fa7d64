import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { CloudError } from '../errors'
import type { Files } from '../storage/files'
import { mimeTypeOf } from './mime'
import { corsHeaders } from './origin'
import { rangeOf } from './range'
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

/** What a browser may do with a file of a user: show it, and never run it as a page of this server. */
const harmless = { 'content-security-policy': "default-src 'none'; sandbox", 'x-content-type-options': 'nosniff' }

/** Sends a file, or the part that is asked for, or that the reader has it already. */
async function sendFile(request: IncomingMessage, response: ServerResponse, files: Files, path: string): Promise<void> {
  const { handle, sizeBytes, modifiedAtMs, contentType, etag } = await files.open(path)
  try {
    const headers = {
      'content-type': contentType || mimeTypeOf(path),
      'last-modified': new Date(modifiedAtMs).toUTCString(),
      etag,
      'accept-ranges': 'bytes',
      'cache-control': 'private, max-age=600',
      ...harmless,
      ...corsHeaders(request),
    }
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, headers).end()
      return
    }
    const ifRange = request.headers['if-range']
    const range = ifRange === undefined || ifRange === etag ? rangeOf(request.headers.range, sizeBytes) : undefined
    if (range === 'nothing') {
      response.writeHead(416, { ...headers, 'content-range': `bytes */${sizeBytes}` }).end()
      return
    }
    const [first, last] = range ?? [0, sizeBytes - 1]
    response.writeHead(range ? 206 : 200, {
      ...headers,
      'content-length': last - first + 1,
      ...(range && { 'content-range': `bytes ${first}-${last}/${sizeBytes}` }),
    })
    if (request.method === 'HEAD' || sizeBytes === 0) response.end()
    else await pipeline(handle.createReadStream({ start: first, end: last, autoClose: false }), response)
  } finally {
    await handle.close()
  }
}

/** The media type an uploader names; what is no media type is not kept. */
const contentTypeOf = ({ headers }: IncomingMessage): string => {
  const given = headers['content-type'] ?? ''
  return /^[\w.+-]+\/[\w.+-]+(\s*;[^\x00-\x1f\x7f]*)?$/.test(given) && given.length <= 200 ? given : ''
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
      await files.put(permit.path, permit.owner, request, contentTypeOf(request))
      response.writeHead(200, corsHeaders(request)).end()
      return
    }
    await sendFile(request, response, files, permit.path)
  } catch (error) {
    if (response.headersSent) response.destroy()
    else sendFailure(request, response, error)
    if (!(error instanceof CloudError) && !response.destroyed) services.log({ kind: 'bug', message: String(error) })
  }
}
