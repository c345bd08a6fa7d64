import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { granted, type Result, refused } from '#domain/kernel/result'
import { maskPhone } from '#domain/organisation/mask'
import { orgIdOf, pathsAbove, whereLabel } from '#domain/organisation/organisation'
import { cutTo } from '#domain/organisation/path'
import type { StoredIdentity } from '#domain/organisation/stored'
import { audit } from '../kit/audit'
import { type Caller, callerOf } from '../kit/caller'
import type { Call, GrantedCall } from '../kit/route'
import { command, type Transaction } from '../kit/store'
import { checkPassword } from './sign-in'

type Me = AnswerOf<'account', 'me'>

/** The caller's own card. Round trips: identity, user and organisations together. */
export const me = (call: GrantedCall): Promise<Result<Me>> => cardOf(call, call.caller)

async function cardOf(call: Call, caller: Caller): Promise<Result<Me>> {
  const ids = [...new Set(caller.roles.flatMap(({ orgPath }) => pathsAbove(orgPath).map(orgIdOf)))]
  const [user, organisations] = await Promise.all([
    call.store.get('users', caller.userId),
    call.store.find('organisations', { _id: command.in(ids) }, { limit: 100 }),
  ])
  if (!user) return refused('signInNeeded', '没找到您的资料，请联系社区。')
  const names = new Map(organisations.map(({ orgPath, name }) => [orgPath, name]))
  const named = (path: string | undefined) => (path && names.get(path)) ?? ''
  const where = (path: string) => {
    const below = pathsAbove(path).slice(2)
    return below.length === 0 ? named(path) : whereLabel(below.map(named))
  }
  return granted({
    userId: caller.userId,
    name: user.name,
    phone: maskPhone(call.seal.open(user.phoneSealed, 'users.phone')),
    streetName: named(cutTo(caller.orgPath, 'street')),
    roles: caller.roles
      .filter(({ role }) => role !== 'resident' || caller.roles.length === 1)
      .map(({ role, orgPath }) => ({ role, orgPath, where: where(orgPath) })),
  })
}

/**
 * Mini-program: binds the WeChat identity that is calling to the user of an account: one WeChat for one account, once.
 * Its owner is told in the inbox. Refuses forbidden outside WeChat, conflict when either already belongs elsewhere, and
 * all that `checkPassword` refuses.
 */
export async function linkWechat(call: Call, input: ParsedInputOf<'account', 'linkWechat'>): Promise<Result<Me>> {
  if (call.identity.kind !== 'wechat') return refused('forbidden', '请在微信里打开小程序再绑定。')
  const { key } = call.identity
  const checked = await checkPassword(call, input)
  if (!checked.ok) return checked
  const { userId } = checked.value
  const bound = await call.store.transaction(
    (tx) => bind(tx, call, userId, key),
    (result) => result.ok,
  )
  if (!bound.ok) return bound
  const caller = callerOf(bound.value, call.now.getTime())
  return caller === 'suspended' ? suspended() : cardOf(call, caller)
}

const suspended = () => refused('forbidden', '这个账号停用了。有疑问请联系社区。')

async function bind(tx: Transaction, call: Call, userId: string, key: string): Promise<Result<StoredIdentity>> {
  const account = await tx.get('identities', `uid:${userId}`)
  if (account?.state !== 'active') return suspended()
  const known = await tx.get('identities', key)
  if (known && known.userId !== userId) return refused('conflict', '这个微信已经绑定了别的账号。要换请找社区。')
  if (known) return granted(known)
  if (account.wechat !== undefined) return refused('conflict', '这个账号已经绑定了别的微信。要换请找社区。')
  const { wechat: _, session: __, ...rest } = account
  const identity: StoredIdentity = { ...rest, _id: key }
  await tx.add('identities', identity)
  await tx.put('identities', { ...account, wechat: key, version: account.version + 1 })
  const { streetId, orgPath } = account
  await tx.add('inbox', {
    ...{ _id: `wechatLinked:${userId}:${account.version + 1}`, userId: account.userId, streetId, orgPath },
    ...{ kind: 'wechatLinked', title: '账号绑定了微信', at: call.now, read: false },
    text: '您的账号刚在一个微信里登录并绑定了。要不是您本人，请马上告诉社区。',
  })
  await audit(tx, call, account, { what: 'account.linkWechat', about: userId })
  return granted(identity)
}
