import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { granted, type Result, refused } from '#domain/kernel/result'
import type { StoredIdentity } from '#domain/organisation/stored'
import { checkPasswordRule } from '#domain/people/password'
import { audit } from '../kit/audit'
import { changeThenShow } from '../kit/commands'
import { shutSessions } from '../kit/person'
import type { CommandCall } from '../kit/route'
import { hashPassword } from '../kit/seal'
import { checkPassword } from './sign-in'
import { loginTicket } from './ticket'

type Kept = { session: number }
const noAccount = () => refused('notFound', '您还没有电脑上的账号，请找给您邀请码的人。')

/**
 * A new password for one's own account, after the one in force (counted like any sign-in). Sent again after it was done it is
 * refused by the shut session: then sign in with the new one.
 * Round trips: identity; tries and credential, the slow hash, user; begin, credential, identity (two), four writes, audit, command, commit.
 */
export async function changePassword(
  call: CommandCall,
  input: ParsedInputOf<'account', 'changePassword'>,
): Promise<Result<AnswerOf<'account', 'changePassword'>>> {
  const { userId } = call.caller
  const checked = await checkPassword(call, { account: input.account, password: input.current })
  // Whoever is signed in stays so: only a stranger is told to sign in.
  if (!checked.ok && checked.refusal.code === 'signInNeeded')
    return refused('invalidInput', '现在的密码不对，请再看看。', { field: 'current' })
  if (!checked.ok) return checked
  if (checked.value.userId !== userId) return refused('forbidden', '这个账号不是您的。')
  const user = await call.store.get('users', userId)
  if (!user) return noAccount()
  const phone = call.seal.open(user.phoneSealed, 'users.phone')
  const rule = checkPasswordRule(input.next, { account: input.account, name: user.name, phone })
  if (!rule.ok) return rule
  const passwordHash = await hashPassword(input.next)
  return changeThenShow<Kept, { ticket: string }>(
    call,
    // The trace holds a hash of the input: without the passwords, or it could be tried through.
    { account: input.account },
    async (tx) => {
      const credential = await tx.get('credentials', input.account)
      const shut = credential && (await shutSessions(tx, userId))
      if (!credential || !shut) return noAccount()
      await tx.put('credentials', { ...credential, passwordHash })
      await audit(tx, call, call.caller, { what: 'account.changePassword', about: userId })
      return granted(keptOf(shut))
    },
    async ({ session }) => granted({ ticket: loginTicket({ userId, session }) }),
  )
}

/** Shuts every browser. Round trips: identity; begin, identity (two), three writes, audit, command, commit. */
export const signOutEverywhere = (
  call: CommandCall,
  input: ParsedInputOf<'account', 'signOutEverywhere'>,
): Promise<Result<AnswerOf<'account', 'signOutEverywhere'>>> =>
  changeThenShow<Kept, { ticket: string | null }>(
    call,
    input,
    async (tx) => {
      const shut = await shutSessions(tx, call.caller.userId)
      if (!shut) return noAccount()
      await audit(tx, call, call.caller, { what: 'account.signOutEverywhere', about: call.caller.userId })
      return granted(keptOf(shut))
    },
    async ({ session }) =>
      granted({
        ticket: call.identity.kind === 'account' ? loginTicket({ userId: call.caller.userId, session }) : null,
      }),
  )

const keptOf = ({ session = 0 }: StoredIdentity): Kept => ({ session })
