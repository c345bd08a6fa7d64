import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { instantOf } from '#domain/kernel/instant'
import { granted, type Result } from '#domain/kernel/result'
import { nextOf, pageOf, pageSize } from '../kit/cursor'
import type { CommandCall, GrantedCall } from '../kit/route'
import { command } from '../kit/store'

/** What a person should know, newest first. Round trips: identity, items. */
export async function inbox(
  call: GrantedCall,
  input: ParsedInputOf<'account', 'inbox'>,
): Promise<Result<AnswerOf<'account', 'inbox'>>> {
  const { where, orderBy } = pageOf({ userId: call.caller.userId }, { field: 'at', direction: 'desc' }, input.cursor)
  const items = await call.store.find('inbox', where, { orderBy, limit: pageSize })
  return granted({
    items: items.map(({ _id, kind, title, text, at, read }) => ({
      id: _id,
      kind,
      title,
      text,
      at: instantOf(at.getTime()),
      read,
    })),
    next: nextOf(items, pageSize, ({ at, _id }) => ({ value: at, id: _id })),
  })
}

/** Marks all up to a moment as read. Sent twice it does nothing the second time, so it leaves no trace. */
export async function readInbox(
  call: CommandCall,
  input: ParsedInputOf<'account', 'readInbox'>,
): Promise<Result<AnswerOf<'account', 'readInbox'>>> {
  const own = { userId: call.caller.userId, read: false }
  await call.store.changeAll('inbox', { ...own, at: command.lte(new Date(input.upTo)) }, { read: true })
  return granted({ unread: await call.store.count('inbox', own) })
}
