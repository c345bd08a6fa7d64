import type { AnswerOf } from '#domain/contract/index'
import { receptionLabel } from '#domain/duty/duty'
import type { StoredBoard } from '#domain/duty/stored'
import { onDutyAt } from '#domain/duty/week'
import { chinaDate, timeLabel } from '#domain/kernel/instant'

type Duty = Pick<AnswerOf<'report', 'landing'>, 'onDuty' | 'nextDuty' | 'receptions'>

/** Who sits at the street's desk now or next, and when leaders receive. No read: the street carries it. */
export function dutyOf(board: StoredBoard | null, now: Date): Duty {
  const { now: onDuty, next } = onDutyAt(board, chinaDate(now.getTime()), timeLabel(now.getTime()))
  return {
    onDuty,
    nextDuty: next,
    receptions: (board?.receptions ?? []).map((each) => ({
      leader: each.leader,
      when: receptionLabel(each),
      room: each.room,
    })),
  }
}
