import type { AnswerOf } from '#domain/contract/index'
import type { UserId } from '#domain/kernel/id'
import { chinaDate } from '#domain/kernel/instant'
import { granted, type Result, refused } from '#domain/kernel/result'
import { isWithin } from '#domain/organisation/path'
import type { StoredMediator } from '#domain/organisation/stored'
import type { GrantedCall } from '../kit/route'
import { type Desk, deskOf } from './sight'

/** Somebody of the roster, as a case and the inbox need it. */
export type Mediator = { userId: UserId; name: string; streetId: string; orgPath: string }

/** The roster is small; a street with more mediators than this has other worries. */
const most = 200

/**
 * The roster with how much each one has in hand, the least burdened first.
 * Round trips: identity; the roster and the open cases of each side by side.
 */
export async function mediators(call: GrantedCall): Promise<Result<AnswerOf<'case', 'mediators'>>> {
  const desk = deskOf(call)
  const [roster, open] = await Promise.all([
    call.store.find('mediators', { streetId: desk.streetId }, { limit: most }),
    call.store.tally('cases', { streetId: desk.streetId, status: 'mediating' }, 'mediatorId'),
  ])
  return granted({
    mediators: roster
      .filter((mediator) => mediatesAt(desk, mediator, call.now))
      .map(({ _id, name }) => ({ userId: _id, name, open: open.get(_id) ?? 0 }))
      .sort((a, b) => a.open - b.open || (a.userId < b.userId ? -1 : 1)),
  })
}

export const noMediator = () => refused('notFound', '名册里没有这位调解员，请换一位。')

/** A mediator of this street's roster whose role counts today. One read. */
export async function mediatorOf(call: GrantedCall, desk: Desk, userId: UserId): Promise<Mediator | undefined> {
  const mediator = await call.store.get('mediators', userId)
  if (!mediator || !mediatesAt(desk, mediator, call.now)) return undefined
  return { userId, name: mediator.name, streetId: mediator.streetId, orgPath: mediator.orgPath }
}

/** A role counts on its last day and not after it. */
const mediatesAt = (desk: Desk, { state, until, orgPath }: StoredMediator, now: Date): boolean =>
  state === 'active' && isWithin(orgPath, desk.path) && (until === null || until >= chinaDate(now.getTime()))
