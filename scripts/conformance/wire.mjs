import { Agent, request } from 'node:http'
import { envId } from './running.mjs'

/** Canonical extended JSON, as the SDK writes it. */
const canonical = (value) => {
  if (Array.isArray(value)) return value.map(canonical)
  if (value instanceof Date) return { $date: { $numberLong: String(value.getTime()) } }
  if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } }
  if (typeof value === 'number') {
    const isInt = Number.isInteger(value) && Math.abs(value) <= 0x7fffffff && !Object.is(value, -0)
    return isInt ? { $numberInt: String(value) } : { $numberDouble: String(value) }
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, canonical(inner)]))
}

const plain = (value) => {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  if (typeof value.$date === 'string') return { $date: Date.parse(value.$date) }
  if (typeof value.$numberDouble === 'string') return { $number: value.$numberDouble }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
}

/**
 * The SDK's envelope without the SDK, which would bend some queries on their way. A refusal is thrown with its code; a
 * broken connection without one.
 */
export function connect({ credentials }) {
  const agent = new Agent({ keepAlive: true })
  const send = (action, body) =>
    new Promise((resolve, reject) => {
      const text = JSON.stringify({ ...body, action, envName: envId, sessionToken: credentials.sessionToken })
      const asked = request(
        credentials.serviceUrl,
        {
          method: 'POST',
          agent,
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(text),
            authorization: 'TC3-HMAC-SHA256 Credential=local/conformance',
          },
        },
        (response) => {
          const chunks = []
          response.on('data', (chunk) => chunks.push(chunk))
          response.on('error', reject)
          response.on('end', () => {
            const answer = JSON.parse(Buffer.concat(chunks).toString())
            if (answer.code) reject(Object.assign(new Error(answer.message), { code: answer.code }))
            else resolve(answer)
          })
        },
      )
      asked.on('error', ({ message }) => reject(new Error(message)))
      asked.end(text)
    })
  return { send, text: (value) => JSON.stringify(canonical(value)), read: (text) => plain(JSON.parse(text)) }
}
