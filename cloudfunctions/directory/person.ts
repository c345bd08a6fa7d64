import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import type { PersonCard } from '#domain/contract/people'
import type { UserId } from '#domain/kernel/id'
import { chinaDate, instantOf } from '#domain/kernel/instant'
import { granted, type Result, refused } from '#domain/kernel/result'
import { maskPhone, shown, sightOf } from '#domain/organisation/mask'
import { isWithin } from '#domain/organisation/path'
import type { RoleHeld } from '#domain/organisation/role'
import { grantOf, rolesInForce } from '#domain/organisation/scope'
import type { StoredUser } from '#domain/organisation/stored'
import { managesAt, mayManage, maySuspend } from '#domain/people/manage'
import { historyWords } from '#domain/people/words'
import { writeLook } from '../kit/look'
import type { CommandCall, GrantedCall } from '../kit/route'
import { command } from '../kit/store'
import { whereNamer } from '../kit/where'
import { openOr } from './reach'

export const noPerson = () => refused('notFound', '没找到这个人，刷新看看。')

/** Where the caller may read of people, whichever route asks. */
const readsOf = ({ caller }: GrantedCall): string[] => grantOf('people.read', caller.roles)?.within ?? []

/** Somebody belongs within reach by where they live or by a role they hold. */
export function isInReach(call: GrantedCall, { orgPath, roles }: Pick<StoredUser, 'orgPath' | 'roles'>): boolean {
  // What has ended opens no card: a number would stay readable wherever somebody once helped.
  const paths = [orgPath, ...rolesInForce(roles, chinaDate(call.now.getTime())).map((held) => held.orgPath)]
  return readsOf(call).some((part) => paths.some((path) => isWithin(path, part)))
}

/** A person's card. Round trips: identity; user; identity, history, cases in hand and names of places side by side; names of doers. */
export const person = (
  call: GrantedCall,
  { userId }: ParsedInputOf<'directory', 'person'>,
): Promise<Result<PersonCard>> => cardOf(call, userId)

/** The phone as the caller's roles let it be seen. */
export const phoneOf = (call: GrantedCall, { phoneSealed }: Pick<StoredUser, 'phoneSealed'>): string =>
  shown(openOr(call, phoneSealed, 'users.phone'), sightOf('person.phone', call.grant.roles), maskPhone) ?? ''

const mostHistory = 20

export async function cardOf(call: GrantedCall, userId: UserId): Promise<Result<PersonCard>> {
  const user = await call.store.get('users', userId)
  if (!user || !isInReach(call, user)) return noPerson()
  const today = chinaDate(call.now.getTime())
  const inForce = rolesInForce(user.roles, today)
  const paths = [user.orgPath, ...user.roles.map(({ orgPath }) => orgPath)]
  const [identity, written, openCases, where] = await Promise.all([
    call.store.get('identities', `uid:${userId}`),
    call.store.find('audit', { about: userId }, { orderBy: [['at', 'desc']], limit: mostHistory }),
    call.store.count('cases', { mediatorId: userId, status: 'mediating' }),
    whereNamer(call.store, paths),
  ])
  const told = written.filter(({ what }) => historyWords(what) !== undefined)
  const names = await namesOf(
    call,
    told.map(({ by }) => by),
  )
  return granted({
    userId,
    name: user.name,
    phone: phoneOf(call, user),
    state: identity?.state === 'suspended' ? 'suspended' : 'active',
    since: instantOf(user.since.getTime()),
    where: where(user.orgPath),
    skills: user.skills ?? [],
    held: user.roles.map((held) => heldView(call, user, held, { today, where })),
    openCases,
    own: userId === call.caller.userId,
    maySuspend: maySuspend(call.caller, { userId, orgPath: user.orgPath, inForce }).ok,
    history: told.map(({ at, what, by }) => ({
      at: instantOf(at.getTime()),
      what: historyWords(what) ?? '',
      byName: names.get(by) ?? '',
    })),
  })
}

const heldView = (
  { caller }: GrantedCall,
  { _id: userId }: StoredUser,
  { role, orgPath, until }: RoleHeld,
  { today, where }: { today: string; where: (path: string) => string },
): PersonCard['held'][number] => ({
  ...{ role, orgPath, where: where(orgPath), until: until ?? null },
  inForce: until === undefined || until >= today,
  manageable: mayManage(caller, { userId, role, orgPath }).ok && managesAt(caller.roles, role, orgPath),
})

async function namesOf({ store }: GrantedCall, by: string[]): Promise<Map<string, string>> {
  const ids = [...new Set(by)]
  const users = ids.length === 0 ? [] : await store.find('users', { _id: command.in(ids) }, { limit: ids.length })
  return new Map(users.map(({ _id, name }) => [_id, name]))
}

/**
 * A whole phone number, with the reason why: the look is written down before anything is shown.
 * Round trips: identity, user, audit. @idempotent by the command's id in the audit.
 */
export async function revealPhone(
  call: CommandCall,
  { userId, reason }: ParsedInputOf<'directory', 'revealPhone'>,
): Promise<Result<AnswerOf<'directory', 'revealPhone'>>> {
  const user = await call.store.get('users', userId)
  if (!user || !isInReach(call, user) || sightOf('person.phone', call.grant.roles) === 'hidden') return noPerson()
  const { streetId, orgPath } = user
  const written = await writeLook(call, { what: 'people.revealPhone', about: userId, reason, streetId, orgPath })
  if (!written.ok) return written
  return granted({ phone: call.seal.open(user.phoneSealed, 'users.phone') })
}
