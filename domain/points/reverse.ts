import { granted, type Result, refused } from '../kernel/result'
import type { PointsEntry } from './account'
import { byDoorCode } from './visit-points'

/**
 * What somebody of the street may take back: what a person decided, never one's own. A visit that its door's code
 * confirmed was decided by nobody; a wrong board is revoked instead. Refuses forbidden, notNow, alreadyDone.
 */
export function mayReverse(
  entry: Pick<PointsEntry, 'kind' | 'userId' | 'points' | 'confirmedBy'>,
  by: string,
): Result<true> {
  if (entry.userId === by) return refused('forbidden', '自己的积分不能自己撤，请同事来办。')
  const decided =
    entry.kind === 'guided' || entry.kind === 'mediated' || (entry.kind === 'visit' && entry.confirmedBy !== byDoorCode)
  if (!decided) return refused('notNow', '这一笔不是人定的奖励，不在这里撤。')
  if (entry.points === 0) return refused('alreadyDone', '这一笔本来就没记分，不用撤。')
  return granted(true)
}

/** An entry is reversed once: its opposite has one id. */
export const reversalIdOf = (entryId: string): string => `${entryId}:reversal`
