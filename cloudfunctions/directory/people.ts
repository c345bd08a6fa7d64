import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { chinaDate, instantOf } from '#domain/kernel/instant'
import { granted, type Result } from '#domain/kernel/result'
import { cutTo } from '#domain/organisation/path'
import { rolesInForce } from '#domain/organisation/scope'
import { nextOf, pageOf, pageSize } from '../kit/cursor'
import type { GrantedCall } from '../kit/route'
import { command, startingWith } from '../kit/store'
import { isInReach, phoneOf } from './person'
import { streetIdOf, withinReach } from './reach'

type Input = ParsedInputOf<'directory', 'people'>

/**
 * People within reach, newest first. A whole number finds by its keyed hash, letters by the initials of the name,
 * anything else by how the name begins.
 * Round trips: identity, page, who of them may sign in.
 */
export async function people(call: GrantedCall, input: Input): Promise<Result<AnswerOf<'directory', 'people'>>> {
  const all = ofCommunity(call, filtersOf(call, input)) ?? withinReach(call, filtersOf(call, input))
  const { where, orderBy } = pageOf(all, { field: 'since', direction: 'desc' }, input.cursor)
  const page = await call.store.find('users', where, { orderBy, limit: pageSize })
  const keys = page.map(({ _id }) => `uid:${_id}`)
  const identities =
    keys.length === 0 ? [] : await call.store.find('identities', { _id: command.in(keys) }, { limit: keys.length })
  const suspended = new Set(identities.flatMap(({ state, userId }) => (state === 'suspended' ? [userId] : [])))
  const today = chinaDate(call.now.getTime())
  return granted({
    // A role that has ended leaves the name of its community behind.
    rows: page
      .filter((user) => isInReach(call, user))
      .map(({ _id, name, phoneSealed, roles, since }) => ({
        userId: _id,
        name,
        phone: phoneOf(call, { phoneSealed }),
        roles: [...new Set(rolesInForce(roles, today).map(({ role }) => role))],
        state: suspended.has(_id) ? ('suspended' as const) : ('active' as const),
        since: instantOf(since.getTime()),
      })),
    next: nextOf(page, pageSize, ({ since, _id }) => ({ value: since, id: _id })),
  })
}

/** Of somebody whose reach is one community: by its own index, and not past everybody else of the street. */
function ofCommunity({ grant }: GrantedCall, more: object): object | undefined {
  const [community, ...others] = grant.within
  if (community === undefined || others.length > 0 || cutTo(community, 'community') !== community) return undefined
  return { streetId: streetIdOf(community), communities: community, ...more }
}

function filtersOf({ seal }: GrantedCall, { role, words }: Input): object {
  const byRole = role === undefined ? {} : { 'roles.role': role }
  if (words === undefined || words === '') return byRole
  const plain = words.replace(/[\s-]/g, '').toLowerCase()
  if (/^1\d{10}$/.test(plain)) return { ...byRole, phoneHash: seal.hashPhone(plain) }
  // Initials are kept without spaces and small, so a range finds them by their index.
  if (/^[a-z]+$/.test(plain)) return { ...byRole, initials: command.gte(plain).and(command.lt(`${plain}{`)) }
  return { ...byRole, name: startingWith(words) }
}
