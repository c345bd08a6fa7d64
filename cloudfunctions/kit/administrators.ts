import type { UserId } from '#domain/kernel/id'
import { granted, type Result, refused } from '#domain/kernel/result'
import { isWithin, type OrgPath } from '#domain/organisation/path'
import type { RoleHeld } from '#domain/organisation/role'
import { command, type Store, type Transaction } from './store'

const mostHolders = 50

/** Administers that place, and no end of it is set. */
const staysOver = (roles: RoleHeld[], orgPath: OrgPath): boolean =>
  roles.some((held) => held.role === 'administrator' && held.until === undefined && isWithin(orgPath, held.orgPath))

/**
 * Somebody else who administers a place and goes on doing so; undefined when there is nobody: whoever is the last to give roles there
 * cannot be given one again by anybody. Round trips: people, their identities.
 */
export async function otherAdministrator(
  store: Store,
  { userId, orgPath }: { userId: UserId; orgPath: OrgPath },
): Promise<UserId | undefined> {
  // Somebody over the whole district carries its id where others carry their street's.
  const streetId = command.in(orgPath.split('/').slice(1))
  const held = await store.find(
    'users',
    { streetId, work: 'staff', 'roles.role': 'administrator' },
    { limit: mostHolders },
  )
  const others = held.filter(({ _id, roles }) => _id !== userId && staysOver(roles, orgPath)).map(({ _id }) => _id)
  if (others.length === 0) return undefined
  const keys = others.map((id) => `uid:${id}`)
  const [active] = await store.find('identities', { _id: command.in(keys), state: 'active' }, { limit: 1 })
  return active?.userId
}

/**
 * Makes sure of it in the transaction that takes an administrator away, and writes the other's identity as well: of two who end each
 * other at once only one succeeds. Refuses notNow.
 */
export async function keepsAdministrator(
  tx: Transaction,
  other: UserId | undefined,
  orgPath: OrgPath,
): Promise<Result<true>> {
  const identity = other === undefined ? undefined : await tx.get('identities', `uid:${other}`)
  if (identity?.state !== 'active' || !staysOver(identity.roles, orgPath))
    return refused('notNow', '这里没有别的管理员了。请先请一位同事来当管理员，再来办。')
  await tx.put('identities', { ...identity, version: identity.version + 1 })
  return granted(true)
}
