import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import type { ApplicationRow } from '#domain/contract/people'
import { instantOf } from '#domain/kernel/instant'
import { granted, type Result } from '#domain/kernel/result'
import { maskPhone } from '#domain/organisation/mask'
import type { StoredApplication } from '#domain/people/stored'
import { nextOf, pageOf, pageSize } from '../kit/cursor'
import type { GrantedCall } from '../kit/route'
import { openOr, withinReach } from './reach'

/**
 * Who waits to be taken in, the longest first; only where the caller may take in.
 * Round trips: identity; page and with the first one the total side by side.
 */
export async function applications(
  call: GrantedCall,
  input: ParsedInputOf<'directory', 'applications'>,
): Promise<Result<AnswerOf<'directory', 'applications'>>> {
  const all = withinReach(call, { state: 'waiting' })
  const { where, orderBy } = pageOf(all, { field: 'at', direction: 'asc' }, input.cursor)
  const [page, total] = await Promise.all([
    call.store.find('applications', where, { orderBy, limit: pageSize }),
    input.cursor === undefined ? call.store.count('applications', all) : null,
  ])
  return granted({
    rows: page.map((each) => rowOf(call, each)),
    next: nextOf(page, pageSize, ({ at, _id }) => ({ value: at, id: _id })),
    total,
  })
}

function rowOf(call: GrantedCall, each: StoredApplication): ApplicationRow {
  const { _id, version, name, phoneSealed, where, orgPath, skills, words, at, state, userId } = each
  return {
    ...{ applicationId: _id, version, name, where, community: orgPath, skills, words, state },
    phone: maskPhone(openOr(call, phoneSealed, 'applications.phone')),
    at: instantOf(at.getTime()),
    own: userId === call.caller.userId,
  }
}
