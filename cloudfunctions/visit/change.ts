import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { instantOf } from '#domain/kernel/instant'
import { granted, type Result, refused } from '#domain/kernel/result'
import { entryIdOf } from '#domain/points/visit-points'
import { visitPolicy } from '#domain/policy/visit'
import { mayAddNote, mayWithdraw, notedReason } from '#domain/visit/change'
import { forgetVisit } from '#domain/visit/recorded'
import type { StoredVisit } from '#domain/visit/stored'
import { changeOnce } from '../kit/commands'
import type { CommandCall } from '../kit/route'
import type { Transaction } from '../kit/store'
import { accountIn, putAccount, reverseVisit } from '../points/posting'
import { viewOf } from './view'

type Changed = AnswerOf<'visit', 'withdraw'>

/** Takes a wrong tap back, within the time for it; a point that was posted is reversed, never deleted. */
export async function withdraw(call: CommandCall, input: ParsedInputOf<'visit', 'withdraw'>): Promise<Result<Changed>> {
  return changeOnce<Changed>(call, input, async (tx) => {
    const visit = await ownVisit(tx, call, input.visitId)
    if (!visit.ok) return visit
    const { state, receivedAt, points, at, _id } = visit.value
    const allowed = mayWithdraw(
      { state, receivedAt: instantOf(receivedAt.getTime()) },
      instantOf(call.now.getTime()),
      visitPolicy,
    )
    if (!allowed.ok) return allowed
    const account = await accountIn(tx, call.caller)
    const entry = state === 'verified' ? await tx.get('pointsEntries', entryIdOf(_id)) : undefined
    const settled = entry ? (await reverseVisit(tx, account, entry, at, call.now)).account : account
    await putAccount(tx, {
      ...settled,
      pending: state === 'held' ? settled.pending - points : settled.pending,
      recentVisits: forgetVisit(settled.recentVisits, _id),
    })
    return save(tx, { ...visit.value, state: 'withdrawn' })
  })
}

/** Adds a sentence; a repeat that did not count goes to the community for a look. */
export async function addNote(call: CommandCall, input: ParsedInputOf<'visit', 'addNote'>): Promise<Result<Changed>> {
  return changeOnce<Changed>(call, input, async (tx) => {
    const visit = await ownVisit(tx, call, input.visitId)
    if (!visit.ok) return visit
    const allowed = mayAddNote({ state: visit.value.state, reviewed: visit.value.review !== null })
    if (!allowed.ok) return allowed
    const note = visit.value.note === '' ? input.note : `${visit.value.note}\n${input.note}`
    if ([...note].length > 1000) return refused('limitReached', '说明已经很长了，写不下了。请给社区打个电话说。')
    if (visit.value.state === 'refused') {
      const account = await accountIn(tx, call.caller)
      await putAccount(tx, { ...account, pending: account.pending + visit.value.points })
    }
    return save(tx, { ...visit.value, note, state: 'held', reason: notedReason })
  })
}

async function ownVisit(tx: Transaction, call: CommandCall, visitId: StoredVisit['_id']): Promise<Result<StoredVisit>> {
  const visit = await tx.get('visits', visitId)
  // Somebody else's is "not found" like one that never was.
  if (!visit || visit.authorId !== call.caller.userId) return refused('notFound', '没找到这条走访，刷新看看。')
  return granted(visit)
}

async function save(tx: Transaction, visit: StoredVisit): Promise<Result<Changed>> {
  const saved = { ...visit, version: visit.version + 1 }
  await tx.put('visits', saved)
  return granted({ visit: viewOf(saved) })
}
