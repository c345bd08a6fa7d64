import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import type { DataPart, OwnRecord } from '#domain/contract/privacy'
import { dutyLabels } from '#domain/duty/duty'
import { redemptionStateLabels } from '#domain/goods/goods'
import { momentLabel } from '#domain/kernel/instant'
import { assertNever, granted, type Result } from '#domain/kernel/result'
import { mediationOutcomeLabels } from '#domain/mediation/mediation'
import { tieLabels } from '#domain/people/interest'
import { visitResultLabels } from '#domain/visit/visit'
import type { CollectionName, Stored } from '../kit/collections'
import { nextOf, pageOf } from '../kit/cursor'
import type { GrantedCall } from '../kit/route'
import { command } from '../kit/store'
import { myPerson } from './my-person'

type Answer = AnswerOf<'account', 'myData'>
/** A copy is asked for seldom and read whole: longer pages than a list's. */
const size = 100

const titles = {
  ties: '我申报的关系',
  shifts: '我的值班',
  visits: '我的走访',
  mediations: '我的主动调解',
  points: '我的积分',
  redemptions: '我的兑换',
  inbox: '我的消息',
} as const satisfies Record<Exclude<DataPart, 'person'>, string>

/**
 * A copy of what is one's own, a page of one part. Reports are not among it: nobody knows whose they are, their receipt opens them.
 * Round trips: identity, page; of `person` see there.
 */
export async function myData(call: GrantedCall, input: ParsedInputOf<'account', 'myData'>): Promise<Result<Answer>> {
  const now = call.now.getTime()
  const when = (at: Date) => momentLabel(at.getTime(), now)
  const page = pager(call, input.cursor)
  switch (input.part) {
    case 'person':
      return myPerson(call)
    case 'ties':
      return page('interests', 'userId', 'at', titles.ties, (each) => ({
        ...{ 时间: when(each.at), 单位: each.placeName, 关系: tieLabels[each.tie] },
      }))
    case 'shifts':
      return shifts(call, input.cursor)
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

/** One's own shifts, the latest week first: those that were sat and those to come. */
async function shifts({ store, caller }: GrantedCall, cursor: string | undefined): Promise<Result<Answer>> {
  const { userId, streetId } = caller
  const ofStreet = command.gte(`${streetId}:`).and(command.lt(`${streetId}:9999`))
  const own = command.and([{ _id: ofStreet }, { 'shifts.userId': userId }])
  const { where, orderBy } = pageOf(own, { field: 'monday', direction: 'desc' }, cursor)
  const weeks = await store.find('dutyWeeks', where, { orderBy, limit: size })
  const records = weeks
    .flatMap((week) => week.shifts)
    .filter((shift) => shift.userId === userId)
    .map(({ on, from, to, kind, place }) => ({ 日期: on, 时间: `${from}–${to}`, 身份: dutyLabels[kind], 地点: place }))
  return granted({
    title: titles.shifts,
    records,
    next: nextOf(weeks, size, ({ monday, _id }) => ({ value: monday, id: _id })),
  })
}
