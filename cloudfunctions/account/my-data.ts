import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import type { DataPart, OwnRecord } from '#domain/contract/privacy'
import { redemptionStateLabels } from '#domain/goods/goods'
import { momentLabel } from '#domain/kernel/instant'
import { assertNever, granted, type Result, refused } from '#domain/kernel/result'
import { mediationOutcomeLabels } from '#domain/mediation/mediation'
import { roleLabels } from '#domain/organisation/role'
import { visitResultLabels } from '#domain/visit/visit'
import type { CollectionName, Stored } from '../kit/collections'
import { nextOf, pageOf } from '../kit/cursor'
import type { GrantedCall } from '../kit/route'

type Answer = AnswerOf<'account', 'myData'>
/** A copy is asked for seldom and read whole: longer pages than a list's. */
const size = 100

const titles = {
  person: '我的资料',
  visits: '我的走访',
  mediations: '我的主动调解',
  points: '我的积分',
  redemptions: '我的兑换',
  inbox: '我的消息',
} as const satisfies Record<DataPart, string>

/**
 * A copy of what is one's own, a page of one part. Reports are not among it: nobody knows whose they are, their receipt opens them.
 * Round trips: identity, page (of `person`: user and application).
 */
export async function myData(call: GrantedCall, input: ParsedInputOf<'account', 'myData'>): Promise<Result<Answer>> {
  const now = call.now.getTime()
  const when = (at: Date) => momentLabel(at.getTime(), now)
  const page = pager(call, input.cursor)
  switch (input.part) {
    case 'person':
      return person(call, when)
    case 'visits':
      return page('visits', 'authorId', 'at', titles.visits, (each) => ({
        ...{ 时间: when(each.at), 地点: each.placeName, 所在: each.where, 结果: visitResultLabels[each.result] },
        ...{ 写的话: each.note, 得分: each.awarded },
      }))
    case 'mediations':
      return page('mediations', 'authorId', 'at', titles.mediations, (each) => ({
        ...{ 时间: when(each.at), 地点: each.placeName, 结果: mediationOutcomeLabels[each.outcome] },
        ...{ 写的话: each.words, 得分: each.awarded },
      }))
    case 'points':
      return page('pointsEntries', 'userId', 'at', titles.points, (each) => ({
        ...{ 时间: when(each.at), 积分: each.points, 原因: each.reason },
      }))
    case 'redemptions':
      return page('redemptions', 'userId', 'reservedAt', titles.redemptions, (each) => ({
        ...{ 时间: when(each.reservedAt), 物品: each.goodsName, 积分: each.points },
        状态: redemptionStateLabels[each.state],
      }))
    case 'inbox':
      return page('inbox', 'userId', 'at', titles.inbox, (each) => ({
        ...{ 时间: when(each.at), 标题: each.title, 内容: each.text },
      }))
    default:
      return assertNever(input.part)
  }
}

function pager(call: GrantedCall, cursor: string | undefined) {
  return async <C extends CollectionName, F extends keyof Stored[C] & string>(
    collection: C,
    owner: string,
    order: F,
    title: string,
    recordOf: (document: Stored[C]) => OwnRecord,
  ): Promise<Result<Answer>> => {
    const { where, orderBy } = pageOf({ [owner]: call.caller.userId }, { field: order, direction: 'desc' }, cursor)
    const found = await call.store.find(collection, where, { orderBy, limit: size })
    const next = nextOf(found, size, (last) => ({ value: last[order] as Date, id: String(last._id) }))
    return granted({ title, records: found.map(recordOf), next })
  }
}

async function person({ store, seal, caller }: GrantedCall, when: (at: Date) => string): Promise<Result<Answer>> {
  const user = await store.get('users', caller.userId)
  if (!user) return refused('signInNeeded', '没找到您的资料，请联系社区。')
  const held = user.roles.map(({ role, until }) => `${roleLabels[role]}${until ? `（到 ${until}）` : ''}`)
  const records: OwnRecord[] = [
    {
      ...{ 姓名: user.name, 手机号: seal.open(user.phoneSealed, 'users.phone'), 身份: held.join('、') || '居民' },
      ...{ 编号: user._id, 加入时间: when(user.since) },
    },
    ...user.consents.map(({ text, version, at }) => ({ 同意过: text, 版本: version, 时间: when(at) })),
  ]
  return granted({ title: titles.person, records, next: null })
}
