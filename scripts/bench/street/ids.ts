import { createHash } from 'node:crypto'
import { mintId } from '#domain/kernel/mint-id'

/** When the first thing of the bench's street was born; the n-th is a minute later each. */
const beganMs = Date.UTC(2026, 0, 1)

const roots = new Map<string, Buffer>()

/** The n-th id of a kind, the same in every run and in every street of the bench. */
export function idOf<T extends string = string>(kind: string, nth: number): T {
  const root = roots.get(kind) ?? createHash('sha256').update(kind).digest().subarray(0, 10)
  roots.set(kind, root)
  const chance = Buffer.from(root)
  chance.writeUInt32BE(nth, 6)
  return mintId(beganMs + nth * 60_000, chance) as T
}
