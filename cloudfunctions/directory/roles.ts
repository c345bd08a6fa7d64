import type { ParsedInputOf } from '#domain/contract/index'
import type { PersonCard } from '#domain/contract/people'
import { roleNews } from '#domain/inbox/people-news'
import type { UserId } from '#domain/kernel/id'
import { chinaDate } from '#domain/kernel/instant'
import { granted, type Result, refused } from '#domain/kernel/result'
import { orgIdOf } from '#domain/organisation/organisation'
import { cutTo } from '#domain/organisation/path'
import type { Role } from '#domain/organisation/role'
import { rolesInForce } from '#domain/organisation/scope'
import { isHeldAt, mayManage, maySuspend } from '#domain/people/manage'
import * as rules from '#domain/people/roles'
import { keepsAdministrator, otherAdministrator } from '../kit/administrators'
import { audit } from '../kit/audit'
import { changeThenShow } from '../kit/commands'
import { revokeGuiding } from '../kit/guiding'
import { leaveDesk } from '../kit/leave-desk'
import { type Person, type PersonChange, readPerson, writePerson } from '../kit/person'
import type { CommandCall } from '../kit/route'
import { afterStandingDown } from '../kit/sitting'
import type { Transaction } from '../kit/store'
import { cardOf, isInReach, noPerson } from './person'

type Card = Promise<Result<PersonCard>>
/** What a rule makes of a person: what changes, and how they are told. */
type Told = { change: PersonChange; role: Role | null; words: string; reason?: string }

/**
 * Changes a person: all their documents, their shifts at the desk, the news and the audit in one transaction of at most ten. Nobody
 * changes themselves. Round trips: identity; begin, person (two to five), the same written, (of whoever sits at the desk: street, weeks,
 * those that change), news, audit, command, commit; (roster line, identity, weeks, staff, news); to show: as `person`.
 */
const changePerson = (
  call: CommandCall,
  input: { userId: UserId },
  what: string,
  decide: (person: Person) => Result<Told>,
  /** Asked in the transaction as well, before anything is written. */
  holds: (tx: Transaction, person: Person) => Promise<Result<true>> = async () => granted(true),
): Card =>
  changeThenShow(
    call,
    input,
    async (tx) => {
      const person = await readPerson(tx, input.userId)
      if (!person || !isInReach(call, person.user)) return noPerson()
      const decided = decide(person)
      if (!decided.ok) return decided
      const still = await holds(tx, person)
      if (!still.ok) return still
      const { change, role, words, reason } = decided.value
      const after = await writePerson(tx, person, change)
      const { account, user } = after
      const left = await leaveDesk(tx, call, after)
      const { streetId, orgPath } = user
      const about = { userId: user._id, streetId, orgPath }
      await tx.add('inbox', roleNews(call.commandId, about, { role, change: words, at: call.now }))
      const doer = { userId: call.caller.userId, streetId, orgPath }
      await audit(tx, call, doer, { what, about: user._id, ...(reason ? { reason } : {}) })
      return granted({ version: account.version, left, guides: guides(after, call.now) })
    },
    async ({ left, guides: stillGuides }) => {
      if (!stillGuides) await revokeGuiding(call, input.userId)
      if (left) await afterStandingDown(call, left.at, left.done)
      return cardOf(call, input.userId)
    },
  )

/** Somebody who may sign in and is a volunteer today. */
const guides = ({ account, user }: Person, now: Date): boolean =>
  account.state === 'active' &&
  rolesInForce(user.roles, chinaDate(now.getTime())).some(({ role }) => role === 'volunteer')

/** Gives a role to somebody of the same street, at a place of the right kind. One read more: the place. */
export async function giveRole(call: CommandCall, input: ParsedInputOf<'directory', 'giveRole'>): Card {
  const { userId, role, orgPath, kinds } = input
  const place = await call.store.get('organisations', orgIdOf(orgPath))
  return changePerson(call, input, 'people.giveRole', ({ user }) => {
    const allowed = mayManage(call.caller, { userId, role, orgPath })
    if (!allowed.ok) return allowed
    if (!place || place.closedOn !== null || !isHeldAt(role, place.kind)) return wrongPlace()
    if (cutTo(orgPath, 'street') !== cutTo(user.orgPath, 'street'))
      return refused('conflict', '他登记在别的街道，不能在这里加身份。')
    const roles = rules.giveRole(user.roles, { role, orgPath })
    if (!roles.ok) return roles
    const change = { roles: roles.value, ...(role === 'mediator' ? { kinds } : {}) }
    return granted({ change, role, words: '加上了这个身份，今天起就能用。' })
  })
}

export const wrongPlace = () => refused('invalidInput', '这个身份不在这里设，请换一个地方。')

/** Ends a role after a day that is not past. What is in hand stays until it is handed over. */
export async function endRole(call: CommandCall, input: ParsedInputOf<'directory', 'endRole'>): Card {
  const ends = input.role === 'administrator'
  const other = ends ? await otherAdministrator(call.store, input) : undefined
  return changePerson(
    call,
    input,
    'people.endRole',
    ({ user }) => {
      const allowed = mayManage(call.caller, input)
      if (!allowed.ok) return allowed
      const roles = rules.endRole(user.roles, input, chinaDate(call.now.getTime()))
      if (!roles.ok) return roles
      return granted({ change: { roles: roles.value }, role: input.role, words: `最后一天是 ${input.lastOn}。` })
    },
    async (tx) => (ends ? keepsAdministrator(tx, other, input.orgPath) : granted(true)),
  )
}

/** Shuts every way in at once; what the person did stays. Two reads more of somebody who may be an administrator. */
export async function suspend(call: CommandCall, input: ParsedInputOf<'directory', 'suspend'>): Card {
  const about = await call.store.get('users', input.userId)
  const led = about && isInReach(call, about) ? administered(about, call.now) : undefined
  const other =
    led === undefined ? undefined : await otherAdministrator(call.store, { userId: input.userId, orgPath: led })
  return changeState(call, input, 'suspended', input.reason, async (tx, { user }) => {
    const leads = administered(user, call.now)
    return leads === undefined ? granted(true) : keepsAdministrator(tx, other, leads)
  })
}

/** Where somebody is an administrator now. */
const administered = ({ roles }: Person['user'], now: Date) =>
  rolesInForce(roles, chinaDate(now.getTime())).find(({ role }) => role === 'administrator')?.orgPath

export const resume = (call: CommandCall, input: ParsedInputOf<'directory', 'resume'>): Card =>
  changeState(call, input, 'active')

const changeState = (
  call: CommandCall,
  input: { userId: UserId },
  state: 'active' | 'suspended',
  reason?: string,
  holds?: (tx: Transaction, person: Person) => Promise<Result<true>>,
): Card =>
  changePerson(
    call,
    input,
    state === 'active' ? 'people.resume' : 'people.suspend',
    ({ user, account }) => {
      const inForce = rolesInForce(user.roles, chinaDate(call.now.getTime()))
      const allowed = maySuspend(call.caller, { userId: user._id, orgPath: user.orgPath, inForce })
      if (!allowed.ok) return allowed
      const words = state === 'active' ? '恢复了' : '停用了'
      if (account.state === state) return refused('alreadyDone', `这个账号已经${words}，刷新看看。`)
      return granted({ change: { state }, role: null, words, ...(reason ? { reason } : {}) })
    },
    holds,
  )
