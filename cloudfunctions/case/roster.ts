import type { AnswerOf } from '#domain/contract/index'
import type { UserId } from '#domain/kernel/id'
import { chinaDate } from '#domain/kernel/instant'
import { granted, type Result, refused } from '#domain/kernel/result'
import { isWithin } from '#domain/organisation/path'
import type { RoleHeld } from '#domain/organisation/role'
import { rolesInForce } from '#domain/organisation/scope'
import type { GrantedCall } from '../kit/route'
import { command } from '../kit/store'
import { type Desk, deskOf } from './sight'

/** Somebody of the roster, as a case and the inbox need it. */
export type Mediator = { userId: UserId; name: string; streetId: string; orgPath: string }

/** The roster is small; a street with more mediators than this has other worries. */
const most = 200

/**
 * The roster with how much each one has in hand, the least burdened first.
 * Round trips: identity; the people of the roster and the open cases of each side by side; who of them may sign in.
 */
export async function mediators(call: GrantedCall): Promise<Result<AnswerOf<'case', 'mediators'>>> {
  const desk = deskOf(call)
  const [people, open] = await Promise.all([
    call.store.find('users', { streetId: desk.streetId, 'roles.role': 'mediator' }, { limit: most }),
    call.store.tally('cases', { streetId: desk.streetId, status: 'mediating' }, 'mediatorId'),
  ])
  const keys = people.map(({ _id }) => `uid:${_id}`)
  const identities =
    keys.length === 0 ? [] : await call.store.find('identities', { _id: command.in(keys) }, { limit: most })
  const active = new Set(identities.filter(({ state }) => state === 'active').map(({ userId }) => userId as string))
  return granted({
    mediators: people
      .filter(({ _id, roles }) => active.has(_id) && mediatesAt(desk, roles, call.now))
      .map(({ _id, name }) => ({ userId: _id, name, open: open.get(_id) ?? 0 }))
      .sort((a, b) => a.open - b.open || (a.userId < b.userId ? -1 : 1)),
  })
}

export const noMediator = () => refused('notFound', '名册里没有这位调解员，请换一位。')

/** A mediator of this street's roster whose role counts today. Two reads side by side. */
export async function mediatorOf(call: GrantedCall, desk: Desk, userId: UserId): Promise<Mediator | undefined> {
  const [user, identity] = await Promise.all([
    call.store.get('users', userId),
    call.store.get('identities', `uid:${userId}`),
  ])
  if (!user || identity?.state !== 'active' || !mediatesAt(desk, identity.roles, call.now)) return undefined
  return { userId, name: user.name, streetId: user.streetId, orgPath: user.orgPath }
}

const mediatesAt = (desk: Desk, held: RoleHeld[], now: Date): boolean =>
  rolesInForce(held, chinaDate(now.getTime())).some(
    ({ role, orgPath }) => role === 'mediator' && isWithin(orgPath, desk.path),
  )
