import type { StoredRedemption } from '../goods/stored'
import type { StoredEntry } from '../points/stored'
import type { StoredInboxItem } from './stored'

const toHolder = ({ userId, streetId, orgPath }: StoredRedemption, at: Date) => ({
  userId,
  streetId,
  orgPath,
  at,
  read: false,
})

/** The item is in the volunteer's hands; if it is not, this is how they find out. */
export const handedOutNews = (redemption: StoredRedemption, at: Date): StoredInboxItem => ({
  ...toHolder(redemption, at),
  _id: `handedOut:${redemption._id}`,
  kind: 'redemptionHandedOut',
  title: '东西领走了',
  text: `「${redemption.goodsName}」在${redemption.outletName}领走了，用掉 ${redemption.points} 分。要不是您本人领的，请马上告诉社区。`,
})

/** It was not fetched in time. */
export const expiredNews = (redemption: StoredRedemption, at: Date): StoredInboxItem => ({
  ...toHolder(redemption, at),
  _id: `expired:${redemption._id}`,
  kind: 'redemptionExpired',
  title: '留着的东西过期了',
  text: `「${redemption.goodsName}」过了留着的日子，${redemption.points} 分退回来了。还想要，重新换一件就行。`,
})

/** An award was taken back. `owed` is what is missing now, because it had been spent before. */
export const reversedNews = (
  wrong: StoredEntry,
  { reason, owed, at }: { reason: string; owed: number; at: Date },
): StoredInboxItem => ({
  _id: `reversed:${wrong._id}`,
  userId: wrong.userId as StoredInboxItem['userId'],
  streetId: wrong.streetId,
  orgPath: wrong.orgPath,
  kind: 'awardReversed',
  title: '有一笔积分撤回了',
  text: `「${wrong.reason}」记的 ${wrong.points} 分，街道查实后撤回了：${reason.replace(/[。.]+$/, '')}。${owedWords(owed)}有疑问请给社区打个电话。`,
  at,
  read: false,
})

const owedWords = (owed: number): string => (owed > 0 ? `先欠着 ${owed} 分，下次得的分先补上。` : '')
