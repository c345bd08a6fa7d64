import type { StoredCase } from '../case/stored'
import type { StoredMessage } from '../report/stored'
import type { StoredInboxItem } from './stored'

/**
 * What the mediator is told when a reporter writes: that somebody waits, in which case. Not one word of it, and nothing of
 * who wrote. The id is derived, so it is told once.
 */
export const messageNews = (
  { mediatorId, streetId, orgPath, placeName, number }: StoredCase,
  { _id, at }: Pick<StoredMessage, '_id' | 'at'>,
): StoredInboxItem => ({
  _id: `caseMessage:${_id}`,
  userId: mediatorId,
  streetId,
  orgPath,
  kind: 'caseMessage',
  title: '有人在等您回话',
  text: `「${placeName}」（${number}）来了一句新的留言。`,
  at,
  read: false,
})
