import type { AnswerOf } from '#domain/contract/index'
import { useAsk } from '../session/use-ask'
import { pathOfMerge } from './place-words'

export interface GroupShown {
  key: string
  name: string
  note: string
  path: string
}

/** What may stand in the register twice, one line for each group. */
export function useDuplicates() {
  const asked = useAsk('place', 'duplicates', {}, { keep: false })
  return { ...asked, groups: (asked.data?.groups ?? []).map(shownGroup) }
}

type Group = AnswerOf<'place', 'duplicates'>['groups'][number]

const reasons = { creditCode: '信用代码一样', name: '同一社区，名称一样' } as const satisfies Record<
  Group['by'],
  string
>

function shownGroup({ by, places }: Group): GroupShown {
  const ids = places.map(({ placeId }) => placeId)
  const names = [...new Set(places.map(({ name }) => name))]
  const wheres = [...new Set(places.map(({ where }) => where))]
  return {
    key: `${by}${ids.join()}`,
    name: names.join('、'),
    note: [`${places.length} 份`, reasons[by], wheres.join('、')].join('·'),
    path: pathOfMerge(ids),
  }
}
