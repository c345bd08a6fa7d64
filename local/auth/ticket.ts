import { createPublicKey, verify } from 'node:crypto'
import type { LoginKey } from './login-key'

const customUserId = /^[a-zA-Z0-9_\-#@~=*(){}[\]:.,<>+]{4,32}$/

/** Why a ticket is not accepted. */
export type TicketFault = 'malformed' | 'otherKey' | 'badSignature' | 'otherEnvironment' | 'expired'

/**
 * Checks a ticket made by `createTicket`: `<key id>/@@/<RS256 token>`. Its times are milliseconds. Returns the custom
 * user id it vouches for.
 */
export function checkTicket(
  ticket: unknown,
  key: LoginKey,
  nowMs: number,
): { customUserId: string } | { fault: TicketFault } {
  if (typeof ticket !== 'string') return { fault: 'malformed' }
  const [keyId, token, ...more] = ticket.split('/@@/')
  const [head, body, signature, extra] = token?.split('.') ?? []
  if (!head || !body || !signature || extra !== undefined || more.length > 0) return { fault: 'malformed' }
  if (keyId !== key.private_key_id) return { fault: 'otherKey' }
  let claims: Record<string, unknown>
  try {
    const { alg } = JSON.parse(Buffer.from(head, 'base64url').toString('utf8'))
    // The algorithm is ours to choose, never the ticket's.
    const isValid =
      alg === 'RS256' &&
      verify(
        'sha256',
        Buffer.from(`${head}.${body}`),
        createPublicKey(key.private_key),
        Buffer.from(signature, 'base64url'),
      )
    if (!isValid) return { fault: 'badSignature' }
    claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))
  } catch {
    return { fault: 'malformed' }
  }
  if (claims.env !== key.env_id) return { fault: 'otherEnvironment' }
  if (typeof claims.exp !== 'number' || claims.exp <= nowMs) return { fault: 'expired' }
  // The end of the session that the ticket opens: a moment too, and one in the past opens none.
  if (claims.expire !== undefined && !(Number(claims.expire) > nowMs)) return { fault: 'expired' }
  if (typeof claims.uid !== 'string' || !customUserId.test(claims.uid)) return { fault: 'malformed' }
  return { customUserId: claims.uid }
}
