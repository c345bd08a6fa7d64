import type { AnswerOf } from '#domain/contract/index'
import { type Instant, listTimeLabel } from '#domain/kernel/instant'

type Award = AnswerOf<'points', 'awards'>['awards'][number]

/** One award for guiding or mediating. */
export interface AwardShown {
  key: string
  holder: string
  reason: string
  when: string
  points: number
  reversed: boolean
  /** One's own, or one that gave nothing: why it cannot be taken back here. */
  off?: string
}

export const shownAward = (
  { entryId, holderName, reason, at, points, reversed, own }: Award,
  now: Instant,
): AwardShown => ({
  key: entryId,
  holder: holderName === '' ? '姓名不显示' : holderName,
  reason,
  when: listTimeLabel(at, now),
  points,
  reversed,
  off: own ? '自己的，请同事来撤' : points === 0 ? '没记分，不用撤' : undefined,
})
