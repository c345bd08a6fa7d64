import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { reviewNews } from '#domain/inbox/visit-news'
import { granted, type Result, refused } from '#domain/kernel/result'
import { maskName, maskPhone, shown, sightOf } from '#domain/organisation/mask'
import { isWithin, pathRange } from '#domain/organisation/path'
import { mayReview } from '#domain/visit/change'
import { forgetVisit } from '#domain/visit/recorded'
import type { StoredVisit } from '#domain/visit/stored'
import { audit } from '../kit/audit'
import { changeOnce } from '../kit/commands'
import { nextOf, pageOf, pageSize } from '../kit/cursor'
import { freeToDecide } from '../kit/interest'
import type { CommandCall, GrantedCall } from '../kit/route'
import { command, type Transaction } from '../kit/store'
import { accountIn, isClosed, postVisit, putAccount } from '../points/posting'
import { viewOf } from './view'

type Queue = AnswerOf<'visit', 'reviewQueue'>
type Reviewed = AnswerOf<'visit', 'review'>

/** Held visits within reach, oldest first. Round trips: identity; page and with the first one the total side by side; the authors. */
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
    input.cursor === undefined ? call.store.count('visits', all) : null,
  ])
  const people = await authorsOf(call, visits)
  return granted({
    rows: visits.map((visit) => rowOf(call, visit, people.get(visit.authorId))),
    next: nextOf(visits, pageSize, ({ receivedAt, _id }) => ({ value: receivedAt, id: _id })),
    total,
  })
}

type Author = { name: string; phone: string | null }

async function authorsOf(call: GrantedCall, visits: StoredVisit[]): Promise<Map<string, Author>> {
  const ids = [...new Set(visits.map(({ authorId }) => authorId))]
  if (ids.length === 0) return new Map()
  const users = await call.store.find('users', { _id: command.in(ids) }, { limit: ids.length })
  return new Map(users.map((user) => [user._id, { name: user.name, phone: opened(call, user.phoneSealed) }]))
}

/** One number that cannot be opened (a lost key) must not take the whole list away. */
function opened(call: GrantedCall, sealed: string): string | null {
  try {
    return call.seal.open(sealed, 'users.phone')
  } catch {
    return null
  }
}

function rowOf(call: GrantedCall, visit: StoredVisit, author: Author | undefined): Queue['rows'][number] {
  const { roles } = call.grant
  return {
    visit: viewOf(visit),
    authorName: author ? shown(author.name, sightOf('volunteer.name', roles), maskName) : null,
    authorPhone: author?.phone ? shown(author.phone, sightOf('volunteer.phone', roles), maskPhone) : null,
    own: visit.authorId === call.caller.userId,
    where: visit.where,
  }
}

/**
 * A second pair of eyes decides a held visit: it counts and is posted, or not, with a sentence to its author. Of an author who has gone
 * it is only written down.
 */
export async function review(call: CommandCall, input: ParsedInputOf<'visit', 'review'>): Promise<Result<Reviewed>> {
  return changeOnce<Reviewed>(call, input, async (tx) => {
    const visit = await tx.get('visits', input.visitId)
    if (!visit || !call.grant.within.some((holder) => isWithin(visit.orgPath, holder)))
      return refused('notFound', '没找到这条走访，刷新看看。')
    const allowed = mayReview(visit, call.caller.userId, input.version)
    if (!allowed.ok) return allowed
    const free = await freeToDecide(call, call.caller.userId, visit.placeId)
    if (!free.ok) return free
    const { awarded, gone } = await settle(tx, call, visit, input.decision)
    const decided: StoredVisit = {
      ...visit,
      state: input.decision === 'verify' ? 'verified' : 'refused',
      review: { by: call.caller.userId, at: call.now, decision: input.decision, reason: input.reason },
      awarded,
      version: visit.version + 1,
    }
    await tx.put('visits', decided)
    if (!gone) await tx.add('inbox', reviewNews(decided, call.now))
    await audit(tx, call, call.caller, { what: `visit.${input.decision}`, about: visit._id })
    return granted({ visit: viewOf(decided) })
  })
}

/** Pending becomes posted, or falls away; what was posted, and whether its author has gone. */
async function settle(
  tx: Transaction,
  call: CommandCall,
  visit: StoredVisit,
  decision: 'verify' | 'refuse',
): Promise<{ awarded: number; gone: boolean }> {
  const known = await accountIn(tx, { userId: visit.authorId, streetId: visit.streetId, orgPath: visit.orgPath })
  const account = { ...known, pending: known.pending - visit.points }
  const gone = isClosed(account)
  if (decision === 'refuse') {
    await putAccount(tx, { ...account, recentVisits: forgetVisit(account.recentVisits, visit._id) })
    return { awarded: 0, gone }
  }
  if (visit.points === 0 || gone) {
    await putAccount(tx, account)
    return { awarded: 0, gone }
  }
  const posted = await postVisit(tx, account, visit, { confirmedBy: call.caller.userId, now: call.now })
  await putAccount(tx, posted.account)
  return { awarded: posted.awarded, gone }
}
