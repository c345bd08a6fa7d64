import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { reversedNews } from '#domain/inbox/goods-news'
import { instantOf } from '#domain/kernel/instant'
import { granted, type Result, refused } from '#domain/kernel/result'
import { maskName, shown, sightOf } from '#domain/organisation/mask'
import { isWithin } from '#domain/organisation/path'
import { awardReversal } from '#domain/points/dispute-points'
import { mayReverse, reversalIdOf } from '#domain/points/reverse'
import type { StoredEntry } from '#domain/points/stored'
import { audit } from '../kit/audit'
import type { Caller } from '../kit/caller'
import { changeOnce } from '../kit/commands'
import { nextOf, pageOf, pageSize } from '../kit/cursor'
import type { CommandCall, GrantedCall } from '../kit/route'
import { namesOf } from './names'
import { accountIn, append, putAccount, takenBackAmong } from './posting'
import { summaryOf } from './summary'

type Awards = AnswerOf<'points', 'awards'>
type Reversed = AnswerOf<'points', 'reverse'>

const listedKinds = ['guided', 'mediated'] as const

/**
 * Guiding and mediating awards of the street, newest first.
 * Round trips: identity; one page of each kind side by side; holders and reversals side by side.
 */
export async function awards(call: GrantedCall, input: ParsedInputOf<'points', 'awards'>): Promise<Result<Awards>> {
  // One kind a query: each is read in the order of its index, where two together would have to be sorted whole.
  const pages = await Promise.all(
    listedKinds.map((kind) => {
      const all = { streetId: call.caller.streetId, kind }
      const { where, orderBy } = pageOf(all, { field: 'at', direction: 'desc' }, input.cursor)
      return call.store.find('pointsEntries', where, { orderBy, limit: pageSize })
    }),
  )
  const page = pages.flat().sort(newestFirst).slice(0, pageSize)
  const sight = sightOf('volunteer.name', call.grant.roles)
  const holders = page.map(({ userId }) => userId)
  const ids = page.map(({ _id }) => _id)
  const [names, reversed] = await Promise.all([
    namesOf(call.store, holders, (name) => shown(name, sight, maskName) ?? ''),
    takenBackAmong(call.store, ids),
  ])
  return granted({
    awards: page.map(({ _id, at, points, reason, userId }) => ({
      entryId: _id,
      at: instantOf(at.getTime()),
      points,
      reason,
      holderName: names.get(userId) ?? '',
      reversed: reversed.has(_id),
      own: userId === call.caller.userId,
    })),
    next: nextOf(page, pageSize, ({ at, _id }) => ({ value: at, id: _id })),
  })
}

const newestFirst = (a: StoredEntry, b: StoredEntry): number =>
  b.at.getTime() - a.at.getTime() || (a._id < b._id ? 1 : -1)

/**
 * Takes a wrong award back by its opposite, with the reason; what it was given for stays as it is. If it had been spent,
 * the balance falls below zero: that is owed, and the next points fill it. The holder is told.
 */
export async function reverse(call: CommandCall, input: ParsedInputOf<'points', 'reverse'>): Promise<Result<Reversed>> {
  const { caller, now } = call
  return changeOnce<Reversed>(call, input, async (tx) => {
    const wrong = await tx.get('pointsEntries', input.entryId)
    if (!wrong || !call.grant.within.some((holder) => isWithin(wrong.orgPath, holder)))
      return refused('notFound', '没找到这一笔，刷新看看。')
    const allowed = mayReverse(wrong, caller.userId)
    if (!allowed.ok) return allowed
    if (await tx.get('pointsEntries', reversalIdOf(wrong._id)))
      return refused('alreadyDone', '这一笔刚才已经撤回了，刷新看看。')
    const account = await accountIn(tx, { ...wrong, userId: wrong.userId as Caller['userId'] })
    const moment = { reason: input.reason, by: caller.userId, at: instantOf(now.getTime()) }
    const opposite = awardReversal({ ...wrong, at: instantOf(wrong.at.getTime()) }, moment)
    const posted = await append(tx, account, opposite)
    await putAccount(tx, posted.account)
    const { owed } = summaryOf(posted.account, now)
    await tx.add('inbox', reversedNews(wrong, { reason: input.reason, owed, at: now }))
    await audit(tx, call, caller, { what: 'points.reverse', about: wrong._id })
    return granted({ entryId: opposite._id })
  })
}
