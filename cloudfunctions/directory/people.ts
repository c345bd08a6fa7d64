import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { chinaDate, instantOf } from '#domain/kernel/instant'
import { granted, type Result } from '#domain/kernel/result'
import { maskPhone } from '#domain/organisation/mask'
import { rolesInForce } from '#domain/organisation/scope'
import { nextOf, pageOf, pageSize } from '../kit/cursor'
import type { GrantedCall } from '../kit/route'
import { command, startingWith } from '../kit/store'
import { openOr, withinReach } from './reach'

type Input = ParsedInputOf<'directory', 'people'>

/**
 * People within reach, newest first. A whole number finds by its keyed hash, anything else by the beginning of the name.
 * Round trips: identity, page, who of them may sign in.
 */
export async function people(call: GrantedCall, input: Input): Promise<Result<AnswerOf<'directory', 'people'>>> {
  const all = withinReach(call, filtersOf(call, input))
  const { where, orderBy } = pageOf(all, { field: 'since', direction: 'desc' }, input.cursor)
  const page = await call.store.find('users', where, { orderBy, limit: pageSize })
  const keys = page.map(({ _id }) => `uid:${_id}`)
  const identities =
    keys.length === 0 ? [] : await call.store.find('identities', { _id: command.in(keys) }, { limit: keys.length })
  const suspended = new Set(identities.flatMap(({ state, userId }) => (state === 'suspended' ? [userId] : [])))
  const today = chinaDate(call.now.getTime())
  return granted({
    rows: page.map(({ _id, name, phoneSealed, roles, since }) => ({
      userId: _id,
      name,
      phone: maskPhone(openOr(call, phoneSealed, 'users.phone')),
      roles: [...new Set(rolesInForce(roles, today).map(({ role }) => role))],
      state: suspended.has(_id) ? ('suspended' as const) : ('active' as const),
      since: instantOf(since.getTime()),
    })),
    next: nextOf(page, pageSize, ({ since, _id }) => ({ value: since, id: _id })),
  })
}

function filtersOf({ seal }: GrantedCall, { role, words }: Input): object {
  const byRole = role === undefined ? {} : { 'roles.role': role }
  if (words === undefined || words === '') return byRole
  const digits = words.replace(/[\s-]/g, '')
  return /^1\d{10}$/.test(digits)
    ? { ...byRole, phoneHash: seal.hashPhone(digits) }
    : { ...byRole, name: startingWith(words) }
}
