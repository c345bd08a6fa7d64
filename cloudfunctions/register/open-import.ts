import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { granted, type Result } from '#domain/kernel/result'
import type { GrantedCall } from '../kit/route'
import { command } from '../kit/store'

/**
 * An import of the caller's own that has begun and is not at its end: whoever closed the page goes on with it instead of sending the
 * table again, half of which would be known by now. Round trips: identity, import.
 */
export async function openImport(
  call: GrantedCall,
  { of }: ParsedInputOf<'register', 'openImport'>,
): Promise<Result<AnswerOf<'register', 'openImport'>>> {
  const { userId: by, streetId } = call.caller
  const [found] = await call.store.find(
    'imports',
    { by, streetId, of, doneAt: null, startedAt: command.neq(null) },
    { orderBy: [['at', 'desc']], limit: 1 },
  )
  return granted({ open: found ? { importId: found._id, written: found.written, total: found.total } : null })
}
