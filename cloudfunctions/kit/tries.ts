import { granted, type Result, refused } from '#domain/kernel/result'
import type { TryPolicy } from '#domain/policy/safety'
import type { StoredTries } from './collections'
import type { Call } from './route'
import { auth, command, DuplicateId, type Store } from './store'

/**
 * Keeps guessers out. `mayTry` looks before the question is answered, `countTry` counts a wrong answer (or every answer,
 * where the number itself is the harm). Counted for the caller, and with wider room for the address; only keyed hashes of
 * both are kept. Two reads side by side each time, and two writes for a wrong answer.
 */
export async function mayTry(call: Call, kind: string, rules: TryPolicy): Promise<Result<true>> {
  const found = await Promise.all(keysOf(call, kind, rules).map(({ id }) => call.store.get('tries', id)))
  const locked = found.some((tries) => tries?.lockedUntil && tries.lockedUntil > call.now)
  return locked ? lockedOut(rules) : granted(true)
}

export const lockedOut = (rules: TryPolicy) =>
  refused('tooMany', `试错次数多了，${rules.lockMinutes} 分钟后再试。着急就打 12345。`)

export async function countTry(call: Call, kind: string, rules: TryPolicy): Promise<void> {
  await Promise.all(keysOf(call, kind, rules).map(({ id, most }) => countAt(call, id, { ...rules, most })))
}

/**
 * For what may be done by anybody, but not without end: counts, and refuses what goes beyond. Counted before the work, so
 * that many at once cannot slip past; a count grows old after `withinMinutes`. One write for each key, two for a new one.
 */
export async function takeTurn(call: Call, kind: string, rules: TryPolicy): Promise<Result<true>> {
  const taken = await Promise.all(keysOf(call, kind, rules).map(({ id, most }) => takeAt(call, id, { ...rules, most })))
  return taken.includes(false)
    ? refused('tooMany', `这一会儿次数多了，${rules.lockMinutes} 分钟后再试。着急就打 12345。`)
    : granted(true)
}

async function takeAt({ store, now }: Call, id: string, { most, withinMinutes }: TryPolicy): Promise<boolean> {
  const counted = (await counting(store, id)) ?? (await begun(store, id, now))
  if (now.getTime() - counted.since.getTime() <= withinMinutes * 60_000) return counted.count <= most
  await store.change('tries', id, { count: 1, since: now, lockedUntil: null })
  return true
}

/** Counts one try under a key; true when it shut the door. An old count begins anew. */
export async function countAt(call: Call, id: string, rules: TryPolicy): Promise<boolean> {
  const { store, now } = call
  const counted = (await counting(store, id)) ?? (await begun(store, id, now))
  const sinceMs = now.getTime() - counted.since.getTime()
  if (sinceMs > rules.withinMinutes * 60_000) {
    await store.change('tries', id, { count: 1, since: now, lockedUntil: null })
    return false
  }
  if (counted.count < rules.most) return false
  await store.change('tries', id, {
    count: 0,
    since: now,
    lockedUntil: new Date(now.getTime() + rules.lockMinutes * 60_000),
  })
  return true
}

const counting = (store: Store, id: string): Promise<StoredTries | undefined> =>
  store.change('tries', id, { count: command.inc(1) })

async function begun(store: Store, id: string, now: Date): Promise<StoredTries> {
  const first: StoredTries = { _id: id, count: 1, since: now, lockedUntil: null }
  try {
    await store.add('tries', first)
    return first
  } catch (error) {
    if (!(error instanceof DuplicateId)) throw error
    return (await counting(store, id)) ?? first
  }
}

function keysOf(call: Call, kind: string, { most, perAddress }: TryPolicy): { id: string; most: number }[] {
  const keyOf = (by: string, value: string) =>
    `${kind}:${by}:${call.seal.hash(`tries.${by}`, value).toString('base64url')}`
  const address = auth().getClientIP()
  return [
    ...(call.identity.kind === 'none' ? [] : [{ id: keyOf('who', call.identity.key), most }]),
    ...(address ? [{ id: keyOf('from', address), most: perAddress }] : []),
  ]
}
