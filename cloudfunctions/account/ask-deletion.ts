import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { granted, type Result, refused } from '#domain/kernel/result'
import type { Role } from '#domain/organisation/role'
import { privacyPolicy } from '#domain/policy/privacy'
import { audit } from '../kit/audit'
import { changeOnce } from '../kit/commands'
import { renameAtDesk } from '../kit/desk-names'
import type { CommandCall } from '../kit/route'
import { type AtDesk, afterStandingDown, deskOf } from '../kit/sitting'
import { command } from '../kit/store'
import { changeSeats } from './seats'

type Answer = AnswerOf<'account', 'askDeletion'>

/** A post is ended or given back first: others count on it. */
const posts: Role[] = ['gridWorker', 'communityStaff', 'streetStaff', 'agencyOfficer', 'leader', 'administrator']

/**
 * The account is given up. First name and number are locked away, sealed, in one transaction; then everything else that is personal is
 * erased, the ways to sign in last: cut short anywhere, the same person can ask again and the rest is done.
 * Round trips: identity; what still waits (two side by side); begin, user, locked, account, audit, command, commit; removals; of whoever
 * sat at the desk its weeks.
 */
export async function askDeletion(
  call: CommandCall,
  input: ParsedInputOf<'account', 'askDeletion'>,
): Promise<Result<Answer>> {
  const { userId, roles } = call.caller
  const post = roles.find(({ role }) => posts.includes(role))
  if (post) return refused('notNow', '您还担着工作身份，请先把手上的事交给同事，在「账号与安全」里交回身份，再来注销。')
  const [goods, cases] = await Promise.all([
    call.store.count('redemptions', { userId, state: 'reserved' }),
    call.store.count('cases', { mediatorId: userId, status: 'mediating' }),
  ])
  if (goods > 0) return refused('notNow', `还有 ${goods} 样东西没领，请先领走或者退回，再来注销。`)
  if (cases > 0) return refused('notNow', `手上还有 ${cases} 件在调解，请先请街道交给同事，再来注销。`)
  const locked = await lockAway(call, input)
  if (!locked.ok) return locked
  await erase(call)
  return locked
}

const lockAway = (call: CommandCall, input: ParsedInputOf<'account', 'askDeletion'>): Promise<Result<Answer>> =>
  changeOnce(call, input, async (tx) => {
    const { userId, streetId, orgPath } = call.caller
    const kept = privacyPolicy.keptAfterLeaving.map((each) => ({ ...each }))
    const user = await tx.get('users', userId)
    // Erased by an earlier try that was cut short.
    if (!user) return granted({ kept })
    const plain = JSON.stringify({ name: user.name, phone: call.seal.open(user.phoneSealed, 'users.phone') })
    const sealed = call.seal.seal(plain, 'lockedAway.person')
    const account = await tx.get('pointsAccounts', userId)
    await tx.put('lockedAway', { _id: userId, streetId, orgPath, sealed, at: call.now })
    if (account) await tx.put('pointsAccounts', { ...account, closedAt: call.now, version: account.version + 1 })
    await audit(tx, call, call.caller, { what: 'account.askDeletion', about: userId })
    return granted({ kept })
  })

async function erase(call: CommandCall): Promise<void> {
  const { store } = call
  const { userId, streetId } = call.caller
  const user = await store.get('users', userId)
  const desk = user && deskOf(user)
  await Promise.all([
    changeSeats(call, userId, null),
    store.changeAll('referralCodes', { userId, revokedAt: null }, { revokedAt: call.now }),
    store.changeAll('invitations', { usedBy: userId }, { forName: '' }),
    store.removeAll(
      'applications',
      user ? command.or([{ userId }, { streetId, phoneHash: user.phoneHash }]) : { userId },
    ),
    store.removeAll('interests', { userId }),
    store.removeAll('inbox', { userId }),
    store.removeAll('mediators', { _id: userId }),
    store.removeAll('credentials', { userId }),
  ])
  // After the roster: nobody is put at the desk any more who is not in it.
  if (desk) await vacateDesk(call, desk)
  await store.removeAll('users', { _id: userId })
  await store.removeAll('identities', { userId })
}

/** Coming shifts fall vacant; where they sat before only their number stays. */
async function vacateDesk(call: CommandCall, desk: AtDesk): Promise<void> {
  await afterStandingDown(call, desk)
  await renameAtDesk(call, desk, goneName)
}
/** Stands where the name stood. */
const goneName = '已注销'
