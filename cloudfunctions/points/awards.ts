import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { reversedNews } from '#domain/inbox/goods-news'
import { instantOf } from '#domain/kernel/instant'
import { granted, type Result, refused } from '#domain/kernel/result'
import { maskName, shown, sightOf } from '#domain/organisation/mask'
import { isWithin } from '#domain/organisation/path'
import { awardReversal } from '#domain/points/dispute-points'
import { mayReverse, reversalIdOf } from '#domain/points/reverse'
import { audit } from '../kit/audit'
import type { Caller } from '../kit/caller'
import { changeOnce } from '../kit/commands'
import { nextOf, pageOf, pageSize } from '../kit/cursor'
import type { CommandCall, GrantedCall } from '../kit/route'
import { namesOf } from './names'
import { accountIn, append, isClosed, putAccount } from './posting'
import { summaryOf } from './summary'

type Awards = AnswerOf<'points', 'awards'>
type Reversed = AnswerOf<'points', 'reverse'>

/** Guiding and mediating awards of the street, newest first. Round trips: identity, page, holders. */
export async function awards(call: GrantedCall, input: ParsedInputOf<'points', 'awards'>): Promise<Result<Awards>> {
  const all = { streetId: call.caller.streetId, listed: true }
  const { where, orderBy } = pageOf(all, { field: 'at', direction: 'desc' }, input.cursor)
  const page = await call.store.find('pointsEntries', where, { orderBy, limit: pageSize })
  const sight = sightOf('volunteer.name', call.grant.roles)
  const holders = page.map(({ userId }) => userId)
  const names = await namesOf(call.store, holders, (name) => shown(name, sight, maskName) ?? '')
  return granted({
    awards: page.map(({ _id, at, points, reason, userId, reversed }) => ({
      entryId: _id,
      at: instantOf(at.getTime()),
      points,
      reason,
      holderName: names.get(userId) ?? '',
      reversed,
      own: userId === call.caller.userId,
    })),
    next: nextOf(page, pageSize, ({ at, _id }) => ({ value: at, id: _id })),
  })
}

/**
 * Takes a wrong award back by its opposite, with the reason; what it was given for stays as it is. If it had been spent,
 * the balance falls below zero: that is owed, and the next points fill it. The holder is told, unless they have gone.
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
    await tx.put('pointsEntries', { ...wrong, reversed: true })
    const { owed } = summaryOf(posted.account, now)
    if (!isClosed(account)) await tx.add('inbox', reversedNews(wrong, { reason: input.reason, owed, at: now }))
    await audit(tx, call, caller, { what: 'points.reverse', about: wrong._id })
    return granted({ entryId: opposite._id })
  })
}
