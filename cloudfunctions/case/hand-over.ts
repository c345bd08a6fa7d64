import * as decide from '#domain/case/decide'
import type { StoredCase } from '#domain/case/stored'
import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { assignedNews, handedOnNews } from '#domain/inbox/case-news'
import { granted, type Result, refused } from '#domain/kernel/result'
import { isWithin } from '#domain/organisation/path'
import { audit } from '../kit/audit'
import { freeToDecide } from '../kit/interest'
import type { CommandCall } from '../kit/route'
import { openCaseOf, save } from './change'
import { type Mediator, mediatorOf, noMediator } from './roster'
import { type Desk, deskOf, noCase } from './sight'
import { rulesOf } from './view'

type Input = ParsedInputOf<'case', 'handOver'>

/** So many in one call, each in a transaction of its own: whoever has more asks again. */
const atATime = 5

/**
 * Gives what a mediator has in hand to another one, a few cases a call. Whatever went well stays; sent again it goes on with
 * what is left, which is why it needs no trace. Cases that the other one must not handle are named.
 * Round trips: identity; mediator; cases; for each: report, declared ties; begin, case, two writes, two news, audit, commit.
 */
export async function handOver(call: CommandCall, input: Input): Promise<Result<AnswerOf<'case', 'handOver'>>> {
  const desk = deskOf(call)
  if (input.from === input.to) return refused('invalidInput', '请选另一位调解员。')
  const to = await mediatorOf(call, desk, input.to)
  if (!to) return noMediator()
  const inHand = { mediatorId: input.from, status: 'mediating' }
  const found = await call.store.find('cases', inHand, { orderBy: [['priority', 'asc']], limit: 100 })
  const within = found.filter(({ orgPath }) => isWithin(orgPath, desk.path))
  const stuck: string[] = []
  let moved = 0
  for (const { _id, number, reportId } of within) {
    if (moved === atATime) break
    const report = await call.store.get('reports', reportId)
    const free = await freeToDecide(call, to.userId, report?.placeId, 'mediator')
    const done = free.ok ? await handOn(call, { desk, caseId: _id, from: input.from, to }) : free
    if (done.ok) moved++
    else if (done.refusal.code === 'forbidden') stuck.push(number)
  }
  return granted({ moved, left: within.length - moved, stuck })
}

type Step = { desk: Desk; caseId: StoredCase['_id']; from: string; to: Mediator }

/** One case, as it stands at this moment: somebody may have given it away already. */
const handOn = (call: CommandCall, { desk, caseId, from, to }: Step): Promise<Result<true>> =>
  call.store.transaction(
    async (tx) => {
      const opened = await tx.get('cases', caseId)
      if (!opened || opened.mediatorId !== from || !isWithin(opened.orgPath, desk.path)) return noCase()
      const wish = { mediatorId: to.userId, words: '', seenVersion: opened.version }
      const events = decide.assign(openCaseOf(opened), wish)
      if (!events.ok) return events
      const changed = await save(tx, call, opened, events.value, to.name)
      await tx.add('inbox', assignedNews(changed, to, rulesOf(opened).closesAt))
      await tx.add('inbox', handedOnNews(changed, { ...opened, userId: opened.mediatorId }))
      await audit(tx, call, call.caller, { what: 'case.handOver', about: caseId })
      return granted(true as const)
    },
    (result) => result.ok,
  )
