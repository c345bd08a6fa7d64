import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { applicationNews } from '#domain/inbox/people-news'
import type { UserId } from '#domain/kernel/id'
import { chinaDate } from '#domain/kernel/instant'
import { granted, type Result, refused } from '#domain/kernel/result'
import { orgIdOf } from '#domain/organisation/organisation'
import { rolesInForce } from '#domain/organisation/scope'
import { isGridOf, mayDecide, mayMeet } from '#domain/people/application'
import { giveRole } from '#domain/people/roles'
import type { StoredApplication } from '#domain/people/stored'
import { audit } from '../kit/audit'
import { changeOnce } from '../kit/commands'
import { addPerson, readPerson, writePerson } from '../kit/person'
import type { CommandCall } from '../kit/route'
import { StoreBusy, type Transaction } from '../kit/store'
import { reaches } from './reach'

type Input = ParsedInputOf<'directory', 'decideApplications'>
type Decision = Input['decisions'][number]
type Answer = AnswerOf<'directory', 'decideApplications'>
type Told = { userId: UserId; streetId: string; orgPath: string }

/** So many are decided side by side: a list of twenty is done in five rounds. */
const atOnce = 4

/**
 * Answers applications, each in a transaction of its own and under an id of its own, so that a list sent again does only what
 * was not done. Round trips for each, four side by side: (approved) who has the phone and the grid; begin, application, (identity, person),
 * writes (three to six), news, audit, command, commit.
 * @idempotent by `<command>:<application>`.
 */
export async function decideApplications(call: CommandCall, input: Input): Promise<Result<Answer>> {
  const results: Answer['results'] = []
  for (let from = 0; from < input.decisions.length; from += atOnce)
    results.push(
      ...(await Promise.all(input.decisions.slice(from, from + atOnce).map((each) => decideOne(call, each)))),
    )
  return granted({ results })
}

async function decideOne(call: CommandCall, decision: Decision): Promise<Answer['results'][number]> {
  const { applicationId } = decision
  const own = { ...call, commandId: `${call.commandId}:${applicationId}` }
  try {
    const done = await decide(own, decision)
    return { applicationId, ok: done.ok, message: done.ok ? '' : done.refusal.message }
  } catch (error) {
    if (!(error instanceof StoreBusy)) throw error
    return { applicationId, ok: false, message: '刚才太忙，没存上，请再点一次。' }
  }
}

async function decide(call: CommandCall, decision: Decision): Promise<Result<{ version: number }>> {
  const [holder, grid] = await Promise.all([
    decision.decision === 'approve' ? holderOfPhone(call, decision.applicationId) : undefined,
    decision.decision === 'approve' ? call.store.get('organisations', orgIdOf(decision.grid)) : undefined,
  ])
  return changeOnce(call, decision, async (tx) => {
    const open = await tx.get('applications', decision.applicationId)
    if (!open || !reaches(call.grant, open.orgPath)) return refused('notFound', '没找到这份申请，刷新看看。')
    // A stranger may have been bound to an account since: then it is that person who applies.
    const userId = open.userId ?? (await tx.get('identities', open.identity))?.userId ?? null
    const allowed = mayDecide({ ...open, userId }, call.caller.userId, decision.version)
    if (!allowed.ok) return allowed
    const reason = decision.decision === 'refuse' ? decision.reason : ''
    const review = { by: call.caller.userId, at: call.now, reason }
    const decided = { ...open, userId, decision: review, closedAt: call.now, version: open.version + 1 }
    if (decision.decision === 'refuse') return refuse(tx, call, { ...decided, state: 'refused' })
    if (grid?.kind !== 'grid' || grid.closedOn !== null || !isGridOf(decision.grid, open.orgPath))
      return refused('invalidInput', '请选这个社区里的网格。')
    if (holder !== undefined && userId !== null && holder !== userId)
      return refused('conflict', '这个手机号已经登记在别人名下，请先打电话核对。')
    const admitted = userId
      ? await admitKnown(tx, open, userId, decision.grid)
      : holder === undefined
        ? await admit(tx, call, open, decision.grid)
        : await meet(tx, call, open, { userId: holder, grid: decision.grid })
    if (!admitted.ok) return admitted
    return save(tx, call, { ...decided, userId: admitted.value.userId, state: 'approved' }, admitted.value)
  })
}

/** Who of the street has the number that an application gives. */
async function holderOfPhone({ store }: CommandCall, applicationId: string): Promise<UserId | undefined> {
  const open = await store.get('applications', applicationId)
  if (!open) return undefined
  const { streetId, phoneHash } = open
  const [holder] = await store.find('users', { streetId, phoneHash }, { limit: 1 })
  return holder?._id
}

async function admit(tx: Transaction, call: CommandCall, open: StoredApplication, grid: string): Promise<Result<Told>> {
  const { streetId, name, phoneHash, consent, identity, skills } = open
  const userId = call.mintId() as UserId
  const phone = call.seal.open(open.phoneSealed, 'applications.phone')
  await addPerson(tx, {
    ...{ userId, streetId, orgPath: grid, name, phoneHash, skills, since: call.now, kinds: [] },
    phoneSealed: call.seal.seal(phone, 'users.phone'),
    roles: [{ role: 'volunteer', orgPath: grid }],
    consents: [consent],
    wechat: identity,
  })
  return granted({ userId, streetId, orgPath: grid })
}

/** The street has this person from a list: the WeChat that applies becomes theirs, and nobody is two persons. */
async function meet(
  tx: Transaction,
  call: CommandCall,
  { name, identity, consent, skills }: StoredApplication,
  { userId, grid }: { userId: UserId; grid: string },
): Promise<Result<Told>> {
  const person = await readPerson(tx, userId)
  if (!person || userId === call.caller.userId)
    return refused('conflict', '这个手机号已经登记在别人名下，请先打电话核对。')
  const { user, account } = person
  const inForce = rolesInForce(user.roles, chinaDate(call.now.getTime()))
  const bound = account.wechat !== undefined
  const allowed = mayMeet({ name: user.name, roles: inForce, state: account.state, bound }, { name })
  if (!allowed.ok) return allowed
  const isVolunteer = inForce.some(({ role }) => role === 'volunteer')
  const roles = isVolunteer ? granted(user.roles) : giveRole(user.roles, { role: 'volunteer', orgPath: grid })
  if (!roles.ok) return roles
  const { session: _, ...rest } = account
  const met = {
    ...person,
    user: { ...user, consents: [...user.consents, consent], skills: user.skills?.length ? user.skills : skills },
    account: { ...account, wechat: identity },
    wechat: { ...rest, _id: identity },
  }
  await writePerson(tx, met, { roles: roles.value })
  return granted({ userId, streetId: user.streetId, orgPath: user.orgPath })
}

async function admitKnown(
  tx: Transaction,
  { consent, streetId, skills }: StoredApplication,
  userId: UserId,
  grid: string,
): Promise<Result<Told>> {
  const person = await readPerson(tx, userId)
  if (!person || person.user.streetId !== streetId) return refused('conflict', '申请人登记在别的街道，请打电话问问。')
  if (person.account.state !== 'active') return refused('conflict', '申请人的账号停用了，先恢复再办。')
  const roles = giveRole(person.user.roles, { role: 'volunteer', orgPath: grid })
  if (!roles.ok) return roles
  const consents = [...person.user.consents, consent]
  await writePerson(tx, { ...person, user: { ...person.user, consents, skills } }, { roles: roles.value })
  return granted({ userId, streetId: person.user.streetId, orgPath: person.user.orgPath })
}

/** Whoever the street does not know yet reads the reason in their application; others in the inbox too. */
function refuse(tx: Transaction, call: CommandCall, decided: StoredApplication): Promise<Result<{ version: number }>> {
  const { userId, streetId, orgPath } = decided
  return save(tx, call, decided, userId === null ? undefined : { userId, streetId, orgPath })
}

async function save(
  tx: Transaction,
  call: CommandCall,
  decided: StoredApplication,
  told: Told | undefined,
): Promise<Result<{ version: number }>> {
  const { _id, version, where, decision, streetId, orgPath, state } = decided
  const reason = state === 'refused' ? (decision?.reason ?? '') : null
  await tx.put('applications', decided)
  if (told)
    await tx.add('inbox', applicationNews({ applicationId: _id, version }, told, { where, reason, at: call.now }))
  const what = state === 'refused' ? 'people.refuse' : 'people.admit'
  await audit(tx, call, { userId: call.caller.userId, streetId, orgPath }, { what, about: told?.userId ?? _id })
  return granted({ version })
}
