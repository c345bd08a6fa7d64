import type { UserId } from '#domain/kernel/id'
import { chinaDate } from '#domain/kernel/instant'
import type { OrgPath } from '#domain/organisation/path'
import type { RoleHeld } from '#domain/organisation/role'
import { rolesInForce } from '#domain/organisation/scope'
import type { StoredIdentity } from '#domain/organisation/stored'
import { auth, type Store } from './store'

/** Who the platform says is calling. Never from the body: anyone can call any function with anything in it. */
export type PlatformIdentity =
  | { kind: 'wechat'; key: `wx:${string}` }
  | { kind: 'account'; key: `uid:${string}` }
  /** A browser that nobody signed in to: the key serves limits on trying, and nothing else. */
  | { kind: 'visitor'; key: `anon:${string}` }
  | { kind: 'none' }

/** A person we know, with the roles that count today. Everybody known is a resident of the street besides. */
export type Caller = { userId: UserId; streetId: string; orgPath: OrgPath; roles: RoleHeld[]; key: string }

export function platformIdentity(): PlatformIdentity {
  const { openId, customUserId, isAnonymous, uid } = auth().getUserInfo()
  if (openId) return { kind: 'wechat', key: `wx:${openId}` }
  if (customUserId && !isAnonymous) return { kind: 'account', key: `uid:${customUserId}` }
  if (uid) return { kind: 'visitor', key: `anon:${uid}` }
  return { kind: 'none' }
}

/** One read. Undefined for strangers; `suspended` for those whose account is closed. */
export async function identify(
  store: Store,
  identity: PlatformIdentity,
  nowMs: number,
): Promise<Caller | 'suspended' | undefined> {
  if (identity.kind === 'none' || identity.kind === 'visitor') return undefined
  const known = await store.get('identities', identity.key)
  // A session that was opened before its owner signed out everywhere finds nobody.
  if (!known || (identity.kind === 'account' && known._id !== accountKeyOf(known))) return undefined
  return callerOf(known, nowMs)
}

/** Under which key a browser's session is looked up: `uid:<userId>`, and after each sign-out everywhere `uid:<userId>-<n>`. */
export const accountKeyOf = ({ userId, session }: Pick<StoredIdentity, 'userId' | 'session'>): `uid:${string}` =>
  session === undefined ? `uid:${userId}` : `uid:${userId}-${session}`

export function callerOf(known: StoredIdentity, nowMs: number): Caller | 'suspended' {
  if (known.state === 'suspended') return 'suspended'
  const held: RoleHeld[] = [{ role: 'resident', orgPath: known.orgPath }, ...known.roles]
  return {
    userId: known.userId,
    streetId: known.streetId,
    orgPath: known.orgPath,
    roles: rolesInForce(held, chinaDate(nowMs)),
    key: known._id,
  }
}
