import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { granted, type Result, refused } from '#domain/kernel/result'
import type { StoredCredential } from '#domain/organisation/stored'
import { signInPolicy } from '#domain/policy/sign-in'
import type { Call } from '../kit/route'
import { hashPassword, isPassword } from '../kit/seal'
import { command } from '../kit/store'
import { loginTicket } from './ticket'

type Credentials = ParsedInputOf<'account', 'signIn'>

const wrong = () => refused('signInNeeded', '账号或密码不对，请再看看。')
const locked = () => refused('tooMany', `试错次数多了，${signInPolicy.lockMinutes} 分钟后再试。着急请给社区打电话。`)

/** Browser: account and password against a custom-login ticket. Refuses signInNeeded (wrong), tooMany (locked), forbidden (suspended). */
export async function signIn(call: Call, input: Credentials): Promise<Result<AnswerOf<'account', 'signIn'>>> {
  const checked = await checkPassword(call, input)
  if (!checked.ok) return checked
  const identity = await call.store.get('identities', `uid:${checked.value.userId}`)
  if (identity?.state !== 'active') return refused('forbidden', '这个账号停用了。有疑问请联系社区。')
  return granted({ ticket: loginTicket(checked.value.userId) })
}

/**
 * Counts the try before it looks at the password, so that many tries at once cannot slip past the limit; the right
 * password sets the count back. Whoever finds the count passed and no lock in force sets the lock, so a count that was
 * left behind by a crash heals by itself. An unknown account costs the same slow hash as a wrong password.
 */
export async function checkPassword(call: Call, input: Credentials): Promise<Result<StoredCredential>> {
  const known = await call.store.get('credentials', input.account)
  if (!known) {
    await hashPassword(input.password)
    return wrong()
  }
  if (isLocked(known, call.now)) return locked()
  const counted = await call.store.change('credentials', known._id, { failures: command.inc(1) })
  // Looked at again after counting: another try may have shut the door since the first look.
  if (counted === undefined || isLocked(counted, call.now)) return locked()
  const { failures } = counted
  if (failures <= signInPolicy.mostFailures && (await isPassword(input.password, known.passwordHash))) {
    await call.store.change('credentials', known._id, { failures: 0, lockedUntil: null })
    return granted(known)
  }
  if (failures < signInPolicy.mostFailures) return wrong()
  const lockedUntil = new Date(call.now.getTime() + signInPolicy.lockMinutes * 60_000)
  await call.store.change('credentials', known._id, { failures: 0, lockedUntil })
  return locked()
}

const isLocked = ({ lockedUntil }: StoredCredential, now: Date): boolean => lockedUntil !== null && lockedUntil > now
