import { granted, type Result, refused } from '../kernel/result'

/** How somebody is tied to a place: whoever is does not decide what concerns it. Declared by themselves, before it matters. */
export const ties = ['relative', 'employee', 'owner'] as const
export type Tie = (typeof ties)[number]

export const tieLabels = {
  relative: '亲戚朋友在那里',
  employee: '我在那里干活',
  owner: '是我开的，或者有我的份',
} as const satisfies Record<Tie, string>

/** The document id of a declaration: one for a person and a place, so that a look needs one read. */
export const interestIdOf = (userId: string, placeId: string): string => `${userId}:${placeId}`

/** Whether somebody may decide what concerns a place. The sentence says neither which tie nor to whom. Refuses forbidden. */
export const withoutInterest = (declared: unknown, who: 'self' | 'mediator'): Result<true> =>
  declared === undefined
    ? granted(true)
    : refused(
        'forbidden',
        who === 'self' ? '您申报过和这家单位有关系，这件请同事来办。' : '这位调解员申报过和这家单位有关系，请换一位。',
      )
