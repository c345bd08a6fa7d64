import type { AnswerOf } from '#domain/contract/index'
import { granted, type Result } from '#domain/kernel/result'
import type { GrantedCall } from '../kit/route'

/** By which ways the caller comes in. Round trips: identity; browser identity and account side by side. */
export async function access({ store, caller }: GrantedCall): Promise<Result<AnswerOf<'account', 'access'>>> {
  const { userId } = caller
  const [identity, [credential]] = await Promise.all([
    store.get('identities', `uid:${userId}`),
    store.find('credentials', { userId }, { limit: 1 }),
  ])
  return granted({ account: credential?._id ?? null, wechat: identity?.wechat !== undefined })
}
