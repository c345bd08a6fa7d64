import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { granted, type Result, refused } from '#domain/kernel/result'
import type { StoredCredential } from '#domain/organisation/stored'
import { safetyPolicy } from '#domain/policy/safety'
import { signInPolicy } from '#domain/policy/sign-in'
import type { Call } from '../kit/route'
import { hashPassword, isPassword } from '../kit/seal'
import { command } from '../kit/store'
import { countAt, countTry, lockedOut, mayTry } from '../kit/tries'
import { loginTicket } from './ticket'

type Credentials = ParsedInputOf<'account', 'signIn'>

const wrong = () => refused('signInNeeded', '账号或密码不对，请再看看。')
const locked = () =>
  refused('tooMany', `试错次数多了，${signInPolicy.lockMinutes} 分钟后再试。着急就用手机扫一扫登录，或给社区打电话。`)

/** Browser: account and password against a custom-login ticket. Refuses signInNeeded (wrong), tooMany (locked), forbidden (suspended). */
export async function signIn(call: Call, input: Credentials): Promise<Result<AnswerOf<'account', 'signIn'>>> {
  const checked = await checkPassword(call, input)
  if (!checked.ok) return checked
  const identity = await call.store.get('identities', `uid:${checked.value.userId}`)
  if (identity?.state !== 'active') return refused('forbidden', '这个账号停用了。有疑问请联系社区。')
  return granted({ ticket: loginTicket(identity) })
}

/**
 * Counts the try before it looks at the password, so that many tries at once cannot slip past the limit; the right
 * password sets the count back. Whoever finds the count passed and no lock in force sets the lock, so a count that was
 * left behind by a crash heals by itself. An unknown account costs the same slow hash and locks after as many tries, so that
 * nobody can find out which accounts there are; whoever tries many of them is stopped by address.
 */
export async function checkPassword(call: Call, input: Credentials): Promise<Result<StoredCredential>> {
  const [allowed, known] = await Promise.all([
    mayTry(call, 'signIn', safetyPolicy.signIn),
    call.store.get('credentials', input.account),
  ])
  if (!allowed.ok) return lockedOut(safetyPolicy.signIn)
  const checked = known ? await checkKnown(call, known, input.password) : await checkUnknown(call, input)
  if (!checked.ok) await countTry(call, 'signIn', safetyPolicy.signIn)
  return checked
}

async function checkUnknown(call: Call, input: Credentials): Promise<Result<StoredCredential>> {
  const id = `signIn:account:${call.seal.hash('tries.account', input.account).toString('base64url')}`
  const tries = await call.store.get('tries', id)
  if (tries?.lockedUntil && tries.lockedUntil > call.now) return locked()
  await hashPassword(input.password)
  const rules = { ...safetyPolicy.signIn, most: signInPolicy.mostFailures, withinMinutes: 24 * 60 }
  return (await countAt(call, id, rules)) ? locked() : wrong()
}

async function checkKnown(call: Call, known: StoredCredential, password: string): Promise<Result<StoredCredential>> {
  if (isLocked(known, call.now)) return locked()
  const counted = await call.store.change('credentials', known._id, { failures: command.inc(1) })
  // Looked at again after counting: another try may have shut the door since the first look.
  if (counted === undefined || isLocked(counted, call.now)) return locked()
  const { failures } = counted
  if (failures <= signInPolicy.mostFailures && (await isPassword(password, known.passwordHash))) {
    await call.store.change('credentials', known._id, { failures: 0, lockedUntil: null })
    return granted(known)
  }
  if (failures < signInPolicy.mostFailures) return wrong()
  const lockedUntil = new Date(call.now.getTime() + signInPolicy.lockMinutes * 60_000)
  await call.store.change('credentials', known._id, { failures: 0, lockedUntil })
  return locked()
}

const isLocked = ({ lockedUntil }: StoredCredential, now: Date): boolean => lockedUntil !== null && lockedUntil > now
