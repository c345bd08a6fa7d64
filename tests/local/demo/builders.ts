import { createHash } from 'node:crypto'
import type { PointsEntry } from '#domain/points/account'
import { type Codec, type Demo, makeDemo } from '../../../local/demo'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Shows what was given in, so that a test can look inside; the shape is that of the real one. */
export const openCodec: Codec = {
  seal: (plain, field) =>
    `k1.nonce.${Buffer.from(field).toString('base64url')}.${Buffer.from(plain).toString('base64url')}`,
  hashPhone: (phone) => sha256(`phone ${phone}`),
  hashPassword: async (password) => `salt.${sha256(password)}`,
  sha256,
}

export const phoneIn = (sealed: string): string => Buffer.from(sealed.split('.')[3] ?? '', 'base64url').toString()

export const smallDemo = (seed: string, today: string): Promise<Demo> =>
  makeDemo({ seed, today, size: { volunteers: 60, visits: 300 }, codec: openCodec })

/** The entries of each person in the order of their chain. */
export function chainsOf(demo: Demo): Map<string, PointsEntry[]> {
  const chains = new Map<string, PointsEntry[]>()
  for (const { at, ...entry } of demo.pointsEntries) {
    const chain = chains.get(entry.userId) ?? []
    chain.push({ ...entry, at: at.toISOString() })
    chains.set(entry.userId, chain)
  }
  for (const chain of chains.values()) chain.sort((a, b) => a.seq - b.seq)
  return chains
}
