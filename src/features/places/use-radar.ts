import { useState } from 'react'
import type { AnswerOf } from '#domain/contract/index'
import { dayLabel, type Instant } from '#domain/kernel/instant'
import { type Measure, measureLabels } from '#domain/place/radar'
import { mediationBodyLabels } from '#domain/place/registry'
import { useAsk } from '../session/use-ask'
import { useNow } from '../session/use-now'
import { useTell } from '../session/use-tell'
import { pathOfMissing, shownPlace } from './place-words'
import { handed } from './said'
import { useAreas } from './use-places'

export interface CoverageShown {
  key: Measure
  label: string
  covered: number
  of: number
  percent: number | null
}
export interface GapShown {
  key: string
  placeId: string
  name: string
  note: string
}

/** Who has what they should have, in the whole reach or in one part of it. */
export function useRadar() {
  const now = useNow()
  const [within, setWithin] = useState('')
  const areas = useAreas().filter(({ value }) => value.split('/').length === 4)
  const asked = useAsk('place', 'radar', within === '' ? {} : { within }, { keep: false })
  const table = useTell('register', 'exportPlaces', { changes: false })
  return {
    ...asked,
    ...shownRadar(asked.data, now),
    busy: table.busy,
    /** Every firm with what it has, as a table. */
    exportAll: async (): Promise<void> =>
      void (await handed(await table.tell({ kind: 'company', ...(within !== '' && { within }) }))),
    pathOf: (measure: Measure) => pathOfMissing(measure, within),
    selects: [{ key: 'within', label: '社区', value: within, options: [{ value: '', label: '全部社区' }, ...areas] }],
    onSelect: (_: string, value: string) => setWithin(value),
  }
}

function shownRadar(data: AnswerOf<'place', 'radar'> | undefined, now: Instant) {
  return {
    coverage: (data?.coverage ?? []).map(
      ({ measure, ...figures }): CoverageShown => ({ key: measure, label: measureLabels[measure], ...figures }),
    ),
    unmediated: (data?.unmediated ?? []).map(({ place, needs }): GapShown => {
      const { key, name, where, staff } = shownPlace(place)
      return {
        key,
        placeId: key,
        name,
        note: [where, staff || '人数没填', `要有${mediationBodyLabels[needs]}`].join('·'),
      }
    }),
    expiring: (data?.expiring ?? []).map(({ place, measure, through }): GapShown => {
      const until = dayLabel(`${through}T04:00:00.000Z`, now)
      const { key, name, where } = shownPlace(place)
      return {
        key: `${key}${measure}`,
        placeId: key,
        name,
        note: [where, measureLabels[measure], `${until} 到期`].join('·'),
      }
    }),
    unknownStaff: data?.unknownStaff ?? 0,
  }
}
