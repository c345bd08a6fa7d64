import type { IncomingMessage } from 'node:http'
import { CloudError, invalidParam } from '../errors'

/** What is thrown away of a body that is too large before the connection is cut. */
const drainUpToBytes = 32 * 1024 * 1024

/**
 * Reads a body up to a limit. What is beyond is read and thrown away, so that the caller gets the refusal and not a
 * broken connection.
 */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limitBytes) chunks.push(chunk)
      else {
        chunks.length = 0
        if (size > drainUpToBytes) request.destroy()
      }
    })
    request.on('end', () => {
      if (size <= limitBytes) resolve(Buffer.concat(chunks))
      else
        reject(
          new CloudError('EXCEED_REQUEST_SIZE_LIMIT', `the request is larger than ${Math.floor(limitBytes / 1024)} KB`),
        )
    })
    request.on('error', reject)
    request.on('close', () => reject(new CloudError('INVALID_PARAM', 'the request was cut short')))
  })
}

/** Reads JSON; an empty body is `empty`. */
export async function readJson(request: IncomingMessage, limitBytes: number, empty: unknown = {}): Promise<unknown> {
  const body = await readBody(request, limitBytes)
  if (body.length === 0) return empty
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw invalidParam('the request body is not JSON')
  }
}

export type Fields = Record<string, unknown>

/** An object, or an empty one for anything else: every field is checked where it is used. */
export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
