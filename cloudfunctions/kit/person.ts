import type { UserId } from '#domain/kernel/id'
import type { AdviserKind } from '#domain/organisation/adviser'
import { foundBy } from '#domain/organisation/found-by'
import type { RoleHeld } from '#domain/organisation/role'
import type { StoredIdentity, StoredMediator, StoredUser } from '#domain/organisation/stored'
import { accountKeyOf } from './caller'
import { personInitialsOf } from './initials'
import type { Transaction } from './store'

/**
 * A person is kept in up to five documents: who they are (`users`), what each way of signing in may do (`identities`, one for the
 * browser, one for its sessions after a sign-out everywhere, and one for WeChat) and their line in the roster (`mediators`). They are read and written together here, so that
 * no two of them ever say different things.
 */
export type Person = {
  user: StoredUser
  account: StoredIdentity
  /** Where browsers are looked up once sessions were shut; see `accountKeyOf`. */
  session: StoredIdentity | undefined
  wechat: StoredIdentity | undefined
  mediator: StoredMediator | undefined
}

/** Reads: user and browser identity, WeChat identity where one is bound, roster line of a mediator: two to five. */
export async function readPerson(tx: Transaction, userId: UserId): Promise<Person | undefined> {
  const user = await tx.get('users', userId)
  const account = user && (await tx.get('identities', `uid:${userId}`))
  if (!user || !account) return undefined
  const session = account.session === undefined ? undefined : await tx.get('identities', accountKeyOf(account))
  const wechat = account.wechat === undefined ? undefined : await tx.get('identities', account.wechat)
  const mediates = user.roles.some(({ role }) => role === 'mediator')
  const mediator = mediates ? await tx.get('mediators', userId) : undefined
  return { user, account, session, wechat, mediator }
}

export type PersonChange = {
  roles?: RoleHeld[]
  state?: StoredIdentity['state']
  /** Of a mediator; left as it was when not named. */
  kinds?: AdviserKind[]
}

/** Writes the same change into every document of the person: two to five. Gives the person as they stand then. */
export async function writePerson(tx: Transaction, person: Person, change: PersonChange): Promise<Person> {
  const roles = change.roles ?? person.user.roles
  const state = change.state ?? person.account.state
  const identity = (before: StoredIdentity): StoredIdentity => ({
    ...before,
    roles,
    state,
    version: before.version + 1,
  })
  const user = {
    ...person.user,
    roles,
    initials: personInitialsOf(person.user.name),
    ...foundBy({ orgPath: person.user.orgPath, roles }),
  }
  const account = identity(person.account)
  const session = person.session && identity(person.session)
  const wechat = person.wechat && identity(person.wechat)
  const mediator = rosterLine(user, { state, kinds: change.kinds, before: person.mediator })
  await tx.put('users', user)
  await tx.put('identities', account)
  if (session) await tx.put('identities', session)
  if (wechat) await tx.put('identities', wechat)
  if (mediator) await tx.put('mediators', mediator)
  return { user, account, session, wechat, mediator }
}

export type NewPerson = Omit<StoredUser, '_id' | 'initials' | 'communities' | 'work'> & {
  userId: UserId
  wechat: string | undefined
  kinds: AdviserKind[]
}

/** Makes a person with all their documents. Throws `DuplicateId` when one of the ways to sign in belongs to somebody. */
export async function addPerson(tx: Transaction, made: NewPerson): Promise<Person> {
  const person = newPerson(made)
  const { user, account, wechat, mediator } = person
  await tx.add('users', user)
  await tx.add('identities', account)
  if (wechat) await tx.add('identities', wechat)
  if (mediator) await tx.add('mediators', mediator)
  return person
}

/** A person who is written down nowhere yet. */
export function newPerson({ userId, wechat: key, kinds, ...more }: NewPerson): Person {
  const user: StoredUser = { _id: userId, ...more, initials: personInitialsOf(more.name), ...foundBy(more) }
  const { streetId, orgPath, roles } = user
  const identity = { userId, streetId, orgPath, roles, state: 'active' as const, version: 1 }
  const account: StoredIdentity = { _id: `uid:${userId}`, ...identity, ...(key ? { wechat: key } : {}) }
  const wechat: StoredIdentity | undefined = key ? { _id: key, ...identity } : undefined
  const mediator = rosterLine(user, { state: 'active', kinds, before: undefined })
  return { user, account, session: undefined, wechat, mediator }
}

/**
 * Shuts every browser session of a person: whatever was signed in finds nobody any more. Gives the master identity, under whose
 * new session a ticket opens. Reads two, writes two or three.
 */
export async function shutSessions(tx: Transaction, userId: UserId): Promise<StoredIdentity | undefined> {
  const account = await tx.get('identities', `uid:${userId}`)
  if (!account) return undefined
  const before = account.session === undefined ? undefined : await tx.get('identities', accountKeyOf(account))
  const next = { ...account, session: (account.session ?? 0) + 1, version: account.version + 1 }
  const { wechat: _, ...opened } = next
  await tx.put('identities', next)
  await tx.add('identities', { ...opened, _id: accountKeyOf(next) })
  // Its number no longer fits its key: that is what shuts it.
  if (before) await tx.put('identities', { ...before, session: next.session })
  return next
}

/** The roster says what the role says: where it is held, until when, and whether its holder may sign in. */
function rosterLine(
  { _id, streetId, name, roles }: StoredUser,
  more: { state: StoredIdentity['state']; kinds: AdviserKind[] | undefined; before: StoredMediator | undefined },
): StoredMediator | undefined {
  const held = roles.filter(({ role }) => role === 'mediator')
  // Of several the one without an end, or the one that ends last.
  const role = held.reduce<RoleHeld | undefined>(
    (best, each) => (best === undefined || (best.until ?? '9') < (each.until ?? '9') ? each : best),
    undefined,
  )
  if (!role) return undefined
  const blank = { kinds: [], credentials: [], languages: ['普通话'], areas: [] }
  return {
    ...(more.before ?? blank),
    ...{ _id, streetId, name, orgPath: role.orgPath, state: more.state, until: role.until ?? null },
    ...(more.kinds ? { kinds: more.kinds } : {}),
  }
}
