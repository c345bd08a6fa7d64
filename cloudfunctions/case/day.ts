import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { granted, type Result } from '#domain/kernel/result'
import { grantOf } from '#domain/organisation/scope'
import { nextOf, pageOf, pageSize } from '../kit/cursor'
import type { GrantedCall } from '../kit/route'
import { command } from '../kit/store'
import { cardOf } from './view'

/**
 * The mediator's own open cases, what is due first on top; with the first page also the ended ones in which somebody waits for
 * an answer. Round trips: identity; cards (two reads), and how many wait, volunteers' mediations, unread news side by side.
 */
export async function day(
  call: GrantedCall,
  input: ParsedInputOf<'case', 'day'>,
): Promise<Result<AnswerOf<'case', 'day'>>> {
  const mine = { mediatorId: call.caller.userId }
  const { where, orderBy } = pageOf(
    { ...mine, status: 'mediating' },
    { field: 'priority', direction: 'asc' },
    input.cursor,
  )
  const [open, ended, waiting, mediations, unread] = await Promise.all([
    call.store.find('cases', where, { orderBy, limit: pageSize }),
    input.cursor === undefined
      ? call.store.find(
          'cases',
          { ...mine, waitsForReply: true, status: command.in(['settled', 'failed']) },
          { orderBy: [['priority', 'asc']], limit: pageSize },
        )
      : [],
    call.store.count('cases', { ...mine, waitsForReply: true }),
    heldMediations(call),
    call.store.count('inbox', { userId: call.caller.userId, read: false }),
  ])
  return granted({
    cards: [...open, ...ended].map((opened) => cardOf(opened, call.now)),
    next: nextOf(open, pageSize, ({ priority, _id }) => ({ value: priority, id: _id })),
    waiting,
    mediations,
    unread,
  })
}

/** Active mediations of volunteers that wait for somebody of this roster. */
async function heldMediations(call: GrantedCall): Promise<number> {
  const [path] = grantOf('mediation.confirm', call.caller.roles)?.within ?? []
  if (path === undefined) return 0
  return call.store.count('mediations', { state: 'held', streetId: path.slice(path.lastIndexOf('/') + 1) })
}
