import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import type { ApplicationRow } from '#domain/contract/people'
import { instantOf } from '#domain/kernel/instant'
import { granted, type Result } from '#domain/kernel/result'
import { maskPhone } from '#domain/organisation/mask'
import type { StoredApplication } from '#domain/people/stored'
import { nextOf, pageOf, pageSize } from '../kit/cursor'
import type { GrantedCall } from '../kit/route'
import { command } from '../kit/store'
import { openOr, withinReach } from './reach'

/**
 * Who waits to be taken in, the longest first; only where the caller may take in.
 * Round trips: identity; page and with the first one the total side by side; who of them the street has.
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
  const known = await knownOf(call, page)
  return granted({
    rows: page.map((each) => ({ ...rowOf(call, each), known: known.has(each._id) })),
    next: nextOf(page, pageSize, ({ at, _id }) => ({ value: at, id: _id })),
    total,
  })
}

/** Those whose number belongs to a person whom the street has already: it is that person who gets a WeChat. */
async function knownOf({ store }: GrantedCall, page: StoredApplication[]): Promise<Set<string>> {
  const strangers = page.filter(({ userId }) => userId === null)
  if (strangers.length === 0) return new Set()
  const where = {
    streetId: command.in([...new Set(strangers.map(({ streetId }) => streetId))]),
    phoneHash: command.in(strangers.map(({ phoneHash }) => phoneHash)),
  }
  const users = await store.find('users', where, { limit: strangers.length })
  const keys = new Set(users.map(({ streetId, phoneHash }) => `${streetId} ${phoneHash}`))
  return new Set(strangers.flatMap((each) => (keys.has(`${each.streetId} ${each.phoneHash}`) ? each._id : [])))
}

function rowOf(call: GrantedCall, each: StoredApplication): Omit<ApplicationRow, 'known'> {
  const { _id, version, name, phoneSealed, where, orgPath, skills, words, at, state, userId } = each
  return {
    ...{ applicationId: _id, version, name, where, community: orgPath, skills, words, state },
    phone: maskPhone(openOr(call, phoneSealed, 'applications.phone')),
    at: instantOf(at.getTime()),
    own: userId === call.caller.userId,
  }
}
