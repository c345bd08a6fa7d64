import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { reviewNews } from '#domain/inbox/visit-news'
import { granted, type Result, refused } from '#domain/kernel/result'
import { maskName, maskPhone, shown, sightOf } from '#domain/organisation/mask'
import { isWithin, pathRange } from '#domain/organisation/path'
import { mayReview } from '#domain/visit/change'
import type { StoredVisit } from '#domain/visit/stored'
import { audit } from '../kit/audit'
import { changeOnce } from '../kit/commands'
import { nextOf, pageOf, pageSize } from '../kit/cursor'
import type { CommandCall, GrantedCall } from '../kit/route'
import { command, type Transaction } from '../kit/store'
import { accountIn, postVisit, putAccount } from '../points/posting'
import { viewOf } from './view'

type Queue = AnswerOf<'visit', 'reviewQueue'>
type Reviewed = AnswerOf<'visit', 'review'>

/** Held visits within reach, oldest first. Round trips: identity, page and total together, the authors. */
export async function reviewQueue(
  call: GrantedCall,
  input: ParsedInputOf<'visit', 'reviewQueue'>,
): Promise<Result<Queue>> {
  const within = command.or(
    call.grant.within.map((path) => {
      const { from, before } = pathRange(path)
      return { orgPath: command.gte(from).and(command.lt(before)) }
    }),
  )
  const all = command.and([{ state: 'held', streetId: call.caller.streetId }, within]) as unknown as Record<
    string,
    unknown
  >
  const { where, orderBy } = pageOf(all, { field: 'receivedAt', direction: 'asc' }, input.cursor)
  const [visits, total] = await Promise.all([
    call.store.find('visits', where, { orderBy, limit: pageSize }),
    call.store.count('visits', all),
  ])
  const people = await authorsOf(call, visits)
  return granted({
    rows: visits.map((visit) => rowOf(call, visit, people.get(visit.authorId))),
    next: nextOf(visits, pageSize, ({ receivedAt, _id }) => ({ value: receivedAt, id: _id })),
    total,
  })
}

type Author = { name: string; phone: string }

async function authorsOf(call: GrantedCall, visits: StoredVisit[]): Promise<Map<string, Author>> {
  const ids = [...new Set(visits.map(({ authorId }) => authorId))]
  if (ids.length === 0) return new Map()
  const users = await call.store.find('users', { _id: command.in(ids) }, { limit: ids.length })
  return new Map(
    users.map((user) => [user._id, { name: user.name, phone: call.seal.open(user.phoneSealed, 'users.phone') }]),
  )
}

function rowOf(call: GrantedCall, visit: StoredVisit, author: Author | undefined): Queue['rows'][number] {
  const { roles } = call.grant
  return {
    visit: viewOf(visit),
    authorName: author ? shown(author.name, sightOf('volunteer.name', roles), maskName) : null,
    authorPhone: author ? shown(author.phone, sightOf('volunteer.phone', roles), maskPhone) : null,
    own: visit.authorId === call.caller.userId,
    where: visit.where,
  }
}

/** A second pair of eyes decides a held visit: it counts and is posted, or not, with a sentence to its author. */
export async function review(call: CommandCall, input: ParsedInputOf<'visit', 'review'>): Promise<Result<Reviewed>> {
  return changeOnce<Reviewed>(call, input, async (tx) => {
    const visit = await tx.get('visits', input.visitId)
    if (!visit || !call.grant.within.some((holder) => isWithin(visit.orgPath, holder)))
      return refused('notFound', '没找到这条走访，刷新看看。')
    const allowed = mayReview(visit, call.caller.userId)
    if (!allowed.ok) return allowed
    await settle(tx, call, visit, input.decision)
    const decided: StoredVisit = {
      ...visit,
      state: input.decision === 'verify' ? 'verified' : 'refused',
      review: { by: call.caller.userId, at: call.now, decision: input.decision, reason: input.reason },
      version: visit.version + 1,
    }
    await tx.put('visits', decided)
    await tx.add('inbox', reviewNews(decided, call.now))
    await audit(tx, call, { what: `visit.${input.decision}`, about: visit._id, why: input.reason })
    return granted({ visit: viewOf(decided) })
  })
}

/** Pending becomes posted, or falls away. */
async function settle(tx: Transaction, call: CommandCall, visit: StoredVisit, decision: 'verify' | 'refuse') {
  const account = await accountIn(tx, { userId: visit.authorId, streetId: visit.streetId, orgPath: visit.orgPath })
  const settled = { ...account, pending: account.pending - visit.points }
  if (decision === 'refuse' || visit.points === 0) return putAccount(tx, settled)
  const posted = await postVisit(tx, settled, visit, { confirmedBy: call.caller.userId, now: call.now })
  return putAccount(tx, posted)
}
