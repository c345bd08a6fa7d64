import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { granted, type Result, refused } from '#domain/kernel/result'
import { maskPhone } from '#domain/organisation/mask'
import { orgIdOf, pathsAbove, whereLabel } from '#domain/organisation/organisation'
import { cutTo } from '#domain/organisation/path'
import { type Caller, callerOf } from '../kit/caller'
import type { Call, GrantedCall } from '../kit/route'
import { command, DuplicateId } from '../kit/store'
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
 * Mini-program: binds the WeChat identity that is calling to the user of an account, once. Refuses forbidden outside
 * WeChat, conflict when this WeChat already belongs to somebody else, and all that `checkPassword` refuses.
 */
export async function linkWechat(call: Call, input: ParsedInputOf<'account', 'linkWechat'>): Promise<Result<Me>> {
  if (call.identity.kind !== 'wechat') return refused('forbidden', '请在微信里打开小程序再绑定。')
  const key = call.identity.key
  const checked = await checkPassword(call, input)
  if (!checked.ok) return checked
  const { userId } = checked.value
  const account = await call.store.get('identities', `uid:${userId}`)
  if (account?.state !== 'active') return refused('forbidden', '这个账号停用了。有疑问请联系社区。')
  const bound = await call.store
    .transaction(
      async (tx) => {
        const known = await tx.get('identities', key)
        if (!known) await tx.add('identities', { ...account, _id: key })
        return known ?? { ...account, _id: key }
      },
      () => true,
    )
    .catch((error: unknown) => {
      if (error instanceof DuplicateId) return call.store.get('identities', key)
      throw error
    })
  if (bound?.userId !== userId) return refused('conflict', '这个微信已经绑定了别的账号。要换请找社区。')
  const caller = callerOf(bound, call.now.getTime())
  return caller === 'suspended' ? refused('forbidden', '这个账号停用了。有疑问请联系社区。') : cardOf(call, caller)
}
