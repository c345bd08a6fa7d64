import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a signature allows: reading a file, or writing it as somebody (empty: a function, with every right). */
export interface Permit {
  method: 'get' | 'put'
  path: string
  owner: string
  /** Seconds since 1970, after which it is void. */
  expiresAt: number
}

const mac = (permit: Permit, secret: string) =>
  createHmac('sha256', secret)
    .update([permit.method, permit.path, permit.owner, permit.expiresAt].join('\n'))
    .digest('hex')

export const signPermit = (permit: Permit, secret: string): string => mac(permit, secret)

export function holds(permit: Permit, signature: string, secret: string, nowMs: number): boolean {
  const expected = Buffer.from(mac(permit, secret))
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected) && permit.expiresAt * 1000 > nowMs
}
