import { createHmac, timingSafeEqual } from 'node:crypto'

/** What an access token says. Times are seconds, as JWT wants. */
export interface AccessClaims {
  sub: string
  sid: string
  iat: number
  exp: number
  project_id: string
  user_type: 'anonymous' | 'external'
}

const header = Buffer.from(JSON.stringify({ alg: 'HS256', typ: 'JWT' })).toString('base64url')

const signatureOf = (content: string, secret: string) =>
  createHmac('sha256', secret).update(content).digest('base64url')

export function signToken(claims: AccessClaims, secret: string): string {
  const content = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`
  return `${content}.${signatureOf(content, secret)}`
}

/** The claims of a token that was signed here, whether or not it has expired; undefined for any other. */
export function readToken(token: string, secret: string): AccessClaims | undefined {
  const [head, body, signature, more] = token.split('.')
  if (head !== header || !body || !signature || more !== undefined) return undefined
  const expected = Buffer.from(signatureOf(`${head}.${body}`, secret))
  const given = Buffer.from(signature)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  return JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as AccessClaims
}
