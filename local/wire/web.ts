import { createReadStream, type Stats } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { basename, extname, join, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { mimeTypeOf } from './mime'
import type { Services } from './services'

/** A name with a content hash never changes its content: `app.3f9a1c22.js`. */
const hashedName = /[.-][0-9a-f]{8,}\./

/** The configuration of the browser app: in production a file of the same name stands here. */
export function sendConfig(response: ServerResponse, envId: string): void {
  response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' })
  response.end(`window.__APP_CONFIG__={envId:${JSON.stringify(envId)},host:location.host}\n`)
}

const fileStats = async (file: string): Promise<Stats | undefined> => {
  try {
    const stats = await stat(file)
    return stats.isFile() ? stats : undefined
  } catch {
    return undefined
  }
}

const notFound = (response: ServerResponse) => {
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
  response.end('找不到这个页面。\n')
}

/** Finds the file of a path: its own, or `index.html` for a page address (the app finds the page itself). */
async function resolveFile(webDir: string, path: string): Promise<{ file: string; stats: Stats } | undefined> {
  const file = join(webDir, path)
  const inside = file === webDir || file.startsWith(webDir.endsWith(sep) ? webDir : webDir + sep)
  if (!inside || path.includes('\0') || path.includes('\\') || path.split('/').some((part) => part.startsWith('.')))
    return undefined
  const own = await fileStats(file)
  if (own) return { file, stats: own }
  if (extname(path) !== '') return undefined
  const index = join(webDir, 'index.html')
  const stats = await fileStats(index)
  return stats && { file: index, stats }
}

/** The browser app. */
export async function handleWeb(
  request: IncomingMessage,
  response: ServerResponse,
  services: Services,
  rawPath: string,
) {
  let path: string
  try {
    path = decodeURIComponent(rawPath)
  } catch {
    return notFound(response)
  }
  const found =
    services.webDir && ['GET', 'HEAD'].includes(request.method ?? '')
      ? await resolveFile(services.webDir, path)
      : undefined
  if (!found) return notFound(response)
  const etag = `"${found.stats.size.toString(36)}-${Math.round(found.stats.mtimeMs).toString(36)}"`
  const headers = {
    etag,
    'cache-control': hashedName.test(basename(found.file)) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
  }
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers).end()
    return
  }
  response.writeHead(200, { ...headers, 'content-type': mimeTypeOf(found.file), 'content-length': found.stats.size })
  if (request.method === 'HEAD') response.end()
  else await pipeline(createReadStream(found.file), response)
}
