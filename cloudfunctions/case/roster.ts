import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import type { UserId } from '#domain/kernel/id'
import { chinaDate } from '#domain/kernel/instant'
import { granted, type Result, refused } from '#domain/kernel/result'
import { isWithin } from '#domain/organisation/path'
import type { StoredMediator } from '#domain/organisation/stored'
import { interestIdOf } from '#domain/people/interest'
import type { GrantedCall } from '../kit/route'
import { command } from '../kit/store'
import { type Desk, deskOf, reportAtDesk } from './sight'

/** Somebody of the roster, as a case and the inbox need it. */
export type Mediator = { userId: UserId; name: string; streetId: string; orgPath: string }

/** The roster is small; a street with more mediators than this has other worries. */
const most = 200

/**
 * The roster with how much each one has in hand, the least burdened first; apart from it who cannot take the report that is named.
 * Round trips: identity; the roster, the open cases of each and the report side by side; declared ties. Refuses notFound.
 */
export async function mediators(
  call: GrantedCall,
  input: ParsedInputOf<'case', 'mediators'>,
): Promise<Result<AnswerOf<'case', 'mediators'>>> {
  const desk = deskOf(call)
  const { reportId } = input
  const [roster, open, report] = await Promise.all([
    call.store.find('mediators', { streetId: desk.streetId }, { limit: most }),
    call.store.tally('cases', { streetId: desk.streetId, status: 'mediating' }, 'mediatorId'),
    reportId === undefined ? undefined : reportAtDesk(call.store, desk, reportId),
  ])
  if (report && !report.ok) return report
  const held = roster.filter((mediator) => holdsAt(desk, mediator, call.now))
  const placeId = report?.value.placeId ?? null
  const tied = placeId === null ? new Set<string>() : await tiedTo(call, held, placeId)
  const able = held.filter(({ _id, state }) => state === 'active' && !tied.has(_id))
  return granted({
    mediators: able
      .map(({ _id, name }) => ({ userId: _id, name, open: open.get(_id) ?? 0 }))
      .sort((a, b) => a.open - b.open || (a.userId < b.userId ? -1 : 1)),
    others: held
      .filter((mediator) => !able.includes(mediator))
      .map(({ _id, name, state }) => ({
        ...{ userId: _id, name },
        why: state === 'active' ? ('tied' as const) : ('suspended' as const),
      })),
  })
}

/** Who of the roster has declared a tie to a place. One read. */
async function tiedTo({ store }: GrantedCall, roster: StoredMediator[], placeId: string): Promise<Set<string>> {
  if (roster.length === 0) return new Set()
  const ids = roster.map(({ _id }) => interestIdOf(_id, placeId))
  const declared = await store.find('interests', { _id: command.in(ids) }, { limit: ids.length })
  return new Set(declared.map(({ userId }) => userId))
}

export const noMediator = () => refused('notFound', '名册里没有这位调解员，请换一位。')

/** A mediator of this street's roster whose role counts today. One read. */
export async function mediatorOf(call: GrantedCall, desk: Desk, userId: UserId): Promise<Mediator | undefined> {
  const mediator = await call.store.get('mediators', userId)
  if (!mediator || !mediatesAt(desk, mediator, call.now)) return undefined
  return { userId, name: mediator.name, streetId: mediator.streetId, orgPath: mediator.orgPath }
}

const mediatesAt = (desk: Desk, mediator: StoredMediator, now: Date): boolean =>
  mediator.state === 'active' && holdsAt(desk, mediator, now)

/** A role counts on its last day and not after it. */
const holdsAt = (desk: Desk, { until, orgPath }: StoredMediator, now: Date): boolean =>
  isWithin(orgPath, desk.path) && (until === null || until >= chinaDate(now.getTime()))
